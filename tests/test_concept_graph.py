"""Links, backlinks and their sentences."""

from __future__ import annotations

import networkx as nx
import pytest

from generator.graph.concept_graph import (
    ConceptGraph,
    HandWrittenPage,
    Link,
    link_concepts,
    without_drafts,
)
from tests.written_catalogues import write_catalogue

FILES = {
    "techniques/lora.yaml": """\
title: LoRA
exposes_to: [overfitting]
alternative_to: [full-tuning]
claims:
  - text: It trains **few** weights, unlike [[full-tuning]].
    sources: ["hu-2022, Table 2"]
how_it_works: |
  It adds matrices. They are small,
  e.g. 1 % of all, so [[overfitting|it *overfits*]] less.
  Nothing else changes.
""",
    "techniques/full-tuning.yaml": "title: Full tuning\nalternative_to: [lora]\n",
    "pitfalls/overfitting.yaml": "title: Overfitting\nformer_ids: [too-close-a-fit]\n",
    "case-studies/a-bank.yaml": """\
steps:
  - text: They trained adapters.
    technique: lora
""",
    "glossary/adapter.yaml": """\
title: Adapter
confused_with:
  - entry: lora
    difference: LoRA is one way to make an adapter.
related: [too-close-a-fit]
""",
    "glossary/draft.yaml": "status: draft\nrelated: [adapter]\n",
    "sources/hu-2022.yaml": "title: A study\n",
}
ABOUT = HandWrittenPage("about.md", "docs/about.md", "# About\n\nStart at [[lora]]. Or do not.\n")


@pytest.fixture
def graph() -> ConceptGraph:
    return link_concepts(write_catalogue(FILES), [ABOUT])


def one(links: tuple[Link, ...], source: str, target: str) -> Link:
    (link,) = [link for link in links if (link.source, link.target) == (source, target)]
    return link


def test_a_symmetric_relation_is_one_link_that_both_ends_show(graph: ConceptGraph) -> None:
    (link,) = graph.links_by("alternative_to")
    assert (link.source, link.target) == ("full-tuning", "lora")
    for here, there in (("lora", "full-tuning"), ("full-tuning", "lora")):
        assert ("Alternatives", there) in [item[:2] for item in graph.connections(here)]


def test_an_inverse_is_derived_with_its_own_heading(graph: ConceptGraph) -> None:
    headings = {(item.heading, item.other) for item in graph.connections("overfitting")}
    assert {("Exposed by", "lora"), ("Mentioned in", "lora"), ("Related", "adapter")} == headings


def test_a_nested_link_carries_what_is_said_beside_it(graph: ConceptGraph) -> None:
    steps = one(graph.links_by("steps"), "a-bank", "lora")
    assert steps.sentence == "They trained adapters."
    confused = one(graph.links_by("confused_with"), "adapter", "lora")
    assert confused.sentence == "LoRA is one way to make an adapter."
    cited = one(graph.links_by("claims"), "lora", "hu-2022")
    assert cited.sentence == "It trains few weights, unlike Full tuning."


def test_a_mention_carries_its_sentence_and_stands_where_it_is_written(graph: ConceptGraph) -> None:
    mention = one(graph.links_by("mentions"), "lora", "overfitting")
    assert mention.sentence == "They are small, e.g. 1 % of all, so it overfits less."
    assert graph.position(mention) == ("concepts/techniques/lora.yaml", 9, 23)


def test_a_relation_stands_where_its_value_is_written(graph: ConceptGraph) -> None:
    link = one(graph.links_by("exposes_to"), "lora", "overfitting")
    assert graph.position(link) == ("concepts/techniques/lora.yaml", 2, 14)


def test_a_hand_written_page_links_as_entries_do(graph: ConceptGraph) -> None:
    (link,) = graph.links_from("about.md")
    assert link.sentence == "Start at LoRA."
    assert graph.position(link) == ("docs/about.md", 3, 10)
    assert link in graph.links_to("lora")


def test_a_former_id_leads_to_the_present_entry(graph: ConceptGraph) -> None:
    link = one(graph.links_by("related"), "adapter", "overfitting")
    assert link.name == "too-close-a-fit"
    assert graph.dangling_links == ()


def test_a_present_id_wins_over_a_former_one() -> None:
    files = {"glossary/a.yaml": "former_ids: [b]", "glossary/b.yaml": "definition: Not [[a]]."}
    assert link_concepts(write_catalogue(files)).names["b"] == "b"


def test_the_network_has_an_edge_for_every_link(graph: ConceptGraph) -> None:
    assert isinstance(graph.network, nx.MultiDiGraph)
    assert graph.network.number_of_edges() == len(graph.links)
    assert set(graph.concepts) <= set(graph.network)


def test_without_drafts_neither_they_nor_their_links_are_left(graph: ConceptGraph) -> None:
    published = without_drafts(graph)
    assert "draft" not in published.concepts
    assert "draft" not in published.names
    assert set(graph.links) - set(published.links) == set(graph.links_from("draft"))


def test_a_link_to_a_broken_file_is_neither_a_link_nor_dangling() -> None:
    files = {"glossary/a.yaml": "related: [b, c]"}
    graph = link_concepts(write_catalogue(files, frozenset({"b"})))
    assert graph.links == ()
    assert [link.target for link in graph.dangling_links] == ["c"]


def test_a_claim_of_others_is_never_quoted_without_whose_it_is() -> None:
    claim = "{text: It is free., sources: [smith], attributed_to: A vendor, correction: It is not.}"
    files = {"sources/smith.yaml": "", "glossary/token.yaml": f"claims: [{claim}]"}
    graph = link_concepts(write_catalogue(files))
    assert [link.sentence for link in graph.links_to("smith")] == [
        "A vendor: “It is free.” Instead: It is not."
    ]
