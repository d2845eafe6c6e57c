"""The graph in; findings on outcomes that no answers recommend, or that answers exclude, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.decide.chart import Given
from generator.decide.open_questions import possible_outcomes
from generator.decide.ranking_checks import sound_flows, words_of_answers
from generator.decide.rule_book import RuleBook, read_rules
from generator.diagnostics import Finding
from generator.graph.concept_graph import ConceptGraph
from generator.graph.registry import check

Allowed = Mapping[str, frozenset[Given]]
"""Question → the distinct answers that are left to it; a question that is missing has all."""


@check("warning")
def outcome_never_first(graph: ConceptGraph) -> Iterator[Finding]:
    """Rules speak for an outcome, and no answers at all would put it first.

    Others always score more, or as much and stand before it, or a veto always holds with the rules
    for it.
    """
    for source in sound_flows(graph):
        flow = source.flow
        book = read_rules(flow)
        possible = possible_outcomes(book, book.stand({}))
        spoken_for = {rule.outcome for rule in flow.rules if rule.effect == "for"}
        for place, outcome in enumerate(flow.outcomes):
            if place not in possible and outcome.id in spoken_for:
                message = f'no answers put "{outcome.title}" first'
                hint = "give a rule for it more weight, or remove the outcome"
                yield Finding(source.at("outcomes", place, "id"), message, hint)


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
