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
    """Where the author names a question and answers to it.

    Places are found when they are asked for: to find one takes as long as the file is.
    """

    part: Part
    source: FlowSource
    question: str
    path: Path
    """Of the question's name, or of the value that it is the key of."""
    values: tuple[tuple[str | float | Range, Path], ...]
    """Option ids, numbers and ranges, each with its path."""

    @property
    def question_at(self) -> Position:
        at = self.source.at if self.part == "chart" else self.source.at_key
        return at(*self.path)


def find_flows(graph: ConceptGraph) -> Iterator[FlowSource]:
    for concept in graph.concepts.values():
        if isinstance(concept.entry, Flow):
            yield FlowSource(concept, concept.entry)


def stated_answers(source: FlowSource) -> Iterator[StatedAnswer]:
    """Every one, in the order of the file's fields."""
    for index, rule in enumerate(source.flow.rules):
        for question, value in rule.when.items():
            path: Path = ("rules", index, "when", question)
            yield StatedAnswer("rules", source, question, path, _with_paths(value, path))
    for index, step in enumerate(source.flow.chart):
        values = tuple(
            found
            for place, branch in enumerate(step.branches)
            for found in _of_branch(branch, ("chart", index, "branches", place))
        )
        path = ("chart", index, "question")
        yield StatedAnswer("chart", source, step.question, path, values)
    for index, scenario in enumerate(source.flow.scenarios):
        for question, given in scenario.given.items():
            path = ("scenarios", index, "given", question)
            yield StatedAnswer("scenarios", source, question, path, _with_paths(given, path))


def _of_branch(branch: Branch, path: Path) -> tuple[tuple[str | float | Range, Path], ...]:
    found = _with_paths(answers_of(branch), (*path, "if")) if branch.answer else ()
    if branch.at_least is None and branch.below is None:
        return found
    key = "below" if branch.at_least is None else "at_least"
    return (*found, (Range(at_least=branch.at_least, below=branch.below), (*path, key)))


def _with_paths(value: Given | Range, path: Path) -> tuple[tuple[str | float | Range, Path], ...]:
    """A path past the end of what stands there has the place of the whole value."""
    if isinstance(value, tuple):
        return tuple((one, (*path, index)) for index, one in enumerate(value))
    return ((value, path),)
