"""The entries of a type in; the page that lists them by group out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from markupsafe import Markup, escape

from generator.catalogue.common import Entry
from generator.catalogue.entries import CaseStudy, Flow, Pitfall, Source, Tool
from generator.graph.concept_graph import Concept
from generator.publish.addresses import section_path
from generator.publish.badges import grade_badge
from generator.publish.page import Body, Page, Section
from generator.publish.pages.entry_header import evidence_counts, risk_priority
from generator.publish.pages.groups import Group, group_entries, worst_of
from generator.publish.prose import PageProse
from generator.publish.publication import TYPE_CLASSES, Publication, by_title
from generator.publish.references import short_name
from generator.publish.render import render, render_part
from generator.publish.wording import abbreviation, counted, words_of_name

MOST_CITING = 12
"""So many entries are named with a source; its own page names them all."""


class Row(NamedTuple):
    """One entry in a list."""

    title: str
    short: str
    href: str
    type: str
    code: str
    summary: Markup
    notes: tuple[Markup, ...]
    is_draft: bool
    citing: tuple[Markup, ...]
    citing_words: str
    more: Markup


def listing_pages(publication: Publication) -> Iterator[Page]:
    """A page for each type that has entries; terms and flows have pages of another kind."""
    for type_name, concepts in publication.of_type.items():
        if type_name not in ("term", "flow") and concepts:
            yield _listing_page(TYPE_CLASSES[type_name], publication)


def _listing_page(cls: type[Entry], publication: Publication) -> Page:
    number = counted(len(publication.of_type[cls.type_name]), "entry", "entries")
    about = (cls.__doc__ or "").partition("\n")[0].partition(". ")[0].removesuffix(".") + "."
    return Page(
        path=section_path(cls),
        title=cls.plural,
        description=f"{about} {number}.",
        layout="section.html",
        render=partial(_body, cls, publication, f"{about} {number}."),
        meta={"type": cls.type_name, "listing": "listing"},
        in_nav=True,
    )


def _body(cls: type[Entry], publication: Publication, lead: str) -> Body:
    prose = PageProse(publication, section_path(cls))
    groups = group_entries(publication, cls.type_name)
    if cls is Pitfall:
        groups = worst_of(publication.of_type[cls.type_name]) + groups
    sections = tuple(
        Section(group.id, _heading(group, len(groups)), _list(group, prose)) for group in groups
    )
    return Body(sections, {"header": listing_header(cls.plural, lead)})


def listing_header(title: str, lead: str) -> Markup:
    """The heading of a page that lists entries, with a sentence on what it lists."""
    return Markup('<h1 id="title">{}</h1>\n<p class="kb-listing__lead">{}</p>').format(title, lead)


def _heading(group: Group, groups: int) -> str:
    """A heading, and in the contents a way to it, that says how much is under it."""
    return f"{group.title} ({len(group.concepts)})" if groups > 1 else group.title


def _list(group: Group, prose: PageProse) -> Markup:
    return render("listing", rows=[entry_row(concept, prose) for concept in group.concepts])


def entry_row(concept: Concept, prose: PageProse) -> Row:
    """An entry as a list shows it; nothing in its summary is linked but the title."""
    publication, entry = prose.publication, concept.entry
    citing = _citing(concept, publication) if isinstance(entry, Source) else []
    more = len(citing) - MOST_CITING
    href = publication.href(prose.path, concept.id)
    return Row(
        title=concept.title,
        short=abbreviation(concept.title, entry.aliases),
        href=href,
        type=concept.type,
        code=concept.code or "",
        summary=prose.unlinked_line(entry.summary),
        notes=tuple(_notes(entry, publication)),
        is_draft=concept.is_draft,
        citing=tuple(publication.link(prose.path, one.id) for one in citing[:MOST_CITING]),
        citing_words=f"Cited by {counted(len(citing), 'entry', 'entries')}" if citing else "",
        more=Markup('<a href="{}#cited-by">and {} more</a>').format(href, more)
        if more > 0
        else Markup(""),
    )


def _citing(concept: Concept, publication: Publication) -> list[Concept]:
    """The entries that cite a source, by title."""
    concepts = publication.graph.concepts
    found = {
        link.source
        for link in publication.graph.links_to(concept.id)
        if link.is_citation and link.source in concepts
    }
    return sorted((concepts[one] for one in found), key=by_title)


def _notes(entry: Entry, publication: Publication) -> Iterator[Markup]:
    """What tells an entry from its neighbours at a glance, by its type."""
    match entry:
        case Pitfall():
            step = publication.step("severity", entry.severity.step)
            yield Markup("<strong>Risk {} of {}</strong>").format(risk_priority(entry), step.of**3)
            yield Markup(
                '<span class="kb-severity kb-severity--{}">Severity: {} ({} of {})</span>'
            ).format(step.number, step.title.lower(), step.number, step.of)
        case Source():
            yield escape(short_name(entry))
            yield grade_badge(publication, entry.grade)
        case CaseStudy():
            yield Markup('<span class="kb-tag">{}</span>').format(words_of_name(entry.kind))
        case Tool():
            yield Markup('<span class="kb-tag">{}</span>').format(entry.licence)
        case Flow():
            yield escape(counted(len(entry.questions), "question"))
            yield escape(counted(len(entry.outcomes), "outcome"))
    counts = evidence_counts(entry, publication)
    if counts:
        yield render_part(("grade_counts",), counts)
