"""What rules make of answers: ranks, what would change them, and which questions still matter."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalogue.entries import Flow
from generator.decide import ranking_checks
from generator.decide.answers import distinct_answers
from generator.decide.chart import Given
from generator.decide.decision import Change, decide
from generator.decide.ranking import rank_outcomes, recommended
from generator.graph.concept_graph import link_concepts
from tests.written_catalogues import write_catalogue

QUESTIONS = [
    {"id": "ready", "text": "Is it ready?", "kind": "yes-no", "debates": ["when"]},
    {"id": "amount", "text": "How much?", "kind": "number", "unit": "spoons"},
    {
        "id": "shape",
        "text": "Which shape?",
        "kind": "choice",
        "options": [{"id": name, "text": name} for name in ("round", "flat", "bent")],
    },
    {
        "id": "tastes",
        "text": "Which tastes?",
        "kind": "several",
        "options": [{"id": name, "text": name} for name in ("sweet", "sour", "salt")],
    },
]
OUTCOMES = [
    {"id": name, "title": name.capitalize(), "entries": ["lora"]} for name in ("go", "wait", "turn")
]
WANTED = {
    "ready": ["yes", "no"],
    "amount": [{"below": 3}, {"at_least": 3}, {"at_least": 1.5, "below": 7}],
    "shape": ["round", ["flat", "bent"], "bent"],
    "tastes": ["sweet", ["sweet", "sour"], "sour"],
}
ANSWERS: dict[str, list[Given]] = {
    "ready": ["yes", "no"],
    "amount": [0, 1.5, 2, 3, 6.5, 7, 1000],
    "shape": ["round", "flat", "bent"],
    "tastes": [(), ("sweet",), ("sour",), ("sweet", "sour"), ("salt",), ("sour", "salt")],
}
CONDITIONS = st.lists(st.sampled_from(sorted(WANTED)), min_size=1, max_size=3, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: st.sampled_from(WANTED[name]) for name in names})
)
RULES = st.lists(
    st.fixed_dictionaries(
        {
            "when": CONDITIONS,
            "outcome": st.sampled_from([outcome["id"] for outcome in OUTCOMES]),
            "effect": st.sampled_from(["for", "for", "against", "veto"]),
            "weight": st.integers(1, 4),
            "reason": st.just("So it is."),
        }
    ),
    max_size=9,
)
GIVEN = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(answers) for name, answers in ANSWERS.items()}
)


def flow_of(rules: list[dict[str, object]]) -> Flow:
    chart = [{"question": "ready", "branches": [{"if": ["yes", "no"], "then": "go"}]}]
    return Flow.model_validate(
        {
            "title": "Choose",
            "summary": "What to do.",
            "status": "reviewed",
            "questions": QUESTIONS,
            "outcomes": OUTCOMES,
            "rules": rules,
            "chart": chart,
        }
    )


def rule(
    when: Mapping[str, object], effect: str, outcome: str, weight: int = 1
) -> dict[str, object]:
    return {
        "when": when,
        "outcome": outcome,
        "effect": effect,
        "weight": weight,
        "reason": f"It is {effect} {outcome} by {weight}.",
    }


def first(flow: Flow, answers: Mapping[str, Given]) -> str | None:
    leader = recommended(rank_outcomes(flow, answers))
    return leader.outcome.id if leader else None


def all_changes(flow: Flow, answers: Mapping[str, Given]) -> Iterator[tuple[int, dict[str, Given]]]:
    """All answers there can be, each with how many differ in kind from those given."""
    kinds = {name: (None, *known) for name, known in distinct_answers(flow).items()}
    settled = {name: kind_of(flow, name, answer) for name, answer in answers.items()}
    for combination in itertools.product(*kinds.values()):
        changed = dict(zip(kinds, combination, strict=True))
        if all(changed[name] is not None for name in answers):
            count = sum(changed[name] != settled.get(name) for name in kinds)
            yield count, {name: one for name, one in changed.items() if one is not None}


def kind_of(flow: Flow, name: str, answer: Given) -> Given:
    known = distinct_answers(flow)[name]
    if isinstance(answer, tuple):
        return next(one for one in known if set(one) == set(answer) & set(known[-1]))
    if isinstance(answer, (int, float)):
        return max(one for one in known if one <= answer)
    return answer


def test_scores_are_what_speaks_for_less_what_speaks_against() -> None:
    flow = flow_of(
        [
            rule({"ready": "yes"}, "for", "wait", 5),
            rule({"amount": {"at_least": 3}}, "against", "wait", 2),
            rule({"shape": "flat"}, "for", "wait", 50),
            rule({"ready": "yes", "amount": {"below": 9}}, "for", "go", 4),
            rule({"tastes": ["sweet", "sour"]}, "veto", "go"),
        ]
    )
    ranked = rank_outcomes(flow, {"ready": "yes", "amount": 3, "tastes": ("sour", "salt")})
    assert [(one.outcome.id, one.rank, one.score, one.status) for one in ranked] == [
        ("wait", 1, 3, "recommended"),
        ("turn", 2, 0, "acceptable"),
        ("go", 3, 4, "excluded"),
    ]
    assert [reason.rule.reason for reason in ranked[0].reasons] == [
        "It is for wait by 5.",
        "It is against wait by 2.",
    ]
    assert [reason.rule.effect for reason in ranked[2].excluded_by] == ["veto"]


def test_nothing_is_recommended_that_nothing_speaks_for() -> None:
    decision = decide(flow_of([rule({"ready": "yes"}, "for", "go")]), {})
    assert {one.status for one in decision.ranked} == {"acceptable"}
    assert decision.warnings == ("No rule speaks for any outcome with these answers.",)
    assert decision.possible == ("go",)
    assert not decision.is_settled


def test_a_number_flips_where_the_rule_says() -> None:
    rules = [
        rule({"amount": {"below": 3}}, "for", "wait"),
        rule({"amount": {"at_least": 3, "below": 7}}, "for", "go"),
        rule({"amount": {"at_least": 7}}, "for", "turn"),
    ]
    decision = decide(flow_of(rules), {"amount": 2500})
    (to_go,) = decision.flips["go"] or ()
    assert (to_go.before, to_go.after, to_go.threshold) == (2500, 6, 7)
    (from_below,) = decide(flow_of(rules), {"amount": 1}).flips["go"] or ()
    assert (from_below.after, from_below.threshold) == (3, 3)
    (when_open,) = decide(flow_of(rules), {}).flips["wait"] or ()
    assert (when_open.before, when_open.after, when_open.threshold) == (None, 0, None)
    assert decision.flips["turn"] == ()


def test_a_veto_that_no_answer_lifts_leaves_no_way_to_the_front() -> None:
    rules = [
        rule({"ready": "yes"}, "for", "go", 9),
        rule({"ready": ["yes", "no"]}, "veto", "go"),
        rule({"ready": "yes"}, "for", "wait"),
    ]
    decision = decide(flow_of(rules), {"ready": "yes"})
    assert decision.flips["go"] is None
    assert decision.possible == ("wait",)
    assert decision.is_settled


def test_the_question_that_rules_out_most_stands_first() -> None:
    rules = [
        rule({"shape": "round"}, "for", "go", 9),
        rule({"shape": "flat"}, "for", "wait", 9),
        rule({"ready": "yes"}, "for", "turn", 2),
        rule({"ready": "no", "shape": "round"}, "for", "go"),
    ]
    questions = decide(flow_of(rules), {}).open_questions
    assert [(one.question, one.decides) for one in questions] == [("shape", 66), ("ready", 16)]


def test_questions_that_can_move_nothing_are_not_asked() -> None:
    rules = [
        rule({"ready": "yes", "shape": "flat"}, "for", "go"),
        rule({"amount": {"below": 3}}, "for", "wait"),
        rule({"ready": "no"}, "veto", "wait"),
    ]
    assert [one.question for one in decide(flow_of(rules), {"ready": "no"}).open_questions] == []
    assert decide(flow_of(rules), {"ready": "no"}).warnings


def test_level_scores_and_a_chart_that_leads_elsewhere_are_told() -> None:
    rules = [rule({"ready": "yes"}, "for", name, 2) for name in ("wait", "turn")]
    decision = decide(flow_of(rules), {"ready": "yes"})
    assert decision.warnings == (
        '"Wait" and "Turn" score the same; the author\'s order decides.',
        'The chart leads to "Go"; answers that it does not ask for put "Wait" first.',
    )
    assert decision.debates == ("when",)
    assert decide(flow_of(rules), {"amount": 1}).next_question == "ready"
    assert decision.next_question is None


def test_answers_that_exclude_everything_are_told() -> None:
    rules = [rule({"ready": "yes"}, "veto", str(outcome["id"])) for outcome in OUTCOMES]
    decision = decide(flow_of(rules), {"ready": "yes"})
    assert decision.warnings == (
        "The answers exclude every outcome: check those that the vetoes name.",
    )
    assert decision.possible == ()


@given(RULES, GIVEN)
def test_an_excluded_outcome_is_never_recommended(
    rules: list[dict[str, object]], answers: dict[str, Given]
) -> None:
    ranked = rank_outcomes(flow_of(rules), answers)
    assert [one.rank for one in ranked] == [1, 2, 3]
    for one in ranked:
        assert bool(one.excluded_by) == (one.status == "excluded")
        assert one.status != "recommended" or (one.rank == 1 and one.score > 0)


@given(RULES, GIVEN, st.randoms(use_true_random=False))
def test_the_order_of_rules_never_matters(
    rules: list[dict[str, object]], answers: dict[str, Given], random: object
) -> None:
    shuffled = list(rules)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = decide(flow_of(rules), answers), decide(flow_of(shuffled), answers)
    assert [(r.outcome, r.score, r.status) for r in one.ranked] == [
        (r.outcome, r.score, r.status) for r in other.ranked
    ]
    assert (one.flips, one.possible, one.open_questions, one.warnings) == (
        other.flips,
        other.possible,
        other.open_questions,
        other.warnings,
    )


def with_changes(answers: Mapping[str, Given], changes: tuple[Change, ...]) -> dict[str, Given]:
    return {**answers, **{change.question: change.after for change in changes}}


@settings(max_examples=40)
@given(RULES, GIVEN)
def test_a_flip_puts_its_outcome_first_and_none_is_smaller(
    rules: list[dict[str, object]], answers: dict[str, Given]
) -> None:
    flow = flow_of(rules)
    smallest: dict[str, int] = {}
    for count, changed in all_changes(flow, answers):
        leader = first(flow, changed)
        if leader:
            smallest[leader] = min(count, smallest.get(leader, count))
    for outcome, changes in decide(flow, answers).flips.items():
        if changes is None:
            assert outcome not in smallest
        else:
            assert first(flow, with_changes(answers, changes)) == outcome
            assert len(changes) == smallest[outcome]


@settings(max_examples=40)
@given(RULES, GIVEN)
def test_possible_is_what_further_answers_recommend(
    rules: list[dict[str, object]], answers: dict[str, Given]
) -> None:
    flow = flow_of(rules)
    reached = {
        first(flow, changed)
        for count, changed in all_changes(flow, answers)
        if all(changed[name] == kind_of(flow, name, answers[name]) for name in answers)
    }
    assert set(decide(flow, answers).possible) == reached - {None}


@settings(max_examples=30)
@given(RULES, GIVEN)
def test_a_question_decides_the_share_of_outcomes_that_its_answers_rule_out(
    rules: list[dict[str, object]], answers: dict[str, Given]
) -> None:
    flow = flow_of(rules)
    decision = decide(flow, answers)
    for one in decision.open_questions:
        known = distinct_answers(flow)[one.question]
        left = [decide(flow, {**answers, one.question: answer}).possible for answer in known]
        most = len(known) * len(decision.possible)
        ruled_out = sum(len(set(decision.possible) - set(possible)) for possible in left)
        assert one.decides == (ruled_out * 100 // most if most else 0)


def test_a_chart_with_too_many_ways_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    flow = "rules: [{when: {ready: yes}, outcome: go, effect: for, reason: So.},"
    flow += " {when: {ready: no}, outcome: wait, effect: for, reason: So.}]"
    graph = link_concepts(write_catalogue({"decide/choose.yaml": flow}))
    assert not list(ranking_checks.unproved_chart(graph))
    monkeypatch.setattr(ranking_checks, "MOST_WAYS", 1)
    (found,) = ranking_checks.unproved_chart(graph)
    assert found.message == "the chart has more than 1 ways to an outcome"
