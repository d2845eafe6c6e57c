"""A concept in; which entries a review should rather cite out."""

from __future__ import annotations

from generator.graph.concept_graph import Concept, ConceptGraph


def better_to_cite(concept: Concept, graph: ConceptGraph) -> list[Concept]:
    """The narrower entries, where the author says that citing this one is not enough."""
    cite = concept.entry.cite
    if cite is None or cite.use == "direct":
        return []
    narrower = {link.source for link in graph.links_to(concept.id) if link.field == "broader"}
    return [graph.concepts[other] for other in sorted(narrower & graph.concepts.keys())]
