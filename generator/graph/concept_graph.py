"""Valid entries and hand-written pages in; the graph of concepts and their typed links out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.common import Entry
from generator.catalogue.documents import Document
from generator.catalogue.marks import ID_TO_BE_WRITTEN
from generator.diagnostics import Position
from generator.graph.links import Link, find_entry_links, find_page_links
from generator.graph.mentions import HandWrittenPage

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "Concept",
    "ConceptGraph",
    "Connection",
    "HandWrittenPage",
    "Link",
    "link_concepts",
    "without_drafts",
]


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry in the graph."""

    id: str
    code: str | None
    type: str
    title: str
    entry: Entry
    document: Document

    @property
    def labels(self) -> tuple[str, ...]:
        """The names that readers see: the title first, then the aliases."""
        return (self.title, *self.entry.aliases)

    @property
    def is_draft(self) -> bool:
        return self.entry.status == "draft"


class Connection(NamedTuple):
    """All that ties a concept to another under one heading of its page."""

    heading: str
    other: str
    links: tuple[Link, ...]
    outgoing: bool


@dataclass(frozen=True)
class ConceptGraph:
    """All concepts by id, and all links; a symmetric relation that both ends state is one link."""

    catalogue: Catalogue
    concepts: Mapping[str, Concept]
    pages: Mapping[str, HandWrittenPage]
    links: tuple[Link, ...]
    dangling_links: tuple[Link, ...]
    names: Mapping[str, str]
    """Every id, former id and code, with the present id."""

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Every name of an entry (id, former id, code) with its title."""
        return _titles_of(self.names, self.concepts)

    @cached_property
    def network(self) -> nx.MultiDiGraph[str]:
        """The links as edges between entries and from the pages that name them."""
        import networkx as nx  # loading it takes longer than checking 1,000 entries

        network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        network.add_nodes_from(self.concepts)
        for link in self.links:
            network.add_edge(link.source, link.target, link=link, field=link.field)
        return network

    @cached_property
    def _outgoing(self) -> Mapping[str, tuple[Link, ...]]:
        return _grouped((link.source, link) for link in self.links)

    @cached_property
    def _incoming(self) -> Mapping[str, tuple[Link, ...]]:
        return _grouped((link.target, link) for link in self.links)

    @cached_property
    def _by_field(self) -> Mapping[str, tuple[Link, ...]]:
        return _grouped((link.field, link) for link in self.links)

    def links_by(self, field: str) -> tuple[Link, ...]:
        return self._by_field.get(field, ())

    def links_from(self, source: str) -> tuple[Link, ...]:
        """The links that an entry or a page states itself."""
        return self._outgoing.get(source, ())

    def links_to(self, target: str) -> tuple[Link, ...]:
        """The links that others state: the backlinks."""
        return self._incoming.get(target, ())

    def connections(self, concept_id: str) -> tuple[Connection, ...]:
        """What a concept is tied to from either end: its own relations first, then the inverse.

        `Connection("Exposes to", "overfitting", …)`; the pitfall has `("Exposed by", "lora", …)`.
        """
        if concept_id not in self._connections:
            self._connections[concept_id] = self._connect(concept_id)
        return self._connections[concept_id]

    @cached_property
    def _connections(self) -> dict[str, tuple[Connection, ...]]:
        """Those that were asked for: page, map, list and exports of a concept ask in turn."""
        return {}

    def _connect(self, concept_id: str) -> tuple[Connection, ...]:
        found: dict[tuple[bool, str, str], list[Link]] = defaultdict(list)
        for link in self.links_from(concept_id):
            found[True, link.relation.label, link.target].append(link)
        for link in self.links_to(concept_id):
            relation = link.relation
            heading = relation.label if relation.symmetric else relation.inverse
            found[relation.symmetric, heading, link.source].append(link)
        return tuple(
            Connection(heading, other, tuple(links), outgoing)
            for (outgoing, heading, other), links in found.items()
        )

    def position(self, link: Link) -> Position:
        """The line and column at which the link's name stands."""
        if link.path is None:
            return self.pages[link.source].position(link.offset or 0)
        return self.concepts[link.source].document.position(link.path, link.offset)


def link_concepts(catalogue: Catalogue, pages: Sequence[HandWrittenPage] = ()) -> ConceptGraph:
    """Every link of every entry and page, resolved: ids, former ids and codes lead to the entry."""
    concepts = {
        entry_id: Concept(
            entry_id,
            catalogue.code(entry_id),
            entry.type_name,
            entry.title,
            entry,
            catalogue.documents[entry_id],
        )
        for entry_id, entry in sorted(catalogue.entries.items())
    }
    names = _names_of(concepts)
    titles = _titles_of(names, concepts)
    stated = [
        link
        for concept in concepts.values()
        for link in find_entry_links(concept.id, concept.entry, concept.document, titles)
    ]
    by_path = {page.path: page for page in sorted(pages, key=lambda page: page.path)}
    stated += [link for page in by_path.values() for link in find_page_links(page, titles)]
    open_ends = {(key, ID_TO_BE_WRITTEN) for key, concept in concepts.items() if concept.is_draft}
    stated = [link for link in stated if (link.source, link.target) not in open_ends]
    links, dangling = _resolve(stated, names, catalogue.broken_names)
    return ConceptGraph(catalogue, concepts, by_path, links, dangling, names)


def without_drafts(graph: ConceptGraph) -> ConceptGraph:
    """The graph of what is published: no drafts, and no link from or to one."""
    drafts = {concept.id for concept in graph.concepts.values() if concept.is_draft}
    return ConceptGraph(
        graph.catalogue,
        {key: concept for key, concept in graph.concepts.items() if key not in drafts},
        graph.pages,
        tuple(link for link in graph.links if not drafts & {link.source, link.target}),
        tuple(link for link in graph.dangling_links if link.source not in drafts),
        {name: present for name, present in graph.names.items() if present not in drafts},
    )


def _names_of(concepts: Mapping[str, Concept]) -> dict[str, str]:
    """Former ids give way to codes, and both to the ids of present entries."""
    names = {
        former: concept.id for concept in concepts.values() for former in concept.entry.former_ids
    }
    names |= {concept.code: concept.id for concept in concepts.values() if concept.code}
    return names | {entry_id: entry_id for entry_id in concepts}


def _titles_of(names: Mapping[str, str], concepts: Mapping[str, Concept]) -> dict[str, str]:
    return {name: concepts[present].title for name, present in names.items()}


def _resolve(
    stated: Iterable[Link], names: Mapping[str, str], broken: frozenset[str]
) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    """The links with present ids, symmetric pairs once; and those that lead nowhere."""
    links: list[Link] = []
    dangling: list[Link] = []
    paired: set[tuple[str, str, str]] = set()
    for link in stated:
        target = names.get(link.target)
        if target is None:
            if link.target not in broken:
                dangling.append(link)
            continue
        if link.relation.symmetric:
            first, second = sorted((link.source, target))
            if (link.field, first, second) in paired:
                continue
            paired.add((link.field, first, second))
        links.append(link if link.target == target else replace(link, target=target))
    return tuple(links), tuple(dangling)


def _grouped(pairs: Iterable[tuple[str, Link]]) -> dict[str, tuple[Link, ...]]:
    groups: dict[str, list[Link]] = defaultdict(list)
    for key, link in pairs:
        groups[key].append(link)
    return {key: tuple(links) for key, links in groups.items()}
