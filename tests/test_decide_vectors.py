"""The decisions of the browser beside Python's: the same answers, the same record, key for key."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from py_mini_racer import MiniRacer

from generator.catalogue.catalogue import read_catalogue
from generator.catalogue.entries import Flow
from generator.catalogue.flows import Question
from generator.decide.answers import distinct_answers, thresholds
from generator.decide.chart import Given
from generator.decide.decision import decide
from generator.decide.read_answers import read_answers
from generator.exports.decision_adr import decision_adr
from generator.exports.decision_record import decision_record
from generator.exports.flow_data import flow_data
from generator.graph.concept_graph import ConceptGraph, link_concepts
from generator.publish.addresses import Addresses
from tests.test_decision import GIVEN, RULES, flow_of
from tests.written_catalogues import write_catalogue

SCRIPT = Path(__file__).parent.parent / "generator" / "theme" / "assets" / "wizard.js"
START = """
const flows = {};
const learn = (name, flow) => { flows[name] = JSON.parse(flow); return name; };
const answer = (name, stated) => {
  const { answers, problems } = fieldguideDecisions.readAnswers(flows[name], JSON.parse(stated));
  const record = fieldguideDecisions.decide(flows[name], answers);
  return JSON.stringify({
    answers, problems, record, adr: fieldguideDecisions.writeAdr(record, "2026-11-30"),
  });
};
"""
FLOWS = ("choose-an-adaptation", "choose-an-adapter")
VECTORS = 260
"""Of each flow."""
WAYS_TO_WRITE = (
    *("{0}", " {0} {1}", "{0:,}", "{0:,} {1}", "about {0:,}", "~{0}", "{0}k", "{0} thousand"),
    *("{0}.5", "{0},5", "{0}.000", "{0},000", "{0} 000", "{0}'000", "1.{0}.000", "1,{0:02},000"),
    *("-{0}", "\u2212{0}", "{0}+", "{0}-{0}9", "> {0}", "{0} to 10", "{0} bananas", "{0}e3"),
    *("{0} per month", "{0}/{1}", "0,{0}", "{0}<b>{0}</b>", "\uff11{0}", "{0}\u202f000"),
    *("{0}000000000000", "{0}000000000000000000"),
)
"""Of a number and its unit."""
JUNK: tuple[object, ...] = (
    *("unknown", "", " ? ", "Don\u2019t  know", "not sure", None, "none", "None of these"),
    *("YES", "y", "true", "0", "1", "perhaps", "yes,no", "yes, unknown", True, False),
    *(3, -2, 2.5, 1e16, [], ["yes"], ["yes", "no"], {"a": [1, "é"]}),
    *("x" * 10_000, "9" * 10_000, "<script>alert(1)</script>" * 400, "\U0001f642" * 70),
    *("größer", "\u00a0no\u2003", "constructor", "__proto__", "\x1f", "a\u2028b"),
)


@dataclass(frozen=True, slots=True)
class Engine:
    """The script of the site in V8."""

    context: MiniRacer

    def learn(self, name: str, data: Mapping[str, Any]) -> None:
        self.context.call("learn", name, json.dumps(data))

    def answer(self, name: str, stated: Mapping[str, object]) -> dict[str, Any]:
        answered: dict[str, Any] = json.loads(
            str(self.context.call("answer", name, json.dumps(stated)))
        )
        return answered


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    context = MiniRacer()
    context.eval(SCRIPT.read_text(encoding="utf-8"))
    context.eval(START)
    yield Engine(context)
    context.close()  # a process that leaves it open may never end


@pytest.fixture(scope="module")
def graph(repository: Path) -> ConceptGraph:
    catalogue, _ = read_catalogue(repository / "concepts")
    return link_concepts(catalogue)


@pytest.fixture(scope="module")
def small_graph() -> ConceptGraph:
    """A flow with a question of every kind; its rules are written by the tests."""
    return link_concepts(write_catalogue({"decide/choose.yaml": "", "techniques/lora.yaml": ""}))


def in_python(
    name: str, flow: Flow, graph: ConceptGraph, stated: Mapping[str, object]
) -> dict[str, Any]:
    answers, problems = read_answers(flow, stated)
    record = decision_record(decide(flow, answers), graph.concepts[name], graph, Addresses())
    return {
        "answers": answers,
        "problems": [
            {"question": one.question, "message": one.message, "hint": one.hint} for one in problems
        ],
        "record": record,
        "adr": decision_adr(record, "2026-11-30"),
    }


def assert_both_agree(one: Mapping[str, Any], other: Mapping[str, Any]) -> None:
    """Part by part, so that a difference is told in the fewest words; numbers to the digit."""
    for part in ("answers", "problems", "record", "adr"):
        if canonical(one[part]) != canonical(other[part]):
            assert json.loads(json.dumps(one[part])) == other[part]
            assert canonical(one[part]) == canonical(other[part])


def canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True)


def some_answers(flow: Flow, seed: str) -> Iterator[dict[str, object]]:
    """From no answers to all; numbers at limits and beside them; every fifth as people type."""
    chance = random.Random(seed)
    known = distinct_answers(flow)
    for number in range(VECTORS):
        share = (number / VECTORS) ** 0.5
        asked = [question for question in flow.questions if chance.random() < share]
        if number % 5:
            yield {one.id: answer_to(one, flow, known[one.id], chance) for one in asked}
        else:
            typed = {one.id: typed_answer(one, flow, chance) for one in asked}
            yield typed | {chance.choice(("gpa", "Gap", "v", "examples ", "x" * 200)): "no"}


def answer_to(
    question: Question, flow: Flow, known: tuple[Given, ...], chance: random.Random
) -> Given:
    if question.kind == "number":
        limit = chance.choice((0, 10**15, *thresholds(question.id, flow)))
        return max(0, min(limit + chance.choice((-1, -0.5, 0, 0.25, 1)), 10**15 / 10**9))
    if question.kind == "several":
        return tuple(one.id for one in question.options if chance.random() < 0.5)
    return chance.choice(known)


def typed_answer(question: Question, flow: Flow, chance: random.Random) -> object:
    if chance.random() < 0.5:
        return chance.choice(JUNK)
    if question.kind == "number":
        limit = chance.choice((0, 7, 12, 125, *thresholds(question.id, flow)))
        return chance.choice(WAYS_TO_WRITE).format(limit, question.unit or "")
    options = [option.id for option in question.options] or ["yes", "no"]
    if question.kind == "several":
        return ", ".join(chance.choices([*options, "none"], k=chance.randint(1, 3)))
    return chance.choice((str.upper, str.title, lambda text: f" {text} ", lambda text: text[1:]))(
        chance.choice(options)
    )


@pytest.mark.parametrize("name", FLOWS)
def test_browser_and_command_line_agree_on_the_flows(
    name: str, graph: ConceptGraph, engine: Engine
) -> None:
    concept = graph.concepts[name]
    flow = concept.entry
    assert isinstance(flow, Flow)
    engine.learn(name, flow_data(concept, flow, graph, Addresses()))
    firsts = set()
    for stated in some_answers(flow, name):
        expected = in_python(name, flow, graph, stated)
        assert_both_agree(expected, engine.answer(name, stated))
        firsts.add(expected["record"]["ranked"][0]["outcome"])
    assert len(firsts) > len(flow.outcomes) / 2  # the answers differ enough to tell


@settings(max_examples=60)
@given(RULES, GIVEN)
def test_browser_and_command_line_agree_on_any_rules(
    small_graph: ConceptGraph,
    engine: Engine,
    rules: list[dict[str, object]],
    answers: dict[str, Given],
) -> None:
    flow = flow_of(rules)
    data = flow_data(small_graph.concepts["choose"], flow, small_graph, Addresses())
    engine.learn("choose", data)
    expected = in_python("choose", flow, small_graph, answers)
    assert_both_agree(expected, engine.answer("choose", answers))


def test_browser_and_command_line_read_alike_what_people_type(
    small_graph: ConceptGraph, engine: Engine
) -> None:
    flow = flow_of([])
    data = flow_data(small_graph.concepts["choose"], flow, small_graph, Addresses())
    engine.learn("choose", data)
    names = [question.id for question in flow.questions]
    numbers = [way.format(number, "spoons") for way in WAYS_TO_WRITE for number in (7, 125, 1000)]
    for value in (*JUNK, *numbers):
        stated = {**dict.fromkeys(names, value), "redy": value}
        expected = in_python("choose", flow, small_graph, stated)
        assert_both_agree(expected, engine.answer("choose", stated))
