"""The graph in; the page that draws the whole of it, with a list that says the same, out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from generator.catalogue.common import type_title
from generator.graph.concept_graph import Concept
from generator.publish.neighbour_map import wrap_words
from generator.publish.page import Body, Page, Section
from generator.publish.pages.entry_aside import relation_groups
from generator.publish.pages.listings import listing_header
from generator.publish.publication import TYPE_CLASSES, Publication
from generator.publish.render import render
from generator.publish.wording import counted

if TYPE_CHECKING:
    from generator.graph.layout import Layout

PATH = "graph.md"
MOST_DRAWN = 1000
"""More concepts than this are listed only: a drawing of them cannot be read and is slow."""
SHAPES = ("circle", "triangle", "square", "diamond", "pentagon", "bar", "hexagon", "cross", "star")
"""One for each type, so that the drawing does not depend on colour."""
_CORNERS = {
    "square": "-6,-6 6,-6 6,6 -6,6",
    "diamond": "0,-8 8,0 0,8 -8,0",
    "triangle": "0,-8 8,6 -8,6",
    "pentagon": "0,-8 8,-2 5,7 -5,7 -8,-2",
    "hexagon": "-4,-7 4,-7 8,0 4,7 -4,7 -8,0",
    "star": "0,-9 3,-3 9,-2 4,2 6,8 0,5 -6,8 -4,2 -9,-2 -3,-3",
    "cross": "-3,-8 3,-8 3,-3 8,-3 8,3 3,3 3,8 -3,8 -3,3 -8,3 -8,-3 -3,-3",
    "bar": "-9,-4 9,-4 9,4 -9,4",
}


class Listed(NamedTuple):
    """A concept in the list beside the drawing."""

    title: str
    href: str
    groups: tuple[tuple[str, Markup], ...]


class KeyRow(NamedTuple):
    """A type in the key: its name, its mark, how many concepts it has."""

    type: str
    title: str
    mark: Markup
    number: int


def graph_page(publication: Publication) -> Page:
    """Every concept and every link between two of them."""
    graph = publication.graph
    pairs = {
        tuple(sorted((link.source, link.target)))
        for link in graph.links
        if link.source in graph.concepts and link.source != link.target
    }
    lead = (
        f"{counted(len(graph.concepts), 'entry', 'entries')} "
        f"and {counted(len(pairs), 'connection')} between them."
    )
    return Page(
        path=PATH,
        title="Graph",
        description=lead,
        layout="wide.html",
        render=partial(_body, publication, sorted(pairs), lead),
        in_nav=True,
    )


def _body(publication: Publication, pairs: list[tuple[str, ...]], lead: str) -> Body:
    sections = list(_lists(publication))
    if len(publication.graph.concepts) <= MOST_DRAWN:
        from generator.graph.layout import place_concepts  # large sites never need its numpy

        layout = place_concepts(publication.graph)
        drawing = render(
            "graph",
            key=list(_key(publication)),
            drawing=draw_graph(layout, pairs, publication),
        )
        sections.insert(0, Section("map", "Map", drawing))
    return Body(tuple(sections), {"header": listing_header("Graph", lead)})


def draw_graph(layout: Layout, pairs: list[tuple[str, ...]], publication: Publication) -> Markup:
    """Lines, then marks with real links; `xlink:href` for the reason given with the small map."""
    places = layout.places
    lines = "".join(
        f"M{places[one][0]:g} {places[one][1]:g}L{places[other][0]:g} {places[other][1]:g}"
        for one, other in pairs
        if one in places and other in places
    )
    nodes = "".join(_node(publication, concept_id, x, y) for concept_id, (x, y) in places.items())
    return Markup(
        f'<svg class="kb-graph__drawing" viewBox="0 0 {layout.width:g} {layout.height:g}" '
        f'width="{layout.width:g}" height="{layout.height:g}" role="group" '
        f'aria-label="Map of all entries" xmlns="http://www.w3.org/2000/svg" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink" data-search-exclude>\n'
        f'<path class="kb-graph__lines" d="{lines}"/>\n{nodes}</svg>'
    )


def _node(publication: Publication, concept_id: str, x: float, y: float) -> str:
    concept = publication.graph.concepts[concept_id]
    label = wrap_words(concept.title, 24, 1)[0]
    return (
        f'<a class="kb-graph__node kb-graph__node--{concept.type}" role="link" tabindex="-1" '
        f'aria-hidden="true" xlink:href="{publication.href(PATH, concept_id)}">'
        f"<title>{escape(concept.title)} ({type_title(concept.type)})</title>"
        f'<g transform="translate({x:g} {y:g})">{mark_of(concept.type)}'
        f'<text class="kb-graph__label" text-anchor="middle" y="17">{escape(label)}</text></g>'
        f"</a>\n"
    )


def mark_of(type_name: str) -> Markup:
    """The mark of a type: a shape of its own."""
    shape = SHAPES[list(TYPE_CLASSES).index(type_name) % len(SHAPES)]
    if shape == "circle":
        return Markup('<circle class="kb-graph__mark" r="7"/>')
    return Markup('<polygon class="kb-graph__mark" points="{}"/>').format(_CORNERS[shape])


def _key(publication: Publication) -> Iterator[KeyRow]:
    for type_name, concepts in publication.of_type.items():
        if concepts:
            cls = TYPE_CLASSES[type_name]
            yield KeyRow(type_name, cls.plural, mark_of(type_name), len(concepts))


def _lists(publication: Publication) -> Iterator[Section]:
    """For each type its concepts, each with the links that it states, by kind."""
    for type_name, concepts in publication.of_type.items():
        if concepts:
            rows = [_listed(concept, publication) for concept in concepts]
            html = render("connections", rows=rows)
            yield Section(type_name, TYPE_CLASSES[type_name].plural, html)


def _listed(concept: Concept, publication: Publication) -> Listed:
    groups = tuple(
        (
            group.heading,
            Markup(", ").join(publication.link(PATH, entry.id) for entry in group.entries),
        )
        for group in relation_groups(concept, publication, inverse=False)
    )
    return Listed(concept.title, publication.href(PATH, concept.id), groups)
