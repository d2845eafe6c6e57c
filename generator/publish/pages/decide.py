"""The publication in; the page that opens the main decision flow and lists the others out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from generator.catalogue.entries import Flow
from generator.catalogue.flows import Question
from generator.decide.chart import Chart, read_chart
from generator.graph.concept_graph import Concept
from generator.publish.addresses import section_path
from generator.publish.page import Body, Page, Section
from generator.publish.pages.home import settings_flow
from generator.publish.pages.listings import entry_row, listing_header
from generator.publish.prose import PageProse
from generator.publish.publication import Publication
from generator.publish.render import render
from generator.publish.wording import counted

PATH = section_path(Flow)
LEAD = (
    "Answer what you know and leave open what you do not: rules with their sources rank what to do,"
    " say why and why not, and name what would change it."
)


class FirstAnswer(NamedTuple):
    """An answer to the first question, and where the flow goes on with it."""

    text: str
    href: str


class Opened(NamedTuple):
    """A flow with its first question, ready to print."""

    title: str
    summary: Markup
    href: str
    question: str
    answers: tuple[FirstAnswer, ...]
    size: str


def decide_pages(publication: Publication) -> Iterator[Page]:
    """One page, where there are flows at all."""
    flow = settings_flow(publication)
    if flow is not None:
        yield Page(
            path=PATH,
            title=Flow.plural,
            description=LEAD,
            layout="wide.html",
            render=partial(_body, flow, publication),
            meta={"type": Flow.type_name, "listing": "listing"},
            in_nav=True,
        )


def _body(first: Concept, publication: Publication) -> Body:
    prose = PageProse(publication, PATH)
    opened = render("flow_opened", flow=_opened(first, prose))
    sections = [Section(first.id, first.title, opened)]
    others = [flow for flow in publication.of_type[Flow.type_name] if flow is not first]
    if others:
        html = render("listing", rows=[entry_row(flow, prose) for flow in others])
        sections.append(Section("others", "Other flows", html))
    return Body(tuple(sections), {"header": listing_header(Flow.plural, LEAD)})


def _opened(concept: Concept, prose: PageProse) -> Opened:
    flow = concept.entry
    assert isinstance(flow, Flow)
    href = prose.publication.href(PATH, concept.id)
    question = read_chart(flow).steps[0].question
    outcomes = counted(len(flow.outcomes), "outcome")
    return Opened(
        concept.title,
        prose.unlinked_line(flow.summary),
        f"{href}#wizard" if flow.rules else href,
        question.text,
        tuple(
            FirstAnswer(text, f"{href}?{question.id}={answer}#wizard")
            for answer, text in _answers(question)
            if flow.rules
        ),
        f"{_length(read_chart(flow))}, {outcomes}",
    )


def _length(chart: Chart) -> str:
    """How many questions the ways through the chart have: `2 to 9 questions`."""
    shortest: dict[str, int] = {}
    longest: dict[str, int] = {}
    for step in reversed(chart.steps):  # every step comes after those that lead to it
        after = [way.step for way in step.ways]
        shortest[step.id] = 1 + min(shortest[one] if one else 0 for one in after)
        longest[step.id] = 1 + max(longest[one] if one else 0 for one in after)
    least, most = shortest[chart.steps[0].id], longest[chart.steps[0].id]
    return counted(most, "question") if least == most else f"{least} to {counted(most, 'question')}"


def _answers(question: Question) -> list[tuple[str, str]]:
    """Where one click answers it; numbers and several options need the form."""
    if question.kind == "yes-no":
        return [("yes", "Yes"), ("no", "No")]
    if question.kind == "choice":
        return [(option.id, option.text) for option in question.options]
    return []
