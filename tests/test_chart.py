"""How a chart is read, in which order, and where answers lead on it."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
import yaml

from generator.catalogue.entries import Flow
from generator.catalogue.flows import Range
from generator.decide.chart import Chart, Given, Step, Way, follow_answers, range_text, read_chart
from generator.decide.explain_rules import recommended_when, words_of_answer
from generator.decide.flow_coverage import cover_flow
from generator.decide.outline import outline_chart, questions_beside
from generator.graph.concept_graph import link_concepts
from tests.written_catalogues import write_catalogue

FLOW = """
title: Dinner
summary: What to cook.
status: reviewed
questions:
  - {id: hungry, text: "Are you hungry?", kind: yes-no}
  - id: taste
    text: Which taste?
    kind: choice
    options: [{id: sweet, text: Sweet, help: Like cake.}, {id: sour, text: Sour}]
  - {id: guests, text: "How many guests?", kind: number, unit: guests}
  - {id: budget, text: "Is there money?", kind: yes-no}
outcomes:
  - {id: cook, title: Cook, entries: [lora]}
  - {id: order, title: Order, entries: [qlora, "lora#needs"]}
  - {id: fast, title: Fast, entries: [peft]}
rules:
  - {when: {budget: yes}, outcome: order, effect: for, weight: 2, reason: It costs.}
  - {when: {guests: {at_least: 9}, taste: [sweet, sour]}, outcome: order, effect: for, weight: 5,
     reason: Too many.}
  - {when: {budget: no}, outcome: order, effect: veto, reason: It costs.}
chart:
  - question: hungry
    branches: [{if: yes, ask: guests}, {if: no, ask: taste}]
  - question: guests
    branches: [{below: 9, ask: taste}, {at_least: 9, then: order}]
  - question: taste
    branches: [{if: [sweet, sour], then: cook}]
