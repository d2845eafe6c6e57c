"""The publication in; a page for each entry out, its body made when it is written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from generator.catalogue.entries import Flow, Source
from generator.graph.concept_graph import Concept
from generator.graph.neighbours import neighbourhood
from generator.graph.plain_text import as_plain_text
from generator.publish.flow_page import flow_sections
from generator.publish.neighbour_map import draw_neighbourhood
from generator.publish.page import Body, Page, Section
from generator.publish.pages.backlinks import backlinks_html
from generator.publish.pages.citing import entry_citing
from generator.publish.pages.entry_aside import entry_aside, relation_groups
from generator.publish.pages.entry_header import entry_about, entry_header
from generator.publish.pages.entry_sections import entry_sections
from generator.publish.pages.sidebar import Sidebars
from generator.publish.prose import PageProse
from generator.publish.publication import Publication
from generator.publish.references import references_list
from generator.publish.render import render

MOST_NEIGHBOURS = 12
"""On the map; mentions and citations fill it up to four where there are few relations."""


class Neighbour(NamedTuple):
    """The entry before or after in the list of the type."""

    title: str
    href: str


def entry_pages(publication: Publication) -> Iterator[Page]:
    """Every entry, those of a type by title."""
    sidebars = Sidebars(publication)
    for concepts in publication.of_type.values():
        for index, concept in enumerate(concepts):
            beside = (
                concepts[index - 1] if index else None,
                concepts[index + 1] if index + 1 < len(concepts) else None,
            )
            render_body = partial(entry_body, concept, beside, publication, sidebars)
            yield _entry_page(concept, publication, render_body)


def _entry_page(concept: Concept, publication: Publication, render_body: partial[Body]) -> Page:
    return Page(
        path=publication.path_of(concept.id),
        title=concept.title,
        description=plain(concept.entry.summary, publication),
        layout="wide.html" if isinstance(concept.entry, Flow) else "entry.html",
        render=render_body,
        meta=entry_meta(concept),
        edit_path=concept.document.path,
    )


def entry_meta(concept: Concept) -> dict[str, object]:
    """What layouts and search know of an entry: texts only, so that pages can share a shell."""
    return {
        "id": concept.id,
        "code": concept.code or "",
        "type": concept.type,
        "aliases": "; ".join(concept.entry.aliases),
        "noindex": "noindex" if concept.is_draft else "",
    }


def entry_body(
    concept: Concept,
    beside: tuple[Concept | None, Concept | None],
    publication: Publication,
    sidebars: Sidebars,
) -> Body:
    """Header first and references last, since citations are numbered in reading order."""
    prose = PageProse(publication, publication.path_of(concept.id), concept.id)
    header = entry_header(concept, prose)
    groups = relation_groups(concept, publication)
    nearest = len({entry.id for group in groups for entry in group.entries})
    own = list(_own_sections(concept, prose))
    actions = entry_citing(concept, own, prose) + entry_actions(concept, publication)
    sections = [*own, *closing_sections(concept, prose, nearest)]
    return Body(
        tuple(sections),
        {
            "header": header,
            "about": entry_about(concept, prose),
            "actions": actions,
            "aside": entry_aside(concept, groups, publication),
            "after": after_entry(concept, beside, publication),
            "sidebar": sidebars.beside(concept),
        },
    )


def _own_sections(concept: Concept, prose: PageProse) -> Iterator[Section]:
    """What the author wrote; a flow is asked, drawn and told step by step instead."""
    entry = concept.entry
    if isinstance(entry, Flow):
        return flow_sections(concept.id, entry, prose)
    return entry_sections(entry, prose)


def closing_sections(concept: Concept, prose: PageProse, nearest: int) -> Iterator[Section]:
    """What the graph knows: who cites it, what is near, who links here; then the references."""
    publication = prose.publication
    if isinstance(concept.entry, Source):
        cited = backlinks_html(concept, publication, citing=True)
        words = cited or Markup("<p>No entry cites this source yet.</p>")
        yield Section("cited-by", "Cited by", words)
    around = neighbourhood(publication.graph, concept.id, min(MOST_NEIGHBOURS, max(nearest, 4)))
    if around.neighbours:
        drawing = draw_neighbourhood(around, publication, prose.path)
        yield Section("neighbourhood", "Neighbourhood", drawing)
    linking = backlinks_html(concept, publication, citing=False)
    if linking:
        yield Section("backlinks", "What links here", linking)
    if prose.references.listed():
        yield Section("references", "References", references_list(prose.references))


def entry_actions(concept: Concept, publication: Publication) -> Markup:
    """Where to report a mistake, if the settings say so; the theme adds where to edit."""
    report = publication.settings.report_url
    if not report:
        return Markup("")
    href = report.replace("{code}", quote(concept.code or concept.id))
    href = href.replace("{title}", quote(concept.title))
    return Markup('<a class="kb-page__report" href="{}">Report a mistake</a>').format(href)


def after_entry(
    concept: Concept, beside: tuple[Concept | None, Concept | None], publication: Publication
) -> Markup:
    """The entry as data; the entries before and after of the same type."""
    path, addresses = publication.path_of(concept.id), publication.addresses
    previous, following = (
        Neighbour(one.title, publication.href(path, one.id)) if one else None for one in beside
    )
    formats = [
        (words, addresses.href(path, f"id/{concept.code}.{ending}"))
        for words, ending in (("JSON", "json"), ("Markdown", "md"))
        if concept.code
    ]
    return render("after", formats=formats, previous=previous, next=following)


def plain(text: str, publication: Publication) -> str:
    """The words of a line of prose, for descriptions."""
    return as_plain_text(text, publication.graph.titles)
