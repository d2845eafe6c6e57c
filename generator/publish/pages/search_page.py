"""The catalogue in; the page of the search, with what to narrow results by, out.

Scripts fill it. Without them it offers the lists of all types and the glossary.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from generator.catalogue.settings import VocabularyValue
from generator.publish.addresses import section_path
from generator.publish.page import Body, Page
from generator.publish.pages.glossary import PATH as GLOSSARY_PATH
from generator.publish.publication import TYPE_CLASSES, Publication
from generator.publish.render import render
from generator.publish.wording import counted

PATH = "search.md"
TITLE = "Search"


class FacetValue(NamedTuple):
    """One box to tick; `depth` is 1 for a value that another includes."""

    id: str
    title: str
    depth: int


class Facet(NamedTuple):
    """A group of boxes."""

    name: str
    title: str
    values: tuple[FacetValue, ...]


class ListLink(NamedTuple):
    """A page that lists entries, for readers without scripts."""

    title: str
    href: str
    size: str


def search_page(publication: Publication) -> Page:
    return Page(
        path=PATH,
        title=TITLE,
        description="Find entries by name, by symptom or by code.",
        layout="wide.html",
        render=partial(_body, publication),
        meta={"noindex": True},
    )


def _body(publication: Publication) -> Body:
    html = render(
        "search",
        facets=tuple(_facets(publication)),
        lists=tuple(_lists(publication)),
        glossary=publication.addresses.href(PATH, GLOSSARY_PATH),
        report=publication.settings.report_url,
    )
    return Body(slots={"after": html})


def _facets(publication: Publication) -> Iterator[Facet]:
    types = [
        FacetValue(name, kind.plural, 0)
        for name, kind in TYPE_CLASSES.items()
        if publication.of_type[name]
    ]
    vocabularies = publication.settings.vocabularies
    yield Facet("type", "Type", (*types, FacetValue("page", "Pages", 0)))
    yield Facet("phase", "Phase", tuple(_values(vocabularies.phases)))
    yield Facet("approach", "Approach", tuple(_values(vocabularies.approaches)))


def _values(values: tuple[VocabularyValue, ...], depth: int = 0) -> Iterator[FacetValue]:
    for value in values:
        yield FacetValue(value.id, value.title, depth)
        yield from _values(value.narrower, depth + 1)


def _lists(publication: Publication) -> Iterator[ListLink]:
    for name, kind in TYPE_CLASSES.items():
        if number := len(publication.of_type[name]):
            href = publication.addresses.href(PATH, section_path(kind))
            yield ListLink(kind.plural, href, counted(number, "entry", "entries"))
