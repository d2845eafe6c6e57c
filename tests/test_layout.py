"""Where concepts stand on the map of the whole graph."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import pytest

from generator.graph.concept_graph import ConceptGraph, link_concepts
from generator.graph.layout import LABEL_HEIGHT, LABEL_WIDTH, Layout, place_concepts
from tests.written_catalogues import write_catalogue


def ring(name: str, count: int) -> dict[str, str]:
    """Terms that each are related to the next, and the last to the first."""
    ids = [f"{name}-{number}" for number in range(count)]
    return {
        f"glossary/{here}.yaml": f"related: [{there}]" for here, there in pairwise([*ids, ids[0]])
    }


@pytest.fixture(scope="module")
def graph() -> ConceptGraph:
    alone = {f"glossary/alone-{number}.yaml": "" for number in range(7)}
    files = ring("large", 40) | ring("small", 8) | ring("pair", 2) | alone
    return link_concepts(write_catalogue(files))


@pytest.fixture(scope="module")
def layout(graph: ConceptGraph) -> Layout:
    return place_concepts(graph)


def test_the_same_graph_gives_the_same_places(graph: ConceptGraph, layout: Layout) -> None:
    turned = {key: graph.concepts[key] for key in reversed(graph.concepts)}
    again = ConceptGraph(graph.catalogue, turned, {}, graph.links[::-1], (), graph.names)
    assert place_concepts(again) == layout


def test_every_concept_has_a_rounded_place_inside_the_map(
    graph: ConceptGraph, layout: Layout
) -> None:
    assert set(layout.places) == set(graph.concepts)
    for x, y in layout.places.values():
        assert 0 < x < layout.width
        assert 0 < y < layout.height
        assert (x, y) == (round(x, 1), round(y, 1))


def test_no_concept_covers_another_or_its_label(layout: Layout) -> None:
    scaled = [(x / LABEL_WIDTH, y / LABEL_HEIGHT) for x, y in layout.places.values()]
    assert min(math.dist(*places) for places in combinations(scaled, 2)) > 0.9


def test_groups_without_a_link_between_them_stand_apart(layout: Layout) -> None:
    boxes = []
    for name in ("large", "small", "pair", "alone"):
        own = [place for key, place in layout.places.items() if key.startswith(name)]
        xs, ys = zip(*own, strict=True)
        boxes.append((min(xs), max(xs), min(ys), max(ys)))
    for (left, right, top, bottom), other in combinations(boxes, 2):
        assert right < other[0] or other[1] < left or bottom < other[2] or other[3] < top


def test_linked_concepts_stand_nearer_than_others(layout: Layout) -> None:
    large = [layout.places[f"large-{number}"] for number in range(40)]
    linked = [math.dist(*ends) for ends in pairwise(large)]
    others = [math.dist(*ends) for ends in combinations(large, 2)]
    assert sum(linked) / len(linked) < sum(others) / len(others) / 3


def test_only_what_is_shown_is_placed(graph: ConceptGraph) -> None:
    assert set(place_concepts(graph, {"large-0", "small-0"}).places) == {"large-0", "small-0"}
    assert place_concepts(graph, ()) == Layout(0.0, 0.0, {})
