"""Rows of places with their widths in; where each stands from left to right out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.decide.chart_layers import Layers, Place

ROUNDS = 400
STRAIGHTNESS = 6
"""How much more a piece between two lanes counts: long lines should be straight."""
LOYALTY = 8
"""How much more a place is drawn to what leads to it than to what it leads to."""


class Extent(NamedTuple):
    """How far a place reaches to either side of its anchor."""

    left: float
    right: float


def place_columns(
    layers: Layers, extents: Mapping[Place, Extent], gap: float
) -> dict[Place, float]:
    """Anchors as near as their order allows to the mean of what they are joined to.

    The first of each row stands at the trunk, which runs down the left side: where a small screen
    shows the beginning of the chart, it shows the start and what follows from it.
    """
    places = [place for row in layers.rows for place in row]
    pulls: dict[Place, list[tuple[Place, int]]] = {place: [] for place in places}
    for upper, lower in layers.pieces:
        weight = STRAIGHTNESS if upper.is_lane and lower.is_lane else 1
        pulls[upper].append((lower, weight))
        pulls[lower].append((upper, weight * LOYALTY))
    anchors = dict.fromkeys(places, 0.0)
    for round_ in range(ROUNDS):
        for row in layers.rows if round_ % 2 == 0 else reversed(layers.rows):
            wanted = [_mean([(anchors[other], weight) for other, weight in pulls[p]]) for p in row]
            wanted[0] = 0.0
            anchors |= dict(zip(row, _spread(wanted, [extents[p] for p in row], gap), strict=True))
    leftmost = min(anchors[place] - extents[place].left for place in anchors)
    return {place: anchor - leftmost for place, anchor in anchors.items()}


def _spread(wanted: Sequence[float], extents: Sequence[Extent], gap: float) -> list[float]:
    """The places nearest to those wanted (least squares) at which nothing overlaps.

    Without the distances that neighbours must keep, this is isotonic regression: neighbours in the
    wrong order are pooled and share their mean. The first does not give way.
    """
    offsets = [0.0]
    for before, after in pairwise(extents):
        offsets.append(offsets[-1] + before.right + gap + after.left)
    pools: list[tuple[float, int]] = []
    for wish, offset in zip(wanted, offsets, strict=True):
        mean, size = wish - offset, 1
        while pools and pools[-1][0] > mean and len(pools) > 1:
            other, others = pools.pop()
            mean = (mean * size + other * others) / (size + others)
            size += others
        pools.append((max(mean, pools[0][0]) if pools else mean, size))
    spread = [mean for mean, size in pools for _ in range(size)]
    return [base + offset for base, offset in zip(spread, offsets, strict=True)]


def _mean(weighted: Sequence[tuple[float, int]]) -> float:
    total = sum(weight for _, weight in weighted)
    return sum(value * weight for value, weight in weighted) / total if total else 0.0
