"""The text of a document and catalogues in; its problems, sorted by place, out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.review.catalogue import Catalogue
from generator.review.catalogue_file import FORMAT
from generator.review.citations import Citation, find_citations
from generator.review.columns import with_names_seen
from generator.review.findings import Problem
from generator.review.formats import examples_in, reader_for
from generator.review.formats.lines import line_at
from generator.review.ignores import MARK, without_ignored
from generator.review.judge import judge
from generator.review.neighbours import candidates_of, codes_together
from generator.review.rows import name_by_columns
from generator.review.rules import (
    BROAD_CITATION,
    DRAFT_CITATION,
    RETIRED_CITATION,
    UMBRELLA_CITATION,
    UNKNOWN_CODE,
)
from generator.review.texts import Row, Text, Unit

_ONCE_A_LINE = {
    rule.name for rule in (RETIRED_CITATION, DRAFT_CITATION, UMBRELLA_CITATION, BROAD_CITATION)
}


def check_text(text: str, path: str, catalogues: Sequence[Catalogue]) -> list[Problem]:
    """Every problem of the document; each catalogue judges the codes and addresses it knows."""
    problems: list[Problem] = []
    for catalogue in catalogues:
        others = [other for other in catalogues if other is not catalogue]
        problems += _problems(text, path, catalogue, others)
    found = list(_once(text, sorted(set(problems), key=lambda one: (one.place, one.rule.name))))
    return without_ignored(text, found, examples_in(path, text)) if MARK in text else found


def may_cite(data: bytes, catalogues: Iterable[Catalogue]) -> bool:
    """Whether the bytes of a document can cite anything; most files are dismissed here."""
    if FORMAT.encode() in data[:400]:  # a catalogue names its entries, also retired ones
        return False
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"[[" in data or MARK.encode() in data:
        return True
    return any(
        catalogue.code_bytes.search(data) or any(base in data for base in catalogue.base_bytes)
        for catalogue in catalogues
    )


def _problems(
    text: str, path: str, catalogue: Catalogue, others: Sequence[Catalogue]
) -> Iterator[Problem]:
    hits = _hits(text, catalogue)
    if not hits:
        return
    units = list(reader_for(path, text)(text, hits))
    for unit in with_names_seen(units, catalogue):
        for citation in _cited(unit, catalogue):
            for problem in judge(citation, catalogue):
                known = any(problem.code in other.entries for other in others)
                if not (problem.rule is UNKNOWN_CODE and known):
                    yield problem


def _hits(text: str, catalogue: Catalogue) -> list[int]:
    """Where something may be cited: codes, addresses of the catalogue's sites, `[[…]]`."""
    hits = {found.start() for found in catalogue.code.finditer(text)}
    for base in catalogue.bases:
        hits.update(found.start() for found in re.finditer(re.escape(base), text))
    if "[[" in text and catalogue.ids:
        hits.update(found.start() for found in re.finditer(r"\[\[", text))
    return sorted(hits)


def _cited(unit: Unit, catalogue: Catalogue) -> list[Citation]:
    if isinstance(unit, Row):
        cells = [_named(cell, catalogue) for cell in unit.cells]
        return name_by_columns(unit, cells, catalogue)
    return _named(unit, catalogue)


def _named(text: Text, catalogue: Catalogue) -> list[Citation]:
    """The citations of these words, each with what may be its name."""
    found = find_citations(text, catalogue)
    named: list[Citation] = []
    claimed = 0
    for index, citation in enumerate(found):
        candidates = tuple(candidates_of(found, index, text, catalogue, claimed))
        together = codes_together(found, index, text)
        named.append(citation._replace(candidates=candidates, together=together))
        claimed = max([citation.end, *(candidate.end for candidate in candidates)])
    return named


def _once(text: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    """What is wrong with an entry is said once a line, however often it stands there."""
    said: set[tuple[int, str, str]] = set()
    for problem in problems:
        if problem.rule.name in _ONCE_A_LINE:
            line = line_at(text, problem.place)[0]
            key = (line, problem.rule.name, problem.code)
            if key in said:
                continue
            said.add(key)
        yield problem
