"""The coverage of a flow in; the report for its authors, as values for JSON and as lines, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.catalogue.flows import Range
from generator.decide.chart import Given
from generator.decide.explain_rules import conditions_of
from generator.decide.flow_coverage import FlowCoverage
from generator.decide.overrulings import Overruling

Row = dict[str, Any]


def flow_coverage_record(coverage: FlowCoverage) -> Row:
    """What `fieldguide decide FLOW --coverage --format json` prints."""
    flow = coverage.flow
    return {
        "scenarios": len(flow.scenarios),
        "rules": len(flow.rules),
        "outcomes": len(flow.outcomes),
        "chart_answers": coverage.answers,
        "chart_routes": coverage.routes,
        "chart_ends": coverage.ends,
        "rules_untouched": [
            {
                "rule": flow.rules.index(rule) + 1,
                "outcome": rule.outcome,
                "effect": rule.effect,
                "when": _words(coverage, rule.when),
                "reason": rule.reason,
            }
            for rule in coverage.untouched
        ],
        "outcomes_unexpected": [outcome.id for outcome in coverage.unexpected],
        "chart_answers_untaken": [
            {"question": step.question.id, "answer": way.text} for step, way in coverage.untaken
        ],
        "chart_routes_untaken": [
            "; ".join(f"{step.question.text} {way.text}" for step, way in route)
            for route in coverage.untaken_routes
        ],
        "questions": [
            {"question": one.question.id, "decides": one.decides, "turns": one.turned}
            for one in coverage.influences
        ],
        "overrulings": [
            {
                "answers": _words(coverage, one.answers),
                "outcome": one.outcome.id,
                "instead_of": [outcome.id for outcome in one.instead_of],
            }
            for one in coverage.overrulings
        ],
    }


def flow_coverage_lines(coverage: FlowCoverage) -> Iterator[str]:
    """What `fieldguide decide FLOW --coverage` prints."""
    flow = coverage.flow
    yield f"{len(flow.scenarios)} scenarios touch"
    yield f"  {_share(len(coverage.untouched), len(flow.rules))} rules"
    yield f"  {_share(len(coverage.unexpected), len(flow.outcomes))} outcomes"
    yield f"  {_share(len(coverage.untaken), coverage.answers)} answers on the chart"
    yield f"  {_share(len(coverage.untaken_routes), coverage.routes)} ways through the chart"
    for rule in coverage.untouched:
        yield f"No scenario touches the rule {rule.effect} {rule.outcome}, when:"
        yield f"  {_words(coverage, rule.when)}"
    for outcome in coverage.unexpected:
        yield f"No scenario expects: {outcome.title}"
    for step, way in coverage.untaken:
        yield f"No scenario answers: {step.question.text} {way.text}"
    yield f"Questions: outcomes that each rules out, and ends that it turns, of {coverage.ends}"
    width = max(len(one.question.id) for one in coverage.influences)
    for one in coverage.influences:
        yield f"  {one.question.id:<{width}}  {one.decides:>3} %  {one.turned:>5}"
    yield from _overruled(coverage)


def _overruled(coverage: FlowCoverage) -> Iterator[str]:
    if coverage.overrulings:
        yield "Answers that overrule ends of the chart"
    for one in coverage.overrulings:
        yield f"  {_words(coverage, one.answers)}"
        yield f"    {one.outcome.title}, instead of: {_titles(one)}"


def _share(missing: int, number: int) -> str:
    return f"{number - missing} of {number}"


def _titles(overruling: Overruling) -> str:
    return "; ".join(outcome.title for outcome in overruling.instead_of)


def _words(coverage: FlowCoverage, answers: Mapping[str, Given | Range]) -> str:
    """`Is it ready? Yes; How much? 3 spoons or more`."""
    conditions = conditions_of(coverage.flow, answers)
    return "; ".join(f"{one.question.text} {one.answer or 'None of these'}" for one in conditions)
