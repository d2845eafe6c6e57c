"""A concept and the graph in; its nearest neighbours, with places on a small map, out."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from generator.catalogue.entries import RELATIONS
from generator.catalogue.marks import Relation
from generator.graph.concept_graph import ConceptGraph, Connection
from generator.graph.mentions import CITES, MENTIONS

WIDTH, HEIGHT = 640.0, 360.0
"""The size of the map; the concept itself stands in its middle."""
_RADIUS_X, _RADIUS_Y = 230.0, 140.0


def _looseness(relation: Relation) -> int:
    """A kind of the same, a relation to some types, to any type, a source, a name in prose."""
    if relation in (CITES, MENTIONS):
        return 3 + (relation == MENTIONS)
    return 0 if relation.to == ("same",) else 1 if relation.to else 2


_STRONGEST_FIRST = sorted((*RELATIONS, MENTIONS), key=_looseness)
_RANK = {relation: rank for rank, relation in enumerate(_STRONGEST_FIRST)}


class Neighbour(NamedTuple):
    """One neighbour: how it is tied to the concept, which way, and where it stands on the map.

    `outgoing` says that the concept itself states the relation; a symmetric one has both ends.
    """

    id: str
    title: str
    type: str
    wording: str
    outgoing: bool
    symmetric: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """The concept in the middle, its neighbours, clockwise from the top, and how many are left."""

    id: str
    title: str
    width: float
    height: float
    neighbours: tuple[Neighbour, ...]
    left_out: int


def neighbourhood(graph: ConceptGraph, concept_id: str, limit: int = 12) -> Neighbourhood:
    """The neighbours with the strongest relations; of several relations the strongest counts."""
    strongest: dict[str, tuple[int, Connection]] = {}
    number_of_ties: dict[str, int] = defaultdict(int)
    for connection in graph.connections(concept_id):
        other = connection.other
        if other == concept_id or other not in graph.concepts:
            continue
        number_of_ties[other] += len(connection.links)
        strength = _strength(connection)
        if other not in strongest or strength < strongest[other][0]:
            strongest[other] = strength, connection
    chosen = sorted(
        strongest, key=lambda other: (strongest[other][0], -number_of_ties[other], other)
    )[:limit]
    neighbours = tuple(
        _place_neighbour(graph, strongest[other][1], place)
        for other, place in zip(chosen, _places(len(chosen)), strict=True)
    )
    title = graph.concepts[concept_id].title
    left_out = len(strongest) - len(chosen)
    return Neighbourhood(concept_id, title, WIDTH, HEIGHT, neighbours, left_out)


def _strength(connection: Connection) -> int:
    """The rank of the relation; among equally close ones, the classes of the entries decide."""
    return min(_RANK[link.relation] for link in connection.links)


@cache
def _places(count: int) -> tuple[tuple[float, float], ...]:
    """Around the middle, clockwise from the top."""
    angles = [2 * math.pi * index / count - math.pi / 2 for index in range(count)]
    return tuple(
        (
            round(WIDTH / 2 + _RADIUS_X * math.cos(angle), 1),
            round(HEIGHT / 2 + _RADIUS_Y * math.sin(angle), 1),
        )
        for angle in angles
    )


def _place_neighbour(
    graph: ConceptGraph, connection: Connection, place: tuple[float, float]
) -> Neighbour:
    concept = graph.concepts[connection.other]
    return Neighbour(
        concept.id,
        concept.title,
        concept.type,
        connection.heading,
        connection.outgoing,
        connection.links[0].relation.symmetric,
        *place,
    )
