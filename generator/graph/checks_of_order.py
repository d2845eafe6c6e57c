"""The graph in; findings on orders that contradict themselves, of rank, need or trying, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.diagnostics import Finding
from generator.graph.concept_graph import ConceptGraph, Link
from generator.graph.cycles import ancestors_of, find_cycles
from generator.graph.registry import check


@check("error")
def broader_cycle(graph: ConceptGraph) -> Iterator[Finding]:
    """`broader` links end where they began.

    An entry cannot be more general than itself. Where two entries overlap without one being a kind
    of the other, `related` says so.
    """
    for link, cycle in find_cycles(_steps(graph, "broader")):
        hint = "remove the weakest of these links, or make it `related`"
        yield _leads_back(graph, link, cycle, hint)


@check("error")
def requires_cycle(graph: ConceptGraph) -> Iterator[Finding]:
    """`requires` links end where they began.

    Nobody could begin with any of these entries, because each needs another first.
    """
    for link, cycle in find_cycles(_steps(graph, "requires")):
        hint = "remove the link to what one can do without, or use `combines_with`"
        yield _leads_back(graph, link, cycle, hint)


@check("error")
def try_order_cycle(graph: ConceptGraph) -> Iterator[Finding]:
    """`try_next` and `try_first` together send a reader round in a circle.

    That one comes before another can be said at either end; here the ends contradict each other.
    """
    steps = _steps(graph, "try_next")
    steps += [(target, source, link) for source, target, link in _steps(graph, "try_first")]
    for link, cycle in find_cycles(steps):
        yield _leads_back(graph, link, cycle, "decide which to try first, and remove a link")


@check("error")
def related_and_broader(graph: ConceptGraph) -> Iterator[Finding]:
    """Two entries are related although one is broader than the other, directly or further up.

    Related entries stand beside each other; a broader one stands above. SKOS (S27) excludes both.
    """
    above = ancestors_of(_parents(graph))
    for link in graph.links_by("related"):
        narrow, broad = link.source, link.target
        if narrow in above.get(broad, ()):
            narrow, broad = broad, narrow
        elif broad not in above.get(narrow, ()):
            continue
        message = f'"{link.name}" is related here, but `{broad}` is broader than `{narrow}`'
        hint = "remove the `related` link: the other one says more"
        yield Finding(graph.position(link), message, hint)


@check("warning")
def redundant_broader(graph: ConceptGraph) -> Iterator[Finding]:
    """An entry names a broader entry that another of its broader entries leads to anyway.

    Such a link puts one entry on two levels of the same hierarchy.
    """
    parents = _parents(graph)
    above = ancestors_of(parents)
    for link in graph.links_by("broader"):
        others = parents[link.source] - {link.target, link.source}
        through = sorted(other for other in others if link.target in above.get(other, ()))
        if through and link.source not in above[link.source]:
            message = f"`{link.target}` is broader than `{through[0]}`, which is named as well"
            yield Finding(graph.position(link), message, f"remove `{link.name}`")


def _steps(graph: ConceptGraph, field: str) -> list[tuple[str, str, Link]]:
    return [(link.source, link.target, link) for link in graph.links_by(field)]


def _parents(graph: ConceptGraph) -> dict[str, set[str]]:
    parents: dict[str, set[str]] = defaultdict(set)
    for link in graph.links_by("broader"):
        parents[link.source].add(link.target)
    return dict(parents)


def _leads_back(graph: ConceptGraph, link: Link, cycle: list[str], hint: str) -> Finding:
    message = f"`{link.field}` leads back here: {' → '.join(cycle)}"
    return Finding(graph.position(link), message, hint)
