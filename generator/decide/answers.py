"""A flow in; the answers that its rules can tell apart, and whether a condition holds, out."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from generator.catalogue.entries import Flow
from generator.catalogue.flows import Question, Range
from generator.decide.chart import Given, answers_of, is_within

Wanted = str | tuple[str, ...] | Range
"""What a rule asks of an answer: an option, any of several, or a range of numbers."""
Answers = Mapping[str, Given]
"""Question → answer; a question that is missing is open, which is what "don't know" leaves it."""


def holds(when: Mapping[str, Wanted], given: Answers) -> bool:
    """Whether every answer that a condition asks for is given; an open question gives none."""
    return all(name in given and fits(given[name], wanted) for name, wanted in when.items())


def fits(answer: Given, wanted: Wanted) -> bool:
    if isinstance(wanted, Range):
        return isinstance(answer, (int, float)) and is_within(answer, wanted.at_least, wanted.below)
    given = answer if isinstance(answer, tuple) else (answer,)
    return bool(set(given) & set(_several(wanted)))


def distinct_answers(flow: Flow) -> dict[str, tuple[Given, ...]]:
    """For each question one answer of every kind that rules or chart treat in a way of its own.

    Numbers are split where a range begins or ends, and the smallest of each part stands for it:
    `0`, `100` and `1000`. Of several options, every set of those that are named anywhere.
    """
    return {question.id: tuple(_distinct(question, flow)) for question in flow.questions}


def standing_for(answer: Given, known: tuple[Given, ...]) -> Given:
    """The one of the distinct answers to a question that counts as much as this one."""
    if isinstance(answer, (int, float)):
        limits = [limit for limit in known if isinstance(limit, (int, float)) and limit <= answer]
        return limits[-1] if limits else known[0]
    if isinstance(known[-1], tuple):  # the last set has all options that count
        given = answer if isinstance(answer, tuple) else (answer,)
        return tuple(option for option in known[-1] if option in given)
    return answer


def range_of(question: str, number: float, flow: Flow) -> Range:
    """The part of the number line that rules and chart cannot tell from this number."""
    limits = thresholds(question, flow)
    lower = [limit for limit in limits if limit <= number]
    upper = [limit for limit in limits if limit > number]
    return Range(at_least=lower[-1] if lower else None, below=upper[0] if upper else None)


def thresholds(question: str, flow: Flow) -> tuple[int | float, ...]:
    """The numbers above nought at which an answer begins to count differently."""
    limits = {
        limit
        for wanted in _wanted(question, flow)
        if isinstance(wanted, Range)
        for limit in (wanted.at_least, wanted.below)
        if limit is not None and limit > 0
    }
    return tuple(sorted(limits))


def _distinct(question: Question, flow: Flow) -> Iterator[Given]:
    if question.kind == "number":
        yield 0
        yield from thresholds(question.id, flow)
    elif question.kind == "several":
        named = {
            option
            for wanted in _wanted(question.id, flow)
            if not isinstance(wanted, Range)
            for option in _several(wanted)
        }
        options = [option.id for option in question.options if option.id in named]
        for size in range(len(options) + 1):
            yield from itertools.combinations(options, size)
    else:
        yield from [option.id for option in question.options] or ["yes", "no"]


def _wanted(question: str, flow: Flow) -> Iterator[Wanted]:
    """Every answer to a question that a rule or the chart names."""
    for rule in flow.rules:
        if question in rule.when:
            yield rule.when[question]
    for step in flow.chart:
        if step.question == question:
            for branch in step.branches:
                if branch.answer is None:
                    yield Range(at_least=branch.at_least, below=branch.below)
                else:
                    yield answers_of(branch)


def _several(wanted: str | tuple[str, ...]) -> tuple[str, ...]:
    return (wanted,) if isinstance(wanted, str) else wanted
