"""The flows of this guide tell how to find answers, name every debate and say what to try next."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogue.catalogue import read_catalogue
from generator.catalogue.entries import Debate, Flow
from generator.decide.decision import decide
from generator.decide.flow_coverage import cover_flow
from generator.exports.outcome_entries import next_of, pitfalls_of
from generator.graph.concept_graph import ConceptGraph, link_concepts


@pytest.fixture(scope="module")
def graph(repository: Path) -> ConceptGraph:
    catalogue, _ = read_catalogue(repository / "concepts")
    assert catalogue
    return link_concepts(catalogue)


@pytest.fixture(scope="module")
def flows(graph: ConceptGraph) -> dict[str, Flow]:
    entries = {name: concept.entry for name, concept in graph.concepts.items()}
    return {name: entry for name, entry in entries.items() if isinstance(entry, Flow)}


def test_every_question_says_how_to_find_the_answer(flows: dict[str, Flow]) -> None:
    asked = [question for flow in flows.values() for question in flow.questions]
    assert [question.id for question in asked if not question.help] == []


def test_every_debate_comes_up_in_a_flow(graph: ConceptGraph, flows: dict[str, Flow]) -> None:
    debates = {name for name, one in graph.concepts.items() if isinstance(one.entry, Debate)}
    named = {
        name for flow in flows.values() for asked in flow.questions for name in asked.all_debates
    }
    in_reasons = {name for flow in flows.values() for rule in flow.rules for name in rule.entries}
    assert debates == debates & (named | in_reasons)
    assert named <= debates


def test_debates_of_an_option_show_with_that_answer_alone(flows: dict[str, Flow]) -> None:
    flow = flows["choose-an-adaptation"]
    assert decide(flow, {"gap": "cost"}).debates == ("prompt-cost",)
    assert decide(flow, {"gap": "behaviour"}).debates == ("tone-by-prompt-or-tuning",)
    assert decide(flow, {"gap": "terminology"}).debates == ()


def test_every_outcome_has_pitfalls_and_something_to_try_next(
    graph: ConceptGraph, flows: dict[str, Flow]
) -> None:
    outcomes = [outcome for flow in flows.values() for outcome in flow.outcomes]
    assert [one.id for one in outcomes if not next_of(one, graph)] == []
    assert [one.id for one in outcomes if not pitfalls_of(one, graph)] == []


def test_at_least_sixty_scenarios_test_the_adaptation_flow(flows: dict[str, Flow]) -> None:
    assert len(flows["choose-an-adaptation"].scenarios) >= 60
    assert len(flows["choose-an-adapter"].scenarios) >= 10


def test_only_answers_that_are_meant_to_overrule_the_chart_do(flows: dict[str, Flow]) -> None:
    found = cover_flow(flows["choose-an-adaptation"]).overrulings
    assert {(*one.answers.items(), one.outcome.id) for one in found} == {
        (("coverage", "no"), "collect-examples"),
        (("deadline", "yes"), "prompt-now"),
        (("users", "individuals"), "include-and-cache"),
        (("frozen", "yes"), "train-lora"),
        (("in-house", "yes"), "prompt-now"),
        (("upkeep", "moving"), "prompt-now"),
        (("upkeep", "no-owner"), "prompt-now"),
    }
    assert cover_flow(flows["choose-an-adapter"]).overrulings == ()
