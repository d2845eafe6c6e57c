"""The graph in; a place for every concept on the map of the whole graph out."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from generator.graph.concept_graph import ConceptGraph
from generator.graph.forces import Points, place_by_forces, place_on_circle, spread

SPACING = 42.0
"""About how far neighbours stand apart."""
LABEL_WIDTH, LABEL_HEIGHT = 110.0, 36.0
"""The room that a concept takes with its label."""
_MARGIN = 60.0
_MOST_SPREAD = 1_500
_BREADTH = 1.5
_LOOSE = {"related": 0.7, "mentions": 0.3, "citations": 0.2, "claims": 0.2}
"""How much the links of a field pull, where that is less than 1."""

Ties: TypeAlias = Mapping[tuple[str, str], float]
"""How much the links between two concepts pull, the smaller id first."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each concept stands on a map of this size, from its left upper corner."""

    width: float
    height: float
    places: Mapping[str, tuple[float, float]]


def place_concepts(graph: ConceptGraph, shown: Collection[str] | None = None) -> Layout:
    """The same places on every machine: numbers are seeded and rounded, sums have a fixed order.

    Concepts that links tie together stand near each other, concepts of one type rather so than
    others; groups without a link between them stand side by side, the largest first.
    """
    ids = sorted(graph.concepts if shown is None else shown)
    ties = _tie(graph, ids)
    groups = _group(ids, ties)
    loose = [group[0] for group in groups if len(group) == 1]
    boxes = [(group, _place_group(graph, ties, group)) for group in groups if len(group) > 1]
    if loose:
        boxes.append((loose, _place_in_rows(len(loose))))
    return _pack(boxes)


def _tie(graph: ConceptGraph, ids: Collection[str]) -> Ties:
    """One weighted tie for all links between two concepts: `{("drift", "skew"): 1.0}`."""
    shown = set(ids)
    ties: dict[tuple[str, str], float] = {}
    for link in graph.links:
        if link.source != link.target and link.source in shown and link.target in shown:
            pair = min(link.source, link.target), max(link.source, link.target)
            ties[pair] = max(ties.get(pair, 0.0), _LOOSE.get(link.field, 1.0))
    return dict(sorted(ties.items()))


def _group(ids: Collection[str], ties: Ties) -> list[list[str]]:
    """The concepts that ties lead to from each other, the largest group first."""
    tied: dict[str, list[str]] = {one: [] for one in ids}
    for one, other in ties:
        tied[one].append(other)
        tied[other].append(one)
    groups: list[list[str]] = []
    found: set[str] = set()
    for start in ids:
        if start not in found:
            found.add(start)
            group = [start]
            for here in group:  # which grows meanwhile
                further = [other for other in tied[here] if other not in found]
                group += further
                found.update(further)
            groups.append(sorted(group))
    return sorted(groups, key=lambda group: (-len(group), group[0]))


def _place_group(graph: ConceptGraph, ties: Ties, members: list[str]) -> Points:
    if len(members) < 5:
        return place_on_circle(len(members), LABEL_WIDTH)
    number = {member: index for index, member in enumerate(members)}
    inside = {pair: weight for pair, weight in ties.items() if pair[0] in number}
    types = sorted({graph.concepts[member].type for member in members})
    kinds = np.array([types.index(graph.concepts[member].type) for member in members])
    ends = np.array([(number[one], number[other]) for one, other in inside], dtype=np.intp)
    weights = np.array(list(inside.values()))
    places = place_by_forces(ends, weights, kinds, SPACING) * (_BREADTH, 1)
    return spread(places, LABEL_WIDTH, LABEL_HEIGHT) if len(members) <= _MOST_SPREAD else places


def _place_in_rows(count: int) -> Points:
    per_row = math.ceil(math.sqrt(count * _BREADTH * LABEL_HEIGHT / LABEL_WIDTH))
    numbers = range(count)
    return np.array(
        [(LABEL_WIDTH * (at % per_row), LABEL_HEIGHT * (at // per_row)) for at in numbers]
    )


def _pack(boxes: list[tuple[list[str], Points]]) -> Layout:
    """Groups on shelves, from left to right and from top to bottom."""
    sizes = [np.ptp(points, axis=0) + 2 * _MARGIN for _, points in boxes]
    area = sum(float(width * height) for width, height in sizes)
    widest = max((float(width) for width, _ in sizes), default=0.0)
    shelf = max(widest, math.sqrt(area * _BREADTH))
    places: dict[str, tuple[float, float]] = {}
    left = top = deepest = right = 0.0
    for (members, points), (width, height) in zip(boxes, sizes, strict=True):
        if left and left + width > shelf:
            left, top, deepest = 0.0, top + deepest, 0.0
        corner = points.min(axis=0) - _MARGIN - (left, top)
        for member, (x, y) in zip(members, points - corner, strict=True):
            places[member] = round(float(x), 1), round(float(y), 1)
        left, deepest = left + float(width), max(deepest, float(height))
        right = max(right, left)
    return Layout(round(right, 1), round(top + deepest, 1), dict(sorted(places.items())))
