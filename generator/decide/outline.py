"""A flow with its chart in; the same as text out: every question, every answer, where it leads."""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalogue.entries import Flow
from generator.catalogue.flows import Question
from generator.decide.chart import Chart, Step, Way, answers_of, option_text


@dataclass(frozen=True, slots=True)
class OutlineAnswer:
    """One answer, and the step or the outcome that follows."""

    text: str
    help: str | None
    step: Step | None
    outcome: str | None
    """The id of the outcome."""


@dataclass(frozen=True, slots=True)
class OutlineStep:
    """One question of the chart with all its answers."""

    step: Step
    answers: tuple[OutlineAnswer, ...]


def outline_chart(chart: Chart) -> tuple[OutlineStep, ...]:
    """The steps in reading order; answers that share a branch stand apart here."""
    steps = chart.by_id
    return tuple(
        OutlineStep(
            step,
            tuple(
                OutlineAnswer(text, help_text, steps[way.step] if way.step else None, way.outcome)
                for way in step.ways
                for text, help_text in _answers(step.question, way)
            ),
        )
        for step in chart.steps
    )


def questions_beside(flow: Flow, chart: Chart) -> tuple[Question, ...]:
    """Questions that the chart does not ask: their answers weigh in through rules alone."""
    asked = {step.question.id for step in chart.steps}
    return tuple(question for question in flow.questions if question.id not in asked)


def _answers(question: Question, way: Way) -> list[tuple[str, str | None]]:
    if way.branch.answer is None:
        return [(way.text, None)]
    helps = {option.id: option.help for option in question.options}
    return [(option_text(question, answer), helps.get(answer)) for answer in answers_of(way.branch)]