"""


@pytest.fixture
def flow() -> Flow:
    return Flow.model_validate(yaml.safe_load(FLOW))


@pytest.fixture
def chart(flow: Flow) -> Chart:
    return read_chart(flow)


def outcome_of(chart: Chart, given: dict[str, Given]) -> str | None:
    taken = [way for _, way in follow_answers(chart, given)]
    return taken[-1].outcome if taken else None


def all_paths(chart: Chart) -> list[list[tuple[Step, Way]]]:
    steps = chart.by_id

    def onwards(step: Step) -> list[list[tuple[Step, Way]]]:
        paths = []
        for way in step.ways:
            rests = onwards(steps[way.step]) if way.step else [[]]
            paths += [[(step, way), *rest] for rest in rests]
        return paths

    return onwards(chart.steps[0])


def test_a_step_is_numbered_after_all_that_lead_to_it(chart: Chart) -> None:
    assert [(step.number, step.id) for step in chart.steps] == [
        (1, "hungry"),
        (2, "guests"),
        (3, "taste"),
    ]


def test_answers_are_in_the_words_of_the_question(chart: Chart) -> None:
    texts = [way.text for step in chart.steps for way in step.ways]
    assert texts == ["Yes", "No", "Under 9 guests", "9 or more guests", "Sweet; Sour"]


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        ({"hungry": "no", "taste": "sour"}, "cook"),
        ({"hungry": "yes", "guests": 9}, "order"),
        ({"hungry": "yes", "guests": 8.5, "taste": ("sweet",)}, "cook"),
        ({"hungry": "yes", "guests": 8}, None),
        ({"hungry": "perhaps"}, None),
        ({}, None),
    ],
)
def test_answers_lead_to_an_outcome_or_to_an_open_question(
    chart: Chart, given: dict[str, Given], outcome: str | None
) -> None:
    assert outcome_of(chart, given) == outcome


def test_the_outline_lists_answers_one_by_one(chart: Chart) -> None:
    taste = outline_chart(chart)[2]
    assert [(answer.text, answer.help, answer.outcome) for answer in taste.answers] == [
        ("Sweet", "Like cake.", "cook"),
        ("Sour", None, "cook"),
    ]


def test_questions_that_the_chart_leaves_out_are_asked_beside_it(flow: Flow, chart: Chart) -> None:
    assert [question.id for question in questions_beside(flow, chart)] == ["budget"]


@pytest.mark.parametrize(
    ("at_least", "below", "words"),
    [
        (None, 5, "Under 5 cups"),
        (1000, None, "1,000 or more cups"),
        (1, 2.5, "1 to under 2.5 cups"),
        (None, None, "Any number of cups"),
    ],
)
def test_a_range_reads_as_words(at_least: float, below: float, words: str) -> None:
    assert range_text(at_least, below, "cups") == words


def test_an_answer_reads_as_words(flow: Flow) -> None:
    _, taste, guests, budget = flow.questions
    assert words_of_answer(taste, ("sweet", "sour")) == "Sweet or Sour"
    assert words_of_answer(guests, 1200) == "1,200 guests"
    assert words_of_answer(guests, Range(below=3)) == "Under 3 guests"
    assert words_of_answer(budget, "no") == "No"


def test_an_entry_knows_when_it_is_recommended_the_weightiest_reason_first() -> None:
    entries = {f"techniques/{name}.yaml": "" for name in ("lora", "qlora", "peft")}
    entries["techniques/qlora.yaml"] = "former_ids: [quantized]"
    text = FLOW.replace("[qlora,", "[quantized,")
    graph = link_concepts(write_catalogue({"decide/dinner.yaml": text, **entries}))
    found = recommended_when(graph, "qlora")
    assert [(one.flow, one.outcome.id, one.section) for one in found] == [("dinner", "order", "")]
    assert [reason.rule.weight for reason in found[0].reasons] == [5, 2]
    conditions = [condition.answer for condition in found[0].reasons[0].conditions]
    assert conditions == ["9 or more guests", "Sweet or Sour"]
    assert [one.section for one in recommended_when(graph, "lora")] == ["", "needs"]
    assert recommended_when(graph, "dinner") == ()


def flows_of(repository: Path) -> list[tuple[str, Flow]]:
    paths = sorted((repository / "concepts" / "decide").glob("*.yaml"))
    return [(p.stem, Flow.model_validate(yaml.safe_load(p.read_text("utf-8")))) for p in paths]


def test_every_way_through_the_flows_of_this_guide_ends_in_an_outcome(repository: Path) -> None:
    for _, flow in flows_of(repository):
        paths = all_paths(read_chart(flow))
        assert paths
        assert all(path[-1][1].outcome for path in paths)


def test_the_chart_leads_every_scenario_of_this_guide_to_what_it_expects(
    repository: Path,
) -> None:
    for _, flow in flows_of(repository):
        chart = read_chart(flow)
        overruling = {
            (one.outcome.id, *answer)
            for one in cover_flow(flow).overrulings
            for answer in one.answers.items()
        }
        for case in flow.scenarios:
            beside = {(case.expect, *answer) for answer in case.given.items()}
            if not beside & overruling:
                assert outcome_of(chart, case.given) == case.expect, case.name


def test_nearly_every_outcome_of_this_guide_has_a_scenario(
    repository: Path,
) -> None:
    for _, flow in flows_of(repository):
        expected = {case.expect for case in flow.scenarios}
        untested = [outcome for outcome in flow.outcomes if outcome.id not in expected]
        tested = [outcome for outcome in flow.outcomes if outcome.id in expected]
        assert len(untested) <= len(tested) / 4


def test_the_adaptation_flow_is_tested_from_many_fields(repository: Path) -> None:
    flow = dict(flows_of(repository))["choose-an-adaptation"]
    assert len(flow.scenarios) >= 12
    pairs = product(flow.scenarios, repeat=2)
    assert not [one.name for one, other in pairs if one is not other and one.given == other.given]
