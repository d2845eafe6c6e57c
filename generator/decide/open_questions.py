"""Rules and answers in; which outcomes remain possible, and how much each open question decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.decide.changes import answers_that_recommend
from generator.decide.chart import Given
from generator.decide.rule_book import RuleBook, Standing

Witnesses = Mapping[int, Mapping[str, Given]]
"""Outcome → further answers with which it is recommended."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question whose answer can still move a score."""

    question: str
    decides: int
    """How many percent of the possible outcomes an answer rules out, on average over answers."""


def possible_outcomes(
    book: RuleBook, standing: Standing, known: Witnesses | None = None
) -> Witnesses:
    """The outcomes that are recommended now or after further answers, each with such answers.

    `known` are those that were possible with fewer answers: no other is looked at.
    """
    candidates: Witnesses = known or {place: {} for place in range(len(book.weighing))}
    found = {}
    for place, hint in candidates.items():
        given = standing.given
        further = {name: answer for name, answer in hint.items() if name not in given}
        if book.change(standing, further).first == place:
            found[place] = further
        else:
            witness = answers_that_recommend(book, standing, place)
            if witness is not None:
                found[place] = witness
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
    left = sum(
        len(possible_outcomes(book, book.change(standing, {question: answer}), possible))
        for answer in answers
    )
    most = len(answers) * len(possible)
    return (most - left) * 100 // most
