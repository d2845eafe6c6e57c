"""A flow and what somebody answered in; answers of the right kinds, and what is wrong, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.catalogue.entries import Flow
from generator.catalogue.flows import Question
from generator.catalogue.near_names import did_you_mean, one_of
from generator.decide.chart import Given
from generator.decide.numbers import Doubt, largest, read_number
from generator.decide.typed_texts import as_whole, comparable, folded, number_text, shortened

DONT_KNOW = "unknown"
"""Leaves a question open; so do nothing, and the words of a button."""
OPEN = {DONT_KNOW, "", "?", "don't know", "dont-know", "do not know", "i don't know", "not sure"}
NONE = {"none", "none of these"}
"""What somebody says to whom none of several options applies."""
YES_NO = {"true": "yes", "y": "yes", "1": "yes", "false": "no", "n": "no", "0": "no"}
"""What programs and hasty people write for the two."""


@dataclass(frozen=True, slots=True)
class AnswerProblem:
    """An answer that cannot be read, in the words of the question."""

    question: str
    message: str
    hint: str


def read_answers(
    flow: Flow, stated: Mapping[str, object]
) -> tuple[dict[str, Given], tuple[AnswerProblem, ...]]:
    """What can be read of the answers; questions with "don't know" are left out, so open.

    First come the questions of the flow in its order, then those that it does not have.
    """
    given: dict[str, Given] = {}
    problems: list[AnswerProblem] = []
    for question in flow.questions:
        value = stated.get(question.id)
        if not leaves_open(question, value):
            answer = _read(question, value)
            if isinstance(answer, AnswerProblem):
                problems.append(answer)
            else:
                given[question.id] = answer
    known = [question.id for question in flow.questions]
    for name in stated:
        if name not in known:
            hint = did_you_mean(comparable(name), known) or f"its questions are {one_of(known)}"
            message = f'the flow has no question "{shortened(name)}"'
            problems.append(AnswerProblem(name, message, hint))
    return given, tuple(problems)


def leaves_open(question: Question, value: object) -> bool:
    """Whether an answer means "don't know"; an option with such an id is an answer."""
    if value is None:
        return True
    return (
        isinstance(value, str) and folded(value) in OPEN and folded(value) not in _options(question)
    )


def _read(question: Question, value: object) -> Given | AnswerProblem:
    if question.kind == "number":
        return _read_number(question, value)
    if question.kind == "several":
        return _read_several(question, value)
    return _read_option(question, value) or _no_option(question, value)


def _read_several(question: Question, value: object) -> Given | AnswerProblem:
    stated = value.split(",") if isinstance(value, str) else value
    if isinstance(value, str) and folded(value) in NONE and folded(value) not in _options(question):
        return ()
    if not isinstance(stated, (list, tuple)):
        return _no_option(question, value)
    chosen = []
    for one in stated:
        option = _read_option(question, one)
        if option is None:
            return _no_option(question, one)
        chosen.append(option)
    return tuple(option for option in _options(question) if option in chosen)


def _read_option(question: Question, value: object) -> str | None:
    if isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return None
    word = folded(value)
    if not question.options:
        word = YES_NO.get(word, word)
    return word if word in _options(question) else None


def _no_option(question: Question, value: object) -> AnswerProblem:
    known = _options(question)
    if isinstance(value, (list, tuple)):
        message = f'"{question.id}" takes one answer, and {shortened(value)} is a list'
        return AnswerProblem(question.id, message, f"leave one of {one_of(known)}")
    if isinstance(value, str) and folded(value) in OPEN:
        message = f'"{shortened(value)}" cannot stand beside other answers to "{question.id}"'
        return AnswerProblem(question.id, message, "leave one or the other out")
    message = f'"{shortened(value)}" is no answer to "{question.id}"'
    near = did_you_mean(comparable(value), known) if isinstance(value, str) else ""
    hint = near or f"its answers are {one_of([*known, DONT_KNOW])}"
    return AnswerProblem(question.id, message, hint)


def _options(question: Question) -> list[str]:
    return [option.id for option in question.options] or ["yes", "no"]


def _read_number(question: Question, value: object) -> int | float | AnswerProblem:
    number = read_number(value, question.unit) if isinstance(value, str) else value
    if isinstance(number, Doubt):
        message = f'"{question.id}" asks for one number, and {number.message}'
        return AnswerProblem(question.id, message, number.hint)
    if isinstance(number, bool) or not isinstance(number, (int, float)):
        return _no_number(question, value)
    limit = largest(question.unit)
    if not 0 <= number <= limit:
        message = f'"{question.id}" cannot be {shortened(value)}'
        return AnswerProblem(question.id, message, f"write a number from 0 to {number_text(limit)}")
    return as_whole(number)


def _no_number(question: Question, value: object) -> AnswerProblem:
    unit = f" of {question.unit}" if question.unit else ""
    message = f'"{question.id}" asks for a number{unit}, and "{shortened(value)}" is none'
    return AnswerProblem(question.id, message, f"write digits, like `2500`, or `{DONT_KNOW}`")
