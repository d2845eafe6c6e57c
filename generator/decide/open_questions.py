"""Rules and answers in; which outcomes remain possible, and how much each open question decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.decide.changes import answers_that_recommend, is_possible
from generator.decide.chart import Given
from generator.decide.rule_book import RuleBook, Standing

Witnesses = Mapping[int, Standing]
"""Outcome → answers with which it is recommended, among them those that are given."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question whose answer can still move a score."""

    question: str
    decides: int
    """How many percent of the possible outcomes an answer rules out, on average over answers."""


def possible_outcomes(book: RuleBook, standing: Standing) -> Witnesses:
    """The outcomes that are recommended now or after further answers, each with such answers."""
    found = {}
    for place in range(len(book.weighing)):
        further = answers_that_recommend(book, standing, place)
        if further is not None:
            found[place] = book.change(standing, further)
    return found


def weigh_questions(
    book: RuleBook, standing: Standing, possible: Witnesses
) -> tuple[OpenQuestion, ...]:
    """The open questions, the most decisive first; of equals, in the order of the flow."""
    live = live_questions(book, standing)
    weighed = [
        OpenQuestion(question, _decides(book, standing, possible, question))
        for question in book.answers
        if question in live
    ]
    return tuple(sorted(weighed, key=lambda one: -one.decides))


def live_questions(book: RuleBook, standing: Standing) -> set[str]:
    """The open questions that a rule waits for: one that may yet hold, on an outcome still in."""
    return {
        name
        for place, rules in enumerate(book.weighing)
        if not standing.vetoes[place]
        for rule in (*rules, *book.vetoes[place])
        if not any(name in standing.given for name in rule.missing(standing.given))
        for name in rule.missing(standing.given)
    }


def _decides(book: RuleBook, standing: Standing, possible: Witnesses, question: str) -> int:
    if not possible:
        return 0
    answers = book.answers[question]
    left = sum(len(_remaining(book, standing, possible, question, one)) for one in answers)
    most = len(answers) * len(possible)
    return (most - left) * 100 // most


def _remaining(
    book: RuleBook, standing: Standing, possible: Witnesses, question: str, answer: Given
) -> list[int]:
    """The outcomes that this answer leaves possible; most witnesses bear it."""
    changed = {question: answer}
    then = book.change(standing, changed)
    return [
        place
        for place, witness in possible.items()
        if witness.given.get(question) == answer
        or is_possible(book, then, place, book.change(witness, changed))
    ]
