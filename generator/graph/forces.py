"""Numbered points and the ties between them in; their places when pulls and pushes balance, out.

Only additions, multiplications, divisions and square roots in a fixed order: those give the same
bits on every machine, where sums of a library for linear algebra do not.
"""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

Points: TypeAlias = "NDArray[np.float64]"
Numbers: TypeAlias = "NDArray[np.intp]"

_SEED = 20260401
_ROUNDS, _FEWEST_ROUNDS = 120, 30
_WORK = 30_000
"""Points times rounds: large maps settle in fewer rounds, and nobody reads their details."""
_MOST_BODIES = 400
_AT_ONCE = 128
"""So many points are pushed at once that a processor's cache holds all numbers."""
_CELLS = 16
_PULL_OF_KIND = 0.08
_PULL_OF_MIDDLE = 0.1
_ROUNDS_OF_SPREADING, _ROUNDS_BETWEEN_LOOKS = 60, 6
_REACH = 1.6


def place_on_circle(count: int, spacing: float) -> Points:
    """A few points at equal distances."""
    angles = [2 * math.pi * index / count for index in range(count)]
    radius = spacing / 2 if count == 2 else spacing / math.sqrt(2)
    return np.array([(math.cos(angle), math.sin(angle)) for angle in angles]) * radius


