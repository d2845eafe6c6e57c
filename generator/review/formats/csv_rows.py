"""A table of values parted by commas, semicolons or tabs in; its rows out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.review.formats.lines import Span, holds_any
from generator.review.inline import read_inline
from generator.review.syntax import CELL
from generator.review.texts import Row

_MOST_CELLS = 1000
_ENDS = re.compile(r"\r\n|\r|\n")


def read_csv(
    text: str,
    hits: Sequence[int],
    span: Span | None = None,
    headers: tuple[str, ...] | None = None,
) -> Iterator[Row]:
    """Rows that cite something, below the headers; those of the first row if none are given."""
    start, stop = span or (0, len(text))
    start += text.startswith("\ufeff") and start == 0
    first = _ENDS.search(text, start, stop)
    delimiter = _delimiter(text[start : first.start() if first else stop])
    for row in _rows(text, start, stop, delimiter):
        begin, end = row[0][0], row[-1][1]
        wanted = holds_any(hits, begin, end + 1)
        if headers is None:
            headers = () if wanted else tuple(_plain(text[slice(*cell)]) for cell in row)
        if wanted:
            yield Row(
                headers,
                tuple(
                    read_inline(text, *_bare(text, *cell), syntax=CELL, kind="cell") for cell in row
                ),
            )


def headers_of(line: str) -> tuple[str, ...]:
    return tuple(
        _plain(line[slice(*cell)])
        for row in _rows(line, 0, len(line), _delimiter(line))
        for cell in row
    )


def _delimiter(line: str) -> str:
    counts = {sign: line.count(sign) for sign in (",", ";", "\t", "|")}
    return max(counts, key=lambda sign: counts[sign])


def _rows(text: str, start: int, stop: int, delimiter: str) -> Iterator[list[Span]]:
    sign = re.escape(delimiter)
    field = re.compile(rf'[ ]*(?P<quoted>"(?:[^"]|"")*")[^{sign}\r\n]*|[^{sign}\r\n]*', re.DOTALL)
    row: list[Span] = []
    while start <= stop:
        found = field.match(text, start, stop)
        if found is None:
            return
        row.append(found.span("quoted") if found["quoted"] else found.span())
        start = found.end()
        if text[start : start + 1] == delimiter and start < stop:
            start += 1
            if len(row) < _MOST_CELLS:
                continue
            start = _line_end(text, start, stop)
        if row != [(row[0][0], row[0][0])]:
            yield row
        row = []
        end = _ENDS.match(text, start, stop)
        if end is None:
            return
        start = end.end()


def _line_end(text: str, start: int, stop: int) -> int:
    found = _ENDS.search(text, start, stop)
    return found.start() if found else stop


def _bare(text: str, start: int, end: int) -> Span:
    """Without quotation marks and spaces at its edges."""
    if text[start : start + 1] == '"' and end - start > 1 and text[end - 1] == '"':
        start, end = start + 1, end - 1
    while start < end and text[start] in " \t":
        start += 1
    while end > start and text[end - 1] in " \t":
        end -= 1
    return start, end


def _plain(cell: str) -> str:
    return cell.strip().strip('"').replace('""', '"').strip()
