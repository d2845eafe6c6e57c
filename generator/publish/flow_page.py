"""A decision flow in; the sections of its page out, from the chart to the scenarios."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from generator.catalogue.entries import Flow
from generator.catalogue.flows import Question, Scenario
from generator.decide.chart import Chart, follow_answers, read_chart
from generator.decide.chart_layout import lay_out_chart
from generator.decide.explain_rules import (
    Condition,
    Reason,
    conditions_of,
    reasons_by_outcome,
    words_of_answer,
)
from generator.decide.outline import OutlineAnswer, outline_chart, questions_beside
from generator.publish.badges import type_badge
from generator.publish.chart_svg import draw_chart
from generator.publish.page import Section
from generator.publish.prose import PageProse
from generator.publish.render import render
from generator.publish.wording import counted

EFFECT_WORDS = {"for": "for", "against": "against", "veto": "excludes"}


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
    number: int | None
    text: str
    help: Markup
    answers: tuple[Answer, ...]
    debates: tuple[Markup, ...]


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


def flow_sections(flow: Flow, prose: PageProse) -> Iterator[Section]:
    """Every section, citing sources in reading order; ids of sections are names of fields."""
    chart = read_chart(flow)
    titles = {outcome.id: outcome.title for outcome in flow.outcomes}
    yield Section("chart", "The chart", _chart(flow, chart, titles))
    prose.start_section()
    yield Section("questions", "The questions, step by step", _questions(flow, chart, prose))
    if flow.scenarios:
        examples = [_example(flow, chart, scenario, titles) for scenario in flow.scenarios]
        html = render("flow_scenarios", examples=examples)
        yield Section("scenarios", "Worked examples", html)
    prose.start_section()
    outcomes = tuple(_outcomes(flow, prose))
    yield Section("outcomes", "Where it leads", render("flow_outcomes", outcomes=outcomes))
    if flow.rules:
        rows = _rule_rows(flow, titles)
        html = render("flow_rules", rows=rows, words=counted(len(rows), "combination"))
        yield Section("rules", "What each answer speaks for", html)


def _chart(flow: Flow, chart: Chart, titles: dict[str, str]) -> Markup:
    questions = counted(len(chart.steps), "question")
    description = f"{questions} in boxes and {counted(len(titles), 'outcome')} in ovals; lines "
    description += "carry the answers. The section on the questions says the same in words."
    drawing = draw_chart(lay_out_chart(chart, titles), flow.title, description)
    return render("flow_chart", drawing=drawing, questions=questions)


def _questions(flow: Flow, chart: Chart, prose: PageProse) -> Markup:
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
    return render("flow_questions", steps=steps, beside=beside)


def _asked(
    question: Question,
    prose: PageProse,
    anchor: str,
    number: int | None,
    answers: tuple[Answer, ...],
) -> Asked:
    debates = tuple(prose.link(debate) for debate in question.debates)
    return Asked(
        f"q-{anchor}", number, question.text, _line(question.help, prose), answers, debates
    )


def _answer(answer: OutlineAnswer, titles: dict[str, str], prose: PageProse) -> Answer:
    help_text = _line(answer.help, prose)
    if answer.step:
        goal = f"go on to question {answer.step.number}"
        return Answer(answer.text, help_text, goal, f"#q-{answer.step.id}", is_outcome=False)
    outcome = answer.outcome or ""
    return Answer(answer.text, help_text, titles[outcome], f"#o-{outcome}", is_outcome=True)


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


def _rule_rows(
    flow: Flow, titles: dict[str, str]
) -> list[tuple[tuple[Condition, ...], list[Effect]]]:
    """One row for each set of conditions, with all that it does."""
    rows: dict[tuple[Condition, ...], list[Effect]] = {}
    for rule in flow.rules:
        weight = None if rule.effect == "veto" else rule.weight
        effect = Effect(EFFECT_WORDS[rule.effect], rule.outcome, titles[rule.outcome], weight)
        rows.setdefault(conditions_of(flow, rule.when), []).append(effect)
    return list(rows.items())


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