def place_by_forces(ends: Numbers, weights: Points, kinds: Numbers, spacing: float) -> Points:
    """Ties pull, all points push, and points of one kind pull each other a little.

    `ends` has two point numbers for each tie, `weights` its strength, `kinds` one number a point.
    """
    count = len(kinds)
    chance = random.Random(_SEED)  # its numbers are the same in all versions, numpy's are not
    extent = spacing * math.sqrt(count)
    places = _start(kinds, extent) + (_draw(chance, count) - 0.5) * extent * 0.6
    degrees = _sum_by(ends.ravel(), np.repeat(weights, 2), count)
    rounds = max(_FEWEST_ROUNDS, min(_ROUNDS, _WORK // count))
    for turn in range(rounds):
        force = _push(places, spacing, _draw(chance, 1)[0])
        force += _pull(places, ends, weights, degrees, spacing)
        force += _PULL_OF_KIND * (_middles(places, kinds) - places)
        force -= _PULL_OF_MIDDLE * places
        longest = extent * 0.12 * (1 - turn / rounds) ** 2 + 0.5
        length = np.sqrt(force[:, 0] ** 2 + force[:, 1] ** 2) + 1e-9
        places += force * (np.minimum(length, longest) / length)[:, None]
    return places


def _draw(chance: random.Random, count: int) -> Points:
    return np.array([(chance.random(), chance.random()) for _ in range(count)])


def _start(kinds: Numbers, extent: float) -> Points:
    """The kinds around a circle, so that each begins together."""
    number = int(kinds.max()) + 1
    return place_on_circle(number, extent * 0.5)[kinds] if number > 1 else np.zeros((len(kinds), 2))


def _push(places: Points, spacing: float, shift: Points) -> Points:
    """Away from all others; where these are many, from the middles of the cells of a grid."""
    bodies, masses = places, np.ones(len(places))
    if len(places) > _MOST_BODIES:
        bodies, masses = _gather(places, shift)
    parts = [places[first : first + _AT_ONCE] for first in range(0, len(places), _AT_ONCE)]
    return np.concatenate([_push_from(bodies, masses, part, spacing) for part in parts])


def _push_from(bodies: Points, masses: Points, places: Points, spacing: float) -> Points:
    across = places[None, :, 0] - bodies[:, None, 0]
    down = places[None, :, 1] - bodies[:, None, 1]
    strength = across * across
    strength += down * down
    strength += spacing * 0.5
    np.divide((masses * spacing**2)[:, None], strength, out=strength)
    across *= strength
    down *= strength
    # Row upon row, from the top to the bottom: along rows, the order would be the machine's.
    return np.stack([np.add.reduce(across, axis=0), np.add.reduce(down, axis=0)], axis=1)


def _gather(places: Points, shift: Points) -> tuple[Points, Points]:
    """The middles of the cells of a shifted grid and the number of points in each."""
    low = places.min(axis=0)
    size = (places.max(axis=0) - low) / (_CELLS - 1) + 1e-9
    column, row = ((places - low) / size + shift).astype(np.intp).T
    cells = column * (_CELLS + 1) + row
    number = (_CELLS + 1) ** 2
    masses = _sum_by(cells, np.ones(len(places)), number)
    used = masses > 0
    sums = [_sum_by(cells, places[:, axis], number)[used] for axis in (0, 1)]
    return np.stack(sums, axis=1) / masses[used, None], masses[used]


def _pull(
    places: Points, ends: Numbers, weights: Points, degrees: Points, spacing: float
) -> Points:
    """Along the ties, the more the longer they are; one tie of many pulls less."""
    first, second = ends[:, 0], ends[:, 1]
    apart = places[second] - places[first]
    length = np.sqrt(apart[:, 0] ** 2 + apart[:, 1] ** 2)
    share = weights / np.sqrt(np.maximum(degrees[first], degrees[second]))
    pull = apart * (length * share / spacing)[:, None]
    return _ends_pushed(first, second, -pull, len(places))


def _middles(places: Points, kinds: Numbers) -> Points:
    """For each point the middle of its kind."""
    number = int(kinds.max()) + 1
    masses = _sum_by(kinds, np.ones(len(kinds)), number)
    sums = [_sum_by(kinds, places[:, axis], number) / masses for axis in (0, 1)]
    return np.stack(sums, axis=1)[kinds]


def spread(places: Points, width: float, height: float) -> Points:
    """Push points apart until none covers another or its label, an oval of this size."""
    count = len(places)
    size = np.array([width, height])
    scaled: Points = places / size
    for turn in range(_ROUNDS_OF_SPREADING):
        if turn % _ROUNDS_BETWEEN_LOOKS == 0:
            first, second = _near_pairs(scaled)
        apart = scaled[second] - scaled[first] + [0.0, 1e-6]
        length = np.sqrt(apart[:, 0] ** 2 + apart[:, 1] ** 2)
        overlap = np.maximum(1 - length, 0)
        if not overlap.any():
            break
        push = apart * (overlap / length * 0.55)[:, None]
        scaled += _ends_pushed(first, second, push, count)
    spread_out: Points = scaled * size
    return spread_out


def _near_pairs(places: Points) -> tuple[Numbers, Numbers]:
    """The pairs that cover each other, or may in the next few rounds."""
    order = np.argsort(places[:, 0], kind="stable")
    across, down = places[order].T
    following = np.searchsorted(across, across + _REACH) - np.arange(len(across)) - 1
    first = np.repeat(np.arange(len(across)), following)
    before = np.repeat(np.cumsum(following) - following, following)
    second = first + 1 + np.arange(len(first)) - before
    near = np.abs(down[first] - down[second]) < _REACH
    one, other = order[first[near]], order[second[near]]
    low, high = np.minimum(one, other), np.maximum(one, other)
    sorted_pairs = np.lexsort((high, low))
    return low[sorted_pairs], high[sorted_pairs]


def _ends_pushed(first: Numbers, second: Numbers, push: Points, count: int) -> Points:
    """What it does to each point when the second end goes with the push, the first against it."""
    return np.stack(
        [
            _sum_by(second, push[:, axis], count) - _sum_by(first, push[:, axis], count)
            for axis in (0, 1)
        ],
        axis=1,
    )


def _sum_by(group: Numbers, values: Points, number: int) -> Points:
    """The sum of the values of each group, added in the order of the values."""
    return np.bincount(group, weights=values, minlength=number).astype(np.float64)
