"""Links in; the ways along them that end where they began out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from generator.graph.concept_graph import Link

if TYPE_CHECKING:
    import networkx as nx


def find_cycles(steps: Iterable[tuple[str, str, Link]]) -> Iterator[tuple[Link, list[str]]]:
    """The shortest cycle of every knot, from its smallest id, with the link that starts it.

    One per knot: the number of all cycles can be exponential, and mending one shows the next.
    """
    by_ends = {(source, target): link for source, target, link in steps if source != target}
    if not _has_cycle(by_ends):
        return
    import networkx as nx  # loading it takes longer than all checks of a catalogue without cycles

    network: nx.DiGraph[str] = nx.DiGraph()
    network.add_edges_from(by_ends)
    knots = [knot for knot in nx.strongly_connected_components(network) if len(knot) > 1]
    for knot in sorted(knots, key=min):
        cycle = _shortest_cycle(network.subgraph(knot), min(knot))
        yield by_ends[cycle[0], cycle[1]], cycle


def _has_cycle(ways: Iterable[tuple[str, str]]) -> bool:
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for source, target in ways:
        sorter.add(source, target)
    try:
        sorter.prepare()
    except CycleError:
        return True
    return False


def _shortest_cycle(network: nx.DiGraph[str], start: str) -> list[str]:
    """`["drift", "skew", "drift"]`."""
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for following in sorted(network.successors(here)):
            if following == start:
                return [*_way_to(here, start, came_from), start]
            if following not in came_from:
                came_from[following] = here
                waiting.append(following)
    raise AssertionError("every concept of a knot lies on a cycle")


def _way_to(end: str, start: str, came_from: Mapping[str, str]) -> list[str]:
    way = [end]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return way[::-1]


def ancestors_of(parents: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """All that can be reached upwards from each concept, also where the hierarchy has cycles."""
    reached: dict[str, set[str]] = {}
    for concept in parents:
        above: set[str] = set()
        waiting = list(parents[concept])
        while waiting:
            here = waiting.pop()
            if here not in above:
                above.add(here)
                waiting += parents.get(here, ())
        reached[concept] = above
    return reached
