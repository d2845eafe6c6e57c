"""The chart of a flow in; its questions as nested text out: every answer, and where it leads."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from generator.catalogue.entries import Flow
from generator.catalogue.flows import Question
from generator.decide.chart import Chart
from generator.decide.outline import OutlineAnswer, outline_chart, questions_beside
from generator.publish.prose import PageProse
from generator.publish.render import render


class Answer(NamedTuple):
    """An answer with what follows, ready to print."""

    text: str
    help: Markup
    goal: str
    """What follows, in words: `go to question 3`, `Use retrieval`."""
    href: str
    is_outcome: bool


class Asked(NamedTuple):
    """A question ready to print; beside the chart it has no number and leads nowhere."""

    id: str
    question: str
    """The id of the question: a chart may ask it in two places."""
    number: int | None
    text: str
    help: Markup
    answers: tuple[Answer, ...]
    debates: tuple[Markup, ...]


def questions_in_words(flow: Flow, chart: Chart, prose: PageProse) -> Markup:
    titles = {outcome.id: outcome.title for outcome in flow.outcomes}
    steps = [
        _asked(
            outlined.step.question,
            prose,
            outlined.step.id,
            outlined.step.number,
            tuple(_answer(answer, titles, prose) for answer in outlined.answers),
        )
        for outlined in outline_chart(chart)
    ]
    beside = [
        _asked(
            question,
            prose,
            question.id,
            None,
            tuple(
                Answer(option.text, _line(option.help, prose), "", "", is_outcome=False)
                for option in question.options
            ),
        )
        for question in questions_beside(flow, chart)
    ]
    return render("flow_questions", steps=steps, beside=beside, has_form=bool(flow.rules))


def _asked(
    question: Question,
    prose: PageProse,
    anchor: str,
    number: int | None,
    answers: tuple[Answer, ...],
) -> Asked:
    debates = tuple(prose.link(debate) for debate in question.all_debates)
    return Asked(
        f"q-{anchor}",
        question.id,
        number,
        question.text,
        _line(question.help, prose),
        answers,
        debates,
    )


def _answer(answer: OutlineAnswer, titles: dict[str, str], prose: PageProse) -> Answer:
    help_text = _line(answer.help, prose)
    if answer.step:
        goal = f"go on to question {answer.step.number}"
        return Answer(answer.text, help_text, goal, f"#q-{answer.step.id}", is_outcome=False)
    outcome = answer.outcome or ""
    return Answer(answer.text, help_text, titles[outcome], f"#o-{outcome}", is_outcome=True)


def _line(text: str | None, prose: PageProse) -> Markup:
    return prose.line(text) if text else Markup("")
