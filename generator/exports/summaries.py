"""The graph in; what a link shows of the entry that it leads to, out: one script for all pages.

A script and no JSON, because pages opened from `file://` cannot fetch.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.catalogue.common import type_title
from generator.exports.records import Addressing
from generator.graph.concept_graph import ConceptGraph
from generator.graph.plain_text import as_plain_text


def export_summaries(graph: ConceptGraph, _: Addressing) -> Iterator[tuple[str, str]]:
    """`assets/kb-summaries.js`: id → type, title and summary."""
    summaries = {
        concept.id: (
            type_title(concept.type),
            concept.title,
            as_plain_text(concept.entry.summary, graph.titles),
        )
        for concept in graph.concepts.values()
    }
    text = json.dumps(summaries, ensure_ascii=False, separators=(",", ":"))
    yield "assets/kb-summaries.js", f"window.kbSummaries={text}\n"
