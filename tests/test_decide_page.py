"""The page of flows opens the main one with its first question and lists the others."""

from __future__ import annotations

import re

import pytest

from tests.publishing import body_of, pages_of, publish
from tests.written_catalogues import SETTINGS

CHOICE = """
questions: [{id: taste, text: Which taste?, kind: choice, options: [{id: sweet, text: Sweet & soft},
  {id: sour, text: Sour}]}, {id: hungry, text: Hungry?, kind: yes-no}]
outcomes: [{id: cook, title: Cook, entries: [lora]}, {id: wait, title: Wait, entries: [lora]}]
rules: [{when: {taste: sweet}, outcome: cook, effect: for, reason: So.}]
chart:
  - {question: taste, branches: [{if: sweet, then: cook}, {if: sour, ask: hungry}]}
  - {question: hungry, branches: [{if: yes, then: cook}, {if: no, then: wait}]}
"""
NUMBER = """
questions: [{id: size, text: How large?, kind: number, unit: coins}]
rules: [{when: {size: {below: 3}}, outcome: go, effect: for, reason: So.}]
chart: [{question: size, branches: [{below: 3, then: go}, {at_least: 3, then: wait}]}]
"""


def html_of(files: dict[str, str]) -> str:
    return str(body_of({"techniques/lora.yaml": "", **files}, "decide/index.md").html)


def test_answers_to_the_first_question_lead_into_the_form() -> None:
    html = html_of({"decide/apples.yaml": CHOICE})
    assert "Which taste?" in html
    assert 'href="apples/?taste=sweet#wizard">Sweet &amp; soft</a>' in html
    assert 'href="apples/?taste=sour#wizard">Sour</a>' in html
    assert 'href="apples/#wizard">Open the flow</a>' in html
    assert "1 to 2 questions, 2 outcomes" in html


def test_a_number_is_asked_in_the_form_alone() -> None:
    html = html_of({"decide/apples.yaml": NUMBER})
    assert re.findall(r'href="apples/([^"]*)">(\w+)<', html) == [("#wizard", "Start")]
    assert "1 question, 2 outcomes" in html


def test_a_flow_without_rules_is_opened_where_it_begins() -> None:
    html = html_of({"decide/apples.yaml": ""})
    assert re.findall(r'href="apples/([^"]*)">(\w+)<', html) == [("", "Start")]


def test_the_others_are_listed_and_the_settings_say_which_is_the_main_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = {"decide/apples.yaml": CHOICE, "decide/bread.yaml": ""}
    first, others = html_of(files).split('id="others"')
    assert 'href="apples/' in first
    assert 'href="bread/"' in others
    chosen = SETTINGS.model_copy(update={"default_flow": "bread"})
    monkeypatch.setattr("tests.written_catalogues.SETTINGS", chosen)
    first, others = html_of(files).split('id="others"')
    assert 'href="bread/"' in first
    assert 'href="apples/"' in others


def test_where_there_is_no_flow_there_is_no_such_page() -> None:
    assert "decide/index.md" not in pages_of(publish({"techniques/lora.yaml": ""}))
