"""Citations of one page in, in reading order; their numbers and the list of references out."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup, escape

from generator.catalogue.entries import Source
from generator.catalogue.parts import Name
from generator.graph.concept_graph import Concept
from generator.publish.badges import grade_badge
from generator.publish.publication import Publication
from generator.publish.render import render
from generator.publish.wording import words_of_date


class Reference(NamedTuple):
    """One numbered source of a page, and the anchors of the places that cite it."""

    number: int
    anchor: str
    concept: Concept
    places: tuple[str, ...]


class References:
    """Numbers the sources of one page in the order in which they first appear."""

    def __init__(self, publication: Publication, path: str) -> None:
        self.publication = publication
        self.path = path
        self._places: dict[str, list[str]] = {}
        self._numbers: dict[str, int] = {}

    def cite(self, source_id: str, locator: str = "") -> Markup:
        """The mark in the text: `[1, Table 2]`, a link to the list of references."""
        graph = self.publication.graph
        present = graph.names.get(source_id, source_id)
        concept = graph.concepts.get(present)
        if concept is None or not isinstance(concept.entry, Source):
            return Markup('<span class="kb-cite kb-cite--unknown">[{}]</span>').format(source_id)
        number = self._numbers.setdefault(present, len(self._numbers) + 1)
        places = self._places.setdefault(present, [])
        anchor = f"cite-{present}-{len(places) + 1}"
        places.append(anchor)
        what = f"{number}, {escape(locator)}" if locator else str(number)
        return Markup(
            f'<a class="kb-cite" id="{anchor}" href="#ref-{present}" '
            f'title="{escape(short_name(concept.entry))}">[{what}]</a>'
        )

    def cite_text(self, citation: str) -> Markup:
        """As an entry's field has it: `hu-2022, Table 2`."""
        source_id, _, locator = citation.partition(",")
        return self.cite(source_id.strip(), locator.strip())

    def listed(self) -> tuple[Reference, ...]:
        """Every source cited so far, by number."""
        concepts = self.publication.graph.concepts
        return tuple(
            Reference(number, f"ref-{source}", concepts[source], tuple(self._places[source]))
            for source, number in self._numbers.items()
        )


def references_list(references: References) -> Markup:
    """The numbered list of sources, each with its grade and the way back."""
    publication = references.publication
    rows = [
        {
            "anchor": reference.anchor,
            "number": reference.number,
            "authors": authors(source),
            "year": source.issued[:4],
            "title": reference.concept.title,
            "link": publication.link(references.path, reference.concept.id),
            "line": describe_source(source),
            "grade": grade_badge(publication, source.grade),
            "checked": source.verified.how,
            "checked_href": publication.href(references.path, reference.concept.id, "verified"),
            "places": reference.places,
        }
        for reference in references.listed()
        if isinstance(source := reference.concept.entry, Source)
    ]
    return render("references", references=rows) if rows else Markup("")


def references_section(references: References) -> Markup:
    """The list under a heading of its own, for a page that is not made of sections."""
    rows = references_list(references)
    return Markup('<h2 id="references">References</h2>\n') + rows if rows else Markup("")


def short_name(source: Source) -> str:
    """How one speaks of a source: `Hu et al., 2022`."""
    names = [name.family or name.literal or "" for name in source.author]
    if source.et_al or len(names) > 2:
        who = f"{names[0]} et al." if names else ""
    else:
        who = " and ".join(names)
    return f"{who or source.publisher or source.title}, {source.issued[:4]}"


def describe_source(source: Source) -> Markup:
    """The bibliographic line after the title: `In: Proceedings of X. Publisher. 12. <DOI>`."""
    parts = [
        Markup("<cite>{}</cite>").format(source.container_title) if source.container_title else "",
        escape(source.publisher or ""),
        escape(source.number or ""),
        _address(source),
        Markup("Read on {}").format(words_of_date(source.accessed)) if source.accessed else "",
    ]
    return Markup(". ").join(part for part in parts if part)


def _address(source: Source) -> Markup:
    if source.doi:
        link = '<a href="https://doi.org/{0}">doi:{0}</a>'
        return Markup(link).format(source.doi)
    if source.url:
        words = source.url.split("//", 1)[1].removeprefix("www.").rstrip("/")
        shown = words if len(words) <= 60 else words[:59] + "…"
        return Markup('<a href="{}">{}</a>').format(source.url, shown)
    return Markup("")


def authors(source: Source) -> str:
    """Everybody who is named: `Hu, Edward; Shen, Yelong; et al.`."""
    names = [_full_name(name) for name in source.author]
    return "; ".join(names + ["et al."] * source.et_al)


def _full_name(name: Name) -> str:
    if name.literal:
        return name.literal
    return f"{name.family}, {name.given}" if name.given else name.family or ""
