"""The graph in; findings where a flow's rules do not bear out its chart or its scenarios, out."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.catalogue.entries import Flow
from generator.decide import chart_checks, flow_checks, rule_checks
from generator.decide.answers import Answers, holds
from generator.decide.chart import Given, step_id
from generator.decide.chart_ways import ways_through
from generator.decide.explain_rules import conditions_of
from generator.decide.ranking import RankedOutcome, rank_outcomes, recommended
from generator.decide.stated_answers import FlowSource, Path, find_flows
from generator.diagnostics import Finding
from generator.graph.concept_graph import ConceptGraph
from generator.graph.registry import check

MOST_WAYS = 20_000
"""Ways through a chart that are tried; it takes seconds to try more."""
SOUND = (
    flow_checks.duplicate_flow_id,
    flow_checks.rule_on_unknown,
    flow_checks.scenario_on_unknown,
    flow_checks.chart_on_unknown,
    flow_checks.kind_mismatch,
    rule_checks.pointless_condition,
    chart_checks.dead_end,
    chart_checks.ambiguous_branch,
    chart_checks.chart_cycle,
)
"""What has to be mended before rules can be weighed."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """An outcome that has to come first for these answers, and where that is written."""

    given: Mapping[str, Given]
    outcome: str
    path: Path
    by: str
    """The chart, or the name of the scenario in quotes."""


@check("error")
def chart_against_rules(graph: ConceptGraph) -> Iterator[Finding]:
    """Answers that lead to an outcome on the chart put another one first by the rules.

    Every way through the chart is tried with the answers on it, numbers on either side of every
    limit; all other questions are open. The outcome at its end has to have the highest score, and
    one above nought. A flow without rules is a chart alone, and has nothing to be held to.
    """
    for source in sound_flows(graph):
        done: set[Path] = set()
        for expected, ranked in _unmet(source.flow, _ends_of_chart(source.flow)):
            if expected.path not in done:
                done.add(expected.path)
                message = (
                    f"{words_of_answers(source.flow, expected.given)}: {_instead(ranked, expected)}"
                )
                hint = "give the outcome of the chart a weightier rule for these answers"
                yield Finding(source.at(*expected.path), message, hint)


@check("error")
def failed_scenario(graph: ConceptGraph) -> Iterator[Finding]:
    """A scenario's answers do not put the expected outcome first, or speak for one under `not`.

    The answers that a scenario does not give are open. An outcome under `not` has to be excluded,
    or to have no more for it than against it.
    """
    for source in sound_flows(graph):
        for expected, ranked in _unmet(source.flow, _scenarios(source.flow)):
            hint = "mend the weights, or expect what the rules say"
            yield Finding(source.at(*expected.path), _instead(ranked, expected), hint)
        for index, scenario in enumerate(source.flow.scenarios):
            by_id = {one.outcome.id: one for one in rank_outcomes(source.flow, scenario.given)}
            for place, name in enumerate(scenario.excluded):
                unwanted = by_id[name]
                if unwanted.status != "excluded" and unwanted.score > 0:
                    message = f'"{unwanted.outcome.title}" scores {unwanted.score} all the same'
                    hint = "add a rule against it or a veto, or take it from `not`"
                    at = source.at("scenarios", index, "not", place)
                    yield Finding(at, message, hint)


@check("error")
def veto_on_expected(graph: ConceptGraph) -> Iterator[Finding]:
    """A rule excludes the outcome that the chart or a scenario expects for the same answers.

    A veto is stronger than any weight: one of the two is wrong, and readers of the chart would get
    another advice than those who answer the questions.
    """
    for source in sound_flows(graph):
        found: set[int] = set()
        for expected in (*_ends_of_chart(source.flow), *_scenarios(source.flow)):
            for index in _vetoes(source.flow, expected):
                if index not in found:
                    found.add(index)
                    title = _title(source.flow, expected.outcome)
                    answers = words_of_answers(source.flow, expected.given)
                    message = f'this excludes "{title}", which {expected.by} expects: {answers}'
                    hint = "add a condition to the rule, or expect another outcome"
                    yield Finding(source.at("rules", index, "effect"), message, hint)


@check("warning")
def unproved_chart(graph: ConceptGraph) -> Iterator[Finding]:
    """A chart has too many ways to try all of them, so that not all are held to the rules.

    Ways are counted by the answers that rules or chart tell apart; 20,000 are tried.
    """
    for source in sound_flows(graph):
        ways = ways_through(source.flow)
        if next(itertools.islice(ways, MOST_WAYS, None), None):
            message = f"the chart has more than {MOST_WAYS:,} ways to an outcome"
            yield Finding(source.at("chart"), message, "divide the flow into two")


def sound_flows(graph: ConceptGraph) -> Iterator[FlowSource]:
    """Flows with rules that the checks of names, kinds and ways have nothing against."""
    flows = [source for source in find_flows(graph) if source.flow.rules]
    unsound = {found.position.path for find in SOUND for found in find(graph)} if flows else set()
    return (source for source in flows if source.concept.document.path not in unsound)


def _ends_of_chart(flow: Flow) -> Iterator[Expectation]:
    """What the chart expects at the end of each way."""
    steps = {step_id(step): (index, step.branches) for index, step in enumerate(flow.chart)}
    for end in itertools.islice(ways_through(flow), MOST_WAYS):
        index, branches = steps[end.step]
        path = ("chart", index, "branches", branches.index(end.way.branch), "then")
        yield Expectation(end.given, end.outcome, path, "the chart")


def _scenarios(flow: Flow) -> Iterator[Expectation]:
    for index, scenario in enumerate(flow.scenarios):
        path = ("scenarios", index, "expect")
        yield Expectation(scenario.given, scenario.expect, path, f'"{scenario.name}"')


def _unmet(
    flow: Flow, expectations: Iterator[Expectation]
) -> Iterator[tuple[Expectation, tuple[RankedOutcome, ...]]]:
    """Expectations that the rules do not bear out; of vetoes on them, another check speaks."""
    for expected in expectations:
        ranked = rank_outcomes(flow, expected.given)
        first = recommended(ranked)
        is_met = first is not None and first.outcome.id == expected.outcome
        if not is_met and not _vetoes(flow, expected):
            yield expected, ranked


def _vetoes(flow: Flow, expected: Expectation) -> list[int]:
    """The rules that exclude what is expected."""
    return [
        index
        for index, rule in enumerate(flow.rules)
        if rule.effect == "veto"
        and rule.outcome == expected.outcome
        and holds(rule.when, expected.given)
    ]


def _instead(ranked: tuple[RankedOutcome, ...], expected: Expectation) -> str:
    """`"Wait" scores 10, and "Go" 30`."""
    own = next(one for one in ranked if one.outcome.id == expected.outcome)
    first = recommended(ranked)
    if first is None:
        return f'"{own.outcome.title}" scores {own.score}, and no outcome more than 0'
    return f'"{own.outcome.title}" scores {own.score}, and "{first.outcome.title}" {first.score}'


def words_of_answers(flow: Flow, given: Answers) -> str:
    """`Is it ready? Yes; How much? 3 spoons`."""
    return "; ".join(
        f"{condition.question.text} {condition.answer}" for condition in conditions_of(flow, given)
    )


def _title(flow: Flow, outcome: str) -> str:
    return next(one.title for one in flow.outcomes if one.id == outcome)
