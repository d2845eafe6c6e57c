"""The context of a page's template in; the same context without the words of authors out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.adapters.generated_page import GeneratedPage
from generator.adapters.marks import mark_values
from generator.adapters.shells import StandIn


def without_words(context: Mapping[str, Any], page: MkDocsPage | None = None) -> dict[str, object]:
    """What is left of the words is marks, and of the navigation the way home."""
    nav = Navigation([], [])
    nav.homepage = context["nav"].homepage
    return {**context, "nav": nav, "page": page and StandIn(page, _bare_values(page))}


def _bare_values(page: MkDocsPage) -> dict[str, object]:
    around = {
        "ancestors": [_bare_neighbour(item) for item in page.ancestors],
        "parent": _bare_neighbour(page.parent),
        "previous_page": _bare_neighbour(page.previous_page),
        "next_page": _bare_neighbour(page.next_page),
    }
    if isinstance(page, GeneratedPage):
        marks = cast("Mapping[str, Any]", mark_values(page.shared_values(), []))
        return {**page.attributes(marks), **around}
    texts = {"title": str(page.title), "content": page.content, "meta": page.meta}
    marks = cast("Mapping[str, Any]", mark_values(texts, []))
    return {**marks, **around, "toc": TableOfContents([AnchorLink("", "title", 1)])}


def _bare_neighbour(item: object) -> StandIn | None:
    return None if item is None else StandIn(item, {"title": "title", "children": []})
