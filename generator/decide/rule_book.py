"""A flow in; its rules in a form that is quick to weigh, and which outcome comes first, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.catalogue.entries import Flow
from generator.catalogue.flows import DecisionRule
from generator.decide.answers import Answers, distinct_answers, fits, standing_for
from generator.decide.chart import Given


@dataclass(frozen=True, slots=True)
class WeighedRule:
    """A rule with the distinct answers that fit each of its conditions."""

    weight: int
    """Below nought for a rule against its outcome; nought for a veto."""
    conditions: tuple[tuple[str, frozenset[Given]], ...]

    def holds(self, given: Answers) -> bool:
        return all(given.get(question) in fitting for question, fitting in self.conditions)

    def missing(self, given: Answers) -> list[str]:
        """The questions whose answers keep it from holding."""
        return [name for name, fitting in self.conditions if given.get(name) not in fitting]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """What speaks for and against each outcome; outcomes go by their places in the flow.

    Its answers are always distinct ones, as `settle` gives them.
    """

    answers: Mapping[str, tuple[Given, ...]]
    """Question → its distinct answers, in the order of the flow."""
    weighing: tuple[tuple[WeighedRule, ...], ...]
    vetoes: tuple[tuple[WeighedRule, ...], ...]

    def settle(self, given: Answers) -> dict[str, Given]:
        """Each answer as the distinct one that counts as much."""
        return {name: standing_for(answer, self.answers[name]) for name, answer in given.items()}

    def score(self, place: int, given: Answers) -> int:
        return sum(rule.weight for rule in self.weighing[place] if rule.holds(given))

    def is_excluded(self, place: int, given: Answers) -> bool:
        return any(rule.holds(given) for rule in self.vetoes[place])

    def first(self, given: Answers) -> int | None:
        """The outcome that is recommended: the best score above nought; of equals, the earlier."""
        best, leader = 0, None
        for place in range(len(self.weighing)):
            score = self.score(place, given)
            if score > best and not self.is_excluded(place, given):
                best, leader = score, place
        return leader


def read_rules(flow: Flow) -> RuleBook:
    """The rules of a flow that its checks have nothing against."""
    answers = distinct_answers(flow)
    places = [outcome.id for outcome in flow.outcomes]
    return RuleBook(
        answers,
        tuple(tuple(_weighed(flow, answers, place, ("for", "against"))) for place in places),
        tuple(tuple(_weighed(flow, answers, place, ("veto",))) for place in places),
    )


def _weighed(
    flow: Flow,
    answers: Mapping[str, tuple[Given, ...]],
    outcome: str,
    effects: tuple[str, ...],
) -> Iterator[WeighedRule]:
    for rule in flow.rules:
        if rule.outcome == outcome and rule.effect in effects:
            conditions = tuple(
                (name, frozenset(answer for answer in answers[name] if fits(answer, wanted)))
                for name, wanted in rule.when.items()
            )
            yield WeighedRule(_signed_weight(rule), conditions)


def _signed_weight(rule: DecisionRule) -> int:
    return {"for": rule.weight, "against": -rule.weight, "veto": 0}[rule.effect]
