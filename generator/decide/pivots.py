"""Rules and a question in; answers to others with which it changes what is recommended out."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from generator.decide.answers import Answers
from generator.decide.chart import Given
from generator.decide.rule_book import RuleBook, Standing, WeighedRule

MOST_TRIED = 1_000
"""Sets of answers that are tried for one question before the search gives up."""


class Setting(NamedTuple):
    """Answers to the other questions of a rule with which two answers to this one differ."""

    given: Answers
    one: Given
    """The rule holds."""
    other: Given
    """The rule does not hold."""
    place: int
    """The outcome of the rule."""


class Bounds(NamedTuple):
    """What answers to open questions can make of an outcome."""

    worst: int
    best: int
    is_excluded: bool
    may_be_excluded: bool


@dataclass(slots=True)
class PivotSearch:
    """Tries, depth first, only what can still tip the scales between two answers to a question.

    Of two answers that recommend different outcomes, one recommends the outcome of a rule that
    holds with one of them only. So it is enough to look where such a rule hangs on the question.
    The bounds promise too much rather than too little, so that nothing is missed.
    """

    book: RuleBook
    question: str
    tried: int = 0

    @property
    def gave_up(self) -> bool:
        """Whether more would have had to be tried, so that nothing is proved."""
        return self.tried > MOST_TRIED

    def find(self) -> Setting | None:
        """Where the question matters: the rules' own conditions first, then more answers."""
        for setting in itertools.islice(self.settings(), MOST_TRIED):
            if self._tips(setting):
                return setting
        for setting in self.settings():
            free = frozenset(self.book.answers) - {self.question, *setting.given}
            found = self._search(setting, free)
            if found or self.gave_up:
                return found
        return None

    def settings(self) -> Iterator[Setting]:
        """For each rule that names the question, what it takes for the rule to hang on it."""
        for rule in self.book.naming[self.question]:
            fitting = dict(rule.conditions)
            own = fitting.pop(self.question)
            answers = self.book.answers[self.question]
            for several in itertools.product(*(self._in_order(*one) for one in fitting.items())):
                given = dict(zip(fitting, several, strict=True))
                for one, other in itertools.product(answers, answers):
                    if one in own and other not in own:
                        yield Setting(given, one, other, rule.place)

    def standing(self, setting: Setting, answer: Given) -> Standing:
        return self.book.stand({**setting.given, self.question: answer})

    def _in_order(self, question: str, fitting: frozenset[Given]) -> list[Given]:
        return [answer for answer in self.book.answers[question] if answer in fitting]

    def _tips(self, setting: Setting) -> bool:
        one, other = (self.standing(setting, answer) for answer in (setting.one, setting.other))
        return one.first != other.first

    def _search(self, setting: Setting, free: frozenset[str]) -> Setting | None:
        self.tried += 1
        if self.gave_up or self._tips(setting):
            return None if self.gave_up else setting
        question = self._next(setting, free)
        if question is None or not self._may_tip(setting, free):
            return None
        left = free - {question}
        for answer in self.book.answers[question]:
            further = setting._replace(given={**setting.given, question: answer})
            found = self._search(further, left)
            if found:
                return found
        return self._search(setting, left)

    def _next(self, setting: Setting, free: frozenset[str]) -> str | None:
        """The free question that weighs most in rules which may yet hold."""
        weights: Counter[str] = Counter()
        for answer in (setting.one, setting.other):
            given = {**setting.given, self.question: answer}
            for rules in (*self.book.weighing, *self.book.vetoes):
                for rule in rules:
                    missing = rule.missing(given)
                    if free.issuperset(missing):
                        weights.update(dict.fromkeys(missing, abs(rule.weight) or 100))
        return max(weights, key=weights.__getitem__, default=None)

    def _may_tip(self, setting: Setting, free: frozenset[str]) -> bool:
        place = setting.place
        one, other = (
            self._bounds({**setting.given, self.question: answer}, free)
            for answer in (setting.one, setting.other)
        )
        return (_may_lead(one, place) and _may_trail(other, place)) or (
            _may_lead(other, place) and _may_trail(one, place)
        )

    def _bounds(self, given: Answers, free: frozenset[str]) -> list[Bounds]:
        return [
            _bounds(rules, vetoes, given, free)
            for rules, vetoes in zip(self.book.weighing, self.book.vetoes, strict=True)
        ]


def _bounds(
    rules: Iterable[WeighedRule],
    vetoes: Iterable[WeighedRule],
    given: Answers,
    free: frozenset[str],
) -> Bounds:
    worst = best = 0
    for rule in rules:
        holds, may_hold = _chances(rule, given, free)
        if holds or (may_hold and rule.weight < 0):
            worst += rule.weight
        if holds or (may_hold and rule.weight > 0):
            best += rule.weight
    chances = [_chances(veto, given, free) for veto in vetoes]
    return Bounds(worst, best, any(one for one, _ in chances), any(one for _, one in chances))


def _chances(rule: WeighedRule, given: Answers, free: frozenset[str]) -> tuple[bool, bool]:
    """Whether a rule holds, and whether it may with answers to free questions."""
    missing = rule.missing(given)
    return not missing, free.issuperset(missing)


def _may_lead(bounds: list[Bounds], place: int) -> bool:
    """Whether the outcome may be recommended; of equals, the earlier is."""
    own = bounds[place]
    return (
        own.best > 0
        and not own.is_excluded
        and all(
            rival.may_be_excluded or own.best >= rival.worst + (other < place)
            for other, rival in enumerate(bounds)
            if other != place
        )
    )


def _may_trail(bounds: list[Bounds], place: int) -> bool:
    """Whether something may keep the outcome from being recommended."""
    own = bounds[place]
    return (
        own.worst <= 0
        or own.may_be_excluded
        or any(
            not rival.is_excluded and rival.best + (other < place) > own.worst
            for other, rival in enumerate(bounds)
            if other != place
        )
    )
