"""The graph in; findings on the names and kinds that its decision flows use out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.catalogue.entries import Flow
from generator.catalogue.flows import Question, Range
from generator.catalogue.near_names import did_you_mean, one_of
from generator.decide.chart import step_id
from generator.decide.read_answers import DONT_KNOW
from generator.decide.stated_answers import (
    FlowSource,
    Part,
    Path,
    StatedAnswer,
    find_flows,
    stated_answers,
)
from generator.diagnostics import Finding
from generator.graph.concept_graph import ConceptGraph
from generator.graph.registry import check

YES_NO = ("yes", "no")
RESERVED_IN_LINKS = ("v", "result")


@check("error")
def duplicate_flow_id(graph: ConceptGraph) -> Iterator[Finding]:
    """Two questions, options of a question, outcomes or steps of a flow have the same id.

    Links, saved answers and rules name them by id, so that each id may stand for one thing only.
    """
    for source in find_flows(graph):
        for what, places in _named_things(source.flow):
            yield from _duplicates(source, what, places)


@check("error")
def reserved_answer_id(graph: ConceptGraph) -> Iterator[Finding]:
    """A question is called `v` or `result`, or an option `unknown`.

    A link to answers ends with `v` and `result`, the flow's version and what came out; `unknown`
    says that the answer is not known.
    """
    for source in find_flows(graph):
        for index, question in enumerate(source.flow.questions):
            path: Path = ("questions", index)
            if question.id in RESERVED_IN_LINKS:
                message = f'"{question.id}" has a meaning of its own in links to answers'
                yield Finding(source.at(*path, "id"), message, "give the question another id")
            for place, option in enumerate(question.options):
                if option.id == DONT_KNOW:
                    message = f'"{DONT_KNOW}" stands for an answer that is not known'
                    hint = "leave the option out: every question may be left open"
                    yield Finding(source.at(*path, "options", place, "id"), message, hint)


@check("error")
def rule_on_unknown(graph: ConceptGraph) -> Iterator[Finding]:
    """A rule of a flow names a question, an option or an outcome that it does not have.

    Such a rule would never hold, or speak for nothing.
    """
    for source in find_flows(graph):
        yield from _unknown_answers(source, "rules")
        for index, rule in enumerate(source.flow.rules):
            yield from _unknown_outcome(source, rule.outcome, ("rules", index, "outcome"))


@check("error")
def scenario_on_unknown(graph: ConceptGraph) -> Iterator[Finding]:
    """A scenario of a flow names a question, an option or an outcome that it does not have.

    Such a scenario tests nothing.
    """
    for source in find_flows(graph):
        yield from _unknown_answers(source, "scenarios")
        for index, scenario in enumerate(source.flow.scenarios):
            yield from _unknown_outcome(source, scenario.expect, ("scenarios", index, "expect"))
            for place, outcome in enumerate(scenario.excluded):
                yield from _unknown_outcome(source, outcome, ("scenarios", index, "not", place))


@check("error")
def chart_on_unknown(graph: ConceptGraph) -> Iterator[Finding]:
    """A step of a chart names a question, an option, a step or an outcome that is not there.

    A step is named by the id of its question, or by its own id where it has one.
    """
    for source in find_flows(graph):
        yield from _unknown_answers(source, "chart")
        steps = [step_id(step) for step in source.flow.chart]
        for index, step in enumerate(source.flow.chart):
            for place, branch in enumerate(step.branches):
                path = ("chart", index, "branches", place)
                if branch.then:
                    is_step = branch.then in steps
                    hint = f"write `ask: {branch.then}`, since it is a step" if is_step else ""
                    yield from _unknown_outcome(source, branch.then, (*path, "then"), hint)
                if branch.ask and branch.ask not in steps:
                    message = f'`ask` leads to "{branch.ask}", which is no step of the chart'
                    hint = did_you_mean(branch.ask, steps) or f'add a step for "{branch.ask}"'
                    if branch.ask in source.outcome_ids:
                        hint = f"write `then: {branch.ask}`, since it is an outcome"
                    yield Finding(source.at(*path, "ask"), message, hint)


@check("error")
def kind_mismatch(graph: ConceptGraph) -> Iterator[Finding]:
    """A question lacks what its kind needs, or is answered in a way that its kind does not allow.

    A number has a unit and is answered with an amount or a range; a choice has options and is
    answered with one of their ids; a yes-no question has neither and is answered with `yes` or
    `no`. Rules and the chart may name several answers.
    """
    for source in find_flows(graph):
        for index, question in enumerate(source.flow.questions):
            yield from _misfitting_question(source, question, index)
        for stated in stated_answers(source):
            question_asked = source.questions.get(stated.question)
            if question_asked:
                yield from _misfitting_answers(question_asked, stated)


def _named_things(flow: Flow) -> Iterator[tuple[str, list[tuple[str, Path]]]]:
    """What has ids: what it is called, and each id with its path."""
    questions, outcomes, chart = enumerate(flow.questions), enumerate(flow.outcomes), flow.chart
    yield "question", [(question.id, ("questions", i, "id")) for i, question in questions]
    for index, question in enumerate(flow.questions):
        options = enumerate(question.options)
        yield (
            f'option of "{question.id}"',
            [(option.id, ("questions", index, "options", i, "id")) for i, option in options],
        )
    yield "outcome", [(outcome.id, ("outcomes", i, "id")) for i, outcome in outcomes]
    yield (
        "step of the chart",
        [
            (step_id(step), ("chart", i, "id" if step.id else "question"))
            for i, step in enumerate(chart)
        ],
    )


def _duplicates(
    source: FlowSource, what: str, places: Sequence[tuple[str, Path]]
) -> Iterator[Finding]:
    seen: dict[str, Path] = {}
    for name, path in places:
        if name in seen:
            first = source.at(*seen[name])
            article = "an" if what[0] in "aeiou" else "a"
            message = f'"{name}" is already the id of {article} {what}, on line {first.line}'
            yield Finding(source.at(*path), message, "give one of them another id")
        seen.setdefault(name, path)


def _unknown_answers(source: FlowSource, part: Part) -> Iterator[Finding]:
    """Questions and options that are named and not there."""
    questions = source.questions
    for stated in stated_answers(source):
        question = questions.get(stated.question)
        if stated.part != part:
            continue
        if question is None:
            message = f'"{stated.question}" is no question of this flow'
            hint = did_you_mean(stated.question, questions) or "correct it, or add the question"
            yield Finding(stated.question_at, message, hint)
            continue
        options = [option.id for option in question.options if _has_options(question)]
        for value, path in stated.values:
            if isinstance(value, str) and options and value not in options:
                message = f'"{value}" is no option of the question "{question.id}"'
                hint = did_you_mean(value, options) or f"its options are {one_of(options)}"
                yield Finding(stated.source.at(*path), message, hint)


def _unknown_outcome(
    source: FlowSource, outcome: str, path: Path, hint: str = ""
) -> Iterator[Finding]:
    if outcome not in source.outcome_ids:
        message = f'"{outcome}" is no outcome of this flow'
        hint = hint or did_you_mean(outcome, sorted(source.outcome_ids))
        hint = hint or "correct it, or add the outcome"
        yield Finding(source.at(*path), message, hint)


def _misfitting_question(source: FlowSource, question: Question, index: int) -> Iterator[Finding]:
    at = source.at("questions", index, "kind")
    has_options = _has_options(question)
    if question.kind == "number" and not question.unit:
        yield Finding(at, f'the number "{question.id}" has no unit', "add `unit: examples`")
    if question.kind != "number" and question.unit:
        at_unit = source.at("questions", index, "unit")
        message = f'"{question.id}" is a {question.kind} question and has a unit'
        yield Finding(at_unit, message, "remove the unit, or make it `kind: number`")
    if has_options and len(question.options) < 2:
        message = f'"{question.id}" is a {question.kind} question with fewer than two options'
        yield Finding(at, message, "add `options`, each with `id` and `text`")
    if question.options and not has_options:
        at = source.at_key("questions", index, "options")
        message = f'"{question.id}" is a {question.kind} question and has options'
        yield Finding(at, message, "remove the options, or make it `kind: choice`")


def _misfitting_answers(question: Question, stated: StatedAnswer) -> Iterator[Finding]:
    if stated.part == "scenarios" and len(stated.values) > 1 and question.kind != "several":
        message = f'"{question.id}" takes one answer, and here are {len(stated.values)}'
        hint = "keep one of them, or write a scenario for each"
        yield Finding(stated.source.at(*stated.path), message, hint)
    for value, path in stated.values:
        if stated.part == "scenarios" and isinstance(value, (int, float)) and value < 0:
            message = f'"{question.id}" cannot be {value:g}: amounts begin at 0'
            yield Finding(stated.source.at(*path), message, "write the amount without a sign")
        if question.kind == "number" and isinstance(value, str):
            message = f'"{question.id}" asks for a number and "{value}" is none'
            hint = "write a number"
            if stated.part != "scenarios":
                hint = "write a range with `at_least`, `below` or both"
            yield Finding(stated.source.at(*path), message, hint)
        elif question.kind != "number" and not isinstance(value, str):
            shown = "a range" if isinstance(value, Range) else f"{value:g}"
            message = f'"{question.id}" is a {question.kind} question and cannot be {shown}'
            yield Finding(stated.source.at(*path), message, f"name {_allowed(question)}")
        elif question.kind == "yes-no" and value not in YES_NO:
            message = f'"{question.id}" is a yes-no question and cannot be "{value}"'
            yield Finding(stated.source.at(*path), message, "write `yes` or `no`")


def _has_options(question: Question) -> bool:
    return question.kind in ("choice", "several")


def _allowed(question: Question) -> str:
    return one_of([option.id for option in question.options] or YES_NO)
