"""Texts in; the blocks of code in them, each with its language and its place, out."""

from __future__ import annotations

import ast
import re
import sys
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.diagnostics import Position
from tools.prose import Text

INSTALLED = {"jinja2", "markdown", "networkx", "pydantic", "yaml"}
"""What an example may import and still be run: the tests have it."""
_FENCED = re.compile(
    r"^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<language>[\w+-]*)[^\n]*\n"
    r"(?P<code>.*?)^[ \t]*(?P=fence)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_FRAGMENT = re.compile(r"^[ \t]*#.*\bfragment\b", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Example:
    """One block of code as a reader sees it."""

    language: str
    code: str
    position: Position

    @property
    def place(self) -> str:
        return f"{self.position.path}:{self.position.line}"

    @property
    def can_run(self) -> bool:
        """Whether it needs nothing but what the tests have, and does not say it is a fragment."""
        imported = {
            name.partition(".")[0]
            for node in ast.walk(ast.parse(self.code))
            for name in _imported_names(node)
        }
        return imported <= INSTALLED | sys.stdlib_module_names and not _FRAGMENT.search(self.code)

    @property
    def stated_output(self) -> str | None:
        """What the comment at its end says it prints; nothing where it ends with no comment."""
        lines = self.code.rstrip().split("\n")
        start = len(lines)
        while start and lines[start - 1].startswith("#"):
            start -= 1
        stated = [line.removeprefix("#").removeprefix(" ") for line in lines[start:]]
        return "\n".join(stated) if stated else None


def find_examples(texts: Iterable[Text]) -> Iterator[Example]:
    for text in texts:
        for match in _FENCED.finditer(text.text):
            code = textwrap.dedent(match["code"])
            yield Example(match["language"].lower(), code, text.position(match.start()))


def _imported_names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return []
