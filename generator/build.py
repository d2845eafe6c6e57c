"""The pipeline on one screen: a folder of YAML in; diagnostics, pages and files out."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.catalogue.catalogue import read_catalogue
from generator.catalogue.ledger_rules import VANISHED_ENTRY
from generator.decide.checks import run_checks
from generator.diagnostics import Diagnostic
from generator.exports import write_exports
from generator.graph.concept_graph import (
    ConceptGraph,
    HandWrittenPage,
    link_concepts,
    without_drafts,
)
from generator.publish.addresses import Addresses
from generator.publish.history_files import history_files
from generator.publish.page import Page
from generator.publish.page_links import find_dead_links
from generator.publish.pages import publish_pages
from generator.publish.publication import Publication


@dataclass(frozen=True, slots=True)
class Site:
    """What came of a catalogue: what is wrong with it, and what to write."""

    diagnostics: tuple[Diagnostic, ...]
    publication: Publication | None = None
    """Nothing when the catalogue's own settings cannot be read."""
    pages: tuple[Page, ...] = ()

    def files(self) -> Iterator[tuple[str, str]]:
        """Path and text of every file that is no page of the theme, made one at a time."""
        if self.publication is not None:
            yield from write_exports(self.publication.graph, self.publication.addresses)
            yield from history_files(self.publication)


def build_site(
    concepts: Path,
    written: Sequence[HandWrittenPage] = (),
    *,
    addresses: Addresses | None = None,
    drafts: bool = False,
    today: datetime.date | None = None,
) -> Site:
    """Read, link, check and publish the catalogue in the folder `concepts`.

    Nothing is raised and nothing is written: what is wrong comes back as diagnostics, sorted by
    place, and a broken entry has no page. `written` are the pages that stand beside the catalogue;
    `drafts` publishes drafts too; `today` is the day against which review dates are held.
    """
    addresses = addresses or Addresses()
    graph, diagnostics = load_graph(concepts, written, today=today)
    if graph is None:
        return Site(diagnostics)
    publication = Publication(graph if drafts else without_drafts(graph), addresses)
    return Site(diagnostics, publication, tuple(publish_pages(publication)))


def load_graph(
    concepts: Path,
    written: Sequence[HandWrittenPage] = (),
    *,
    today: datetime.date | None = None,
) -> tuple[ConceptGraph | None, tuple[Diagnostic, ...]]:
    """The first half of the pipeline: all entries, drafts too, linked; and what is wrong."""
    catalogue, diagnostics = read_catalogue(concepts)
    if catalogue is None:
        return None, tuple(sorted(diagnostics))
    graph = link_concepts(catalogue, written)
    published = publish_pages(Publication(without_drafts(graph), Addresses()))
    dead_links = find_dead_links(graph, {page.path for page in published})
    found = {*diagnostics, *run_checks(graph, today), *dead_links}
    return graph, tuple(sorted(found, key=_causes_first))


def _causes_first(found: Diagnostic) -> tuple[bool, Diagnostic]:
    """By place, but first the files that are gone, for every link to them is reported too."""
    return found.rule != VANISHED_ENTRY.name, found
