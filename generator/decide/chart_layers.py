"""A chart in; its steps in rows from the start downwards out, ordered so that few lines cross."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from generator.decide.chart import Chart

SWEEPS = 8


class Place(NamedTuple):
    """A step in its row; or, in a row above its own, a lane that lines towards it pass through."""

    step: str
    row: int
    is_lane: bool


@dataclass(frozen=True, slots=True)
class Layers:
    """Rows of places, and the pieces of line that join a row to the next."""

    rows: tuple[tuple[Place, ...], ...]
    pieces: tuple[tuple[Place, Place], ...]


def layer_steps(chart: Chart) -> Layers:
    """Each step as far down as the longest way to it; lines over several rows share lanes.

    Lanes begin on the left, so that a long line runs down the side where the chart starts.
    """
    leads = [(step.id, way.step) for step in chart.steps for way in step.ways if way.step]
    row_of: dict[str, int] = {chart.steps[0].id: 0}
    for source, target in leads:
        row_of[target] = max(row_of.get(target, 0), row_of[source] + 1)
    pieces = dict.fromkeys(
        piece for source, target in leads for piece in _pieces_between(source, target, row_of)
    )
    rows: list[list[Place]] = [[] for _ in range(max(row_of.values()) + 1)]
    start = Place(chart.steps[0].id, 0, is_lane=False)
    for place in dict.fromkeys([start, *(place for piece in pieces for place in piece)]):
        rows[place.row].append(place)
    for row in rows:
        row.sort(key=lambda place: not place.is_lane)
    ordered = _with_few_crossings(rows, list(pieces))
    return Layers(tuple(map(tuple, ordered)), tuple(pieces))


def _pieces_between(source: str, target: str, row_of: dict[str, int]) -> list[tuple[Place, Place]]:
    first, last = row_of[source], row_of[target]
    way = [Place(source, first, is_lane=False)]
    way += [Place(target, row, is_lane=True) for row in range(first + 1, last)]
    way.append(Place(target, last, is_lane=False))
    return list(pairwise(way))


def _with_few_crossings(
    rows: list[list[Place]], pieces: list[tuple[Place, Place]]
) -> list[list[Place]]:
    """Barycentre sweeps down and up, then swaps of neighbours while they help; the best seen."""
    best, fewest = rows, _count_crossings(rows, pieces)
    for sweep in range(SWEEPS):
        downwards = sweep % 2 == 0
        rows = _swap_neighbours(_by_barycentre(rows, pieces, downwards=downwards), pieces)
        crossings = _count_crossings(rows, pieces)
        if crossings < fewest:
            best, fewest = rows, crossings
    return best


def _by_barycentre(
    rows: list[list[Place]], pieces: list[tuple[Place, Place]], *, downwards: bool
) -> list[list[Place]]:
    rows = [list(row) for row in rows]
    for row in rows if downwards else reversed(rows):
        rank = {place: index for other in rows for index, place in enumerate(other)}
        neighbours: dict[Place, list[int]] = {place: [] for place in row}
        for upper, lower in pieces:
            here, there = (lower, upper) if downwards else (upper, lower)
            if here in neighbours:
                neighbours[here].append(rank[there])
        row.sort(
            key=lambda place: (
                sum(neighbours[place]) / len(neighbours[place])
                if neighbours[place]
                else rank[place]
            )
        )
    return rows


def _swap_neighbours(
    rows: list[list[Place]], pieces: list[tuple[Place, Place]]
) -> list[list[Place]]:
    fewest = _count_crossings(rows, pieces)
    improved = True
    while improved:
        improved = False
        for row in rows:
            for index in range(len(row) - 1):
                row[index], row[index + 1] = row[index + 1], row[index]
                crossings = _count_crossings(rows, pieces)
                if crossings < fewest:
                    fewest, improved = crossings, True
                else:
                    row[index], row[index + 1] = row[index + 1], row[index]
    return rows


def _count_crossings(rows: list[list[Place]], pieces: list[tuple[Place, Place]]) -> int:
    rank = {place: index for row in rows for index, place in enumerate(row)}
    ends: dict[int, list[tuple[int, int]]] = {}
    for upper, lower in pieces:
        ends.setdefault(upper.row, []).append((rank[upper], rank[lower]))
    return sum(
        (a[0] - b[0]) * (a[1] - b[1]) < 0
        for between in ends.values()
        for index, a in enumerate(between)
        for b in between[index + 1 :]
    )
