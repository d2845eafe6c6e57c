"""The units of a document in; the same, with columns that are seen to hold names, out.

A header may say anything ("Description"): where several cells of a column are names of the codes in
their rows, it is a column of names, and those of the other cells have to be right too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.review.catalogue import Catalogue
from generator.review.rows import MOST_CELLS, has_header_of_names
from generator.review.texts import Row, Unit

_LEAST = 2
_SHARE = 3
"""One of so many cells that are not empty."""

_Table = tuple[tuple[str, ...], int]


def with_names_seen(units: Sequence[Unit], catalogue: Catalogue) -> Iterator[Unit]:
    seen = _columns_of_names(units, catalogue)
    for unit in units:
        names = seen.get(_table(unit)) if isinstance(unit, Row) and seen else None
        yield replace(unit, names=names) if isinstance(unit, Row) and names else unit


def _columns_of_names(units: Sequence[Unit], catalogue: Catalogue) -> dict[_Table, frozenset[int]]:
    """Of each table, that is of all rows with the same headers."""
    right: dict[_Table, Counter[int]] = defaultdict(Counter)
    filled: dict[_Table, Counter[int]] = defaultdict(Counter)
    for unit in units:
        if isinstance(unit, Row) and not has_header_of_names(unit):
            code, place = _only_code(unit, catalogue)
            for column, cell in enumerate(unit.cells):
                if code and column != place and cell.words.strip():
                    filled[_table(unit)][column] += 1
                    if any(label.code == code for label in catalogue.find(cell.words)):
                        right[_table(unit)][column] += 1
    return {
        table: frozenset(
            column
            for column, count in counts.items()
            if count >= _LEAST and count * _SHARE >= filled[table][column]
        )
        for table, counts in right.items()
    }


def _table(row: Row) -> _Table:
    return row.headers, len(row.cells)


def _only_code(row: Row, catalogue: Catalogue) -> tuple[str, int]:
    """The code of the row and its column; none where there are several."""
    if len(row.cells) > MOST_CELLS:
        return "", 0
    found = {
        (code[0], column)
        for column, cell in enumerate(row.cells)
        for code in catalogue.code.finditer(cell.words)
    }
    return found.pop() if len(found) == 1 else ("", 0)
