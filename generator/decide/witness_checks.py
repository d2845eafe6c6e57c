"""The graph in; findings on outcomes and questions that no answers bring to bear out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.catalogue.entries import Flow
from generator.decide.chart import Given, step_id
from generator.decide.chart_checks import steps_reached
from generator.decide.open_questions import possible_outcomes
from generator.decide.pivots import PivotSearch
from generator.decide.ranking_checks import sound_flows, words_of_answers
from generator.decide.rule_book import RuleBook, Standing, read_rules
from generator.diagnostics import Finding
from generator.graph.concept_graph import ConceptGraph
from generator.graph.registry import check

Allowed = Mapping[str, frozenset[Given]]
"""Question → the distinct answers that are left to it; a question that is missing has all."""


@check("warning")
def outcome_never_first(graph: ConceptGraph) -> Iterator[Finding]:
    """Rules speak for an outcome, and no answers at all would put it first.

    Others always score more, or as much and stand before it, or a veto always holds with the rules
    for it. The finding names the answers to its rules with which it comes nearest.
    """
    for source in sound_flows(graph):
        flow = source.flow
        book = read_rules(flow)
        possible = possible_outcomes(book, book.stand({}))
        spoken_for = {rule.outcome for rule in flow.rules if rule.effect == "for"}
        for place, outcome in enumerate(flow.outcomes):
            if place not in possible and outcome.id in spoken_for:
                message = f'no answers put "{outcome.title}" first'
                message += _nearest(flow, _settings_of(book, place))
                hint = "give a rule for it more weight, or remove the outcome"
                yield Finding(source.at("outcomes", place, "id"), message, hint)


@check("warning")
def question_never_matters(graph: ConceptGraph) -> Iterator[Finding]:
    """Whatever the other answers, none to this question changes what is recommended.

    Readers would be asked for nothing. The finding names the answers with which the question comes
    nearest to making a difference. Rules are tried with their own conditions first, then with more
    answers; where 1,000 sets of answers settle nothing, nothing is reported.
    """
    for source in sound_flows(graph):
        book = read_rules(source.flow)
        asked = _asked(source.flow)
        for index, question in enumerate(source.flow.questions):
            if question.id not in asked:  # of these, `unreachable-question` speaks
                continue
            search = PivotSearch(book, question.id)
            if not (search.find() or search.gave_up):
                settings = ((search.standing(one, one.one), one.place) for one in search.settings())
                message = f'no answer to "{question.id}" changes what is recommended'
                message += _nearest(source.flow, settings)
                hint = "give a rule on it more weight or fewer conditions, or remove the question"
                yield Finding(source.at("questions", index, "id"), message, hint)


@check("error")
def everything_excluded(graph: ConceptGraph) -> Iterator[Finding]:
    """There are answers with which vetoes exclude every outcome, so that nothing can be advised.

    The finding names such answers. One outcome that nothing excludes is enough to mend it.
    """
    for source in sound_flows(graph):
        book = read_rules(source.flow)
        allowed = _excluding(book, 0, {})
        if allowed is not None:
            answers = {
                name: next(answer for answer in book.answers[name] if answer in allowed[name])
                for name in book.answers
                if name in allowed
            }
            words = words_of_answers(source.flow, answers)
            hint = "take a veto back, or add an outcome that is always there"
            message = f"every outcome is excluded with these answers: {words}"
            yield Finding(source.at_key("rules"), message, hint)


def _asked(flow: Flow) -> set[str]:
    """The questions that rules name or that the chart leads to."""
    reached = steps_reached(flow)
    on_chart = {step.question for step in flow.chart if step_id(step) in reached}
    return on_chart.union(*(rule.when for rule in flow.rules))


def _settings_of(book: RuleBook, place: int) -> Iterator[tuple[Standing, int]]:
    """Where the answers to each rule for an outcome put it, and those to all of them together."""
    together: dict[str, Given] = {}
    for rule in book.weighing[place]:
        if rule.weight > 0:
            given = {
                name: next(answer for answer in book.answers[name] if answer in fitting)
                for name, fitting in rule.conditions
            }
            together = given | together
            yield book.stand(given), place
    yield book.stand(together), place


def _nearest(flow: Flow, settings: Iterable[tuple[Standing, int]]) -> str:
    """`; at the nearest, Is it ready? No: "Wait" scores 5 and "Go" 1`, of outcomes that lag."""
    nearest: tuple[int, str] | None = None
    for standing, place in settings:
        own, first = standing.scores[place], standing.first
        lag = standing.scores[first] - own if first is not None else -own
        if nearest is None or lag < nearest[0]:
            words = f'{words_of_answers(flow, standing.given)}: "{_title(flow, place)}"'
            words += " is excluded" if standing.vetoes[place] else f" scores {own}"
            if first not in (None, place):
                words += f' and "{_title(flow, first)}" {standing.scores[first]}'
            nearest = lag, words
    return f"; at the nearest, {nearest[1]}" if nearest else ""


def _title(flow: Flow, place: int) -> str:
    return flow.outcomes[place].title


def _excluding(book: RuleBook, place: int, allowed: Allowed) -> Allowed | None:
    """Answers with which a veto holds on this outcome and on each after it; none if none are."""
    if place == len(book.vetoes):
        return allowed
    for veto in book.vetoes[place]:
        narrowed = {
            **allowed,
            **{name: fitting & allowed.get(name, fitting) for name, fitting in veto.conditions},
        }
        if all(narrowed.values()):
            found = _excluding(book, place + 1, narrowed)
            if found is not None:
                return found
    return None
