"""All labels of all entries in; the glossary from A to Z out."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from generator.catalogue.common import type_title
from generator.catalogue.entries import Term
from generator.publish.addresses import section_path
from generator.publish.page import Body, Page, Section
from generator.publish.pages.listings import listing_header
from generator.publish.prose import PageProse
from generator.publish.publication import Publication
from generator.publish.render import render
from generator.publish.wording import counted

PATH = section_path(Term)
NUMBERS = "0–9"


class LabelRow(NamedTuple):
    """One label: with a summary when it is a title, with `see` when it is another name."""

    label: str
    href: str
    type: str
    type_title: str
    code: str
    summary: Markup
    see: str


def glossary_page(publication: Publication) -> Page:
    """Every label of every entry, so that a reader finds a word whatever type it is."""
    number = sum(len(concept.labels) for concept in publication.graph.concepts.values())
    entries = counted(len(publication.graph.concepts), "entry", "entries")
    lead = f"Every name of every entry: {counted(number, 'name')} for {entries}."
    return Page(
        path=PATH,
        title=Term.plural,
        description=lead,
        layout="section.html",
        render=partial(_body, publication, lead),
        meta={"type": "term", "listing": "listing"},
        in_nav=True,
    )


def _body(publication: Publication, lead: str) -> Body:
    letters: dict[str, list[LabelRow]] = {}
    for row in sorted(_rows(publication), key=lambda row: (_sort_key(row.label), row.href)):
        letters.setdefault(letter_of(row.label), []).append(row)
    sections = tuple(
        Section(anchor_of(letter), letter, render("glossary", rows=rows))
        for letter, rows in letters.items()
    )
    nav = render("letters", letters=[(letter, anchor_of(letter)) for letter in letters])
    return Body(sections, {"header": listing_header(Term.plural, lead) + nav})


def _rows(publication: Publication) -> Iterator[LabelRow]:
    prose = PageProse(publication, PATH)
    for concept in publication.graph.concepts.values():
        href = publication.href(PATH, concept.id)
        kind = (concept.type, type_title(concept.type), concept.code or "")
        summary = prose.unlinked_line(concept.entry.summary)
        yield LabelRow(concept.title, href, *kind, summary, "")
        for alias in concept.entry.aliases:
            yield LabelRow(alias, href, *kind, Markup(""), concept.title)


def letter_of(label: str) -> str:
    """The letter under which a label stands: `É` under `E`; digits and signs together."""
    first = _sort_key(label)[:1].upper()
    return first if first.isalpha() else NUMBERS


def anchor_of(letter: str) -> str:
    return "letter-0" if letter == NUMBERS else f"letter-{letter.lower()}"


def _sort_key(label: str) -> str:
    """Letters and digits without accents, digits first."""
    decomposed = unicodedata.normalize("NFKD", label.casefold())
    kept = "".join(one for one in decomposed if one.isalnum() or one == " ").strip()
    return kept if kept[:1].isalpha() else f" {kept}"
