"""A concept in; which entries a review should rather cite out."""

from __future__ import annotations

from generator.graph.concept_graph import Concept, ConceptGraph


def better_to_cite(concept: Concept, graph: ConceptGraph) -> list[Concept]:
    """The narrower entries and those that the hint links to, where this one is not enough."""
    cite = concept.entry.cite
    if cite is None or cite.use == "direct":
        return []
    better = {link.source for link in graph.links_to(concept.id) if link.field == "broader"}
    named = (link for link in graph.links_from(concept.id) if not link.is_citation)
    better |= {link.target for link in named if link.path and link.path[0] == "cite"}
    return [graph.concepts[other] for other in sorted(better & graph.concepts.keys())]
