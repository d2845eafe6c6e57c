"""A concept in; what stands beside its page out: its relations by kind, both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from generator.catalogue.common import type_title
from generator.catalogue.entries import ENTRY_TYPES, Flow, Pitfall
from generator.catalogue.fields import relations_of
from generator.graph.concept_graph import Concept, Connection
from generator.graph.mentions import CITES, MENTIONS
from generator.publish.publication import Publication
from generator.publish.render import render

MOST_CASES = 2
_NOT_RELATED = (CITES.label, MENTIONS.label)
_RECOMMENDED_IN = "Recommended in"


class RelationGroup(NamedTuple):
    """The entries that a concept is tied to in one way."""

    heading: str
    entries: tuple[Concept, ...]


class Recommended(NamedTuple):
    """An outcome of a decision flow that leads to the entry, and answers that speak for it."""

    title: str
    href: str
    flow_title: str
    flow_href: str
    """Where to answer its questions for a case of one's own."""
    cases: tuple[tuple[tuple[str, str], ...], ...]
    """Questions with their answers: `((("What changes?", "Facts"),),)`."""


def entry_aside(concept: Concept, groups: list[RelationGroup], publication: Publication) -> Markup:
    """Nothing when the concept is tied to no other; nobody recommends a pitfall."""
    path = publication.path_of(concept.id)
    recommended = recommendations(concept, publication)
    if not groups and not recommended:
        return Markup("")
    heading = "Watch for it when" if isinstance(concept.entry, Pitfall) else "Recommended when"
    listed = [(group.heading, _items(group.entries, publication, path)) for group in groups]
    return render("aside", groups=listed, recommended=recommended, heading=heading)


def _items(concepts: Iterable[Concept], publication: Publication, path: str) -> Markup:
    """List items; not in a template, since no other fragment is made so often."""
    return Markup(
        "\n".join(
            f'<li class="kb-relations__entry">{publication.link(path, concept.id)} '
            f'<span class="kb-relations__type">{type_title(concept.type)}'
            f"{', draft' if concept.is_draft else ''}</span></li>"
            for concept in concepts
        )
    )


def recommendations(concept: Concept, publication: Publication) -> list[Recommended]:
    """When the decision flows lead to the entry: the weightiest answers that speak for it."""
    path = publication.path_of(concept.id)
    return [
        Recommended(
            found.outcome.title,
            publication.href(path, found.flow, f"o-{found.outcome.id}"),
            found.flow_title,
            _form_of(found.flow, path, publication),
            tuple(
                tuple((one.question.text, one.answer) for one in reason.conditions)
                for reason in found.reasons[:MOST_CASES]
            ),
        )
        for found in publication.recommended.get(concept.id, ())
    ]


def _form_of(flow_id: str, path: str, publication: Publication) -> str:
    """Where to answer for a case of one's own; flows without rules have no form."""
    flow = publication.graph.concepts[flow_id].entry
    has_form = isinstance(flow, Flow) and flow.rules
    return publication.href(path, flow_id, "wizard" if has_form else "")


def relation_groups(
    concept: Concept, publication: Publication, *, inverse: bool = True
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
    headings = sorted(groups, key=lambda heading: _rank(heading, groups[heading]))
    return [
        RelationGroup(
            heading,
            tuple(map(graph.concepts.__getitem__, sorted(groups[heading], key=publication.place))),
        )
        for heading in headings
    ]


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
