"""A decision flow in; the sections of its page out, from the form to the scenarios."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from generator.catalogue.entries import Flow
from generator.catalogue.flows import Range, Scenario
from generator.decide.chart import Chart, follow_answers, read_chart
from generator.decide.chart_layout import lay_out_chart
from generator.decide.explain_rules import (
    Condition,
    Reason,
    conditions_of,
    reasons_by_outcome,
    words_of_answer,
)
from generator.publish.badges import type_badge
from generator.publish.chart_svg import draw_chart
from generator.publish.flow_outline import questions_in_words
from generator.publish.flow_wizard import flow_form
from generator.publish.page import Section
from generator.publish.prose import PageProse
from generator.publish.render import render
from generator.publish.wording import counted

EFFECT_WORDS = {"for": "for", "against": "against", "veto": "excludes"}


class Argument(NamedTuple):
    """A reason ready to print."""

    effect: str
    conditions: tuple[Condition, ...]
    text: Markup
    cites: tuple[Markup, ...]
    links: tuple[Markup, ...]


class Recommended(NamedTuple):
    """An outcome ready to print."""

    id: str
    title: str
    note: Markup
    entries: tuple[Markup, ...]
    arguments: tuple[Argument, ...]
    counts: str
    """What the arguments do, in numbers: `2 for it, 1 against it`."""


class Effect(NamedTuple):
    """What an answer does to an outcome."""

    word: str
    outcome: str
    title: str
    weight: int | None


class Example(NamedTuple):
    """A scenario ready to print."""

    name: str
    conditions: tuple[Condition, ...]
    route: tuple[str, ...]
    """The questions of the chart that these answers pass, by number: `("1", "2")`."""
    outcome: str
    title: str
    excluded: tuple[tuple[str, str], ...]


class Ruled(NamedTuple):
    """A row of the table: answers, and all that they do."""

    conditions: tuple[Condition, ...]
    when: str
    """The same as JSON, for scripts to find the rows that answers fulfil."""
    effects: list[Effect]


class View(NamedTuple):
    """One of the ways in which the page shows the flow."""

    anchor: str
    words: str


VIEWS = (
    View("wizard", "as a form"),
    View("chart", "as a chart"),
    View("questions", "step by step"),
    View("rules", "as a table"),
)


def flow_sections(flow_id: str, flow: Flow, prose: PageProse) -> Iterator[Section]:
    """Every section, citing sources in reading order; ids of sections are names of fields.

    The first four show the same, each in its way, and link one another.
    """
    chart = read_chart(flow)
    titles = {outcome.id: outcome.title for outcome in flow.outcomes}
    views = [view for view in VIEWS if flow.rules or view.anchor in ("chart", "questions")]

    def linked(anchor: str, html: Markup) -> Markup:
        others = [view for view in views if view.anchor != anchor]
        return render("flow_views", others=others) + html

    if flow.rules:
        form = flow_form(flow_id, flow, prose)
        yield Section("wizard", "Answer the questions", linked("wizard", form))
    yield Section("chart", "The chart", linked("chart", _chart(flow, chart, titles)))
    prose.start_section()
    outline = questions_in_words(flow, chart, prose)
    yield Section("questions", "The questions, step by step", linked("questions", outline))
    if flow.rules:
        rows = _rule_rows(flow, titles)
        table = render("flow_rules", rows=rows, words=counted(len(rows), "combination"))
        yield Section("rules", "What each answer speaks for", linked("rules", table))
    prose.start_section()
    outcomes = tuple(_outcomes(flow, prose))
    yield Section("outcomes", "Where it leads", render("flow_outcomes", outcomes=outcomes))
    if flow.scenarios:
        examples = [_example(flow, chart, scenario, titles) for scenario in flow.scenarios]
        html = render("flow_scenarios", examples=examples)
        yield Section("scenarios", "Worked examples", html)


def _chart(flow: Flow, chart: Chart, titles: dict[str, str]) -> Markup:
    questions = counted(len(chart.steps), "question")
    description = f"{questions} in boxes and {counted(len(titles), 'outcome')} in ovals; lines "
    description += "carry the answers. The section on the questions says the same in words."
    drawing = draw_chart(lay_out_chart(chart, titles), flow.title, description)
    return render("flow_chart", drawing=drawing, questions=questions)


def _outcomes(flow: Flow, prose: PageProse) -> Iterator[Recommended]:
    reasons = reasons_by_outcome(flow)
    for outcome in flow.outcomes:
        found = reasons.get(outcome.id, ())
        yield Recommended(
            f"o-{outcome.id}",
            outcome.title,
            _line(outcome.note, prose),
            tuple(_entry_link(name, prose) for name in outcome.entries),
            tuple(_argument(reason, prose) for reason in found),
            _counts(found),
        )


def _counts(reasons: Iterable[Reason]) -> str:
    effects = Counter[str](reason.rule.effect for reason in reasons)
    words = {"for": "for it", "against": "against it", "veto": "that would exclude it"}
    return ", ".join(f"{effects[effect]} {words[effect]}" for effect in words if effects[effect])


def _entry_link(name: str, prose: PageProse) -> Markup:
    """A link to the entry, or to a section of it, with its type."""
    entry_id, _, section = name.partition("#")
    graph = prose.publication.graph
    concept = graph.concepts.get(graph.names.get(entry_id, ""))
    link = prose.link(entry_id, anchor=section)
    if concept is None:
        return link
    badge = type_badge(concept.type)
    return Markup('<span data-type="{}">{} {}</span>').format(concept.type, link, badge)


def _argument(reason: Reason, prose: PageProse) -> Argument:
    rule = reason.rule
    return Argument(
        EFFECT_WORDS[rule.effect],
        reason.conditions,
        _line(rule.reason, prose),
        tuple(prose.references.cite_text(citation) for citation in rule.sources),
        tuple(prose.link(entry) for entry in rule.entries),
    )


def _rule_rows(flow: Flow, titles: dict[str, str]) -> list[Ruled]:
    """One row for each set of conditions, with all that it does."""
    rows: dict[str, Ruled] = {}
    for rule in flow.rules:
        weight = None if rule.effect == "veto" else rule.weight
        effect = Effect(EFFECT_WORDS[rule.effect], rule.outcome, titles[rule.outcome], weight)
        when = json.dumps({name: _plain(wanted) for name, wanted in rule.when.items()})
        row = rows.setdefault(when, Ruled(conditions_of(flow, rule.when), when, []))
        row.effects.append(effect)
    return list(rows.values())


def _plain(wanted: object) -> object:
    return wanted.model_dump(exclude_none=True) if isinstance(wanted, Range) else wanted


def _example(flow: Flow, chart: Chart, scenario: Scenario, titles: dict[str, str]) -> Example:
    questions = {question.id: question for question in flow.questions}
    return Example(
        scenario.name,
        tuple(
            Condition(questions[name], words_of_answer(questions[name], answer))
            for name, answer in scenario.given.items()
        ),
        tuple(str(step.number) for step, _ in follow_answers(chart, scenario.given)),
        scenario.expect,
        titles[scenario.expect],
        tuple((outcome, titles[outcome]) for outcome in scenario.excluded),
    )


def _line(text: str | None, prose: PageProse) -> Markup:
    return prose.line(text) if text else Markup("")
