"""A decision flow in; its questions as a form of real controls out, with places for a result.

Scripts show the form and work the result out. Without them the page says where the same stands as
text and as a table.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from generator.catalogue.entries import Flow
from generator.catalogue.flows import Question
from generator.decide.chart import read_chart
from generator.decide.read_answers import DONT_KNOW
from generator.publish.prose import PageProse
from generator.publish.render import render

NONE_OF_THESE = "none"
"""The answer to a question of kind `several` when no option fits."""


class Choice(NamedTuple):
    """One answer to choose."""

    value: str
    text: str
    help: Markup
    is_open: bool = False
    """Whether it leaves the question open."""
    is_none: bool = False
    """Whether it says that no option fits."""


class Asking(NamedTuple):
    """A question as a group of controls."""

    id: str
    kind: str
    text: str
    help: Markup
    unit: str
    choices: tuple[Choice, ...]
    debates: tuple[Markup, ...]
    text_href: str
    """Where the same question stands in words."""
    chart_href: str
    """Where it stands on the chart; empty for a question that the chart leaves out."""


def flow_form(
    flow_id: str, flow: Flow, prose: PageProse, *, prefix: str = "w", page: str = ""
) -> Markup:
    """The form of a flow; `page` is the address of the flow's own page, where this is another.

    Ids of elements begin with the prefix, so that several forms can stand on one page.
    """
    steps: dict[str, str] = {}
    for step in read_chart(flow).steps:
        steps.setdefault(step.question.id, step.id)
    return render(
        "flow_wizard",
        flow=flow_id,
        title=prose.publication.graph.titles[flow_id],
        prefix=prefix,
        page=page,
        questions=tuple(
            _asking(question, steps.get(question.id), prose, page) for question in flow.questions
        ),
    )


def _asking(question: Question, step: str | None, prose: PageProse, page: str) -> Asking:
    return Asking(
        question.id,
        question.kind,
        question.text,
        prose.line(question.help) if question.help else Markup(""),
        question.unit or "",
        tuple(_choices(question, prose)),
        tuple(prose.link(debate) for debate in question.all_debates),
        f"{page}#q-{step or question.id}",
        f"{page}#c-{step}" if step else "",
    )


def _choices(question: Question, prose: PageProse) -> Iterator[Choice]:
    """Options, or yes and no; "don't know" is always among them, even for numbers."""
    known = {option.id for option in question.options}
    for option in question.options:
        aside = prose.unlinked_line(option.help) if option.help else Markup("")
        yield Choice(option.id, option.text, aside)
    if question.kind == "yes-no":
        yield Choice("yes", "Yes", Markup(""))
        yield Choice("no", "No", Markup(""))
    if question.kind == "several" and NONE_OF_THESE not in known:
        yield Choice(NONE_OF_THESE, "None of these", Markup(""), is_none=True)
    yield Choice("?" if DONT_KNOW in known else DONT_KNOW, "Don’t know", Markup(""), is_open=True)
