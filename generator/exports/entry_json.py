"""The record of an entry in; its JSON file out."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.exports.records import EntryRecord


def export_json(record: EntryRecord) -> Iterator[tuple[str, str]]:
    """`id/FG-0042.json`; entries without a code have no address of this kind."""
    concept = record.concept
    if concept.code is None:
        return
    row = {
        "code": concept.code,
        "id": concept.id,
        "type": concept.type,
        "title": concept.title,
        "aliases": concept.entry.aliases,
        "summary": record.summary,
        "url": record.address,
        "status": concept.entry.status,
        "revision": record.revision,
        "approaches": concept.entry.approaches,
        "phases": concept.entry.phases,
        "tags": concept.entry.tags,
        "sections": [section._asdict() for section in record.sections],
        "claims": [claim._asdict() for claim in record.claims],
        "relations": [related._asdict() for related in record.relations],
        "references": [reference._asdict() for reference in record.references],
    }
    yield f"id/{concept.code}.json", json.dumps(row, ensure_ascii=False, indent=1) + "\n"
