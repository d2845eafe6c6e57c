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


def retired_rows(graph: ConceptGraph, addresses: Addressing) -> list[dict[str, object]]:
    """The same of the entries that were taken out, as far as the ledger and the releases know."""
    base = addresses.base or next(iter(graph.catalogue.settings.base_urls), "")
    rows: list[dict[str, object]] = []
    for row in graph.catalogue.ledger.rows.values():
        if row.retired:
            history = graph.catalogue.releases.history(row.code)
            summary = history[-1].snapshot.fields.get("summary", "") if history else ""
            rows.append(
                {
                    "code": row.code,
                    "id": row.id,
                    "type": row.type,
                    "title": row.titles[-1],
                    "aliases": row.aliases,
                    "summary": as_plain_text(str(summary), graph.titles),
                    "url": base + addresses.url(f"id/{row.code}/index.html"),
                    "status": "retired",
                    "tags": (),
                    "phases": (),
                    "approaches": (),
                }
            )
    return rows


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
