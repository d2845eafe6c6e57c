"""What the statements of this repository's own catalogue rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.catalogue.catalogue import read_catalogue
from generator.catalogue.common import Claim, ConceptEntry, Entry
from generator.catalogue.entries import Source, TradeOff
from generator.catalogue.parts import Cell
from generator.graph.concept_graph import ConceptGraph, link_concepts
from generator.graph.grades import best_grade, strong_grades

CITED = re.compile(r"@([a-z0-9-]+)")


@pytest.fixture(scope="module")
def graph(repository: Path) -> ConceptGraph:
    catalogue, _ = read_catalogue(repository / "concepts")
    assert catalogue is not None
    return link_concepts(catalogue)


def statements_of(entry: Entry) -> Iterator[Claim | Cell]:
    if isinstance(entry, ConceptEntry):
        yield from entry.claims
    if isinstance(entry, TradeOff):
        for row in entry.criteria:
            yield from row.cells.values()


def is_grounded_or_open(part: Claim | Cell, graph: ConceptGraph) -> bool:
    """Whether it, or what stands against it, cites more than an assertion, or says it has none."""
    written = " ".join((part.text, getattr(part, "correction", None) or ""))
    cited = (*part.sources, *CITED.findall(written))
    return bool(part.no_evidence) or best_grade(cited, graph) in strong_grades(graph)


def test_nearly_every_claim_cites_more_than_an_assertion_or_says_that_none_was_found(
    graph: ConceptGraph,
) -> None:
    parts = [part for concept in graph.concepts.values() for part in statements_of(concept.entry)]
    weak = [part.text for part in parts if not is_grounded_or_open(part, graph)]
    assert len(parts) > 1000
    assert len(weak) / len(parts) <= 0.05, weak


def test_every_source_says_what_was_read_of_it_and_when(graph: ConceptGraph) -> None:
    sources = [one.entry for one in graph.concepts.values() if isinstance(one.entry, Source)]
    assert len(sources) > 100
    assert [one.title for one in sources if len(one.verified.how.split()) < 4] == []
    assert [one.title for one in sources if not re.match(r"2026-\d\d", one.verified.on)] == []
