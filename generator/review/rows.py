"""The row of a table or the values of a record in; its citations, named by their columns, out."""

from __future__ import annotations

from collections.abc import Sequence

from generator.review.catalogue import Catalogue
from generator.review.citations import Candidate, Citation
from generator.review.names import words_of
from generator.review.texts import Row

MOST_CELLS = 200
_NAMES = {"name", "title", "label", "titel", "bezeichnung", "titre", "nom", "nombre", "titulo"}
_ENTRIES = {"entry", "eintrag", "concept"}
_AROUND = {
    "of", "in", "field", "guide", "fieldguide", "catalogue", "catalog", "full", "current", "short",
    "official", "cited", "pitfall", "technique", "risk", "term", "pattern", "code", "fg",
}  # fmt: skip
_WEAK = {"risk", "topic", "subject", "item", "pattern", "issue", "threat", "weakness", "concept"}
_CODES = {
    "code", "id", "ref", "reference", "no", "nr", "number", "key", "identifier", "entry", "link",
    "fg", "fieldguide", "field", "guide", "citation", "cite", "catalogue", "catalog", "permalink",
    "pitfall", "technique", "risk", "term", "source", "url", "pattern", "uid",
}  # fmt: skip


def name_by_columns(
    row: Row, cells: Sequence[Sequence[Citation]], catalogue: Catalogue
) -> list[Citation]:
    """The citations of all cells; one that is alone in its cell takes its name from a column."""
    named: list[Citation] = []
    if len(cells) > MOST_CELLS:
        return [citation for found in cells for citation in found]
    single = [index for index, found in enumerate(cells) if len({one.code for one in found}) == 1]
    for index, found in enumerate(cells):
        candidates: tuple[Candidate, ...] = ()
        if index in single:
            candidates = _from_columns(row, index, single, found[0], catalogue)
        named += found
        if candidates:
            first = found[0]
            named[-len(found)] = first._replace(candidates=(*first.candidates, *candidates))
    return named


def has_header_of_names(row: Row) -> bool:
    return any(_NAMES.intersection(words_of(header)) for header in row.headers)


def _from_columns(
    row: Row, index: int, single: Sequence[int], citation: Citation, catalogue: Catalogue
) -> tuple[Candidate, ...]:
    if not row.headers and not row.names:
        return _beside(row, index, single, citation, catalogue)
    columns = {
        column: strength
        for column in range(len(row.cells))
        if column != index
        and column not in single
        and (strength := _strength(row, column, index, citation, catalogue))
    }
    mine = [column for column in columns if _nearest(column, single, min(columns)) == index]
    if not mine:
        return ()
    best = min(mine, key=lambda column: (columns[column] != "slot", abs(column - index)))
    cell = row.cells[best]
    strict, slot = columns[best] != "weak", columns[best] == "slot"
    return (Candidate(cell, 0, len(cell.words), strict=strict, slot=slot, sure=strict),)


def _strength(row: Row, column: int, index: int, citation: Citation, catalogue: Catalogue) -> str:
    """`slot` where nothing but the name can stand, `seen` where names do, `weak` where one may."""
    told = ""
    if column < len(row.headers):
        told = _strength_by_header(row, column, index, citation, catalogue)
    return "seen" if told != "slot" and column in row.names else told


def _strength_by_header(
    row: Row, column: int, index: int, citation: Citation, catalogue: Catalogue
) -> str:
    words = set(words_of(row.headers[column]))
    if not words or _has_code(row.cells[column].words, catalogue):
        return ""
    is_code = _is_for_codes(row, index, citation) and not _has_own_id(row, index, catalogue)
    if row.is_record and not _is_for_codes(row, index, citation):
        return ""
    entry = catalogue.entries.get(citation.code)
    own = set(words_of(entry.type)) if entry and entry.type else set()
    if words & _NAMES and words & (_ENTRIES | own) and words <= _NAMES | _ENTRIES | _AROUND | own:
        return "slot"
    if words & _NAMES and words <= _NAMES | _ENTRIES | _AROUND | own:
        return "slot" if is_code else "weak"
    if words <= _ENTRIES or (own and words <= own):
        return "slot" if is_code and not row.is_record else "weak"
    return "weak" if words <= _WEAK | own else ""


def _is_for_codes(row: Row, index: int, citation: Citation) -> bool:
    """Whether the header promises one code, and not several that belong to something else."""
    header = row.headers[index] if index < len(row.headers) else ""
    words = set(words_of(header))
    several = header.rstrip().casefold().endswith("s")
    return words <= _CODES | set(words_of(citation.code)[:1]) and not several


def _has_own_id(row: Row, index: int, catalogue: Catalogue) -> bool:
    """Whether what the row is about has an id of its own: then a name is that one's."""
    return any(
        words_of(header)[-1:] in (("id",), ("key",), ("identifier",), ("uid",), ("ticket",))
        and row.cells[column].words.strip()
        and not _has_code(row.cells[column].words, catalogue)
        for column, header in enumerate(row.headers[: len(row.cells)])
        if column != index
    )


def _nearest(column: int, single: Sequence[int], first: int) -> int:
    """The code that a column names: the nearest; between two, the side on which codes stand."""
    codes_first = min(single) < first
    return min(single, key=lambda code: (abs(code - column), (code > column) == codes_first))


def _beside(
    row: Row, index: int, single: Sequence[int], citation: Citation, catalogue: Catalogue
) -> tuple[Candidate, ...]:
    """Without headers, only a known name of the same type in the next cell counts."""
    entry = catalogue.entries.get(citation.code)
    for column in (index + 1, index - 1):
        if 0 <= column < len(row.cells) and column not in single and entry:
            cell = row.cells[column]
            if any(label.type == entry.type for label in catalogue.find(cell.words)):
                return (Candidate(cell, 0, len(cell.words)),)
    return ()


def _has_code(words: str, catalogue: Catalogue) -> bool:
    return catalogue.code.search(words) is not None
