"""Lines of a table drawn with bars in; its rows out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from generator.review.formats.lines import Span, holds_any, line_after, line_at, line_before
from generator.review.inline import read_inline
from generator.review.texts import Row

_DELIMITER = re.compile(r"[\s>]*\|?\s*:?-+:?\s*(?:[|+]\s*:?-+:?\s*)*\|?\s*")
_BAR = re.compile(r"\[\[[^\[\]\n]*\]\]|`[^`\n]*`|\\.|(?P<bar>\|)")
_QUOTE = re.compile(r"(?:\s*>)*")


def table_around(text: str, place: int) -> list[Span] | None:
    """All lines of the table that the place is in; the second is the delimiter row."""
    lines = [line_at(text, place)]
    if "|" not in text[slice(*lines[0])]:
        return None
    before = line_before(text, lines[0][0])
    above: list[Span] = []
    while before and "|" in text[slice(*before)]:
        above.append(before)
        before = line_before(text, before[0])
    lines = [*reversed(above), *lines]
    after = line_after(text, lines[-1][1])
    while after and "|" in text[slice(*after)]:
        lines.append(after)
        after = line_after(text, after[1])
    for index in (1, *range(2, min(len(lines), 6))):
        if index < len(lines) and is_delimiter(text[slice(*lines[index])]):
            return lines[index - 1 :]
    return None


def is_delimiter(line: str) -> bool:
    return "|" in line and "-" in line and _DELIMITER.fullmatch(line) is not None


def table_rows(
    text: str,
    lines: Sequence[Span],
    hits: Sequence[int],
    syntax: re.Pattern[str],
    uses: Mapping[str, str],
) -> Iterator[Row]:
    headers = tuple(text[slice(*cell)].strip() for cell in cell_spans(text, *lines[0]))
    for start, end in (lines[0], *lines[2:]):
        if holds_any(hits, start, end):
            cells = tuple(
                read_inline(text, *cell, syntax=syntax, kind="cell", uses=uses)
                for cell in cell_spans(text, start, end)
            )
            yield Row(headers if start != lines[0][0] else (), cells)


def cell_spans(text: str, start: int, end: int) -> list[Span]:
    """Where the cells of a line are, without bars and spaces at their edges."""
    quote = _QUOTE.match(text, start, end)
    start = quote.end() if quote else start
    bars = [found.start("bar") for found in _BAR.finditer(text, start, end) if found["bar"]]
    edges = [start - 1, *bars, end]
    spans = [(first + 1, last) for first, last in pairwise(edges)]
    if spans and not text[slice(*spans[0])].strip():
        spans = spans[1:]
    if spans and not text[slice(*spans[-1])].strip() and len(spans) > 1:
        spans = spans[:-1]
    return [_stripped(text, *span) for span in spans]


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
