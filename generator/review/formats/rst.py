"""reStructuredText and where it may cite in; paragraphs, headings and rows out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.review.formats.lines import Span
from generator.review.formats.paragraphs import Markup, all_lines, indent_of, read_blocks
from generator.review.formats.rst_tables import tables_of
from generator.review.syntax import RST
from generator.review.texts import Unit

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}\s*")
_ITEM = re.compile(
    r"\s*(?:[-*+•]|(?:\d{1,4}|\#|[a-zA-Z])[.)]|\(\w{1,4}\)|\||:[^:\s\d][^:\d]{0,60}:(?=\s)|\.\.)\s+"
)
_LEAD = re.compile(
    r"\s*(?:(?:\.\.[ ]+(?:[\w:+.-]+::|\[[^\]]+\]|_[^:]*:)?|[-*+•]|(?:\d{1,4}|\#)[.)]|\(\w{1,4}\)"
    r"|\||:[^:\s\d][^:\d]{0,60}:(?=\s))[ \t]+)*"
)
_DIRECTIVE = re.compile(r"\s*\.\.[ ]+(?:\|[^|]+\|[ ]+)?(?P<name>[\w:+.-]+)::")
_EXPLICIT = re.compile(r"\s*\.\.[ ]+(?:_|\[|__[ ])")
_COMMENT = re.compile(r"\s*\.\.(?:[ ]|$)")
_TARGET = re.compile(r"^[ \t]*\.\.[ ]+_`?(?P<name>[^`:\r\n]+)`?:[ ]+(?P<url>\S+)", re.MULTILINE)
_CODE = frozenset(
    re.findall(
        r"[\w-]+",
        """
        code code-block sourcecode literalinclude raw math highlight parsed-literal mermaid graphviz
        uml doctest testcode prompt
        """,
    )
)

_MARKUP = Markup(
    RST,
    _LEAD,
    begins=lambda line: _ITEM.match(line) is not None,
    parts=lambda line: not line.strip() or _ADORNMENT.fullmatch(line) is not None,
    is_heading=lambda _: False,
    underline=_ADORNMENT,
)


def read_rst(text: str, hits: Sequence[int]) -> Iterator[Unit]:
    """Literal blocks, code and comments are left out."""
    targets = {
        " ".join(found["name"].casefold().split()): found["url"] for found in _TARGET.finditer(text)
    }
    more = [
        found.start()
        for name in targets
        for found in re.finditer(rf"`{re.escape(name)}`__?", text, re.IGNORECASE)
    ]
    wanted = sorted({*hits, *more})
    yield from read_blocks(text, wanted, _MARKUP, _hidden(text), tables_of(text), targets)


def _hidden(text: str) -> list[Span]:
    spans: list[Span] = []
    deeper_than, start = -1, 0
    for first, last in all_lines(text):
        line = text[first:last]
        if not line.strip() or 0 <= deeper_than < indent_of(line):
            continue
        if deeper_than >= 0:
            spans.append((start, first))
        opens = _opens(line)
        deeper_than = indent_of(line) if opens else -1
        start = first if opens == "whole" else last
    if deeper_than >= 0:
        spans.append((start, len(text)))
    return spans


def _opens(line: str) -> str:
    """What a line hides: the `whole` block it begins, the lines `below` it, or nothing."""
    directive = _DIRECTIVE.match(line)
    if directive:
        return "whole" if directive["name"].lower() in _CODE else ""
    if _COMMENT.match(line) and not _EXPLICIT.match(line):
        return "whole"
    return "below" if line.rstrip().endswith("::") else ""
