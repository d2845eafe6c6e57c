"""The catalogue in; the file by which browsers offer its search in their address bar, out.

OpenSearch 1.1, https://github.com/dewitt/opensearch; browsers need a full address in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from generator.exports.records import Addressing
from generator.graph.concept_graph import ConceptGraph

LONGEST_NAME = 16
"""The most characters of a short name, by the specification."""


def export_open_search(graph: ConceptGraph, addresses: Addressing) -> Iterator[tuple[str, str]]:
    """`opensearch.xml`, where the address of the site is known."""
    settings = graph.catalogue.settings
    base = addresses.base or next(iter(settings.base_urls), "")
    if not base:
        return
    name = escape(settings.title)
    short = name if len(name) <= LONGEST_NAME else escape(settings.code_prefix)
    search = escape(base + addresses.url("search.md"))
    yield (
        "opensearch.xml",
        f"""<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>{short}</ShortName>
  <LongName>{name[:48]}</LongName>
  <Description>Search {name}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Url type="text/html" method="get" template="{search}?q={{searchTerms}}"/>
</OpenSearchDescription>
""",
    )
