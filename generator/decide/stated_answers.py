"""A flow in; every answer that its rules, chart and scenarios name out, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.catalogue.entries import Flow
from generator.catalogue.flows import Branch, Question, Range
from generator.decide.chart import Given, answers_of
from generator.diagnostics import Position
from generator.graph.concept_graph import Concept, ConceptGraph

Part = Literal["rules", "chart", "scenarios"]
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class FlowSource:
    """A flow with the file that it was read from."""

    concept: Concept
    flow: Flow

    def at(self, *path: str | int) -> Position:
        return self.concept.document.position(path)

    def at_key(self, *path: str | int) -> Position:
        return self.concept.document.key_position(path)

    @property
    def questions(self) -> dict[str, Question]:
        return {question.id: question for question in self.flow.questions}

    @property
    def outcome_ids(self) -> set[str]:
        return {outcome.id for outcome in self.flow.outcomes}


@dataclass(frozen=True, slots=True)
class StatedAnswer:
    """Where the author names a question and answers to it."""

    part: Part
    question: str
    question_at: Position
    values: tuple[tuple[str | float | Range, Position], ...]
    """Option ids, numbers and ranges, each with its place."""


def find_flows(graph: ConceptGraph) -> Iterator[FlowSource]:
    for concept in graph.concepts.values():
        if isinstance(concept.entry, Flow):
            yield FlowSource(concept, concept.entry)


def stated_answers(source: FlowSource) -> Iterator[StatedAnswer]:
    """Every one, in the order of the file's fields."""
    for index, rule in enumerate(source.flow.rules):
        for question, value in rule.when.items():
            path = ("rules", index, "when", question)
            yield StatedAnswer(
                "rules", question, source.at_key(*path), _with_places(source, value, path)
            )
    for index, step in enumerate(source.flow.chart):
        values = tuple(
            found
            for place, branch in enumerate(step.branches)
            for found in _of_branch(source, branch, ("chart", index, "branches", place))
        )
        yield StatedAnswer("chart", step.question, source.at("chart", index, "question"), values)
    for index, scenario in enumerate(source.flow.scenarios):
        for question, given in scenario.given.items():
            path = ("scenarios", index, "given", question)
            yield StatedAnswer(
                "scenarios", question, source.at_key(*path), _with_places(source, given, path)
            )


def _of_branch(
    source: FlowSource, branch: Branch, path: Path
) -> tuple[tuple[str | float | Range, Position], ...]:
    found = _with_places(source, answers_of(branch), (*path, "if")) if branch.answer else ()
    if branch.at_least is None and branch.below is None:
        return found
    key = "below" if branch.at_least is None else "at_least"
    return (*found, (Range(at_least=branch.at_least, below=branch.below), source.at(*path, key)))


def _with_places(
    source: FlowSource, value: Given | Range, path: Path
) -> tuple[tuple[str | float | Range, Position], ...]:
    """A place past the end of what stands there is the place of the whole value."""
    if isinstance(value, tuple):
        return tuple((one, source.at(*path, index)) for index, one in enumerate(value))
    return ((value, source.at(*path)),)
