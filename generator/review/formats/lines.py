"""A document of lines and a place in it in; the lines around that place out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

MOST_LINES = 300
"""Lines that are looked at on each side of a place."""
MOST_SIGNS = 20_000
_AROUND = 2_000
_HUGE = 1 << 62
_ENDS = re.compile(r"\r\n|\r|\n")

Span = tuple[int, int]


def line_at(text: str, place: int) -> Span:
    """Start and end of the line, without its end sign."""
    start = text.rfind("\n", 0, place) + 1
    start = max(start, text.rfind("\r", start, place) + 1)
    return start, _line_end(text, place)


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    end = len(text) if end < 0 else end
    bare = text.find("\r", place, end)
    return bare if bare >= 0 else end


def line_before(text: str, start: int) -> Span | None:
    if start == 0:
        return None
    end = start - 1
    if text[end] == "\n" and end and text[end - 1] == "\r":
        end -= 1
    return line_at(text, end)[0], end


def line_after(text: str, end: int) -> Span | None:
    if end >= len(text):
        return None
    start = end + (2 if text[end : end + 2] == "\r\n" else 1)
    return start, _line_end(text, start)


def lines_from(text: str, span: Span) -> Iterator[Span]:
    """This line and those after it."""
    line: Span | None = span
    count = 0
    while line is not None and count < MOST_LINES:
        yield line
        line = line_after(text, line[1])
        count += 1


def block_around(
    text: str,
    place: int,
    begins: Callable[[str], bool],
    parts: Callable[[str], bool],
) -> tuple[list[Span], Span | None]:
    """The lines of a paragraph, and the line that ended it.

    `begins` says that a line starts a new block, `parts` that it belongs to none.
    """
    first = line_at(text, place)
    lines = [first]
    while not begins(text[slice(*lines[0])]) and len(lines) < MOST_LINES:
        before = line_before(text, lines[0][0])
        if before is None or parts(text[slice(*before)]):
            break
        lines.insert(0, before)
    after = line_after(text, first[1])
    while after and len(lines) < 2 * MOST_LINES:
        line = text[slice(*after)]
        if parts(line) or begins(line):
            return lines, after
        lines.append(after)
        after = line_after(text, after[1])
    return lines, None


def clipped(text: str, start: int, end: int, place: int) -> Span:
    """A part of a huge block around the place, cut where words end."""
    if end - start <= MOST_SIGNS:
        return start, end
    first, last = max(start, place - _AROUND), min(end, place + _AROUND)
    while first > start and first < place and not text[first - 1].isspace():
        first += 1
    while last < end and last > place + _AROUND // 2 and not text[last].isspace():
        last -= 1
    return first, last


def is_within(place: int, spans: Sequence[Span]) -> Span | None:
    """The span that holds the place; they are in order and apart."""
    index = bisect_right(spans, (place, _HUGE)) - 1
    if index >= 0 and spans[index][0] <= place < spans[index][1]:
        return spans[index]
    return None


def holds_any(hits: Sequence[int], start: int, end: int) -> bool:
    index = bisect_left(hits, start)
    return index < len(hits) and hits[index] < end


def spans_of(pattern: re.Pattern[str], text: str) -> list[Span]:
    return [found.span() for found in pattern.finditer(text)]


def line_starts(text: str) -> list[int]:
    """Where each line begins, whichever sign ends the one before."""
    return [0, *(found.end() for found in _ENDS.finditer(text))]
