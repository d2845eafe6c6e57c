"""The graph in; findings on rules and scenarios that say nothing, or say it twice, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.catalogue.flows import Question, Range
from generator.decide.chart import Given
from generator.decide.stated_answers import (
    FlowSource,
    Path,
    StatedAnswer,
    find_flows,
    stated_answers,
)
from generator.diagnostics import Finding
from generator.graph.concept_graph import ConceptGraph
from generator.graph.registry import check


@check("error")
def pointless_condition(graph: ConceptGraph) -> Iterator[Finding]:
    """A condition holds for no answer, or for every one.

    A range goes from `at_least` up to, and without, `below`; amounts begin at 0. A rule that names
    every option of a question does not depend on it.
    """
    for source in find_flows(graph):
        for stated in stated_answers(source):
            for value, path in stated.values:
                if isinstance(value, Range):
                    yield from _pointless_range(source, value, path)
            question = source.questions.get(stated.question)
            if question and stated.part == "rules":
                yield from _pointless_list(question, stated)


@check("warning")
def repeated_rule(graph: ConceptGraph) -> Iterator[Finding]:
    """Two rules say the same of an outcome for the same answers.

    Together they say what one rule could say, with one weight and one reason. A rule for the
    outcome may well stand beside one against it: that is how to tell the price of an advice.
    """
    for source in find_flows(graph):
        seen: dict[object, int] = {}
        for index, rule in enumerate(source.flow.rules):
            first = seen.setdefault((rule.outcome, rule.effect, _key(rule.when)), index)
            if first != index:
                line = source.at("rules", first).line
                message = f'the rule on line {line} says the same of "{rule.outcome}"'
                hint = "make one rule of the two, or change what one depends on"
                yield Finding(source.at("rules", index, "when"), message, hint)


@check("warning")
def repeated_scenario(graph: ConceptGraph) -> Iterator[Finding]:
    """Two scenarios of a flow have the same answers or the same name.

    The second tests nothing new, and of two with one name a report does not say which it means.
    """
    for source in find_flows(graph):
        for what, keys in (
            ("name", [scenario.name.casefold() for scenario in source.flow.scenarios]),
            ("given", [_key(scenario.given) for scenario in source.flow.scenarios]),
        ):
            seen: dict[object, int] = {}
            for index, key in enumerate(keys):
                first = seen.setdefault(key, index)
                if first != index:
                    line = source.at("scenarios", first).line
                    same = "name" if what == "name" else "answers"
                    message = f"the scenario on line {line} has the same {same}"
                    hint = "change one of the two, or remove it"
                    yield Finding(source.at("scenarios", index, what), message, hint)


@check("warning")
def weighed_veto(graph: ConceptGraph) -> Iterator[Finding]:
    """A veto has a weight.

    It counts for nothing: a veto excludes its outcome whatever the weights of other rules. To weigh
    instead of exclude, speak against the outcome.
    """
    for source in find_flows(graph):
        for index, rule in enumerate(source.flow.rules):
            if rule.effect == "veto" and "weight" in rule.model_fields_set:
                message = "a veto has no weight"
                hint = "remove the weight, or write `effect: against`"
                yield Finding(source.at("rules", index, "weight"), message, hint)


def _pointless_range(source: FlowSource, wanted: Range, path: Path) -> Iterator[Finding]:
    at = source.at(*path)
    lower, upper = wanted.at_least, wanted.below
    if lower is None and upper is None:
        hint = "write `at_least`, `below` or both, or remove the condition"
        yield Finding(at, "the range has no limit, so that it holds every number", hint)
    elif lower is not None and lower < 0:
        hint = "begin with the smallest amount that counts, or leave `at_least` out"
        yield Finding(at, f"amounts begin at 0, so that {lower:g} is no limit", hint)
    elif upper is not None and upper <= (lower or 0):
        message = (
            f"the range holds no number: nothing is at least {lower or 0:g} and below {upper:g}"
        )
        yield Finding(at, message, "let `below` be more than `at_least`")


def _pointless_list(question: Question, stated: StatedAnswer) -> Iterator[Finding]:
    named = [value for value, _ in stated.values if isinstance(value, str)]
    known = {option.id for option in question.options} or {"yes", "no"}
    at = stated.source.at(*stated.path)
    if question.kind in ("choice", "yes-no") and known <= set(named):
        message = f'the rule names every answer to "{question.id}", so that it depends on none'
        yield Finding(at, message, "leave answers out, or remove the condition")
    elif len(named) > len(set(named)):
        twice = next(value for value in named if named.count(value) > 1)
        yield Finding(at, f'"{twice}" stands in the list twice', "keep one of the two")


def _key(answers: Mapping[str, Given | Range]) -> object:
    """The same for the same answers, in whatever order they are written."""
    return frozenset(
        (name, frozenset(wanted if isinstance(wanted, tuple) else [str(wanted)]))
        for name, wanted in answers.items()
    )
