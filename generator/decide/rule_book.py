"""A flow in; its rules in a form that is quick to weigh, and where answers put outcomes, out."""

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

    place: int
    """Of its outcome."""
    weight: int
    """Below nought for a rule against its outcome; nought for a veto."""
    conditions: tuple[tuple[str, frozenset[Given]], ...]

    def holds(self, given: Answers) -> bool:
        for question, fitting in self.conditions:  # noqa: SIM110 - all() takes twice as long
            if given.get(question) not in fitting:
                return False
        return True

    def missing(self, given: Answers) -> list[str]:
        """The questions whose answers keep it from holding."""
        return [name for name, fitting in self.conditions if given.get(name) not in fitting]


@dataclass(frozen=True, slots=True)
class Standing:
    """Distinct answers, and where they put each outcome."""

    given: Answers
    scores: tuple[int, ...]
    vetoes: tuple[int, ...]
    """How many vetoes hold on each outcome."""

    @property
    def first(self) -> int | None:
        """The outcome that is recommended: the best score above nought; of equals, the earlier."""
        best, leader = 0, None
        for place, score in enumerate(self.scores):
            if score > best and not self.vetoes[place]:
                best, leader = score, place
        return leader


@dataclass(frozen=True, slots=True)
class RuleBook:
    """What speaks for and against each outcome; outcomes go by their places in the flow.

    Its answers are always distinct ones, as `settle` gives them.
    """

    answers: Mapping[str, tuple[Given, ...]]
    """Question → its distinct answers, in the order of the flow."""
    weighing: tuple[tuple[WeighedRule, ...], ...]
    vetoes: tuple[tuple[WeighedRule, ...], ...]
    naming: Mapping[str, tuple[WeighedRule, ...]]
    """Question → the rules that ask for an answer to it."""

    def settle(self, given: Answers) -> dict[str, Given]:
        """Each answer as the distinct one that counts as much."""
        return {name: standing_for(answer, self.answers[name]) for name, answer in given.items()}

    def stand(self, given: Answers) -> Standing:
        """Where these answers put each outcome."""
        return Standing(
            given,
            tuple(
                sum(rule.weight for rule in rules if rule.holds(given)) for rules in self.weighing
            ),
            tuple(sum(rule.holds(given) for rule in rules) for rules in self.vetoes),
        )

    def change(self, standing: Standing, changes: Answers) -> Standing:
        """Where other answers put them; only rules that name a changed question are weighed."""
        scores, vetoes = list(standing.scores), list(standing.vetoes)
        given = standing.given
        for name, answer in changes.items():
            before, given = given, {**given, name: answer}
            for rule in self.naming[name]:
                change = rule.holds(given) - rule.holds(before)
                scores[rule.place] += change * rule.weight
                if not rule.weight:
                    vetoes[rule.place] += change
        return Standing(given, tuple(scores), tuple(vetoes))


def read_rules(flow: Flow) -> RuleBook:
    """The rules of a flow that its checks have nothing against."""
    answers = distinct_answers(flow)
    places = range(len(flow.outcomes))
    rules = list(_weighed(flow, answers))
    return RuleBook(
        answers,
        tuple(tuple(one for one in rules if one.place == place and one.weight) for place in places),
        tuple(
            tuple(one for one in rules if one.place == place and not one.weight) for place in places
        ),
        {name: tuple(one for one in rules if name in dict(one.conditions)) for name in answers},
    )


def _weighed(flow: Flow, answers: Mapping[str, tuple[Given, ...]]) -> Iterator[WeighedRule]:
    places = {outcome.id: place for place, outcome in enumerate(flow.outcomes)}
    for rule in flow.rules:
        conditions = tuple(
            (name, frozenset(answer for answer in answers[name] if fits(answer, wanted)))
            for name, wanted in rule.when.items()
        )
        yield WeighedRule(places[rule.outcome], _signed_weight(rule), conditions)


def _signed_weight(rule: DecisionRule) -> int:
    return {"for": rule.weight, "against": -rule.weight, "veto": 0}[rule.effect]
