"""An outcome of a flow in; the entries to read with it, because of its own, out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.entries import CaseStudy, Pitfall
from generator.catalogue.flows import Outcome
from generator.graph.concept_graph import ConceptGraph

EXAMPLES = {"illustrates", "supports", "qualifies", "contradicts"}
"""The fields with which a case study speaks of an entry."""


def entries_of(outcome: Outcome, graph: ConceptGraph) -> list[str]:
    """The ids of those that the outcome names, without sections."""
    names = [written.partition("#")[0] for written in outcome.entries]
    return list(dict.fromkeys(graph.names[name] for name in names if name in graph.names))


def pitfalls_of(outcome: Outcome, graph: ConceptGraph) -> list[str]:
    """Those that it names, then those to which its entries expose."""
    named = entries_of(outcome, graph)
    own = [name for name in named if isinstance(graph.concepts[name].entry, Pitfall)]
    return _each_once(own + list(_linked(named, "exposes_to", graph)))


def case_studies_of(outcome: Outcome, graph: ConceptGraph) -> list[str]:
    """Those that it names, then those that speak of its entries."""
    named = entries_of(outcome, graph)
    own = [name for name in named if isinstance(graph.concepts[name].entry, CaseStudy)]
    speaking = [
        link.source for name in named for link in graph.links_to(name) if link.field in EXAMPLES
    ]
    cases = [name for name in speaking if isinstance(graph.concepts[name].entry, CaseStudy)]
    return _each_once(own + cases)


def next_of(outcome: Outcome, graph: ConceptGraph) -> list[str]:
    """What its entries name to try next, then their alternatives; none that it names itself."""
    named = entries_of(outcome, graph)
    found = [
        *_linked(named, "try_next", graph),
        *_linked(named, "alternative_to", graph),
        *(
            link.source
            for name in named
            for link in graph.links_to(name)
            if link.field == "alternative_to"
        ),
    ]
    return [name for name in _each_once(found) if name not in named]


def _linked(names: list[str], field: str, graph: ConceptGraph) -> Iterator[str]:
    for name in names:
        for link in graph.links_from(name):
            if link.field == field:
                yield link.target


def _each_once(names: list[str]) -> list[str]:
    return list(dict.fromkeys(names))
