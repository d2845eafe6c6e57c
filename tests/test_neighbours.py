"""Who stands beside a concept on the small map."""

from __future__ import annotations

from generator.graph.concept_graph import HandWrittenPage, link_concepts
from generator.graph.neighbours import HEIGHT, WIDTH, neighbourhood
from tests.written_catalogues import write_catalogue

FILES = {
    "techniques/lora.yaml": """\
related: [word]
requires: [peft]
exposes_to: [overfitting]
how_it_works: See [[peft]] and [[aside]].
""",
    "techniques/peft.yaml": "",
    "techniques/qlora.yaml": "broader: [lora]\n",
    "pitfalls/overfitting.yaml": "",
    "glossary/word.yaml": "",
    "glossary/aside.yaml": "",
}


def test_the_strongest_relation_comes_first_and_speaks_for_the_neighbour() -> None:
    graph = link_concepts(write_catalogue(FILES), [HandWrittenPage("a.md", "a.md", "[[lora]]")])
    around = neighbourhood(graph, "lora")
    assert [(item.id, item.wording, item.outgoing) for item in around.neighbours] == [
        ("qlora", "Narrower", False),
        ("peft", "Requires", True),
        ("overfitting", "Exposes to", True),
        ("word", "Related", True),
        ("aside", "Mentions", True),
    ]
    assert around.left_out == 0


def test_the_weakest_are_left_out_and_counted() -> None:
    around = neighbourhood(link_concepts(write_catalogue(FILES)), "lora", limit=2)
    assert [item.id for item in around.neighbours] == ["qlora", "peft"]
    assert around.left_out == 3


def test_places_are_apart_inside_the_map_and_start_at_the_top() -> None:
    files = {"glossary/hub.yaml": f"related: [{', '.join(f'w{number}' for number in range(12))}]"}
    files |= {f"glossary/w{number}.yaml": "" for number in range(12)}
    places = [
        (item.x, item.y)
        for item in neighbourhood(link_concepts(write_catalogue(files)), "hub").neighbours
    ]
    assert places[0] == (WIDTH / 2, 40.0)
    assert len(set(places)) == 12
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in places)
    assert all(place == (round(place[0], 1), round(place[1], 1)) for place in places)


def test_a_concept_without_links_has_an_empty_map() -> None:
    graph = link_concepts(write_catalogue({"glossary/word.yaml": ""}))
    assert neighbourhood(graph, "word").neighbours == ()
