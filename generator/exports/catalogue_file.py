"""The graph in; `catalogue.json` with all entries ever, for checkers of citations, out."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.catalogue.common import ConceptEntry
from generator.catalogue.entries import Flow, Source, TradeOff
from generator.catalogue.fields import sections_with_text
from generator.catalogue.ledger import LedgerRow
from generator.catalogue.published import VERSION, catalogue_schema
from generator.exports.records import Addressing, page_path
from generator.graph.citing import better_to_cite
from generator.graph.concept_graph import Concept, ConceptGraph
from generator.graph.plain_text import as_plain_text

Row = dict[str, object]
ANCHORS = ("title", "neighbourhood", "backlinks", "references")
"""What every entry's page can have besides the sections that its author wrote."""
FLOW_ANCHORS = ("wizard", "chart", "questions", "outcomes", "rules", "scenarios")


def export_catalogue_file(graph: ConceptGraph, addresses: Addressing) -> Iterator[tuple[str, str]]:
    """`catalogue.json`, one entry a line; its schema; and each retired entry for itself."""
    head = json.dumps(_head(graph), ensure_ascii=False)[1:-1]
    rows = [entry_row(row, graph, addresses) for row in graph.catalogue.ledger.rows.values()]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    yield "catalogue.json", f'{{{head}, "entries": [\n{lines}\n]}}\n'
    yield "catalogue.schema.json", json.dumps(catalogue_schema(), indent=2) + "\n"
    for row in rows:
        if row["status"] == "retired":
            yield f"id/{row['code']}.json", json.dumps(row, ensure_ascii=False) + "\n"


def _head(graph: ConceptGraph) -> Row:
    settings, releases = graph.catalogue.settings, graph.catalogue.releases
    return {
        "format": "fieldguide-catalogue",
        "version": VERSION,
        "title": settings.title,
        "language": settings.language,
        "code_prefix": settings.code_prefix,
        "code_pattern": f"{settings.code_prefix}-[0-9]{{4,12}}",
        "base_urls": settings.base_urls,
        "release": releases.last.name if releases.last else None,
        "releases": [
            {
                "name": release.name,
                "date": release.date,
                "digest": release.digest,
                "previous": release.previous,
            }
            for release in releases
        ],
    }


def entry_row(row: LedgerRow, graph: ConceptGraph, addresses: Addressing) -> Row:
    """One code and all that was ever published under it."""
    concept = graph.concepts.get(row.id) if row.retired is None else None
    releases = graph.catalogue.releases
    history = releases.history(row.code)
    entry = None if row.retired else graph.catalogue.entries.get(row.id)
    title = entry.title if entry else row.titles[-1]
    labels = entry.aliases if entry else ()
    ids = dict.fromkeys(former for former, _ in releases.names(row.code) if former != row.id)
    own: Row = {"status": "retired" if row.retired else "draft", "url": None, "summary": None}
    if concept:
        ids = dict.fromkeys([*concept.entry.former_ids, *ids])
        own = _present(concept, graph, addresses)
    elif row.retired:
        summary = str(history[-1].snapshot.fields.get("summary", "")) if history else ""
        own["url"] = addresses.url(f"id/{row.code}/index.html")
        own["summary"] = as_plain_text(summary, graph.titles)
    return {
        "code": row.code,
        "id": row.id,
        "type": row.type,
        "title": title,
        "aliases": labels,
        "hidden_labels": entry.hidden_labels if entry else (),
        "former_titles": [former for former in row.titles if former != title],
        "former_aliases": [former for former in row.aliases if former not in labels],
        "former_ids": list(ids),
        **own,
        "revision": row.revision if history else None,
        "fingerprint": row.fingerprint,
        "revisions": [
            {
                "revision": revision.number,
                "release": revision.release,
                "fingerprint": revision.snapshot.fingerprint,
                "fields": revision.snapshot.fields,
            }
            for revision in history
        ],
        "citation": _guidance(concept, graph) if concept else None,
        "retired": _retirement(row, graph),
    }


def _present(concept: Concept, graph: ConceptGraph, addresses: Addressing) -> Row:
    return {
        "status": concept.entry.status,
        "url": addresses.url(page_path(concept)),
        "summary": as_plain_text(concept.entry.summary, graph.titles),
        "anchors": list(dict.fromkeys(_anchors(concept, graph))),
    }


def _anchors(concept: Concept, graph: ConceptGraph) -> Iterator[str]:
    """The sections of the page, and the places in them that are made to be linked to."""
    entry = concept.entry
    yield from _flow_anchors(entry) if isinstance(entry, Flow) else sections_with_text(entry)
    if isinstance(entry, ConceptEntry):
        yield from (f"claim-{number}" for number in range(1, len(entry.claims) + 1))
    if isinstance(entry, TradeOff):
        yield from (f"criterion-{criterion.id}" for criterion in entry.criteria)
    if isinstance(entry, Source):
        yield "cited-by"
    yield from ANCHORS
    for link in graph.links_from(concept.id):
        if link.is_citation:
            yield f"ref-{link.target}"


def _flow_anchors(flow: Flow) -> Iterator[str]:
    yield from FLOW_ANCHORS
    steps = (step.id or step.question for step in flow.chart)
    yield from (f"q-{name}" for name in (*steps, *(question.id for question in flow.questions)))
    yield from (f"o-{outcome.id}" for outcome in flow.outcomes)


def _guidance(concept: Concept, graph: ConceptGraph) -> Row:
    """What the author says of citing it, and which others are better."""
    cite = concept.entry.cite
    codes = {other.code for other in better_to_cite(concept, graph)}
    return {
        "use": cite.use if cite else "direct",
        "hint": as_plain_text(cite.hint, graph.titles) if cite and cite.hint else None,
        "better": sorted(code for code in codes if code),
    }


def _retirement(row: LedgerRow, graph: ConceptGraph) -> Row | None:
    if row.retired is None:
        return None
    known = row.retired.successors
    return {
        "reason": row.retired.reason,
        "date": row.retired.date,
        "release": graph.catalogue.releases.retired_in(row.code),
        "successors": [] if known == "none" else known,
    }
