"""A flow and what somebody answered in; answers of the right kinds, and what is wrong, out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.catalogue.entries import Flow
from generator.catalogue.flows import Question
from generator.catalogue.near_names import did_you_mean, one_of
from generator.decide.chart import Given

DONT_KNOW = "unknown"
"""Leaves a question open; so do nothing, and the words of a button."""
OPEN = {DONT_KNOW, "", "?", "don't know", "don’t know", "dont-know", "do not know"}
LARGEST = 10**15
"""Above it, numbers are not exact in every program that reads them."""
GROUPED = re.compile(r"[0-9]{1,3}([,' \u00a0\u202f_’])[0-9]{3}(\1[0-9]{3})*(\.[0-9]+)?")
PLAIN = re.compile(r"[0-9]+(\.[0-9]+)?")
DOUBTFUL = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
LONGEST = 60
"""How much of an answer a message repeats."""


@dataclass(frozen=True, slots=True)
class AnswerProblem:
    """An answer that cannot be read, in the words of the question."""

    question: str
    message: str
    hint: str


def read_answers(
    flow: Flow, stated: Mapping[str, object]
) -> tuple[dict[str, Given], tuple[AnswerProblem, ...]]:
    """What can be read of the answers; questions with "don't know" are left out, so open."""
    questions = {question.id: question for question in flow.questions}
    given: dict[str, Given] = {}
    problems: list[AnswerProblem] = []
    for name, value in stated.items():
        if name not in questions:
            near = did_you_mean(name, questions) or f"its questions are {one_of(questions)}"
            message = f'the flow has no question "{shortened(name)}"'
            problems.append(AnswerProblem(name, message, near))
        elif not leaves_open(questions[name], value):
            answer = _read(questions[name], value)
            if isinstance(answer, AnswerProblem):
                problems.append(answer)
            else:
                given[name] = answer
    return given, tuple(problems)


def leaves_open(question: Question, value: object) -> bool:
    """Whether an answer means "don't know"; an option with such an id is an answer."""
    if value is None:
        return True
    return (
        isinstance(value, str)
        and value.strip().casefold() in OPEN
        and all(option.id != value.strip() for option in question.options)
    )


def shortened(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _read(question: Question, value: object) -> Given | AnswerProblem:
    if question.kind == "number":
        return _read_number(question, value)
    if question.kind == "several":
        return _read_several(question, value)
    if question.kind == "yes-no" and isinstance(value, bool):
        return ("no", "yes")[value]
    return _read_option(question, value) or _no_option(question, value)


def _read_several(question: Question, value: object) -> Given | AnswerProblem:
    stated = value.split(",") if isinstance(value, str) else value
    if not isinstance(stated, (list, tuple)):
        return _no_option(question, value)
    chosen = [_read_option(question, one) for one in stated]
    if None in chosen:
        return _no_option(question, stated[chosen.index(None)])
    return tuple(option.id for option in question.options if option.id in chosen)


def _read_option(question: Question, value: object) -> str | None:
    folded = value.strip().casefold() if isinstance(value, str) else None
    return folded if folded in _options(question) else None


def _no_option(question: Question, value: object) -> AnswerProblem:
    known = _options(question)
    message = f'"{shortened(value)}" is no answer to "{question.id}"'
    near = did_you_mean(value, known) if isinstance(value, str) else ""
    hint = near or f"its answers are {one_of([*known, DONT_KNOW])}"
    return AnswerProblem(question.id, message, hint)


def _options(question: Question) -> list[str]:
    return [option.id for option in question.options] or ["yes", "no"]


def _read_number(question: Question, value: object) -> int | float | AnswerProblem:
    number = _number_in(question, value) if isinstance(value, str) else value
    if isinstance(number, AnswerProblem):
        return number
    if isinstance(number, bool) or not isinstance(number, (int, float)):
        return _no_number(question, value)
    if not 0 <= number <= LARGEST:
        message = f'"{question.id}" cannot be {shortened(value)}'
        return AnswerProblem(question.id, message, f"write a number from 0 to {LARGEST:,}")
    return int(number) if number == int(number) else number


def _number_in(question: Question, value: str) -> int | float | AnswerProblem:
    """Numbers as people write them: `2500`, `2,500`, `2 500`, `2'500`, each with its unit."""
    text = value.strip()
    if question.unit and text.casefold().endswith(question.unit.casefold()):
        text = text[: -len(question.unit)].rstrip()
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    if DOUBTFUL.fullmatch(digits):
        message = f'"{digits}" can be read in two ways'
        hint = f"write `{digits.replace('.', '')}`, or `{digits}0` for the smaller number"
        return AnswerProblem(question.id, message, hint)
    if len(digits) > LONGEST or not (GROUPED.fullmatch(digits) or PLAIN.fullmatch(digits)):
        return _no_number(question, value)
    plain = re.sub(r"[^0-9.]", "", digits)
    return sign * (float(plain) if "." in plain else int(plain))


def _no_number(question: Question, value: object) -> AnswerProblem:
    unit = f" of {question.unit}" if question.unit else ""
    message = f'"{question.id}" asks for a number{unit}, and "{shortened(value)}" is none'
    return AnswerProblem(question.id, message, f"write digits, like `2500`, or `{DONT_KNOW}`")
