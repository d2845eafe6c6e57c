"""The graph in; one file with a row for each entry out."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.exports.records import Addressing, page_address, titles_of
from generator.graph.concept_graph import ConceptGraph
from generator.graph.plain_text import as_plain_text


def export_entries(graph: ConceptGraph, addresses: Addressing) -> Iterator[tuple[str, str]]:
    """`id/entries.json`: what `fieldguide list --format json` prints."""
    titles = titles_of(graph)
    rows = [
        {
            "code": concept.code,
            "id": concept.id,
            "type": concept.type,
            "title": concept.title,
            "aliases": concept.entry.aliases,
            "summary": as_plain_text(concept.entry.summary, titles),
            "url": page_address(concept, graph, addresses),
            "status": concept.entry.status,
            "tags": concept.entry.tags,
            "phases": concept.entry.phases,
            "approaches": concept.entry.approaches,
        }
        for concept in graph.concepts.values()
    ]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    yield "id/entries.json", f"[\n{lines}\n]\n"
