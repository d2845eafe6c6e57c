"""A flow's rules in; why each outcome is recommended, and when an entry is, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.catalogue.entries import Flow
from generator.catalogue.flows import DecisionRule, Outcome, Question, Range
from generator.decide.chart import Given, option_text, range_text
from generator.decide.typed_texts import number_text
from generator.graph.concept_graph import ConceptGraph

EFFECTS = ("for", "against", "veto")


@dataclass(frozen=True, slots=True)
class Condition:
    """A question, and the answer to it on which a rule depends, in words."""

    question: Question
    answer: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule, with its conditions in words."""

    rule: DecisionRule
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """An outcome of a flow that leads to an entry."""

    flow: str
    """The id of the flow."""
    flow_title: str
    outcome: Outcome
    section: str
    """The section of the entry that it leads to; empty for the whole entry."""
    reasons: tuple[Reason, ...]
    """What speaks for it, the weightiest first."""


def recommended_when(graph: ConceptGraph, entry_id: str) -> tuple[Recommendation, ...]:
    """Every outcome of a flow that leads to this entry, in the order of the flows."""
    return tuple(
        Recommendation(
            concept.id,
            concept.title,
            outcome,
            name.partition("#")[2],
            tuple(
                reason
                for reason in reasons_by_outcome(concept.entry).get(outcome.id, ())
                if reason.rule.effect == "for"
            ),
        )
        for concept in graph.concepts.values()
        if isinstance(concept.entry, Flow)
        for outcome in concept.entry.outcomes
        for name in outcome.entries
        if graph.names.get(name.partition("#")[0]) == entry_id
    )


def reasons_by_outcome(flow: Flow) -> dict[str, tuple[Reason, ...]]:
    """For each outcome first what speaks for it, then against, then what excludes it; by weight."""
    reasons: dict[str, list[Reason]] = {}
    for rule in flow.rules:
        reasons.setdefault(rule.outcome, []).append(Reason(rule, conditions_of(flow, rule.when)))
    return {
        outcome: tuple(
            sorted(
                found,
                key=lambda reason: (EFFECTS.index(reason.rule.effect), -reason.rule.weight),
            )
        )
        for outcome, found in reasons.items()
    }


def conditions_of(flow: Flow, when: Mapping[str, Given | Range]) -> tuple[Condition, ...]:
    """Questions with answers in words, in the order in which the author names them."""
    questions = {question.id: question for question in flow.questions}
    return tuple(
        Condition(questions[name], words_of_answer(questions[name], answer))
        for name, answer in when.items()
    )


def words_of_answer(question: Question, answer: Given | Range) -> str:
    """`Requirements still change or Nobody can own retraining`, `2,500 examples`."""
    if isinstance(answer, Range):
        return range_text(answer.at_least, answer.below, question.unit or "")
    if isinstance(answer, (int, float)):
        return f"{number_text(answer)} {question.unit or ''}".strip()
    answers = (answer,) if isinstance(answer, str) else answer
    return " or ".join(option_text(question, one) for one in answers)
