"""All labels of all entries in; the glossary from A to Z out."""

from __future__ import annotations

import unicodedata
from functools import partial
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from generator.catalogue.common import type_title
from generator.catalogue.entries import Source, Term
from generator.graph.concept_graph import Concept
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
    """One line: names of one entry that stand next to each other in the alphabet.

    The line of a title has a summary; one of other names alone says which title to look under.
    """

    labels: tuple[str, ...]
    href: str
    type: str
    type_title: str
    summary: Markup
    see: str


class _Label(NamedTuple):
    """One name of an entry."""

    text: str
    concept: Concept

    @property
    def place(self) -> tuple[str, str]:
        return _sort_key(self.text), self.concept.id

    @property
    def is_title(self) -> bool:
        return self.text == self.concept.title


def glossary_page(publication: Publication) -> Page:
    """Every label of every entry, so that a reader finds a word whatever type it is."""
    sources = publication.of_type[Source.type_name]
    everything = publication.graph.concepts.values()
    concepts = [one for one in everything if not isinstance(one.entry, Source)]
    number = sum(len(concept.labels) for concept in concepts)
    entries = counted(len(concepts), "entry", "entries")
    lead = f"Every name of every entry: {counted(number, 'name')} for {entries}."
    if sources:
        lead += f" {counted(len(sources), 'source')} at the end."
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
    prose = PageProse(publication, PATH)
    letters: dict[str, list[_Label]] = {}
    sources: list[_Label] = []
    for concept in publication.graph.concepts.values():
        for text in (concept.title, *concept.entry.aliases):
            label = _Label(text, concept)
            is_source = isinstance(concept.entry, Source)
            (sources if is_source else letters.setdefault(letter_of(text), [])).append(label)
    sections = [
        Section(anchor_of(letter), letter, render("glossary", rows=_rows(letters[letter], prose)))
        for letter in sorted(letters, key=_sort_key)
    ]
    nav = [(section.title, section.id) for section in sections]
    if sources:
        words = f"{counted(len(sources), 'name')} of sources"
        html = render("glossary_sources", words=words, rows=_rows(sources, prose))
        sections.append(Section("sources", Source.plural, html))
        nav.append((Source.plural, "sources"))
    header = listing_header(Term.plural, lead) + render("letters", letters=nav)
    return Body(tuple(sections), {"header": header})


def _rows(labels: list[_Label], prose: PageProse) -> list[LabelRow]:
    """Lines by the alphabet; names of one entry that follow each other share one."""
    ordered = sorted(labels, key=lambda label: label.place)
    return [
        _row(list(group), prose)
        for _, group in groupby(ordered, key=lambda label: label.concept.id)
    ]


def _row(labels: list[_Label], prose: PageProse) -> LabelRow:
    concept = labels[0].concept
    has_title = any(label.is_title for label in labels)
    return LabelRow(
        tuple(label.text for label in labels if not label.is_title),
        prose.publication.href(PATH, concept.id),
        concept.type,
        type_title(concept.type),
        prose.unlinked_line(concept.entry.summary) if has_title else Markup(""),
        concept.title,
    )


def letter_of(label: str) -> str:
    """The letter under which a label stands: `É` under `E`; digits and signs together."""
    first = _sort_key(label)[:1].upper()
    return first if first.isalpha() else NUMBERS


def anchor_of(letter: str) -> str:
    return "letter-0" if letter == NUMBERS else f"letter-{letter.lower()}"


def _sort_key(label: str) -> str:
    """Letters and digits without accents, digits first; Greek letters by their names."""
    decomposed = unicodedata.normalize("NFKD", label.casefold())
    kept = "".join(map(_latin, decomposed)).strip()
    return kept if kept[:1].isalpha() else f" {kept}"


def _latin(character: str) -> str:
    """`τ` → `tau`; what is neither letter nor digit is left out."""
    name = unicodedata.name(character, "")
    if name.startswith("GREEK"):
        return name.split(" WITH ")[0].split()[-1].casefold()
    return character if character.isalnum() or character == " " else ""
