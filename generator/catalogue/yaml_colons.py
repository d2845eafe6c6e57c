"""The lines of a text and where the parser stopped in; the line whose colon is at fault out.

The parser stops at the next line that makes no sense, which may stand behind comments.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Place(NamedTuple):
    """Where the parser stopped: the line's text, and line and column from 0."""

    text: str
    line: int
    column: int

    @property
    def before(self) -> str:
        return self.text[: self.column]

    @property
    def character(self) -> str:
        return self.text[self.column : self.column + 1]


class Fault(NamedTuple):
    """What is wrong with a colon, and where."""

    place: Place
    message: str
    hint: str


NO_COLON = (
    "this line has no colon, so that it is neither a field nor a part of a text",
    "write `name: value`; indent text that goes on from the line above",
)
_TIGHT = re.compile(r"\s*(?:- +)*([A-Za-z][\w-]*):([^\s:/])")
_MISPLACED = re.compile(r"expected <document start>|expected key|'-' indicator")


def find_colon_fault(lines: list[str], stop: Place, problem: str) -> Fault | None:
    """What an author did to a colon that makes the parser stop there; often nothing."""
    if re.search(r"mapping values are not allowed|expected ':'", problem):
        return _without_space(lines, stop)
    return _missing_above(lines, stop) if _MISPLACED.search(problem) else None


def _without_space(lines: list[str], stop: Place) -> Fault | None:
    """`status:reviewed` where the parser stopped, or on the line above, which it still reads."""
    above = stop.line - 1 if not re.search(r":\s", stop.before.strip()) else stop.line
    for number in (stop.line, max(above, 0)):
        match = _TIGHT.match(lines[number])
        if match:
            place = Place(lines[number], number, match.start(2))
            message = f"no space follows the colon after `{match[1]}`"
            return Fault(place, message, f"put a space after the colon: `{match[1]}: …`")
    return None


def _missing_above(lines: list[str], stop: Place) -> Fault | None:
    """`title LoRA` as the line with content before the one that was stopped at, indented alike."""
    for number in range(stop.line - 1, -1, -1):
        line = lines[number]
        content = line.lstrip(" ")
        if not content or content.startswith("#"):
            continue
        name = content.removeprefix("- ").lstrip(" ")
        column = len(line) - len(name)
        if column == stop.column and re.match(r"[A-Za-z][^:]*$", name):
            return Fault(Place(line, number, column), *NO_COLON)
        return None
    return None
