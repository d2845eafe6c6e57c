"""Citations in; the grade of evidence that they give a statement out."""

from __future__ import annotations

from collections.abc import Iterable

from generator.catalogue.common import Claim
from generator.catalogue.entries import Source
from generator.graph.concept_graph import ConceptGraph


def grade_of(claim: Claim, graph: ConceptGraph) -> str | None:
    """The grade of a claim: its own, or else the best of its sources."""
    return claim.grade or best_grade(claim.sources, graph)


def best_grade(citations: Iterable[str], graph: ConceptGraph) -> str | None:
    """The best grade among the sources: `("hu-2022, Table 2",)` → `B`."""
    found = {_grade_of_source(citation, graph) for citation in citations}
    return next((one.id for one in graph.catalogue.settings.grades if one.id in found), None)


def strong_grades(graph: ConceptGraph) -> set[str]:
    """The grades better than mere assertion, the last that may stand in our own voice."""
    own_voice = [one.id for one in graph.catalogue.settings.grades if not one.attributed_only]
    return set(own_voice[:-1])


def _grade_of_source(citation: str, graph: ConceptGraph) -> str | None:
    name = citation.partition(",")[0].strip()
    concept = graph.concepts.get(graph.names.get(name, name))
    return concept.entry.grade if concept and isinstance(concept.entry, Source) else None
