"""A site in; what Material's own search finds in it out: the worker that Material carries, in V8.

The index has the form of Material's search plugin: for an entry a row with its summary, its code
and other names as tags, and a row for each section of its page as readers see it; for a page that
is written by hand a row for each section. Sections that repeat what other entries say are left out
and sources weigh less, as it was when the site had this search. Fields and their boosts are the
plugin's; language, separator and pipeline those of the English theme. Reading a query, ranking, and
grouping sections by page are not rebuilt but run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from typing import Any

import material
from material.plugins.search.config import SearchConfig
from material.plugins.search.plugin import SearchPlugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme
from py_mini_racer import MiniRacer

from generator.catalogue.entries import Source
from generator.exports.page_texts import page_texts
from generator.graph.concept_graph import ConceptGraph
from generator.publish.addresses import Addresses
from generator.publish.pages import publish_pages
from generator.publish.publication import Publication

DERIVED = frozenset({"cited-by", "neighbourhood", "backlinks", "references"})
SOURCE_BOOST = 0.3
NO_TEXT = re.compile(
    r"<(svg|button|style|script)\b.*?</\1>|<a class=\"headerlink\".*?</a>|<[^>]*>", re.DOTALL
)
_BROWSER = """
const replies = [];
let ask;
Object.assign(globalThis, {
  self: globalThis,
  console: { warn() {} },
  addEventListener: (kind, listen) => { ask = (text) => listen({ data: JSON.parse(text) }); },
  postMessage: (reply) => replies.push(reply),
});
const places = () =>
  JSON.stringify(replies.splice(0)[0].data.items.map((items) => items[0].location.split("#")[0]));
"""
_SETUP, _QUERY = 0, 2


class MaterialSearch:
    """The search over one graph."""

    def __init__(self, graph: ConceptGraph, addresses: Addresses) -> None:
        self.names = dict(_names(graph, addresses))
        worker = next(
            Path(material.__file__).parent.glob("templates/assets/**/workers/search.*.js")
        )
        self.context = MiniRacer()
        self.context.eval(_BROWSER)
        self.context.eval(worker.read_text(encoding="utf-8"))
        docs = list(_rows(graph, addresses))
        data = {"config": _settings(), "docs": docs, "options": {"suggest": False}}
        self._ask(_SETUP, data)
        self.context.eval("replies.length = 0")

    def find(self, typed: str, limit: int = 10) -> list[str]:
        """Ids of entries, and paths of hand-written pages, best first; one result for each."""
        self._ask(_QUERY, typed)
        places = json.loads(str(self.context.eval("places()")))
        return [self.names[place] for place in places][:limit]

    def _ask(self, kind: int, data: object) -> None:
        self.context.call("ask", json.dumps({"type": kind, "data": data}))


def _settings() -> dict[str, Any]:
    """What the plugin writes for an English site that sets nothing."""
    config = MkDocsConfig()
    config.theme = Theme("material", language="en")
    plugin = SearchPlugin()
    plugin.config = SearchConfig()
    plugin.config.validate()
    plugin.on_config(config)
    settings: dict[str, Any] = json.loads(plugin.search_index.generate_search_index(None))
    return settings["config"]


def _names(graph: ConceptGraph, addresses: Addresses) -> Iterator[tuple[str, str]]:
    for concept in graph.concepts.values():
        yield addresses.url(f"{concept.entry.folder}/{concept.id}.md"), concept.id
    for page in page_texts(graph):
        yield addresses.url(page.path), page.path


def _rows(graph: ConceptGraph, addresses: Addresses) -> Iterator[dict[str, Any]]:
    """What Fieldguide's own index holds too: entries and hand-written pages, no lists."""
    for page in publish_pages(Publication(graph, addresses)):
        if "code" not in page.meta:
            continue
        url = addresses.url(page.path)
        names = [page.meta["code"], *str(page.meta["aliases"]).split("; ")]
        tags = [str(name) for name in names if name]
        boost = {"boost": SOURCE_BOOST} if page.meta["type"] == Source.type_name else {}
        row = {"location": url, "title": escape(page.title), "text": escape(page.description)}
        yield {**row, "tags": tags, **boost}
        for section in page.body().sections:
            text = " ".join(unescape(NO_TEXT.sub(" ", section.html)).split())
            if section.id not in DERIVED and text:
                row = {"location": f"{url}#{section.id}", "title": section.title, "text": text}
                yield {**row, "title": escape(section.title), "text": escape(text), **boost}
    for written in page_texts(graph):
        url = addresses.url(written.path)
        yield {"location": url, "title": escape(written.title), "text": escape(written.summary)}
        for part in written.sections:
            if part.id and part.text:
                place = f"{url}#{part.id}"
                yield {"location": place, "title": escape(part.heading), "text": escape(part.text)}
