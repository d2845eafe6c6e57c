"""What was found for queries in; the measures of their relevance out."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple


class Outcome(NamedTuple):
    """The ids that a search found, best first, and the grades of those that are relevant."""

    found: Sequence[str]
    relevant: Mapping[str, int]

    def place(self) -> int | None:
        """Where the first relevant entry stands, from 1 on."""
        places = (place for place, name in enumerate(self.found, 1) if name in self.relevant)
        return next(places, None)

    def is_within(self, places: int) -> bool:
        place = self.place()
        return place is not None and place <= places

    def ndcg(self, places: int = 5) -> float:
        """The gain, discounted by place, as a share of what the best order would gain."""
        gained = gain([self.relevant.get(name, 0) for name in self.found[:places]])
        return gained / gain(sorted(self.relevant.values(), reverse=True)[:places])


class Measures(NamedTuple):
    """The means over some queries."""

    queries: int
    success_at_1: float
    success_at_3: float
    ndcg_at_5: float
    nothing_at_10: float


def gain(grades: Sequence[int]) -> float:
    """Graded: 2 to the power of the grade, less 1."""
    return sum((2**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, 1))


def measure(outcomes: Collection[Outcome]) -> Measures:
    number = len(outcomes)
    return Measures(
        number,
        sum(outcome.is_within(1) for outcome in outcomes) / number,
        sum(outcome.is_within(3) for outcome in outcomes) / number,
        sum(outcome.ndcg() for outcome in outcomes) / number,
        sum(not outcome.is_within(10) for outcome in outcomes) / number,
    )
