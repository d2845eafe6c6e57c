"""The graph in; what the search knows of every entry and hand-written page, in two parts, out.

The first part holds what is needed for the first result: names, symptoms, what to filter by. The
second, fetched after it, holds the summaries, all sections, risks and neighbours. Both are scripts
with a JSON text, because pages opened from `file://` cannot fetch; the page hands the texts to a
worker unread.
The shapes are those of `theme/src/search/data.js`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from generator.catalogue.common import Entry, type_title
from generator.catalogue.entries import ENTRY_TYPES, Pitfall, Source
from generator.catalogue.fields import prose_values, sections_of
from generator.catalogue.settings import VocabularyValue
from generator.exports.page_texts import PageText, page_texts
from generator.exports.records import Addressing
from generator.graph.concept_graph import Concept, ConceptGraph
from generator.graph.mentions import CITES, MENTIONS
from generator.graph.plain_text import as_plain_text, without_code

Row = Mapping[str, Any]
PAGE = "page"
"""The type of a hand-written page."""
_SHOWN_BY_ROW = {"symptoms", "seen_as", "question", "summary"}


def export_search(graph: ConceptGraph, addresses: Addressing) -> Iterator[tuple[str, str]]:
    """`assets/kb-search-rows.js` and `assets/kb-search-texts.js`."""
    rows = json.dumps(search_rows(graph, addresses), ensure_ascii=False, separators=(",", ":"))
    texts = json.dumps(search_texts(graph), ensure_ascii=False, separators=(",", ":"))
    yield "assets/kb-search-rows.js", f"globalThis.kbSearchRows={_quoted(rows)}\n"
    yield "assets/kb-search-texts.js", f"globalThis.kbSearchTexts={_quoted(texts)}\n"


def search_rows(graph: ConceptGraph, addresses: Addressing) -> dict[str, Any]:
    """The facets, a row for each entry and page, the synonyms, and what is retired."""
    vocabularies = graph.catalogue.settings.vocabularies
    types = [
        {
            "id": kind.type_name,
            "title": type_title(kind.type_name),
            "url": addresses.url(f"{kind.folder}/ID.md"),
        }
        for kind in ENTRY_TYPES
    ]
    return {
        "facets": {
            "type": [*types, {"id": PAGE, "title": "Page"}],
            "phase": list(_values(vocabularies.phases)),
            "approach": list(_values(vocabularies.approaches)),
        },
        "rows": [
            *(_row_of_entry(concept, graph) for concept in graph.concepts.values()),
            *(_row_of_page(page, addresses) for page in page_texts(graph)),
        ],
        "synonyms": graph.catalogue.synonyms.groups,
        "implied": graph.catalogue.synonyms.implied,
        "retired": list(_retired(graph, addresses)),
    }


def _retired(graph: ConceptGraph, addresses: Addressing) -> Iterator[Row]:
    """What only its code finds; a document that cites it has nothing else."""
    for row in graph.catalogue.ledger.rows.values():
        if row.retired is not None:
            yield {
                "code": row.code,
                "type": row.type,
                "title": f"{row.titles[-1]} (retired)",
                "summary": row.retired.reason,
                "url": addresses.url(f"id/{row.code}/index.html"),
            }


def search_texts(graph: ConceptGraph) -> list[Row]:
    """The summary, the sections and the neighbours of every row, in the order of the rows."""
    near = _neighbours(graph)
    places = {name: place for place, name in enumerate(graph.concepts)}
    return [
        *(
            {
                **_text_of_entry(concept.entry, graph.titles),
                **_risk_of_entry(concept.entry, graph, places),
                "near": sorted(near[name]),
            }
            for name, concept in graph.concepts.items()
        ),
        *(
            {
                "summary": page.summary,
                "question": "",
                "seen": [],
                "asked": [],
                "sections": [section._asdict() for section in page.sections],
                "near": [],
            }
            for page in page_texts(graph)
        ),
    ]


def _values(values: tuple[VocabularyValue, ...], broader: str = "") -> Iterator[dict[str, str]]:
    for value in values:
        yield {"id": value.id, "title": value.title, **({"broader": broader} if broader else {})}
        yield from _values(value.narrower, value.id)


def _row_of_entry(concept: Concept, graph: ConceptGraph) -> Row:
    """Only what is not empty; its address is that of its type with its id in the place of `ID`."""
    entry = concept.entry
    row: dict[str, object] = {
        "code": concept.code,
        "id": concept.id,
        "type": concept.type,
        "title": concept.title,
        "aliases": entry.aliases,
        "hidden": entry.hidden_labels,
        "phases": entry.phases,
        "approaches": entry.approaches,
    }
    if isinstance(entry, Pitfall):
        row["symptoms"] = [as_plain_text(symptom, graph.titles) for symptom in entry.symptoms]
    return {name: value for name, value in row.items() if value not in (None, (), [])}


def _neighbours(graph: ConceptGraph) -> Mapping[str, set[int]]:
    """The rows that each entry is tied to by a relation of its own meaning, whichever way."""
    places = {name: place for place, name in enumerate(graph.concepts)}
    entries = {name for name, one in graph.concepts.items() if not isinstance(one.entry, Source)}
    near: dict[str, set[int]] = {name: set() for name in places}
    for link in graph.links:
        if link.relation not in (CITES, MENTIONS) and {link.source, link.target} <= entries:
            near[link.source].add(places[link.target])
            near[link.target].add(places[link.source])
    return near


def _text_of_entry(entry: Entry, titles: Mapping[str, str]) -> Row:
    headings = _headings(type(entry))
    seen = entry.seen_as if isinstance(entry, Pitfall) else ()
    texts: dict[str, list[str]] = {}
    for value in prose_values(entry):
        if value.section not in _SHOWN_BY_ROW:
            plain = as_plain_text(without_code(value.text), titles)
            texts.setdefault(value.section, []).append(plain)
    return {
        "summary": as_plain_text(entry.summary, titles),
        "question": as_plain_text(getattr(entry, "question", None) or "", titles),
        "seen": [as_plain_text(sign.text, titles) for sign in seen],
        "asked": list(getattr(entry, "asked_as", ())),
        "sections": [
            {
                "id": name if name in headings else "",
                "heading": headings.get(name, ""),
                "text": text,
            }
            for name, parts in texts.items()
            if (text := "\n".join(filter(None, parts)))
        ],
    }


def _risk_of_entry(entry: Entry, graph: ConceptGraph, places: Mapping[str, int]) -> Row:
    """How bad a pitfall is, and the row of what to do about it first."""
    if not isinstance(entry, Pitfall):
        return {}
    severity = graph.catalogue.settings.scales.severity[entry.severity.step - 1]
    first = graph.names.get(entry.mitigated_by[0], "") if entry.mitigated_by else ""
    mitigation = {"mitigation": places[first]} if first in places else {}
    return {"severity": severity.title, **mitigation}


@cache
def _headings(cls: type[Entry]) -> dict[str, str]:
    return {section.field_name: section.heading for section in sections_of(cls)}


def _row_of_page(page: PageText, addresses: Addressing) -> Row:
    url = addresses.url(page.path)
    return {"type": PAGE, "title": page.title, "url": url}


def _quoted(text: str) -> str:
    """A JSON text as a string of JavaScript: JSON has escaped control characters already."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("</", "<\\/") + '"'
