"""Every item of the texts that the catalogue began with is covered by something readers find."""

from __future__ import annotations

from pathlib import Path

from generator.adapters.written_pages import read_pages
from generator.build import load_graph

IDS = Path(__file__).parent / "seed_item_ids.txt"


def test_all_503_seed_items_are_covered_by_what_is_published(repository: Path) -> None:
    graph, found = load_graph(repository / "concepts", read_pages(repository / "docs"))
    assert graph
    assert graph.catalogue.coverage
    covered = graph.catalogue.coverage.items
    assert sorted(covered) == IDS.read_text(encoding="utf-8").split()
    assert len(covered) == 503
    assert [str(one) for one in found if one.path.endswith("coverage.yaml")] == []
