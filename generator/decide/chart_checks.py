"""The graph in; findings on the charts of its decision flows out: ways that end, meet or turn."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.catalogue.entries import Flow
from generator.catalogue.flows import Branch, ChartStep, Question
from generator.decide.chart import answers_of, option_text, range_text, step_id
from generator.decide.stated_answers import FlowSource, find_flows
from generator.diagnostics import Finding
from generator.graph.concept_graph import ConceptGraph
from generator.graph.registry import check

if TYPE_CHECKING:
    import networkx as nx


@check("error")
def unreachable_question(graph: ConceptGraph) -> Iterator[Finding]:
    """Nobody is ever asked a question: no way through the chart leads to it, and no rule uses it.

    A question that only rules use is asked beside the chart. A chart begins with its first step.
    """
    for source in find_flows(graph):
        flow = source.flow
        reached = steps_reached(flow)
        for index, step in enumerate(flow.chart):
            if step_id(step) not in reached:
                message = f'no answer leads to the step "{step_id(step)}"'
                hint = f"write `ask: {step_id(step)}` in a branch, or remove the step"
                yield Finding(source.at("chart", index, "question"), message, hint)
        asked = {step.question for step in flow.chart}
        asked |= {name for rule in flow.rules for name in rule.when}
        for index, question in enumerate(flow.questions):
            if question.id not in asked:
                message = f'neither the chart nor a rule asks "{question.id}"'
                hint = "give it a step of the chart or a rule, or remove it"
                yield Finding(source.at("questions", index, "id"), message, hint)


@check("error")
def dead_end(graph: ConceptGraph) -> Iterator[Finding]:
    """An answer leads nowhere: the step has no branch for it, or the branch has no goal.

    Every branch has an answer, and either `ask` (the step that comes next) or `then` (the outcome
    that is reached). The branches of a step together cover every answer to its question.
    """
    for source, step, question, index in _known_steps(graph):
        for place, branch in enumerate(step.branches):
            if branch.answer is None and branch.at_least is None and branch.below is None:
                message = "the branch names no answer"
                hint = "add `if: <answer>`, or `at_least` or `below` for numbers"
                yield Finding(source.at("chart", index, "branches", place), message, hint)
            if not (branch.ask or branch.then):
                message = "the branch leads nowhere"
                hint = "add `ask: <step>` or `then: <outcome>`"
                yield Finding(source.at("chart", index, "branches", place), message, hint)
        missing = _uncovered(question, step)
        if missing:
            message = f'the answer "{missing[0]}" to "{question.id}" leads nowhere'
            if len(missing) > 1:
                answers = ", ".join(f'"{answer}"' for answer in missing)
                message = f'the answers {answers} to "{question.id}" lead nowhere'
            hint = "add a branch, or add the answer to one that is there"
            yield Finding(source.at("chart", index, "question"), message, hint)


@check("error")
def ambiguous_branch(graph: ConceptGraph) -> Iterator[Finding]:
    """An answer leads to two places: two branches name it, or one branch has two goals.

    A range takes the numbers from its `at_least` up to, and without, its `below`.
    """
    for source, step, question, index in _known_steps(graph):
        for place, branch in enumerate(step.branches):
            path = ("chart", index, "branches", place)
            if branch.ask and branch.then:
                message = f'the branch leads to "{branch.ask}" and to "{branch.then}"'
                yield Finding(source.at(*path), message, "keep either `ask` or `then`")
            for earlier in step.branches[:place]:
                both = _common(question, earlier, branch)
                if both:
                    key = "if" if branch.answer else "below" if branch.below else "at_least"
                    message = f'"{both}" stands in an earlier branch of "{question.id}" too'
                    hint = "leave it in one of them; a range ends before its `below`"
                    yield Finding(source.at(*path, key), message, hint)


@check("error")
def chart_cycle(graph: ConceptGraph) -> Iterator[Finding]:
    """The ways of a chart lead back to a step that was passed.

    Readers would go round in circles. To ask a question again, give it a later step with an `id`.
    """
    for source in find_flows(graph):
        places = {step_id(step): index for index, step in enumerate(source.flow.chart)}
        for turn in _turns(source.flow, places):
            message = f"the chart leads back here: {' → '.join([*turn, turn[0]])}"
            hint = "let one of these answers lead to an outcome or to a later step"
            yield Finding(source.at("chart", places[turn[0]], "question"), message, hint)


# networkx is imported below where a flow needs it, and so not for a catalogue without flows:
# loading it takes longer than all other checks.


def steps_reached(flow: Flow) -> set[str]:
    import networkx as nx

    start = step_id(flow.chart[0])
    return {start, *nx.descendants(_ways(flow), start)}


def _turns(flow: Flow, places: Mapping[str, int]) -> Iterator[list[str]]:
    """A cycle from every knot of the chart, from its first step on."""
    import networkx as nx

    for component in nx.strongly_connected_components(_ways(flow)):
        within = _ways(flow).subgraph(component)
        if not nx.is_directed_acyclic_graph(within):
            start = sorted(component, key=places.__getitem__)
            cycle = [edge[0] for edge in nx.find_cycle(within, start)]
            first = cycle.index(min(cycle, key=places.__getitem__))
            yield [*cycle[first:], *cycle[:first]]


def _ways(flow: Flow) -> nx.DiGraph[str]:
    """The steps of a chart, joined where an answer leads from one to another that exists."""
    import networkx as nx

    ways: nx.DiGraph[str] = nx.DiGraph()
    ways.add_nodes_from(step_id(step) for step in flow.chart)
    ways.add_edges_from(
        (step_id(step), branch.ask)
        for step in flow.chart
        for branch in step.branches
        if branch.ask and branch.ask in ways
    )
    return ways


def _known_steps(
    graph: ConceptGraph,
) -> Iterator[tuple[FlowSource, ChartStep, Question, int]]:
    """Steps whose question exists: of the others, `chart-on-unknown` speaks."""
    for source in find_flows(graph):
        questions = source.questions
        for index, step in enumerate(source.flow.chart):
            if step.question in questions:
                yield source, step, questions[step.question], index


def _uncovered(question: Question, step: ChartStep) -> list[str]:
    """The answers that no branch takes, in the words of the question."""
    if question.kind == "number":
        return _uncovered_ranges(question, step)
    options = [option.id for option in question.options]
    if question.kind == "yes-no":
        options = ["yes", "no"]
    covered = {answer for branch in step.branches for answer in answers_of(branch)}
    return [option_text(question, option) for option in options if option not in covered]


def _uncovered_ranges(question: Question, step: ChartStep) -> list[str]:
    """Gaps between the ranges; amounts begin at nought."""
    ranges = sorted(_bounds(branch) for branch in step.branches if branch.answer is None)
    gaps: list[str] = []
    end: float = 0
    for lower, upper in ranges:
        if lower > end:
            gaps.append(range_text(end or None, lower, question.unit or ""))
        end = max(end, upper)
    if end < math.inf:
        gaps.append(range_text(end, None, question.unit or ""))
    return gaps


def _bounds(branch: Branch) -> tuple[float, float]:
    lower = -math.inf if branch.at_least is None else branch.at_least
    return lower, math.inf if branch.below is None else branch.below


def _common(question: Question, one: Branch, other: Branch) -> str:
    """What two branches both take, in the words of the question; empty if nothing."""
    if question.kind != "number":
        shared = [answer for answer in answers_of(one) if answer in answers_of(other)]
        return ", ".join(option_text(question, answer) for answer in shared)
    if one.answer or other.answer:
        return ""
    lower = max(_bounds(one)[0], _bounds(other)[0])
    upper = min(_bounds(one)[1], _bounds(other)[1])
    if lower >= upper:
        return ""
    return range_text(
        None if lower == -math.inf else lower,
        None if upper == math.inf else upper,
        question.unit or "",
    )
