"""The graph and a name that no entry has in; what became of the entry that had it out."""

from __future__ import annotations

from generator.catalogue.near_names import one_of
from generator.graph.concept_graph import ConceptGraph


def what_became_of(graph: ConceptGraph, name: str) -> str:
    """A hint for an entry that was retired, or whose file is gone; empty for any other name.

    A released entry is known by every id that it had in a release.
    """
    releases = graph.catalogue.releases
    for row in graph.catalogue.ledger.rows.values():
        if name not in (row.id, row.code, *(former for former, _ in releases.names(row.code))):
            continue
        if row.retired is None:
            return f"{row.code} is without its file: bring it back, or remove the link"
        if not row.retired.successors or row.retired.successors == "none":
            return "it was retired without a successor: remove the link"
        present = [graph.names.get(successor, successor) for successor in row.retired.successors]
        return f"it was retired: name {one_of(present)} instead"
    return ""
