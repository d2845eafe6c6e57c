"""Rules, answers and an outcome in; the fewest changes of answers that recommend it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.decide.answers import Answers
from generator.decide.chart import Given
from generator.decide.rule_book import RuleBook, Standing, WeighedRule

NEAR = 2
"""Changes that most often mend answers with which an outcome was recommended before one more."""
Gains = dict[tuple[str, Given], int]
"""Question and answer → what this answer can do at best."""


class Room(NamedTuple):
    """What may be changed: so many of the free questions."""

    given: Answers
    free: frozenset[str]
    most: int


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
    ) -> dict[str, int] | None:
        """What a change of each question can do at best for the target, where it lags most.

        None when so many changes cannot do enough against a veto, a score or a rival.
        """
        room = Room(standing.given, free, most)
        score = standing.scores[self.target]
        if standing.vetoes[self.target]:
            veto = next(one for one in self.book.vetoes[self.target] if one.holds(room.given))
            return dict.fromkeys((name for name, _ in veto.conditions if name in free), 1)
        own: Gains = {}
        for rule in self.book.weighing[self.target]:
            self._add(own, rule, rule.weight, room)
        promise = _best(own, most)
        if promise <= -score:
            return None
        blocking = own
        for rival, lag in self._rivals(standing):
            if rival == leader and score > 0:
                gains = blocking = self._gains_on(rival, lag, own, room)
            else:
                gains = own if promise >= lag else self._gains_on(rival, lag, own, room)
            if _best(gains, most) < lag:
                return None
        return _by_question(blocking)

    def _gains_on(self, rival: int, lag: int, own: Gains, room: Room) -> Gains:
        """What answers do for the target, less what they do for a rival."""
        gains = dict(own)
        for rule in self.book.weighing[rival]:
            self._add(gains, rule, -rule.weight, room)
        for veto in self.book.vetoes[rival]:
            self._add(gains, veto, lag, room)  # a veto takes all that is needed
        return gains

    def _add(self, gains: Gains, rule: WeighedRule, weight: int, room: Room) -> None:
        """What answers change by making a rule hold or lifting it.

        Where one question alone is left to turn it, that is certain, for better or worse. Where
        there are several, each is promised the whole good, and none the harm.
        """
        missing = rule.missing(room.given)
        turning = [one for one in rule.conditions if one[0] in room.free]
        change = weight if missing else -weight
        is_out_of_reach = len(missing) > room.most or not room.free.issuperset(missing)
        if is_out_of_reach or (len(turning) > 1 and change <= 0):
            return
        for name, fitting in turning:
            if name in missing or not missing:
                for answer in self.book.answers[name]:
                    if (answer in fitting) == bool(missing):
                        gains[name, answer] = gains.get((name, answer), 0) + change

    def _rivals(self, standing: Standing) -> Iterator[tuple[int, int]]:
        """The outcomes that now come before the target, and what it lacks to come before them.

        Of equals, the earlier comes first.
        """
        score = standing.scores[self.target]
        for rival, other in enumerate(standing.scores):
            lag = other - score + (rival < self.target)
            if lag > 0 and rival != self.target and not standing.vetoes[rival]:
                yield rival, lag


def _by_question(gains: Gains) -> dict[str, int]:
    """What the best answer to each question promises: nobody gives two."""
    best: dict[str, int] = {}
    for (name, _), gain in gains.items():
        best[name] = max(gain, best.get(name, 0))
    return best


def _best(gains: Gains, most: int) -> int:
    """What the best so many changes promise together."""
    return sum(sorted(_by_question(gains).values(), reverse=True)[:most])
