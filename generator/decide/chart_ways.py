"""A flow in; every way through its chart out: the answers on it and the branch that ends it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.catalogue.entries import Flow
from generator.decide.answers import distinct_answers
from generator.decide.chart import Given, Step, Way, read_chart


@dataclass(frozen=True, slots=True)
class ChartWay:
    """Answers that lead from the first step to an outcome."""

    given: Mapping[str, Given]
    step: str
    way: Way
    """The last one taken."""
    outcome: str


def ways_through(flow: Flow) -> Iterator[ChartWay]:
    """One for each combination of answers on the way that rules or chart tell apart.

    A question that stands in the chart twice has the same answer both times.
    """
    steps = read_chart(flow).by_id
    answers = distinct_answers(flow)

    def walk(step: Step, given: Mapping[str, Given]) -> Iterator[ChartWay]:
        name = step.question.id
        for answer in (given[name],) if name in given else answers[name]:
            way = next((way for way in step.ways if way.takes(answer)), None)
            if way is None:  # none of several options: the chart may leave that open
                continue
            now = {**given, name: answer}
            if way.outcome:
                yield ChartWay(now, step.id, way, way.outcome)
            elif way.step:
                yield from walk(steps[way.step], now)

    return walk(next(iter(steps.values())), {})
