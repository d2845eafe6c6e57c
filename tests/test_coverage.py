"""Every item of the texts that the catalogue began with is covered by something readers find."""

from __future__ import annotations

from pathlib import Path

from generator.adapters.written_pages import read_pages
from generator.build import load_graph
from generator.catalogue.entries import Flow
from generator.graph.concept_graph import ConceptGraph

IDS = Path(__file__).parent / "seed_item_ids.txt"


def test_all_503_seed_items_are_covered_by_what_is_published(repository: Path) -> None:
    graph, found = load_graph(repository / "concepts", read_pages(repository / "docs"))
    assert graph
    assert graph.catalogue.coverage
    covered = graph.catalogue.coverage.items
    assert sorted(covered) == IDS.read_text(encoding="utf-8").split()
    assert len(covered) == 503
    assert [str(one) for one in found if one.path.endswith("coverage.yaml")] == []


def test_each_rule_and_threshold_is_asked_for_in_a_flow_or_left_out_with_a_reason(
    repository: Path,
) -> None:
    pages = read_pages(repository / "docs")
    texts = {page.path: page.text for page in pages}
    graph, _ = load_graph(repository / "concepts", pages)
    assert graph
    assert graph.catalogue.coverage
    rows = {
        item: places
        for item, places in graph.catalogue.coverage.items.items()
        if item.startswith(("rule.", "thr."))
    }
    assert len(rows) == 62 + 38
    for item, places in rows.items():
        page = "guide/rules.md" if item.startswith("rule.") else "guide/thresholds.md"
        anchor = item.partition(".")[2]
        row = next(line for line in texts[page].splitlines() if f"{{#{anchor}}}" in line)
        asked = [place for place in places if place.startswith("choose-")]
        for flow, question in (place.split("#q-") for place in asked):
            assert question in questions_that_weigh(graph, flow)
            assert f"[[{flow}#q-{question}|" in row
        left_out = texts[page].partition("{#left-out}")[2]
        assert (f"](#{anchor})" in left_out) is not bool(asked), item
        assert (f"{page}#left-out" in places) is not bool(asked), item
        assert f"{page}#{anchor}" in places


def questions_that_weigh(graph: ConceptGraph, flow: str) -> set[str]:
    entry = graph.concepts[flow].entry
    assert isinstance(entry, Flow)
    return {question for rule in entry.rules for question in rule.when}
