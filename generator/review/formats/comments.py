"""Source code and where it may cite in; its comments out. Strings are no comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from generator.review.formats.lines import Span, clipped, holds_any
from generator.review.inline import read_inline
from generator.review.syntax import COMMENT
from generator.review.texts import Unit

_DOUBLE = r'"(?:[^"\\\r\n]|\\.)*"'
_SINGLE = r"'(?:[^'\\\r\n]|\\.)*'"
_BLOCK = r"(?P<block>/\*.*?(?:\*/|\Z))"
_PATTERNS = {
    "python": rf"(?P<doc>[rRuUbBfF]{{0,2}}(?P<q>\"\"\"|''').*?(?P=q))|{_DOUBLE}|{_SINGLE}"
    r"|(?P<line>\#[^\r\n]*)",
    "hash": rf"{_DOUBLE}|{_SINGLE}|(?P<line>(?:(?<=\s)|(?<![\s\S]))\#[^\r\n]*)",
    "slash": rf"{_DOUBLE}|{_SINGLE}|`(?:[^`\\]|\\.)*`|(?P<line>//[^\r\n]*)|{_BLOCK}",
    "rust": rf"{_DOUBLE}|'(?:[^'\\\r\n]|\\.)'|(?P<line>//[^\r\n]*)|{_BLOCK}",
    "php": rf"{_DOUBLE}|{_SINGLE}|(?P<line>(?://|\#)[^\r\n]*)|{_BLOCK}",
    "css": rf"{_DOUBLE}|{_SINGLE}|{_BLOCK}",
    "dash": rf"{_DOUBLE}|{_SINGLE}|(?P<block>--\[\[.*?\]\]|\{{-.*?-\}}|/\*.*?\*/)"
    r"|(?P<line>--[^\r\n]*)",
    "semicolon": rf"{_DOUBLE}|(?P<line>;[^\r\n]*)",
    "ini": r"(?P<line>(?:(?<=[\r\n])|(?<![\s\S]))[ \t]*[;#][^\r\n]*)",
    "percent": rf"{_DOUBLE}|(?P<line>(?<!\\)%[^\r\n]*)",
    "batch": r"(?P<line>(?im:^[ \t]*(?:rem\b|::)[^\r\n]*))",
}
_COMPILED = {name: re.compile(pattern, re.DOTALL) for name, pattern in _PATTERNS.items()}
_BETWEEN = re.compile(r"(?:\r\n|\r|\n)[ \t]*")

COMMENTS = {
    **dict.fromkeys((".py", ".pyi", ".pyx", ".bzl", ".star"), "python"),
    **dict.fromkeys(
        (".sh", ".bash", ".zsh", ".fish", ".rb", ".pl", ".pm", ".r", ".jl", ".toml",
         ".mk", ".cmake", ".nix", ".ex", ".exs", ".ps1", ".dockerfile", ".properties", ".conf",
         ".gitignore", ".graphql", ".nim", ".cr", ".tcl", ".awk",
         "dockerfile", "containerfile", "makefile", "gnumakefile", "rakefile", "gemfile",
         "jenkinsfile", "justfile", "codeowners"), "hash"),
    **dict.fromkeys(
        (".js", ".mjs", ".cjs", ".jsx", ".ts", ".tsx", ".mts", ".cts", ".java", ".c", ".h", ".cc",
         ".cpp", ".cxx", ".hpp", ".hh", ".cs", ".go", ".swift", ".kt", ".kts", ".scala", ".dart",
         ".groovy", ".gradle", ".proto", ".scss", ".less", ".m", ".mm", ".zig", ".v", ".sol",
         ".jsonc", ".cu"), "slash"),
    ".rs": "rust",
    **dict.fromkeys((".php", ".tf", ".hcl"), "php"),
    ".css": "css",
    **dict.fromkeys((".sql", ".lua", ".hs", ".elm", ".ada", ".adb", ".ads", ".vhd"), "dash"),
    **dict.fromkeys((".lisp", ".el", ".clj", ".cljs", ".scm", ".rkt", ".asm", ".s"), "semicolon"),
    **dict.fromkeys((".ini", ".cfg", ".editorconfig"), "ini"),
    **dict.fromkeys((".erl", ".hrl", ".sty", ".cls", ".bib", ".pro"), "percent"),
    **dict.fromkeys((".bat", ".cmd"), "batch"),
}  # fmt: skip
"""How comments look, by the ending or the whole name of a file."""


class _Read(Protocol):
    def __call__(self, text: str, hits: Sequence[int]) -> Iterator[Unit]: ...


def comment_reader(style: str) -> _Read:
    pattern = _COMPILED[style]

    def read_comments(text: str, hits: Sequence[int]) -> Iterator[Unit]:
        """Comments on lines that follow each other are one text."""
        for start, end in _merged(text, _comments(text, pattern)):
            if holds_any(hits, start, end):
                for first, last in _paragraphs(text, start, end):
                    if holds_any(hits, first, last):
                        first, last = clipped(text, first, last, first)
                        yield read_inline(text, first, last, syntax=COMMENT)

    return read_comments


def _comments(text: str, pattern: re.Pattern[str]) -> Iterator[Span]:
    for found in pattern.finditer(text):
        kind = found.lastgroup
        if kind == "doc" and not _is_docstring(text, found.start()):
            continue
        if kind in ("line", "block", "doc"):
            yield found.span()


def _is_docstring(text: str, start: int) -> bool:
    """A string that begins its line, and does not go on from the line before."""
    before = text[max(0, start - 300) : start].rstrip(" \t")
    if before and not before.endswith(("\n", "\r")):
        return False
    return not before.rstrip().endswith(("(", ",", "=", "[", "{", "\\", "+", "%"))


def _merged(text: str, spans: Iterator[Span]) -> Iterator[Span]:
    last: Span | None = None
    for span in spans:
        if (
            last
            and _BETWEEN.fullmatch(text, last[1], span[0])
            and text[span[0] : span[0] + 2] != "/*"
        ):
            last = last[0], span[1]
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


_EMPTY_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:#+|//+[/!]?|--+|;+|%+|\*+(?!/))?[ \t]*(?=\r|\n)")
_NEW_ITEM = re.compile(
    r"(?:\r\n|\r|\n)[ \t]*+(?:#+|//+[/!]?|--+|;+|%+|\*+(?!/))?+[ \t]*"
    r"(?=(?:[-*+•]|\d{1,3}[.)])[ \t])"
)
_OPENING = re.compile(r"[rRuUbBfF]{0,2}(?:\"\"\"|''')|/\*+!?|#+!?|//+[/!]?|--(?:\[\[)?-*|;+|%+|\{-")


def _paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    opening = _OPENING.match(text, start, end)
    first = opening.end() if opening else start
    cuts = sorted(
        {
            *(found.span() for found in _EMPTY_LINE.finditer(text, first, end)),
            *(found.span() for found in _NEW_ITEM.finditer(text, first, end)),
        }
    )
    for cut in cuts:
        if cut[0] >= first:
            yield first, cut[0]
            first = cut[1]
    yield first, end
