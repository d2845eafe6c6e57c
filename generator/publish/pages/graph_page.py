"""The graph in; the page that draws the whole of it, with a list that says the same, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from generator.catalogue.common import type_title
from generator.catalogue.entries import Source
from generator.graph.concept_graph import Concept
from generator.publish.addresses import section_path
from generator.publish.neighbour_map import wrap_words
from generator.publish.page import Body, Page, Section
from generator.publish.pages.entry_aside import relation_groups
from generator.publish.pages.graph_marks import hue_of, mark_of
from generator.publish.pages.listings import listing_header
from generator.publish.publication import TYPE_CLASSES, Publication
from generator.publish.render import render
from generator.publish.wording import counted

if TYPE_CHECKING:
    from generator.graph.layout import Layout

PATH = "graph.md"
TITLE = "Graph"
MOST_DRAWN = 1000
"""More concepts than this are listed only: a drawing of them cannot be read and is slow."""
MOST_NAMED = 80
"""So many concepts, the most connected, show their names; the others do when pointed at."""


class Listed(NamedTuple):
    """A concept in the list beside the drawing."""

    title: str
    href: str
    groups: tuple[tuple[str, Markup], ...]


class KeyRow(NamedTuple):
    """A type in the key: its colour, its name, its list, its mark, how many concepts it has."""

    hue: str
    title: str
    href: str
    mark: Markup
    number: int


def graph_page(publication: Publication) -> Page:
    """Every concept and every link between two of them.

    Sources are listed and not drawn: they are the half of a catalogue, and each is tied to many.
    """
    concepts = publication.graph.concepts
    sources = len(publication.of_type[Source.type_name])
    pairs = [pair for pair in _pairs(publication) if not _has_source(pair, publication)]
    lead = (
        f"{counted(len(concepts) - sources, 'entry', 'entries')} and "
        f"{counted(len(pairs), 'connection')} between them."
    )
    if sources:
        lead += f" {counted(sources, 'source')} stand apart."
    return Page(
        path=PATH,
        title=TITLE,
        description=lead,
        layout="wide.html",
        render=partial(_body, publication, lead),
        in_nav=True,
    )


def _pairs(publication: Publication) -> list[tuple[str, str]]:
    """The concepts that any link joins, once each."""
    graph = publication.graph
    return sorted(
        {
            (min(link.source, link.target), max(link.source, link.target))
            for link in graph.links
            if link.source in graph.concepts and link.source != link.target
        }
    )


def _has_source(pair: tuple[str, str], publication: Publication) -> bool:
    concepts = publication.graph.concepts
    return any(isinstance(concepts[one].entry, Source) for one in pair if one in concepts)


def _body(publication: Publication, lead: str) -> Body:
    sections = list(_lists(publication))
    concepts = publication.graph.concepts.values()
    drawn = [one.id for one in concepts if not isinstance(one.entry, Source)]
    if len(drawn) <= MOST_DRAWN:
        from generator.graph.layout import place_concepts  # large sites never need its numpy

        drawing = draw_graph(place_concepts(publication.graph, drawn), publication)
        html = render("graph", key=list(_key(publication)), drawing=drawing)
        sections.insert(0, Section("map", "The drawing", html))
    return Body(tuple(sections), {"header": listing_header(TITLE, lead)})


def draw_graph(layout: Layout, publication: Publication) -> Markup:
    """Lines, then marks with real links; `xlink:href` for the reason given with the small map."""
    places = layout.places
    pairs = [pair for pair in _pairs(publication) if pair[0] in places and pair[1] in places]
    lines = "".join(
        f"M{places[one][0]:g} {places[one][1]:g}L{places[other][0]:g} {places[other][1]:g}"
        for one, other in pairs
    )
    ties = Counter(one for pair in pairs for one in pair)
    named = set(sorted(places, key=lambda one: (-ties[one], one))[:MOST_NAMED])
    nodes = "".join(
        _node(publication, one, x, y, is_named=one in named) for one, (x, y) in places.items()
    )
    return Markup(
        f'<svg class="kb-graph__drawing" viewBox="0 0 {layout.width:g} {layout.height:g}" '
        f'width="{layout.width:g}" height="{layout.height:g}" role="group" '
        f'aria-label="Graph of {len(places)} entries" xmlns="http://www.w3.org/2000/svg" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink">\n'
        f'<path class="kb-graph__lines" d="{lines}"/>\n{nodes}</svg>'
    )


def _node(publication: Publication, concept_id: str, x: float, y: float, *, is_named: bool) -> str:
    concept = publication.graph.concepts[concept_id]
    label = wrap_words(concept.title, 24, 1)[0]
    name = "" if is_named else " kb-graph__node--quiet"
    return (
        f'<a class="kb-graph__node kb-graph__node--{hue_of(concept.type)}{name}" role="link" '
        f'tabindex="-1" aria-hidden="true" xlink:href="{publication.href(PATH, concept_id)}">'
        f"<title>{escape(concept.title)} ({type_title(concept.type)})</title>"
        f'<g transform="translate({x:g} {y:g})">{mark_of(concept.type)}'
        f'<text class="kb-graph__label" text-anchor="middle" y="17">{escape(label)}</text></g>'
        f"</a>\n"
    )


def _key(publication: Publication) -> Iterator[KeyRow]:
    for type_name, concepts in publication.of_type.items():
        if concepts and type_name != Source.type_name:
            title = TYPE_CLASSES[type_name].plural
            href = publication.addresses.href(PATH, section_path(TYPE_CLASSES[type_name]))
            yield KeyRow(hue_of(type_name), title, href, mark_of(type_name), len(concepts))


def _lists(publication: Publication) -> Iterator[Section]:
    """For each type its concepts, each with the links that it states, by kind; sources folded."""
    for type_name, concepts in publication.of_type.items():
        if concepts:
            rows = [_listed(concept, publication) for concept in concepts]
            words = counted(len(rows), "source") if type_name == Source.type_name else ""
            html = render("connections", rows=rows, folded_under=words)
            yield Section(type_name, TYPE_CLASSES[type_name].plural, html)


def _listed(concept: Concept, publication: Publication) -> Listed:
    groups = tuple(
        (
            group.heading,
            Markup(", ".join(publication.link(PATH, entry.id) for entry in group.entries)),
        )
        for group in relation_groups(concept, publication, inverse=False)
    )
    return Listed(concept.title, publication.href(PATH, concept.id), groups)
