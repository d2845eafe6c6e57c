"""The graph in; a row for each entry, and one file with all rows, out."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.exports.records import Addressing, page_address
from generator.graph.concept_graph import Concept, ConceptGraph
from generator.graph.plain_text import as_plain_text


def export_entries(graph: ConceptGraph, addresses: Addressing) -> Iterator[tuple[str, str]]:
    """`id/entries.json`: what `fieldguide list --format json` prints."""
    rows = (entry_row(concept, graph, addresses) for concept in graph.concepts.values())
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    yield "id/entries.json", f"[\n{lines}\n]\n"


def entry_row(concept: Concept, graph: ConceptGraph, addresses: Addressing) -> dict[str, object]:
    """One entry as a row: the fields that a list needs, and nothing of its sections."""
    return {
        "code": concept.code,
        "id": concept.id,
        "type": concept.type,
        "title": concept.title,
        "aliases": concept.entry.aliases,
        "summary": as_plain_text(concept.entry.summary, graph.titles),
        "url": page_address(concept, graph, addresses),
        "status": concept.entry.status,
        "tags": concept.entry.tags,
        "phases": concept.entry.phases,
        "approaches": concept.entry.approaches,
    }
