"""Hand-written pages in; their titles, and their texts by section, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml
from markdown.extensions.toc import slugify

from generator.graph.concept_graph import ConceptGraph, HandWrittenPage
from generator.graph.plain_text import as_plain_text, without_code

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*\n", re.DOTALL)
_HEADING = re.compile(
    r"^(#{1,6})[ \t]+(.+?)[ \t]*(?:\{[^}\n]*#([\w-]+)[^}\n]*\})?[ \t]*#*$", re.MULTILINE
)


class SectionText(NamedTuple):
    """What stands under one heading; `id` is its anchor, and empty before the first heading."""

    id: str
    heading: str
    text: str


class PageText(NamedTuple):
    """One page as plain text."""

    path: str
    title: str
    summary: str
    sections: tuple[SectionText, ...]


def page_texts(graph: ConceptGraph) -> Iterator[PageText]:
    """Every hand-written page, by path, but those that their front matter keeps from search."""
    for page in graph.pages.values():
        described = _front_matter(page)
        search = described.get("search")
        if isinstance(search, dict) and search.get("exclude"):
            continue
        sections = tuple(_sections(page, graph.titles))
        title = described.get("title") or next(
            (section.heading for section in sections if section.heading), page.path
        )
        yield PageText(page.path, str(title), str(described.get("description") or ""), sections)


def _front_matter(page: HandWrittenPage) -> Mapping[str, Any]:
    found = _FRONT_MATTER.match(page.text)
    try:
        described = yaml.load(found[1], yaml.CSafeLoader) if found else {}
    except yaml.YAMLError:
        return {}
    return described if isinstance(described, dict) else {}


def _sections(page: HandWrittenPage, titles: Mapping[str, str]) -> Iterator[SectionText]:
    body = without_code(_FRONT_MATTER.sub("", page.text))
    start, anchor, heading = 0, "", ""
    for match in [*_HEADING.finditer(body), None]:
        text = as_plain_text(body[start : match.start() if match else len(body)], titles)
        if text or heading:
            yield SectionText(anchor, heading, text)
        if match:
            start, heading = match.end(), as_plain_text(match[2], titles)
            anchor = match[3] or slugify(heading, "-")
