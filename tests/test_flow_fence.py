"""A block of a hand-written page becomes the form of a flow; other blocks stay code."""

from __future__ import annotations

import re

import markdown
import pytest

from generator.graph.concept_graph import link_concepts
from generator.graph.flow_fences import flow_fences
from generator.publish.addresses import Addresses
from generator.publish.publication import Publication
from generator.publish.written import WrittenProse
from tests.written_catalogues import write_catalogue

FILES = {
    "decide/supper.yaml": """
questions: [{id: hungry, text: Hungry?, kind: yes-no, help: "See [@hunger]."}]
outcomes: [{id: cook, title: Cook, entries: [lora]}]
rules: [{when: {hungry: yes}, outcome: cook, effect: for, reason: So.}]
chart: [{question: hungry, branches: [{if: yes, then: cook}, {if: no, then: cook}]}]
""",
    "decide/bare.yaml": "",
    "techniques/lora.yaml": "",
    "sources/hunger.yaml": "",
}
BLOCK = "```fieldguide\nflow: supper\n```\n"


def html_of(text: str) -> str:
    publication = Publication(link_concepts(write_catalogue(FILES)), Addresses())
    prose = WrittenProse(publication, "guide/page.md")
    prepared = prose.prepare(text)
    return prose.finish(markdown.markdown(prepared, extensions=["pymdownx.superfences"]))


def test_a_block_becomes_the_form_of_its_flow_and_cites_its_sources() -> None:
    html = html_of(f"Before [@hunger].\n\n{BLOCK}\nAfter.")
    before, form = html.split('<div class="kb-wizard', 1)
    assert before.startswith("<p>Before")
    assert 'data-flow="supper"' in form
    assert 'href="../../decide/supper/#rules"' in form
    assert "<p>After.</p>" in form
    assert form.count('id="references"') == 1
    assert "\ue0f0" not in html


def test_two_forms_on_a_page_share_no_id() -> None:
    html = html_of(f"{BLOCK}\n{BLOCK}")
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert "w1-hungry" in ids
    assert "w2-hungry" in ids


def test_a_block_in_a_list_stays_in_its_item() -> None:
    html = html_of("- One\n\n    ```fieldguide\n    flow: supper\n    ```\n\n- Two\n")
    first, second = html.split("<li>")[1:]
    assert "kb-wizard" in first
    assert "kb-wizard" not in second
    assert not re.search(r"<p>\s*<div", html)


@pytest.mark.parametrize(
    "text",
    [
        f"````\n{BLOCK}````\n",
        BLOCK.replace("supper", "bare"),
        BLOCK.replace("supper", "unheard-of"),
        "```fieldguide\nflow: [\n```\n",
        "`fieldguide`: flow: supper",
    ],
)
def test_what_names_no_flow_stays_as_it_was_written(text: str) -> None:
    assert "kb-wizard" not in html_of(text)


def test_a_block_says_what_it_names_and_where_it_stands() -> None:
    text = f"---\ntitle: fieldguide\n---\n\n{BLOCK}\n~~~ fieldguide\nflow: a\nsize: 3\n~~~\n"
    first, second = flow_fences(text)
    assert text[first.start : first.end] + "\n" == BLOCK
    assert (first.flow, first.others) == ("supper", ())
    assert (second.flow, second.others) == ("a", ("size",))
