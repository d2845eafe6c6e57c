"""A concept in; what stands beside its page out: its relations by kind, both ways."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from generator.catalogue.entries import ENTRY_TYPES
from generator.catalogue.fields import relations_of
from generator.graph.concept_graph import Concept, Connection
from generator.graph.mentions import CITES, MENTIONS
from generator.publish.prose import PageProse
from generator.publish.publication import Publication, type_title
from generator.publish.render import render

MOST_REASONS = 3
_NOT_RELATED = (CITES.label, MENTIONS.label)
_RECOMMENDED_IN = "Recommended in"


class RelatedEntry(NamedTuple):
    """An entry under one heading of the aside."""

    title: str
    href: str
    type: str
    type_title: str
    is_draft: bool


class RelationGroup(NamedTuple):
    """The entries that a concept is tied to in one way."""

    heading: str
    entries: tuple[RelatedEntry, ...]


class Recommended(NamedTuple):
    """An outcome of a decision flow that leads to the entry, and what speaks for it."""

    title: str
    href: str
    flow_title: str
    reasons: tuple[Markup, ...]


def entry_aside(groups: list[RelationGroup], recommended: list[Recommended]) -> Markup:
    """Nothing when the concept is tied to no other."""
    if not groups and not recommended:
        return Markup("")
    return render("aside", groups=groups, recommended=recommended)


def recommendations(concept: Concept, prose: PageProse) -> list[Recommended]:
    """When the decision flows lead to the entry, in words."""
    publication = prose.publication
    return [
        Recommended(
            found.outcome.title,
            publication.href(prose.path, found.flow, f"o-{found.outcome.id}"),
            found.flow_title,
            tuple(
                prose.unlinked_line(reason.rule.reason) for reason in found.reasons[:MOST_REASONS]
            ),
        )
        for found in publication.recommended.get(concept.id, ())
    ]


def relation_groups(
    concept: Concept, publication: Publication, path: str, *, inverse: bool = True
) -> list[RelationGroup]:
    """Own relations in the order of the class, then inverse ones if wanted, `Related` last."""
    graph = publication.graph
    groups: dict[str, dict[str, bool]] = defaultdict(dict)
    for connection in graph.connections(concept.id):
        if not (inverse or connection.outgoing) or connection.other not in graph.concepts:
            continue
        if is_relation(connection):
            stated = groups[connection.heading]
            stated[connection.other] = stated.get(connection.other, False) or connection.outgoing
    found: list[RelationGroup] = []
    for heading in sorted(groups, key=lambda heading: _rank(heading, groups[heading])):
        others = sorted(
            (graph.concepts[other] for other in groups[heading]),
            key=lambda other: (other.title.casefold(), other.id),
        )
        found.append(
            RelationGroup(
                heading,
                tuple(
                    RelatedEntry(
                        other.title,
                        publication.href(path, other.id),
                        other.type,
                        type_title(other.type),
                        other.is_draft,
                    )
                    for other in others
                ),
            )
        )
    return found


def is_relation(connection: Connection) -> bool:
    """Whether it has a place here: citations, mentions and outcomes have lists of their own."""
    return connection.heading != _RECOMMENDED_IN and any(
        link.relation.label not in _NOT_RELATED for link in connection.links
    )


def _rank(heading: str, stated: dict[str, bool]) -> tuple[bool, bool, int, str]:
    order = _order_of_headings()
    return heading == "Related", not any(stated.values()), order.get(heading, len(order)), heading


@cache
def _order_of_headings() -> dict[str, int]:
    """Headings in the order in which the classes state them; inverse ones after their own."""
    order: dict[str, int] = {}
    for cls in ENTRY_TYPES:
        for relation in relations_of(cls).values():
            for heading in (relation.label, relation.inverse):
                order.setdefault(heading, len(order))
    return order
