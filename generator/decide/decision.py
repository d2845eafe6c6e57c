"""A flow and answers in; the whole decision out: ranks, reasons, what would change them, gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.catalogue.entries import Flow
from generator.catalogue.flows import Range
from generator.decide.answers import Answers, range_of
from generator.decide.changes import fewest_changes
from generator.decide.chart import Given, follow_answers, read_chart
from generator.decide.open_questions import OpenQuestion, possible_outcomes, weigh_questions
from generator.decide.ranking import RankedOutcome, rank_outcomes, recommended
from generator.decide.rule_book import read_rules


@dataclass(frozen=True, slots=True)
class Change:
    """Another answer to one question; of numbers, any in the range will do."""

    question: str
    before: Given | None
    """None where the question is open."""
    after: Given
    range: Range | None
    """The numbers that count as much as `after`."""

    @property
    def threshold(self) -> int | float | None:
        """The limit that a number has to cross; none where either side has one, or neither."""
        if self.range is None or not isinstance(self.before, (int, float)):
            return None
        falls = self.range.below is not None and self.before >= self.range.below
        return self.range.below if falls else self.range.at_least


@dataclass(frozen=True, slots=True)
class Decision:
    """What the rules of a flow make of answers."""

    flow: Flow
    given: Mapping[str, Given]
    """In the order of the flow."""
    ranked: tuple[RankedOutcome, ...]
    flips: Mapping[str, tuple[Change, ...] | None]
    """Outcome → the fewest other answers that recommend it; none where no answers do."""
    possible: tuple[str, ...]
    """The outcomes that are recommended now or after answers to open questions, best first."""
    open_questions: tuple[OpenQuestion, ...]
    next_question: str | None
    """The question at which the chart stands with these answers."""
    debates: tuple[str, ...]
    """Debates that the questions answered touch, and the options that are the answers."""
    warnings: tuple[str, ...]

    @property
    def is_settled(self) -> bool:
        """No answer to an open question can change what is recommended."""
        first = recommended(self.ranked)
        return first is not None and self.possible == (first.outcome.id,)


def decide(flow: Flow, given: Answers) -> Decision:
    """The decision for answers that `read_answers` has nothing against."""
    book = read_rules(flow)
    ordered = {
        question.id: given[question.id] for question in flow.questions if question.id in given
    }
    standing = book.stand(book.settle(ordered))
    ranked = rank_outcomes(flow, ordered)
    possible = possible_outcomes(book, standing)
    outcomes = [outcome.id for outcome in flow.outcomes]
    flips = {}
    for place, outcome in enumerate(outcomes):
        changes = fewest_changes(book, standing, place)
        flips[outcome] = None if changes is None else _in_words_of(flow, ordered, changes)
    return Decision(
        flow,
        ordered,
        ranked,
        flips,
        tuple(one.outcome.id for one in ranked if outcomes.index(one.outcome.id) in possible),
        weigh_questions(book, standing, possible),
        _next_question(flow, ordered),
        tuple(dict.fromkeys(_debates(flow, given))),
        tuple(_warnings(flow, ordered, ranked)),
    )


def _debates(flow: Flow, given: Answers) -> Iterator[str]:
    """Of each question answered, then of the options that are the answer."""
    for question in flow.questions:
        if question.id in given:
            yield from question.debates
            answer = given[question.id]
            for option in question.options:
                if option.id == answer or (isinstance(answer, tuple) and option.id in answer):
                    yield from option.debates


def change_of(flow: Flow, given: Answers, question: str, answer: Given) -> Change:
    """The change to a distinct answer; a number falls no further than under its limit."""
    before = given.get(question)
    if not isinstance(answer, (int, float)):
        return Change(question, before, answer, None)
    within = range_of(question, answer, flow)
    if isinstance(before, (int, float)) and within.below is not None and before >= within.below:
        answer = max(answer, within.below - 1)
    return Change(question, before, answer, within)


def chart_outcome(flow: Flow, given: Answers) -> str | None:
    """Where these answers lead on the chart; none where they end at an open question."""
    ways = [way for _, way in follow_answers(read_chart(flow), given)]
    return ways[-1].outcome if ways else None


def _in_words_of(flow: Flow, given: Answers, changes: Mapping[str, Given]) -> tuple[Change, ...]:
    return tuple(
        change_of(flow, given, question.id, changes[question.id])
        for question in flow.questions
        if question.id in changes
    )


def _next_question(flow: Flow, given: Answers) -> str | None:
    chart = read_chart(flow)
    step = chart.steps[0]
    for _, way in follow_answers(chart, given):
        if way.step is None:
            return None
        step = chart.by_id[way.step]
    return None if step.question.id in given else step.question.id


def _warnings(flow: Flow, given: Answers, ranked: tuple[RankedOutcome, ...]) -> Iterator[str]:
    """What a reader should know before relying on the order."""
    first = recommended(ranked)
    if all(one.status == "excluded" for one in ranked):
        yield "The answers exclude every outcome: check those that the vetoes name."
    elif first is None:
        yield "No rule speaks for any outcome with these answers."
    elif len(ranked) > 1 and ranked[1].score == first.score and ranked[1].status != "excluded":
        second = ranked[1].outcome.title
        yield f'"{first.outcome.title}" and "{second}" score the same; the author\'s order decides.'
    titles = {outcome.id: outcome.title for outcome in flow.outcomes}
    leaf = chart_outcome(flow, given)
    if leaf and first and leaf != first.outcome.id:
        yield (
            f'The chart leads to "{titles[leaf]}"; answers that it does not ask for'
            f' put "{first.outcome.title}" first.'
        )
