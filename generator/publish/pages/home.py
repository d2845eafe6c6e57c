"""The publication in; what a front page shows out: the ways in, and how much there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import partial
from typing import NamedTuple

from generator.graph.concept_graph import Concept
from generator.publish.addresses import entry_path, section_path
from generator.publish.page import Body, Page, Section
from generator.publish.pages.glossary import PATH as GLOSSARY
from generator.publish.pages.graph_page import PATH as GRAPH
from generator.publish.pages.listings import entry_row, listing_header
from generator.publish.prose import PageProse
from generator.publish.publication import TYPE_CLASSES, Publication
from generator.publish.render import render
from generator.publish.wording import counted

PATH = "index.md"
_FEATURED = ("technique", "pitfall", "trade-off", "case-study")
_FEATURED_PER_TYPE = 2


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many entries of a type there are, and where they are listed, from the site's root."""

    type: str
    title: str
    count: int
    url: str


class Way(NamedTuple):
    """Where a reader with one kind of question begins."""

    title: str
    text: str
    href: str
    action: str


def count_entries(publication: Publication) -> list[CountRow]:
    """A row for each type that has entries, in the order of the types."""
    return [
        CountRow(name, TYPE_CLASSES[name].plural, len(concepts), publication.addresses.url(path))
        for name, concepts in publication.of_type.items()
        if concepts
        for path in [section_path(TYPE_CLASSES[name])]
    ]


def home_page(publication: Publication) -> Page:
    """The front page of a catalogue whose authors have not written one."""
    settings = publication.settings
    return Page(
        path=PATH,
        title=settings.title,
        description=settings.description,
        layout="wide.html",
        render=partial(_body, publication),
        in_nav=True,
    )


def _body(publication: Publication) -> Body:
    settings = publication.settings
    sections = [
        Section("ways", "Where to begin", render("ways", ways=list(_ways(publication)))),
        Section("contents", "What there is", render("counts", rows=_count_rows(publication))),
    ]
    featured = list(_featured(publication))
    if featured:
        prose = PageProse(publication, PATH)
        rows = [entry_row(concept, prose) for concept in featured]
        sections.append(
            Section("featured", "Entries that many others lead to", render("listing", rows=rows))
        )
    return Body(tuple(sections), {"header": listing_header(settings.title, settings.description)})


def _ways(publication: Publication) -> Iterator[Way]:
    """For those who want to understand, to plan, and to decide; only where there is something."""
    addresses, of_type = publication.addresses, publication.of_type
    number = counted(sum(map(len, of_type.values())), "entry", "entries")
    yield Way(
        "Understand a word",
        "Every name of every entry from A to Z, with what it means in one sentence.",
        addresses.href(PATH, GLOSSARY),
        "Open the glossary",
    )
    if of_type["pitfall"]:
        yield Way(
            "Check a plan",
            "What goes wrong, how to notice it early, and what to do about it.",
            addresses.href(PATH, section_path(TYPE_CLASSES["pitfall"])),
            "See the pitfalls",
        )
    flow = settings_flow(publication)
    if flow:
        yield Way(
            "Decide",
            flow.entry.summary,
            addresses.href(PATH, entry_path(type(flow.entry), flow.id)),
            flow.title,
        )
    yield Way(
        "Look around",
        f"All {number} and how they hang together.",
        addresses.href(PATH, GRAPH),
        "Open the graph",
    )


def settings_flow(publication: Publication) -> Concept | None:
    """The flow that the settings name for the front page, or else the first."""
    named = publication.graph.concepts.get(publication.settings.default_flow or "")
    flows = publication.of_type["flow"]
    return named or (flows[0] if flows else None)


def _count_rows(publication: Publication) -> list[dict[str, object]]:
    return [
        {**asdict(row), "href": publication.addresses.root(PATH) + row.url}
        for row in count_entries(publication)
    ]


def _featured(publication: Publication) -> Iterator[Concept]:
    """Those of each main type that most entries link to."""
    graph = publication.graph
    for type_name in _FEATURED:
        linked = sorted(
            publication.of_type[type_name],
            key=lambda concept: (
                -len({link.source for link in graph.links_to(concept.id)}),
                concept.id,
            ),
        )
        yield from linked[:_FEATURED_PER_TYPE]
