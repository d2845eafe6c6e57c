"""The record of an entry in; small pages that lead to it from its code and former ids out.

A refresh drops the section that an address names, `/id/FG-0042/#symptoms`, so a script of a few
lines takes the reader there with it. Without scripts, or if the file fails to load, the refresh
leads to the top of the entry.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import escape

from generator.catalogue.common import type_title
from generator.exports.records import Addressing, EntryRecord
from generator.graph.concept_graph import ConceptGraph

_PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<script src="{script}" data-to="{href}"></script>
<noscript><meta http-equiv="refresh" content="0; url={href}"></noscript>
<meta http-equiv="refresh" content="5; url={href}">
<link rel="canonical" href="{canonical}">
{links}</head>
<body>
<main>
<h1>{title}</h1>
<p>{kind}</p>
<p>{summary}</p>
<p><a href="{href}">Go to the entry</a></p>
</main>
</body>
</html>
"""
SCRIPT = "id/lead-on.js"
_LEAD_ON = """\
// Leads from a permanent or former address to the entry, and there to the section.
location.replace(document.currentScript.dataset.to + location.search + location.hash);
"""
_ALTERNATES = """\
<link rel="alternate describedby" type="application/json" href="../{0}.json">
<link rel="alternate describedby" type="text/markdown" href="../{0}.md">
"""


def export_resolver_page(record: EntryRecord) -> Iterator[tuple[str, str]]:
    """`id/FG-0042/index.html`: it works without a server that redirects, and without scripts."""
    code = record.concept.code
    if code is not None:
        path = f"id/{code}/index.html"
        yield path, _page(record, path, f"{code} {record.concept.title}", _ALTERNATES.format(code))


def export_way_to_sections(graph: ConceptGraph, addresses: Addressing) -> Iterator[tuple[str, str]]:
    """The script of all these pages."""
    yield SCRIPT, _LEAD_ON


def export_former_addresses(record: EntryRecord) -> Iterator[tuple[str, str]]:
    """A page at the address of every id that the entry had before."""
    concept = record.concept
    for former in record.former_ids:
        source = f"{concept.entry.folder}/{former}.md"
        address = record.addresses.url(source)
        path = f"{address}index.html" if address.endswith("/") else address
        yield path, _page(record, source, concept.title, "")


def _page(record: EntryRecord, path: str, title: str, links: str) -> str:
    href = record.addresses.href(path, record.page_path)
    return _PAGE.format(
        language=escape(record.language),
        title=escape(title),
        kind=type_title(record.concept.type),
        summary=escape(record.summary),
        href=escape(href),
        script=escape(record.addresses.href(path, SCRIPT)),
        canonical=escape(record.address if "://" in record.address else href),
        links=links,
    )
