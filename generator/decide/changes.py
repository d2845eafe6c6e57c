"""Rules, answers and an outcome in; the fewest changes of answers that recommend it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.decide.answers import Answers
from generator.decide.chart import Given
from generator.decide.rule_book import RuleBook, WeighedRule


def fewest_changes(book: RuleBook, given: Answers, target: int) -> dict[str, Given] | None:
    """New answers to as few questions as possible that recommend the target; none if none do."""
    search = ChangeSearch(book, target)
    questions = frozenset(book.answers)
    for most in range(len(questions) + 1):
        found = search.find(given, questions, most)
        if found is not None:
            return found
    return None


def answers_that_recommend(book: RuleBook, given: Answers, target: int) -> dict[str, Given] | None:
    """Answers to open questions alone after which the target is recommended; none if none do."""
    free = frozenset(book.answers) - set(given)
    return ChangeSearch(book, target).find(given, free, len(free))


@dataclass(frozen=True, slots=True)
class ChangeSearch:
    """Tries, depth first, only what can still bring the target before the leader.

    The bounds promise too much rather than too little, so that nothing is missed.
    """

    book: RuleBook
    target: int

    def find(self, given: Answers, free: frozenset[str], most: int) -> dict[str, Given] | None:
        """New answers to at most so many of the free questions."""
        leader = self.book.first(given)
        if leader == self.target:
            return {}
        gains = self._gains(given, free, most, leader) if most else None
        if not gains:
            return None
        question = max((name for name in self.book.answers if name in gains), key=gains.__getitem__)
        left = free - {question}
        for answer in self._other_answers(question, given.get(question)):
            found = self.find({**given, question: answer}, left, most - 1)
            if found is not None:
                return {question: answer, **found}
        return self.find(given, left, most)

    def _other_answers(self, question: str, now: Given | None) -> list[Given]:
        """In the order of the flow; of numbers, the nearest first."""
        known = self.book.answers[question]
        if isinstance(now, (int, float)):
            here = known.index(now)
            known = tuple(sorted(known, key=lambda answer: abs(known.index(answer) - here)))
        return [answer for answer in known if answer != now]

    def _gains(
        self, given: Answers, free: frozenset[str], most: int, leader: int | None
    ) -> Counter[str] | None:
        """What a change of each question can do at best for the target, where it lags most.

        None when so many changes cannot do enough against a veto, a score or a rival.
        """
        for veto in self.book.vetoes[self.target]:
            if veto.holds(given):
                return Counter(name for name, _ in veto.conditions if name in free) or None
        score = self.book.score(self.target, given)
        own = _summed(_rises(self.book.weighing[self.target], given, free, most))
        if _best(own, most) <= -score:
            return None
        blocking = own
        for rival in self._rivals(given, score):
            gains = own + self._gains_on(rival, given, free, most)
            if _best(gains, most) < self._lag(rival, given, score):
                return None
            if rival == leader and score > 0:
                blocking = gains
        return blocking

    def _gains_on(
        self, rival: int, given: Answers, free: frozenset[str], most: int
    ) -> Counter[str]:
        """What a change of each question can take from a rival; a veto takes all that is needed."""
        gains = _summed(_falls(self.book.weighing[rival], given, free, most))
        lag = self._lag(rival, given, self.book.score(self.target, given))
        for veto in self.book.vetoes[rival]:
            for name in _turnable(veto, given, free, most):
                gains[name] += lag
        return gains

    def _lag(self, rival: int, given: Answers, score: int) -> int:
        """How much is missing to come before a rival; of equals, the earlier comes first."""
        return self.book.score(rival, given) - score + (rival < self.target)

    def _rivals(self, given: Answers, score: int) -> Iterator[int]:
        """The outcomes that now come before the target."""
        for rival in range(len(self.book.weighing)):
            is_ahead = rival != self.target and self._lag(rival, given, score) > 0
            if is_ahead and not self.book.is_excluded(rival, given):
                yield rival


def _rises(
    rules: tuple[WeighedRule, ...], given: Answers, free: frozenset[str], most: int
) -> Iterator[tuple[str, int]]:
    """Each question that can make a rule hold for the target, or lift one against it."""
    for rule in rules:
        if rule.weight > 0:
            yield from ((name, rule.weight) for name in _turnable(rule, given, free, most))
        elif rule.holds(given):
            yield from ((name, -rule.weight) for name, _ in rule.conditions if name in free)


def _falls(
    rules: tuple[WeighedRule, ...], given: Answers, free: frozenset[str], most: int
) -> Iterator[tuple[str, int]]:
    """Each question that can lift a rule for a rival, or make one hold against it."""
    for rule in rules:
        if rule.weight < 0:
            yield from ((name, -rule.weight) for name in _turnable(rule, given, free, most))
        elif rule.holds(given):
            yield from ((name, rule.weight) for name, _ in rule.conditions if name in free)


def _turnable(rule: WeighedRule, given: Answers, free: frozenset[str], most: int) -> list[str]:
    """The questions that have to change for a rule to hold; none if they cannot, or if it does."""
    missing = rule.missing(given)
    return missing if len(missing) <= most and free.issuperset(missing) else []


def _summed(gains: Iterator[tuple[str, int]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for name, gain in gains:
        total[name] += gain
    return total


def _best(gains: Counter[str], most: int) -> int:
    """What the best so many changes promise together."""
    return sum(gain for _, gain in gains.most_common(most))
