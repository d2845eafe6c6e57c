"""What the page of a decision flow shows, and that its chart can be read and followed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from xml.etree import ElementTree

import pytest

from generator.catalogue.entries import Flow
from generator.graph.concept_graph import link_concepts
from generator.publish.addresses import Addresses
from generator.publish.flow_page import flow_sections
from generator.publish.page import Section
from generator.publish.prose import PageProse
from generator.publish.publication import Publication
from tests.written_catalogues import write_catalogue

TASTE = "Which taste do you prefer when it is late and the shops are closed?"
FLOW = """
title: Dinner & more
questions:
  - {id: hungry, text: "Are you <hungry>?", kind: yes-no, help: "See [@hunger-2020].",
     debates: [is-it]}
  - id: taste
    text: Which taste do you prefer when it is late and the shops are closed?
    kind: choice
    options: [{id: sweet, text: Sweet, help: Like cake.}, {id: sour, text: Sour}]
  - {id: budget, text: "How much is there?", kind: number, unit: coins}
outcomes:
  - {id: cook, title: Cook & eat, entries: [lora], note: Light the *stove*.}
  - {id: order, title: Order, entries: ["lora#needs", qlora]}
rules:
  - {when: {hungry: yes, taste: [sweet, sour]}, outcome: cook, effect: for, weight: 3,
     reason: It is fun., sources: ["hunger-2020, p. 3"], entries: [qlora]}
  - {when: {budget: {below: 5}}, outcome: order, effect: veto, reason: It costs.}
  - {when: {hungry: yes, taste: [sweet, sour]}, outcome: order, effect: against, weight: 2,
     reason: It is slow.}
chart:
  - question: hungry
    branches: [{if: yes, ask: taste}, {if: no, then: order}]
  - question: taste
    branches: [{if: [sweet, sour], then: cook}]
scenarios:
  - {name: A late night, given: {hungry: yes, taste: sour, budget: 12}, expect: cook, not: [order]}
"""
FILES = {
    "decide/dinner.yaml": FLOW,
    "techniques/lora.yaml": "",
    "techniques/qlora.yaml": "",
    "debates/is-it.yaml": """
positions:
  - {statement: It is., held_by: Some., sources: [hunger-2020]}
  - {statement: It is not., held_by: Others., sources: [hunger-2020]}
