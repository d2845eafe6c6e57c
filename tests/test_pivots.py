"""Where a question of a flow changes what is recommended, and the proof that it never does."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings

from generator.catalogue.entries import Flow
from generator.catalogue.flows import Question
from generator.decide import pivots
from generator.decide.pivots import PivotSearch
from generator.decide.rule_book import read_rules
from tests.test_decision import RULES, flow_of, rule


def matters(flow: Flow, question: str) -> bool:
    """Tries everything."""
    book = read_rules(flow)
    others = {name: (None, *answers) for name, answers in book.answers.items() if name != question}
    for combination in itertools.product(*others.values()):
        answered = {
            name: answer
            for name, answer in zip(others, combination, strict=True)
            if answer is not None
        }
        firsts = {
            book.stand({**answered, question: answer}).first for answer in book.answers[question]
        }
        if len(firsts) > 1:
            return True
    return False


@settings(max_examples=60, deadline=None)
@given(RULES)
def test_a_question_matters_where_trying_everything_finds_it(
    rules: list[dict[str, object]],
) -> None:
    flow = flow_of(rules)
    book = read_rules(flow)
    for question in book.answers:
        search = PivotSearch(book, question)
        found = search.find()
        assert (found is not None) == matters(flow, question)
        assert not search.gave_up
        if found:
            one, other = (search.standing(found, answer) for answer in (found.one, found.other))
            assert one.first != other.first


def test_answers_beyond_those_of_its_own_rules_are_tried() -> None:
    flow = flow_of(
        [
            rule({"ready": "yes"}, "for", "go", 3),
            rule({"ready": "yes", "tastes": "sweet"}, "for", "wait", 2),
            rule({"ready": "yes", "shape": "flat"}, "for", "wait", 2),
        ]
    )
    search = PivotSearch(read_rules(flow), "shape")
    found = search.find()
    assert found
    assert found.given == {"ready": "yes", "tastes": ("sweet",)}
    assert (found.one, found.other) == ("flat", "round")


def test_a_search_that_takes_too_long_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pivots, "MOST_TRIED", 0)
    flow = flow_of(
        [
            rule({"ready": "yes"}, "for", "go", 4),
            rule({"ready": "yes", "tastes": "sweet"}, "for", "wait", 1),
            rule({"ready": "yes", "shape": "flat"}, "for", "wait", 1),
        ]
    )
    search = PivotSearch(read_rules(flow), "shape")
    assert search.find() is None
    assert search.gave_up


def test_many_options_do_not_keep_it_busy() -> None:
    options = [{"id": f"o-{number}", "text": str(number)} for number in range(11)]
    question = {"id": "herbs", "text": "Which herbs?", "kind": "several", "options": options}
    rules = [
        rule({"ready": "yes"}, "for", "go", 4),
        rule({"ready": "yes", "herbs": [one["id"] for one in options[:5]]}, "for", "wait", 1),
        *(rule({"ready": "yes", "herbs": one["id"]}, "against", "turn") for one in options),
    ]
    flow = flow_of(rules)
    asked = (*flow.questions, Question.model_validate(question))
    search = PivotSearch(read_rules(flow.model_copy(update={"questions": asked})), "herbs")
    assert search.find() is None
    assert search.gave_up
