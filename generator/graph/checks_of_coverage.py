"""The graph in; findings on the places that `coverage.yaml` says cover items from outside, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.catalogue.common import Entry
from generator.catalogue.documents import Document
from generator.catalogue.entries import Flow
from generator.catalogue.fields import FieldPath, sections_with_text
from generator.catalogue.near_names import did_you_mean, one_of
from generator.diagnostics import Finding, Position
from generator.graph.concept_graph import Concept, ConceptGraph, HandWrittenPage
from generator.graph.near_names import did_you_mean as did_you_mean_entry
from generator.graph.plain_text import FRONT_MATTER
from generator.graph.registry import check
from generator.graph.successors import what_became_of

_EXTENSIONS = ("toc", "attr_list", "md_in_html", "fenced_code", "tables")


class Place(NamedTuple):
    """One target of an item: what it names, and the entry or the page if there is one."""

    name: str
    section: str
    entry: Concept | None
    page: HandWrittenPage | None
    document: Document
    path: FieldPath

    @property
    def position(self) -> Position:
        """Where the file names it; looked up only where something is wrong."""
        return self.document.position(self.path)


@check("error")
def covered_by_unknown(graph: ConceptGraph) -> Iterator[Finding]:
    """An item of `coverage.yaml` is covered by an entry or a page that does not exist.

    An entry is named by its id, a page by its path in the folder of hand-written pages:
    `guide/plan.md`. Entries that cannot be read at the moment are left alone.
    """
    for place in _places(graph):
        if place.entry or place.page or place.name in graph.catalogue.broken:
            continue
        kind = "page" if _is_page(place.name) else "entry"
        message = f'"{place.name}" is no {kind}, so that nothing covers the item'
        if kind == "page":
            hint = did_you_mean(place.name, graph.pages)
        else:
            hint = what_became_of(graph, place.name)
            hint = hint or did_you_mean_entry(place.name, graph.concepts)
        yield Finding(place.position, message, hint or f"name another {kind}, or write this one")


@check("error")
def covered_by_missing_section(graph: ConceptGraph) -> Iterator[Finding]:
    """An item of `coverage.yaml` is covered by a section that the entry or the page does not have.

    The part behind the `#` is the name of a field that is a section of the entry's page and has
    something to say, in a flow also a question (`q-budget`) or an outcome (`o-wait`); or an anchor
    of the page: that of a heading, or one set with `{#name}`.
    """
    anchors: dict[str, list[str]] = {}
    for place in _places(graph):
        if not place.section:
            continue
        if place.entry:
            title, known = place.entry.title, _sections_of(place.entry.entry)
        elif place.page:
            title = place.page.path
            if title not in anchors:
                anchors[title] = _anchors_of(place.page)
            known = anchors[title]
        else:
            continue
        if place.section not in known:
            hint = did_you_mean(place.section, known)
            hint = hint or (f"its sections are {one_of(known)}" if known else "name the whole page")
            yield Finding(place.position, f'"{title}" has no section `{place.section}`', hint)


@check("error")
def covered_by_draft(graph: ConceptGraph) -> Iterator[Finding]:
    """An item of `coverage.yaml` is covered by a draft.

    Drafts are not published, so that readers would not find there what the item promises.
    """
    for place in _places(graph):
        if place.entry and place.entry.is_draft:
            message = f'"{place.entry.title}" is a draft, so that nothing covers the item yet'
            hint = "review the draft, or name a place that is published"
            yield Finding(place.position, message, hint)


def _places(graph: ConceptGraph) -> Iterator[Place]:
    coverage = graph.catalogue.coverage
    if coverage is None:
        return
    for target, path in coverage.targets():
        name, _, section = target.partition("#")
        entry = graph.concepts.get(graph.names.get(name, ""))
        yield Place(name, section, entry, graph.pages.get(name), coverage.document, path)


def _sections_of(entry: Entry) -> list[str]:
    """What one can lead to on the entry's page."""
    known = sections_with_text(entry)
    if isinstance(entry, Flow):
        known += [f"q-{question.id}" for question in entry.questions]
        known += [f"o-{outcome.id}" for outcome in entry.outcomes]
    return known


def _is_page(name: str) -> bool:
    return "/" in name or name.endswith(".md")


def _anchors_of(page: HandWrittenPage) -> list[str]:
    """Every anchor that the page will have, in order."""
    from markdown import Markdown  # only catalogues that name an anchor of a page need it

    html = Markdown(extensions=_EXTENSIONS).convert(FRONT_MATTER.sub("", page.text))
    return re.findall(r'\bid="([^"]+)"', html)
