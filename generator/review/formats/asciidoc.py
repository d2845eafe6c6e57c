"""AsciiDoc and where it may cite in; paragraphs, headings and rows out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.review.formats.csv_rows import read_csv
from generator.review.formats.lines import Span, holds_any, line_before
from generator.review.formats.paragraphs import Markup, all_lines, read_blocks
from generator.review.inline import read_inline
from generator.review.syntax import ASCIIDOC
from generator.review.texts import Row, Unit

_DELIMITER = re.compile(r"-{4,}|\.{4,}|/{4,}|\+{4,}|```\S*")
_TABLE = re.compile(r"[|!,:]={3,}")
_CSV = re.compile(r"format\s*=\s*[\"']?(?:csv|dsv|tsv)\b")
_HEADING = re.compile(r"(?:={1,6}|#{1,6})\s+\S")
_ITEM = re.compile(r"\s*(?:[*.-]{1,5}|\d{1,4}[.)]|<(?:\d+|\.)>|[^:\s|][^:|]{0,80}::)\s+")
_LEAD = re.compile(
    r"(?:={1,6}\s+|#{1,6}\s+|\.(?=[A-Z])"
    r"|\s*(?:[*.-]{1,5}|\d{1,4}[.)]|<(?:\d+|\.)>)[ \t]+(?:\[[ xX*]\][ \t]+)?)*"
)
_ATTRIBUTES = re.compile(r"\[[^\]]*\]\s*")
_CELL = re.compile(
    r"(?:(?<=\s)|(?<![\s\S]))(?P<spec>(?:\d+(?:\.\d+)?[+*])?[<^>.]{0,3}[aehlmsdv]?)?(?<!\\)\|(?!=)"
)
_COLS = re.compile(r"cols\s*=\s*(?:\"([^\"]*)\"|([\w*]+))")

_MARKUP = Markup(
    ASCIIDOC,
    _LEAD,
    begins=lambda line: _ITEM.match(line) is not None or _HEADING.match(line) is not None,
    parts=lambda line: (
        not line.strip()
        or _HEADING.match(line) is not None
        or _DELIMITER.fullmatch(line.rstrip()) is not None
        or _ATTRIBUTES.fullmatch(line) is not None
        or line.strip() in ("+", "====", "****", "____", "--")
        or line.startswith("//")
    ),
    is_heading=lambda line: _HEADING.match(line) is not None,
)


def read_asciidoc(text: str, hits: Sequence[int]) -> Iterator[Unit]:
    """Listings, literal text, passthroughs and comments are left out."""
    hidden, tables = _spans(text)
    readers = dict.fromkeys(tables, _read_table)
    yield from read_blocks(text, hits, _MARKUP, hidden, readers, {})


def _spans(text: str) -> tuple[list[Span], list[Span]]:
    hidden: list[Span] = []
    tables: list[Span] = []
    opened, start, source = "", 0, False
    for first, last in all_lines(text):
        line = text[first:last].rstrip()
        if opened:
            if line == opened:
                (tables if _TABLE.fullmatch(opened) else hidden).append((start, last))
                opened = ""
        elif _TABLE.fullmatch(line) or _DELIMITER.fullmatch(line):
            opened, start = ("```" if line.startswith("```") else line), first
        elif line.startswith("//") or (source and line):
            hidden.append((first, last))
            continue
        elif line[:1] in (" ", "\t") and _is_literal(text, first, line):
            hidden.append((first, last))
        source = bool(re.match(r"\[(?:source|listing|literal)\b", line))
    if opened:
        (tables if _TABLE.fullmatch(opened) else hidden).append((start, len(text)))
    return hidden, tables


def _is_literal(text: str, first: int, line: str) -> bool:
    """An indented paragraph that is no item of a list and does not go on from one."""
    before = line_before(text, first)
    return not _ITEM.match(line) and (before is None or not text[slice(*before)].strip())


def _read_table(text: str, hits: Sequence[int], span: Span) -> Iterator[Unit]:
    if _is_csv(text, span):
        lines = _lines_inside(text, span)
        if lines:
            yield from read_csv(text, hits, (lines[0][0], lines[-1][1]))
        return
    cells = _cells(text, span)
    width = _columns(text, span) or sum(1 for cell in cells if cell[2] == cells[0][2])
    if not cells or not width:
        return
    rows = [cells[index : index + width] for index in range(0, len(cells), width)]
    first = rows[0]
    headers: tuple[str, ...] = ()
    if not any(holds_any(hits, start, end) for start, end, _ in first):
        headers = tuple(
            read_inline(text, start, end, syntax=ASCIIDOC).words.strip() for start, end, _ in first
        )
    for row in rows:
        if any(holds_any(hits, start, end) for start, end, _ in row):
            yield Row(
                headers,
                tuple(
                    read_inline(text, start, end, syntax=ASCIIDOC, kind="cell")
                    for start, end, _ in row
                ),
            )


def _cells(text: str, span: Span) -> list[tuple[int, int, int]]:
    """Start, end and line of each cell."""
    lines = _lines_inside(text, span)
    if not lines:
        return []
    begin, end = lines[0][0], lines[-1][1]
    bars = list(_CELL.finditer(text, begin, end))
    starts = [line[0] for line in lines]
    cells = []
    for index, bar in enumerate(bars):
        last = bars[index + 1].start() if index + 1 < len(bars) else end
        first = bar.end()
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        line = max(start for start in starts if start <= bar.start())
        cells.append((first, last, line))
    return cells


def _lines_inside(text: str, span: Span) -> list[Span]:
    lines = [line for line in all_lines(text) if span[0] < line[0] < span[1]]
    if lines and _TABLE.fullmatch(text[slice(*lines[-1])].rstrip()):
        lines = lines[:-1]
    return lines


def _is_csv(text: str, span: Span) -> bool:
    """Whether the cells are parted by commas or the like: `[format=csv]`, or `,===` around them."""
    before = line_before(text, span[0])
    return text[span[0]] in ",:" or bool(before and _CSV.search(text, *before))


def _columns(text: str, span: Span) -> int:
    before = line_before(text, span[0])
    found = _COLS.search(text, *before) if before else None
    if found is None:
        return 0
    written = found[1] or found[2]
    repeated = re.match(r"(\d+)\*", written)
    return int(repeated[1]) if repeated else len(re.split("[,;]", written))
