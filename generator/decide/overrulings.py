"""A flow's rules and the ends of its chart in; answers beside the chart that overrule them out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.catalogue.entries import Flow
from generator.catalogue.flows import Outcome, Range
from generator.decide.answers import Answers, range_of
from generator.decide.changes import answers_that_recommend
from generator.decide.chart import Given
from generator.decide.chart_ways import ChartWay
from generator.decide.rule_book import RuleBook, Standing

End = tuple[Standing, int]
"""Where the answers on a way put each outcome, and the outcome at its end."""
Cause = tuple[int, tuple[tuple[str, Given], ...]]
"""An outcome, and the further answers that recommend it."""


@dataclass(frozen=True, slots=True)
class Overruling:
    """Answers that the chart does not ask for on its way, and what they recommend instead.

    One answer where one is enough.
    """

    answers: Mapping[str, Given | Range]
    outcome: Outcome
    instead_of: tuple[Outcome, ...]
    """What stands at the ends of the chart that give way, in the order of the flow."""


def find_overrulings(
    flow: Flow, book: RuleBook, ways: Sequence[ChartWay]
) -> tuple[Overruling, ...]:
    """For each outcome and answers that put it in the place of others, which these are."""
    places = {outcome.id: place for place, outcome in enumerate(flow.outcomes)}
    ends = [(book.stand(book.settle(way.given)), places[way.outcome]) for way in ways]
    overruled: dict[Cause, set[int]] = {}
    for cause, leaf in _by_one_answer(book, ends):
        overruled.setdefault(cause, set()).add(leaf)
    seen = {(leaf, place) for (place, _), leaves in overruled.items() for leaf in leaves}
    for cause, leaf in _by_more_answers(book, ends, seen):
        overruled.setdefault(cause, set()).add(leaf)
    return tuple(
        Overruling(
            _in_ranges(flow, dict(answers)),
            flow.outcomes[place],
            tuple(flow.outcomes[leaf] for leaf in sorted(leaves)),
        )
        for (place, answers), leaves in overruled.items()
    )


def _by_one_answer(book: RuleBook, ends: Sequence[End]) -> Iterator[tuple[Cause, int]]:
    for end, leaf in ends:
        for question in (name for name in book.answers if name not in end.given):
            for answer in book.answers[question]:
                place = book.change(end, {question: answer}).first
                if place is not None and place != leaf:
                    yield (place, ((question, answer),)), leaf


def _by_more_answers(
    book: RuleBook, ends: Sequence[End], seen: set[tuple[int, int]]
) -> Iterator[tuple[Cause, int]]:
    """One for each two outcomes that no single answer exchanges."""
    known = set(seen)
    for end, leaf in ends:
        for place in range(len(book.weighing)):
            if place == leaf or (leaf, place) in known:
                continue
            found = answers_that_recommend(book, end, place)
            if found is not None:
                known.add((leaf, place))
                yield (place, tuple(found.items())), leaf


def _in_ranges(flow: Flow, answers: Answers) -> dict[str, Given | Range]:
    """A number stands for all that count as much."""
    return {
        name: range_of(name, answer, flow) if isinstance(answer, (int, float)) else answer
        for name, answer in answers.items()
    }
