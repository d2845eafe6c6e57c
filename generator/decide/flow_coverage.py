"""A flow in; what its scenarios leave untested, and what its questions can do, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from generator.catalogue.entries import Flow
from generator.catalogue.flows import DecisionRule, Outcome, Question
from generator.decide.answers import holds
from generator.decide.chart import Step, Way, follow_answers, read_chart
from generator.decide.chart_ways import ChartWay, ways_through
from generator.decide.open_questions import possible_outcomes, weigh_questions
from generator.decide.overrulings import Overruling, find_overrulings
from generator.decide.ranking_checks import MOST_WAYS
from generator.decide.rule_book import RuleBook, Standing, read_rules

Taken = tuple[tuple[Step, Way], ...]
"""The steps of a chart that answers pass, each with the way that they take there."""
Route = tuple[tuple[str, str], ...]
"""The same by names."""


@dataclass(frozen=True, slots=True)
class Influence:
    """What a question can do."""

    question: Question
    decides: int
    """How many percent of all outcomes its answer rules out when nothing else is known."""
    turned: int
    """At how many ends of the chart another answer to it alone changes what is recommended."""


@dataclass(frozen=True, slots=True)
class FlowCoverage:
    """What authors look at when they ask whether their scenarios suffice."""

    flow: Flow
    untouched: tuple[DecisionRule, ...]
    """Rules that hold in no scenario."""
    unexpected: tuple[Outcome, ...]
    """Outcomes that no scenario expects."""
    untaken: tuple[tuple[Step, Way], ...]
    """Answers on the chart that no scenario gives there."""
    answers: int
    """How many answers the chart has."""
    routes: int
    """How many ways the chart has to an outcome; numbers between the same limits go one way."""
    untaken_routes: tuple[Taken, ...]
    """Those of them that no scenario goes to the end."""
    ends: int
    """The same with all answers that the rules tell apart, whether or not the chart does."""
    influences: tuple[Influence, ...]
    """The most decisive question first."""
    overrulings: tuple[Overruling, ...]


def cover_flow(flow: Flow) -> FlowCoverage:
    """What the scenarios of a flow touch; the checks have nothing against the flow."""
    chart = read_chart(flow)
    walked = {_named(tuple(follow_answers(chart, one.given))) for one in flow.scenarios}
    taken = {answer for route in walked for answer in route}
    all_answers = [(step, way) for step in chart.steps for way in step.ways]
    book = read_rules(flow)
    ways = list(islice(ways_through(flow), MOST_WAYS))
    passed = (tuple(follow_answers(chart, way.given)) for way in ways)
    routes = {_named(route): route for route in passed}
    return FlowCoverage(
        flow,
        untouched_rules(flow),
        unexpected_outcomes(flow),
        tuple((step, way) for step, way in all_answers if (step.id, way.text) not in taken),
        len(all_answers),
        len(routes),
        tuple(route for name, route in routes.items() if name not in walked),
        len(ways),
        tuple(_influences(flow, book, ways)),
        find_overrulings(flow, book, ways),
    )


def _named(route: Taken) -> Route:
    return tuple((step.id, way.text) for step, way in route)


def untouched_rules(flow: Flow) -> tuple[DecisionRule, ...]:
    given = [scenario.given for scenario in flow.scenarios]
    return tuple(rule for rule in flow.rules if not any(holds(rule.when, one) for one in given))


def unexpected_outcomes(flow: Flow) -> tuple[Outcome, ...]:
    expected = {scenario.expect for scenario in flow.scenarios}
    return tuple(outcome for outcome in flow.outcomes if outcome.id not in expected)


def _influences(flow: Flow, book: RuleBook, ways: list[ChartWay]) -> Iterator[Influence]:
    nothing = book.stand({})
    decides = {
        one.question: one.decides
        for one in weigh_questions(book, nothing, possible_outcomes(book, nothing))
    }
    ends = [book.stand(book.settle(way.given)) for way in ways]
    influences = [
        Influence(
            question,
            decides.get(question.id, 0),
            sum(_is_turned(book, end, question.id) for end in ends),
        )
        for question in flow.questions
    ]
    yield from sorted(influences, key=lambda one: (-one.decides, -one.turned))


def _is_turned(book: RuleBook, end: Standing, question: str) -> bool:
    return any(
        book.change(end, {question: answer}).first != end.first for answer in book.answers[question]
    )
