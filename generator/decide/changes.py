"""Rules, answers and an outcome in; the fewest changes of answers that recommend it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.decide.answers import Answers
from generator.decide.chart import Given
from generator.decide.rule_book import RuleBook, Standing, WeighedRule

NEAR = 2
"""Changes that most often mend answers with which an outcome was recommended before one more."""
Gains = dict[str, int]
"""Question → what a change of its answer can do at best."""


def fewest_changes(book: RuleBook, standing: Standing, target: int) -> dict[str, Given] | None:
    """New answers to as few questions as possible that recommend the target; none if none do."""
    search = ChangeSearch(book, target)
    questions = frozenset(book.answers)
    for most in range(len(questions) + 1):
        found = search.find(standing, questions, most)
        if found is not None:
            return found
    return None


def answers_that_recommend(
    book: RuleBook, standing: Standing, target: int
) -> dict[str, Given] | None:
    """Answers to open questions alone after which the target is recommended; none if none do."""
    free = _open(book, standing)
    return ChangeSearch(book, target).find(standing, free, len(free))


def is_possible(book: RuleBook, standing: Standing, target: int, nearly: Standing) -> bool:
    """Whether there are such answers; to look first near some that nearly do saves most searches.

    The answers that nearly recommend the target hold those that are given.
    """
    near = ChangeSearch(book, target).find(nearly, _open(book, standing), NEAR)
    return near is not None or answers_that_recommend(book, standing, target) is not None


def _open(book: RuleBook, standing: Standing) -> frozenset[str]:
    return frozenset(book.answers).difference(standing.given)


@dataclass(frozen=True, slots=True)
class ChangeSearch:
    """Tries, depth first, only what can still bring the target before the leader.

    The bounds promise too much rather than too little, so that nothing is missed.
    """

    book: RuleBook
    target: int

    def find(self, standing: Standing, free: frozenset[str], most: int) -> dict[str, Given] | None:
        """New answers to at most so many of the free questions."""
        leader = standing.first
        if leader == self.target:
            return {}
        gains = self._gains(standing, free, most, leader) if most else None
        if not gains:
            return None
        question = max((name for name in self.book.answers if name in gains), key=gains.__getitem__)
        left = free - {question}
        for answer in self._other_answers(question, standing.given.get(question)):
            changed = self.book.change(standing, {question: answer})
            found = self.find(changed, left, most - 1)
            if found is not None:
                return {question: answer, **found}
        return self.find(standing, left, most)

    def _other_answers(self, question: str, now: Given | None) -> list[Given]:
        """In the order of the flow; of numbers, the nearest first."""
        known = self.book.answers[question]
        if isinstance(now, (int, float)):
            here = known.index(now)
            known = tuple(sorted(known, key=lambda answer: abs(known.index(answer) - here)))
        return [answer for answer in known if answer != now]

    def _gains(
        self, standing: Standing, free: frozenset[str], most: int, leader: int | None
    ) -> Gains | None:
        """What a change of each question can do at best for the target, where it lags most.

        None when so many changes cannot do enough against a veto, a score or a rival.
        """
        given, score = standing.given, standing.scores[self.target]
        if standing.vetoes[self.target]:
            veto = next(one for one in self.book.vetoes[self.target] if one.holds(given))
            return dict.fromkeys((name for name, _ in veto.conditions if name in free), 1)
        own = _summed({}, _rises(self.book.weighing[self.target], given, free, most))
        promise = _best(own, most)
        if promise <= -score:
            return None
        blocking = own
        for rival, lag in self._rivals(standing):
            if promise >= lag and (rival != leader or score <= 0):
                continue
            gains = _summed(own, self._gains_on(rival, lag, given, free, most))
            if _best(gains, most) < lag:
                return None
            if rival == leader and score > 0:
                blocking = gains
        return blocking

    def _gains_on(
        self, rival: int, lag: int, given: Answers, free: frozenset[str], most: int
    ) -> Iterator[tuple[str, int]]:
        """What a change of each question can take from a rival; a veto takes all that is needed."""
        yield from _falls(self.book.weighing[rival], given, free, most)
        for veto in self.book.vetoes[rival]:
            for name in _turnable(veto, given, free, most):
                yield name, lag

    def _rivals(self, standing: Standing) -> Iterator[tuple[int, int]]:
        """The outcomes that now come before the target, and what it lacks to come before them.

        Of equals, the earlier comes first.
        """
        score = standing.scores[self.target]
        for rival, other in enumerate(standing.scores):
            lag = other - score + (rival < self.target)
            if lag > 0 and rival != self.target and not standing.vetoes[rival]:
                yield rival, lag


def _rises(
    rules: tuple[WeighedRule, ...], given: Answers, free: frozenset[str], most: int
) -> Iterator[tuple[str, int]]:
    """Each question that can make a rule hold for the target, or lift one against it."""
    for rule in rules:
        if rule.weight > 0:
            for name in _turnable(rule, given, free, most):
                yield name, rule.weight
        elif rule.holds(given):
            for name, _ in rule.conditions:
                if name in free:
                    yield name, -rule.weight


def _falls(
    rules: tuple[WeighedRule, ...], given: Answers, free: frozenset[str], most: int
) -> Iterator[tuple[str, int]]:
    """Each question that can lift a rule for a rival, or make one hold against it."""
    for rule in rules:
        if rule.weight < 0:
            for name in _turnable(rule, given, free, most):
                yield name, -rule.weight
        elif rule.holds(given):
            for name, _ in rule.conditions:
                if name in free:
                    yield name, rule.weight


def _turnable(rule: WeighedRule, given: Answers, free: frozenset[str], most: int) -> list[str]:
    """The questions that have to change for a rule to hold; none if they cannot, or if it does."""
    missing = rule.missing(given)
    return missing if len(missing) <= most and free.issuperset(missing) else []


def _summed(gains: Gains, more: Iterable[tuple[str, int]]) -> Gains:
    total = dict(gains)
    for name, gain in more:
        total[name] = total.get(name, 0) + gain
    return total


def _best(gains: Gains, most: int) -> int:
    """What the best so many changes promise together."""
    return sum(sorted(gains.values(), reverse=True)[:most])
