"""The graph in; path and text of every file that is made from it and is no page, out.

An export is one function: for each entry a function of its record in `ENTRY_EXPORTS`, for the whole
catalogue a function of the graph in `CATALOGUE_EXPORTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.exports.catalogue_file import export_catalogue_file
from generator.exports.entries_json import export_entries
from generator.exports.entry_json import export_json
from generator.exports.entry_markdown import export_markdown
from generator.exports.flow_data import export_flows
from generator.exports.open_search import export_open_search
from generator.exports.records import Addressing, EntryRecord, describe_entries
from generator.exports.resolver_pages import (
    export_former_addresses,
    export_resolver_page,
    export_way_to_sections,
)
from generator.exports.search_rows import export_search
from generator.exports.summaries import export_summaries
from generator.graph.concept_graph import ConceptGraph

__all__ = ["CATALOGUE_EXPORTS", "ENTRY_EXPORTS", "ExportedFile", "write_exports"]

ExportedFile = tuple[str, str]
"""The path of a file from the root of the site, and its text."""

ENTRY_EXPORTS: tuple[Callable[[EntryRecord], Iterable[ExportedFile]], ...] = (
    export_resolver_page,
    export_former_addresses,
    export_json,
    export_markdown,
)
CATALOGUE_EXPORTS: tuple[Callable[[ConceptGraph, Addressing], Iterable[ExportedFile]], ...] = (
    export_catalogue_file,
    export_way_to_sections,
    export_entries,
    export_summaries,
    export_search,
    export_open_search,
    export_flows,
)


def write_exports(graph: ConceptGraph, addresses: Addressing) -> Iterator[ExportedFile]:
    """Every file, one at a time, in the order of the entries' ids."""
    for record in describe_entries(graph, addresses):
        for export_entry in ENTRY_EXPORTS:
            yield from export_entry(record)
    for export_catalogue in CATALOGUE_EXPORTS:
        yield from export_catalogue(graph, addresses)