""",
    "sources/hunger-2020.yaml": "",
}


@pytest.fixture
def sections() -> Mapping[str, Section]:
    graph = link_concepts(write_catalogue(FILES))
    flow = graph.concepts["dinner"].entry
    assert isinstance(flow, Flow)
    prose = PageProse(Publication(graph, Addresses()), "decide/dinner.md", "dinner")
    return {section.id: section for section in flow_sections("dinner", flow, prose)}


@pytest.fixture
def drawing(sections: Mapping[str, Section]) -> ElementTree.Element:
    svg = re.search(r"<svg.*</svg>", sections["chart"].html, re.DOTALL)
    assert svg
    return ElementTree.fromstring(svg[0])


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def test_sections_are_named_after_fields(sections: Mapping[str, Section]) -> None:
    assert list(sections) == [
        "wizard",
        "chart",
        "questions",
        "rules",
        "outcomes",
        "scenarios",
    ]


def test_the_links_of_the_chart_lead_to_anchors_of_the_page(
    sections: Mapping[str, Section], drawing: ElementTree.Element
) -> None:
    page = "".join(section.html for section in sections.values())
    links = drawing.findall(".//{*}a")
    targets = [link.get("{http://www.w3.org/1999/xlink}href") for link in links]
    assert targets == ["#q-hungry", "#o-order", "#q-taste", "#o-cook"]
    assert all(page.count(f'id="{target[1:]}"') == 1 for target in targets if target)
    assert all(link.get("role") == "link" and link.get("href") is None for link in links)


def test_every_anchor_that_the_page_links_to_exists(sections: Mapping[str, Section]) -> None:
    page = "".join(section.html for section in sections.values())
    targets = set(re.findall(r'href="#((?:q|o)-[^"]+)"', page))
    assert targets == {"q-hungry", "q-taste", "q-budget", "o-cook", "o-order"} & set(
        re.findall(r'id="([^"]+)"', page)
    )


def test_the_chart_scrolls_instead_of_shrinking_and_can_be_reached_by_keyboard(
    sections: Mapping[str, Section],
) -> None:
    html = sections["chart"].html
    assert '<section class="kb-chart" tabindex="0" aria-label="Dinner &amp; more: chart">' in html
    assert re.search(r'<svg [^>]*width="\d+" height="\d+" viewBox="0 0 \d+ \d+"', html)


def test_the_chart_has_a_name_and_a_description(drawing: ElementTree.Element) -> None:
    assert drawing.findtext("{*}title") == "Dinner & more"
    assert drawing.findtext("{*}desc")


def test_lines_of_a_text_do_not_run_together(drawing: ElementTree.Element) -> None:
    text = "".join(drawing.findall(".//{*}a")[2].itertext())
    assert text == f"2. {TASTE}"


def test_the_chart_has_no_colours_of_its_own(sections: Mapping[str, Section]) -> None:
    html = sections["chart"].html
    assert not re.search(r'(fill|stroke|style)="', html)


def test_the_questions_say_where_every_answer_leads(sections: Mapping[str, Section]) -> None:
    html = sections["questions"].html
    text = words(html)
    assert "1. Are you &lt;hungry&gt;? See [1]." in text
    assert "Yes → go on to question 2" in text
    assert "No → Order" in text
    assert "Sweet → Cook &amp; eat Like cake. Sour → Cook &amp; eat" in text
    assert "Sources disagree here: Is it" in text
    assert 'href="../../debates/is-it/"' in html


def test_a_question_that_the_chart_leaves_out_follows_without_a_number(
    sections: Mapping[str, Section],
) -> None:
    text = words(sections["questions"].html)
    beside = r"Questions that the chart leaves out .* have no number .* How much is there\?"
    assert re.search(beside, text)


def test_an_outcome_shows_its_entries_and_its_reasons_with_sources(
    sections: Mapping[str, Section],
) -> None:
    cook, order = sections["outcomes"].html.split('id="o-order"')
    assert "<em>stove</em>" in cook
    assert 'href="../../techniques/lora/"' in cook
    assert "It is fun.[1, p. 3] Are you &lt;hungry&gt;? Yes · Which taste" in words(cook)
    assert "See Qlora." in words(cook)
    assert 'href="../../techniques/lora/#needs"' in order
    assert "Reasons: 1 against it, 1 that would exclude it" in words(order)
    assert re.findall("kb-reason--([a-z]+)", order) == ["against", "excludes"]


def test_the_table_of_rules_has_a_row_for_each_set_of_answers(
    sections: Mapping[str, Section],
) -> None:
    found = re.findall('<tr class="kb-rules__row".*?</tr>', sections["rules"].html, re.DOTALL)
    rows = [words(row) for row in found]
    assert rows == [
        f"Are you &lt;hungry&gt;? Yes {TASTE} Sweet or Sour for Cook &amp; eat 3 against Order 2",
        "How much is there? Under 5 coins excludes Order",
    ]


def test_an_example_shows_its_answers_its_way_and_where_it_leads(
    sections: Mapping[str, Section],
) -> None:
    text = words(sections["scenarios"].html)
    assert "A late night Are you &lt;hungry&gt;? Yes" in text
    assert "How much is there? 12 coins" in text
    assert text.endswith("→ Cook &amp; eat by questions 1, 2 Not: Order")


def test_the_form_asks_every_question_with_controls_of_its_kind(
    sections: Mapping[str, Section],
) -> None:
    html = sections["wizard"].html
    assert 'class="kb-wizard kb-wizard--off"' in html
    groups = re.findall(r"<fieldset class=\"kb-ask.*?</fieldset>", html, re.DOTALL)
    kinds = [re.findall('<input[^>]*? type="([a-z]+)"', group) for group in groups]
    assert kinds == [["radio"] * 3, ["radio"] * 3, ["text", "checkbox"]]
    assert all(group.count("Don’t know") == 1 for group in groups)
    assert "Are you &lt;hungry&gt;?" in groups[0]
    assert 'href="../../debates/is-it/"' in groups[0]
    assert 'href="#c-hungry">On the chart</a>' in groups[0]
    assert "On the chart" not in groups[2]
    assert '<span class="kb-ask__unit" id="w-budget-unit">coins</span>' in groups[2]


def test_every_description_of_a_control_exists_once(sections: Mapping[str, Section]) -> None:
    html = sections["wizard"].html
    named = re.findall(r'(?:aria-labelledby|aria-describedby|for)="([^"]+)"', html)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert {one for names in named for one in names.split()} <= set(ids)


def test_what_draws_the_chart_says_which_answers_it_stands_for(
    drawing: ElementTree.Element,
) -> None:
    lines = [one.get("data-ways") for one in drawing.iterfind(".//{*}path")]
    assert {"hungry/0", "hungry/1", "taste/0"} == set(lines)
    boxes = [(one.get("id"), one.get("data-ways")) for one in drawing.iterfind(".//{*}a")]
    assert boxes == [
        ("c-hungry", None),
        (None, "hungry/1"),
        ("c-taste", None),
        (None, "taste/0"),
    ]


def test_the_ways_of_showing_a_flow_lead_to_each_other(sections: Mapping[str, Section]) -> None:
    for anchor in ("wizard", "chart", "questions", "rules"):
        views = re.findall(r'class="kb-views">.*?</p>', sections[anchor].html)
        others = {"wizard", "chart", "questions", "rules"} - {anchor}
        assert set(re.findall('href="#([a-z]+)"', views[0])) == others


def test_rows_of_the_table_say_what_they_ask_for(sections: Mapping[str, Section]) -> None:
    rows = re.findall('data-when="([^"]+)"', sections["rules"].html)
    assert [json.loads(unescape(row)) for row in rows] == [
        {"hungry": "yes", "taste": ["sweet", "sour"]},
        {"budget": {"below": 5}},
    ]


def test_a_flow_without_rules_has_a_chart_and_a_text_alone() -> None:
    graph = link_concepts(write_catalogue({"decide/bare.yaml": "", "techniques/lora.yaml": ""}))
    flow = graph.concepts["bare"].entry
    assert isinstance(flow, Flow)
    prose = PageProse(Publication(graph, Addresses()), "decide/bare.md", "bare")
    found = {section.id: section.html for section in flow_sections("bare", flow, prose)}
    assert list(found) == ["chart", "questions", "outcomes"]
    page = "".join(found.values())
    assert "#wizard" not in page
    assert "in the form" not in page
