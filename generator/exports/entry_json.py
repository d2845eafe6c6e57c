"""The record of an entry in; its JSON out, as a value and as a file."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.exports.records import Addressing, EntryRecord, describe_entry
from generator.exports.written_fields import fields_as_written
from generator.graph.concept_graph import Concept, ConceptGraph


def export_json(record: EntryRecord) -> Iterator[tuple[str, str]]:
    """`id/FG-0042.json`; entries without a code have no address of this kind."""
    code = record.concept.code
    if code is not None:
        yield f"id/{code}.json", json.dumps(_row(record), ensure_ascii=False) + "\n"


def entry_record(graph: ConceptGraph, concept: Concept, addresses: Addressing) -> dict[str, object]:
    """All of one entry: what its JSON file holds."""
    return _row(describe_entry(concept, graph, addresses))


def _row(record: EntryRecord) -> dict[str, object]:
    concept = record.concept
    return {
        "code": concept.code,
        "id": concept.id,
        "type": concept.type,
        "title": concept.title,
        "aliases": concept.entry.aliases,
        "summary": record.summary,
        "url": record.address,
        "language": record.language,
        "licence": record.licence,
        "status": concept.entry.status,
        "revision": record.revision,
        "approaches": concept.entry.approaches,
        "phases": concept.entry.phases,
        "tags": concept.entry.tags,
        "sections": [section._asdict() for section in record.sections],
        "fields": fields_as_written(concept.entry),
        "claims": list(record.claims),
        "relations": [related._asdict() for related in record.relations],
        "references": [reference._asdict() for reference in record.references],
    }
