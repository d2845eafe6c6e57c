"""The graph in; findings on what entries rest on, and on pitfalls that leave readers alone, out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.catalogue.common import Claim, ConceptEntry, Entry
from generator.catalogue.entries import Pitfall, TradeOff
from generator.catalogue.fields import FieldPath
from generator.catalogue.marks import TO_BE_WRITTEN
from generator.catalogue.parts import Cell
from generator.diagnostics import Finding
from generator.graph.concept_graph import ConceptGraph
from generator.graph.grades import best_grade, strong_grades
from generator.graph.mentions import CITES
from generator.graph.plain_text import CITATION
from generator.graph.registry import check


@check("warning")
def uncited_source(graph: ConceptGraph) -> Iterator[Finding]:
    """No entry cites a source.

    Either a claim rests on it and should say so, or the source is not needed. Drafts are left
    alone. While a file cannot be read nothing is said, because its citations are not known.
    """
    if graph.catalogue.broken:
        return
    cited = {link.target for link in graph.links if link.is_citation}
    for concept in graph.concepts.values():
        if concept.type in CITES.to and concept.id not in cited and not concept.is_draft:
            message = f'no entry cites "{concept.title}"'
            hint = f"cite it as `{concept.id}` where it is said, or delete the file"
            yield Finding(concept.document.key_position(("title",)), message, hint)


@check("error")
def unfinished_entry(graph: ConceptGraph) -> Iterator[Finding]:
    """A reviewed entry still holds the text of its skeleton.

    `fieldguide new` fills what has to be written with "To be written"; in a draft that is how it
    should be, but readers should never see it.
    """
    for concept in graph.concepts.values():
        if not concept.is_draft:
            for path in _unwritten(concept.document.data, ()):
                hint = "write it, or make the entry a draft again: `status: draft`"
                yield Finding(concept.document.position(path), "this is still to be written", hint)


def _unwritten(value: object, path: FieldPath) -> Iterator[FieldPath]:
    if isinstance(value, str) and value.startswith(TO_BE_WRITTEN):
        yield path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _unwritten(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _unwritten(inner, (*path, index))


@check("warning")
def claim_without_citation(graph: ConceptGraph) -> Iterator[Finding]:
    """A claim names no source and no reason why there is none.

    Readers should see what a statement rests on, also where it rests on nothing yet.
    """
    for concept in graph.concepts.values():
        claims = concept.entry.claims if isinstance(concept.entry, ConceptEntry) else ()
        for index, claim in enumerate(claims):
            if not (claim.sources or claim.no_evidence or CITATION.search(claim.text)):
                position = concept.document.position(("claims", index))
                hint = "name its `sources`, or say in `no_evidence` why there are none"
                yield Finding(position, "the claim rests on nothing", hint)


@check("warning")
def evidence_beside_no_evidence(graph: ConceptGraph) -> Iterator[Finding]:
    """A claim or a cell says in `no_evidence` that nothing was found, and cites good evidence.

    Beside sources `no_evidence` is for those that only assert: the last grade that may stand in the
    catalogue's own voice, or worse.
    """
    strong = strong_grades(graph)
    for concept in graph.concepts.values():
        for path, part in _parts_with_evidence(concept.entry):
            if part.no_evidence and best_grade(part.sources, graph) in strong:
                position = concept.document.position((*path, "no_evidence"))
                hint = "delete `no_evidence`, or the source where it says something else"
                yield Finding(position, "a source of a better grade stands beside it", hint)


def _parts_with_evidence(entry: Entry) -> Iterator[tuple[FieldPath, Claim | Cell]]:
    if isinstance(entry, ConceptEntry):
        for index, claim in enumerate(entry.claims):
            yield ("claims", index), claim
    if isinstance(entry, TradeOff):
        for index, row in enumerate(entry.criteria):
            for option, cell in row.cells.items():
                yield ("criteria", index, "cells", option), cell


@check("warning")
def pitfall_without_detection(graph: ConceptGraph) -> Iterator[Finding]:
    """A pitfall names no test that finds it, and nothing that detects it.

    A danger that nobody can notice cannot be put on a checklist.
    """
    for concept in graph.concepts.values():
        entry = concept.entry
        if isinstance(entry, Pitfall) and not (entry.detection or entry.detected_by):
            position = concept.document.key_position(("title",))
            hint = "add a test with its threshold to `detection`, or name what finds it in "
            hint += "`detected_by`"
            yield Finding(position, f'nothing detects "{concept.title}"', hint)


@check("warning")
def pitfall_without_mitigation(graph: ConceptGraph) -> Iterator[Finding]:
    """A pitfall names no entry that mitigates it.

    Prevention in words helps the reader of one page; a link also shows it to readers of the
    technique.
    """
    for concept in graph.concepts.values():
        entry = concept.entry
        if isinstance(entry, Pitfall) and not entry.mitigated_by:
            position = concept.document.key_position(("title",))
            message = f'nothing mitigates "{concept.title}"'
            yield Finding(position, message, "name a technique or a tool in `mitigated_by`")


@check("note", given="date")
def review_date_past(graph: ConceptGraph, today: date) -> Iterator[Finding]:
    """An entry's `review_by` date is past.

    A month or a year without a day ends with its last day. Builds leave this check out, so that the
    same files give the same site on any day.
    """
    for concept in graph.concepts.values():
        due = concept.entry.review_by
        if due and due < today.isoformat()[: len(due)]:
            position = concept.document.position(("review_by",))
            hint = "read the entry again, and set the next date"
            yield Finding(position, f"the entry should have been read again by {due}", hint)
