"""reStructuredText in; its tables, drawn, simple or as directives, each with its reader, out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from generator.review.formats.csv_rows import headers_of, read_csv
from generator.review.formats.lines import Span, holds_any
from generator.review.formats.paragraphs import all_lines, indent_of
from generator.review.inline import read_inline
from generator.review.syntax import RST
from generator.review.texts import Row, Text, Unit

_Reader = Callable[[str, Sequence[int], Span], Iterator[Unit]]
_GRID = re.compile(r"[ \t]*\+(?:[-=]+\+)+[ \t]*")
_SIMPLE = re.compile(r"[ \t]*={2,}(?:[ \t]+={2,})+[ \t]*")
_LIST = re.compile(r"[ \t]*\.\.[ ]+list-table::")
_CSV = re.compile(r"[ \t]*\.\.[ ]+csv-table::")
_OPTION = re.compile(r"[ \t]*:(?P<name>[\w-]+):[ \t]*(?P<value>.*)")
_NEW_ROW = re.compile(r"[ \t]*\*[ \t]+-(?:[ \t]+|$)")
_NEW_CELL = re.compile(r"[ \t]+-(?:[ \t]+|$)")


def tables_of(text: str) -> dict[Span, _Reader]:
    lines = list(all_lines(text))
    tables: dict[Span, _Reader] = {}
    index = 0
    while index < len(lines):
        line = text[slice(*lines[index])]
        reader, end = _table_at(text, lines, index, line)
        if reader:
            tables[lines[index][0], lines[end - 1][1]] = reader
            index = end
        else:
            index += 1
    return tables


def _table_at(
    text: str, lines: Sequence[Span], index: int, line: str
) -> tuple[_Reader | None, int]:
    if _GRID.fullmatch(line):
        end = index + 1
        while end < len(lines) and text[slice(*lines[end])].lstrip()[:1] in ("|", "+"):
            end += 1
        return _read_grid, end
    if _SIMPLE.fullmatch(line):
        return _read_simple, _end_of_simple(text, lines, index)
    if _LIST.match(line) or _CSV.match(line):
        end, indent = index + 1, indent_of(line)
        while end < len(lines):
            words = text[slice(*lines[end])]
            if words.strip() and indent_of(words) <= indent:
                break
            end += 1
        return (_read_list if _LIST.match(line) else _read_csv), end
    return None, index


def _end_of_simple(text: str, lines: Sequence[Span], index: int) -> int:
    borders = 1
    for end in range(index + 1, len(lines)):
        if _SIMPLE.fullmatch(text[slice(*lines[end])]):
            borders += 1
            below = text[slice(*lines[end + 1])] if end + 1 < len(lines) else ""
            if borders == 3 or not below.strip():
                return end + 1
    return index + 1


def _rows(
    rows: Sequence[Sequence[Sequence[Span]]],
    text: str,
    hits: Sequence[int],
    headers: tuple[str, ...],
) -> Iterator[Row]:
    for row in rows:
        if any(holds_any(hits, *span) for cell in row for span in cell):
            yield Row(headers, tuple(_cell(text, cell) for cell in row))


def _cell(text: str, spans: Sequence[Span]) -> Text:
    parts = [read_inline(text, *_stripped(text, *span), syntax=RST, kind="cell") for span in spans]
    parts = [part for part in parts if part.words]
    return parts[0].joined(*parts[1:]) if parts else Text("")


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _words(text: str, row: Sequence[Sequence[Span]]) -> tuple[str, ...]:
    return tuple(_cell(text, cell).words for cell in row)


def _read_grid(text: str, hits: Sequence[int], span: Span) -> Iterator[Unit]:
    lines = [(first, last) for first, last in all_lines(text) if span[0] <= first < span[1]]
    edges = [found.start() for found in re.finditer(r"\+", text[slice(*lines[0])])]
    rows: list[list[list[Span]]] = []
    header = 0
    row: list[list[Span]] = []
    for first, last in lines[1:]:
        line = text[first:last]
        if line.lstrip().startswith("+"):
            if row:
                rows.append(row)
            if "=" in line:
                header = len(rows)
            row = []
            continue
        row = row or [[] for _ in range(len(edges) - 1)]
        for column, (left, right) in enumerate(pairwise(edges)):
            row[column].append((first + left + 1, min(first + right, last)))
    headers = _words(text, rows[header - 1]) if header else ()
    yield from _rows(rows[header:], text, hits, headers)


def _read_simple(text: str, hits: Sequence[int], span: Span) -> Iterator[Unit]:
    lines = [(first, last) for first, last in all_lines(text) if span[0] <= first < span[1]]
    columns = [found.span() for found in re.finditer("=+", text[slice(*lines[0])])]
    columns[-1] = (columns[-1][0], 1 << 30)
    rows: list[list[list[Span]]] = []
    header = 0
    for first, last in lines[1:-1]:
        line = text[first:last]
        if _SIMPLE.fullmatch(line):
            header = len(rows)
        elif line.strip() and set(line.strip()) - {"-", " "}:
            cells = [(first + left, min(first + right, last)) for left, right in columns]
            if rows and not line[columns[0][0] : columns[0][1]].strip() and len(rows) > header:
                for column, cell in enumerate(cells):
                    rows[-1][column].append(cell)
            else:
                rows.append([[cell] for cell in cells])
    headers = _words(text, rows[header - 1]) if header else ()
    yield from _rows(rows[header:], text, hits, headers)


def _read_list(text: str, hits: Sequence[int], span: Span) -> Iterator[Unit]:
    rows: list[list[list[Span]]] = []
    for first, last in all_lines(text):
        if not span[0] < first < span[1]:
            continue
        line = text[first:last]
        new_row, new_cell = _NEW_ROW.match(line), _NEW_CELL.match(line)
        if new_row:
            rows.append([[(first + new_row.end(), last)]])
        elif new_cell and rows:
            rows[-1].append([(first + new_cell.end(), last)])
        elif rows and line.strip():
            rows[-1][-1].append((first, last))
    if not rows:
        return
    cited = any(holds_any(hits, *part) for cell in rows[0] for part in cell)
    headers = () if cited else _words(text, rows[0])
    yield from _rows(rows, text, hits, headers)


def _read_csv(text: str, hits: Sequence[int], span: Span) -> Iterator[Unit]:
    headers: tuple[str, ...] | None = None
    for first, last in all_lines(text):
        if not span[0] < first < span[1] or not text[first:last].strip():
            continue
        option = _OPTION.match(text, first, last)
        if option is None:
            yield from read_csv(text, hits, (first, span[1]), headers)
            return
        if option["name"] == "header":
            headers = headers_of(option["value"])
