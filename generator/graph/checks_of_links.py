"""The graph in; findings on links that lead nowhere or astray, or that are missing, out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalogue.fields import prose_values
from generator.catalogue.ledger import is_code
from generator.catalogue.near_names import one_of
from generator.diagnostics import Finding, Position
from generator.graph.concept_graph import ConceptGraph, Link
from generator.graph.mentions import CITES
from generator.graph.near_names import did_you_mean
from generator.graph.plain_text import hide_code
from generator.graph.registry import check
from generator.graph.successors import what_became_of

OPENED = re.compile(r"(?<!\\)\[\[(?!\[)[ \t]*([\w-]*)")
CLOSED_OR_NOT = re.compile(r"\]\]|\[\[|\n[ \t]*\n|\Z")


@check("error")
def unknown_entry(graph: ConceptGraph) -> Iterator[Finding]:
    """A link names an entry that does not exist.

    A link is written with the id of an entry, which is the name of its file without the ending.
    Former ids and codes are understood as well. The hint names an entry of a type that the relation
    may lead to.
    """
    for link in graph.dangling_links:
        if not link.is_citation:
            kind = "code" if is_code(link.name, graph.catalogue.settings.code_prefix) else "id"
            message = f'{_saying(link)} "{link.name}", which no entry has as its {kind}'
            allowed = _allowed_types(graph, link)
            meant = {
                key: found
                for key, found in graph.concepts.items()
                if not allowed or found.type in allowed
            }
            hint = what_became_of(graph, link.name) or did_you_mean(link.name, meant)
            hint = hint or f"correct the {kind} or write the entry"
            yield Finding(graph.position(link), message, hint)


@check("error")
def unknown_source(graph: ConceptGraph) -> Iterator[Finding]:
    """A citation names a source that does not exist.

    A citation is written with the id of an entry in `sources/`; a locator may follow after a comma.
    """
    sources = {key: found for key, found in graph.concepts.items() if found.type in CITES.to}
    for link in graph.dangling_links:
        if link.is_citation:
            message = f'{_saying(link)} "{link.name}", which no source has as its id'
            hint = what_became_of(graph, link.name) or did_you_mean(link.name, sources)
            hint = hint or f"write `sources/{link.name}.yaml`"
            yield Finding(graph.position(link), message, hint)


@check("error")
def wrong_type_of_entry(graph: ConceptGraph) -> Iterator[Finding]:
    """A relation leads to an entry of a type that it is not made for.

    What a technique requires is a technique or a tool, and what it exposes to is a pitfall. The
    field tables in the documentation say which types each relation may lead to.
    """
    for link in graph.links:
        allowed = _allowed_types(graph, link)
        target = graph.concepts[link.target]
        if allowed and target.type not in allowed:
            message = f'{_saying(link)} "{link.name}", which is a {target.type}'
            hint = f"name a {one_of(allowed)}, or use another relation such as `related`"
            if link.is_citation:
                hint = f"cite an entry in `sources/`, or write `[[{target.id}]]` in the text"
            yield Finding(graph.position(link), message, hint)


@check("error")
def self_link(graph: ConceptGraph) -> Iterator[Finding]:
    """An entry links to itself.

    Readers who follow such a link stay where they are.
    """
    for link in graph.links:
        if link.source == link.target:
            message = f"{_saying(link)} the entry that it stands in"
            yield Finding(graph.position(link), message, "remove the link")


@check("warning")
def link_to_draft(graph: ConceptGraph) -> Iterator[Finding]:
    """An entry that is published, or a page, links to a draft.

    Drafts are not published, so readers of the site see the words but no link. Links between
    drafts are fine.
    """
    for link in graph.links:
        source = graph.concepts.get(link.source)
        if graph.concepts[link.target].is_draft and not (source and source.is_draft):
            message = f'{_saying(link)} "{link.name}", which is a draft'
            hint = "review the draft, or link to it when it is reviewed"
            yield Finding(graph.position(link), message, hint)


@check("warning")
def unlinked_entry(graph: ConceptGraph) -> Iterator[Finding]:
    """No other entry and no page links to an entry, and it is related to none.

    Readers find it by search only. A relation counts from both ends, because the page of the other
    end shows it as well; naming others in the text does not count. Sources are left to
    `uncited-source`; drafts are left alone. While a file cannot be read nothing is said, because
    its links are not known.
    """
    if graph.catalogue.broken:
        return
    in_text = {"mentions", "citations"}
    links = [link for link in graph.links if link.source != link.target]
    linked = {link.target for link in links}
    linked |= {link.source for link in links if link.field not in in_text and not link.is_citation}
    for concept in graph.concepts.values():
        if not (concept.id in linked or concept.is_draft or concept.type in CITES.to):
            message = f'no entry links to "{concept.title}"'
            hint = "relate it to another entry, or name it where readers come from"
            yield Finding(concept.document.key_position(("title",)), message, hint)


@check("warning")
def unclosed_link(graph: ConceptGraph) -> Iterator[Finding]:
    """A text opens a link with `[[` and does not close it.

    Readers see the brackets, and the entry does not know that it is named. Brackets that are meant
    as such belong in backticks.
    """
    for concept in graph.concepts.values():
        for value in prose_values(concept.entry):
            for start, name in _unclosed(value.text):
                yield _report_unclosed(concept.document.position(value.path, start), name)
    for page in graph.pages.values():
        for start, name in _unclosed(page.text):
            yield _report_unclosed(page.position(start), name)


def _unclosed(text: str) -> Iterator[tuple[int, str]]:
    """Where a link opens that ends neither before the next one nor with its paragraph."""
    if "[[" not in text:
        return
    hidden = hide_code(text)
    for match in OPENED.finditer(hidden):
        ending = CLOSED_OR_NOT.search(hidden, match.end())
        if ending and ending[0] != "]]":
            yield match.start(), match[1]


def _report_unclosed(position: Position, name: str) -> Finding:
    message = f'the link that starts with "[[{name}" is not closed'
    return Finding(position, message, "close it with `]]`; put brackets that are none in backticks")


def _allowed_types(graph: ConceptGraph, link: Link) -> list[str]:
    """The types that the relation of a link may lead to; none where it may lead to all."""
    concept = graph.concepts.get(link.source)
    own = concept.type if concept else ""
    return [own if name == "same" else name for name in link.relation.to]


def _saying(link: Link) -> str:
    """How the author made the link, as the beginning of a sentence."""
    if link.field == "mentions":
        return "the text links to"
    if link.field == "citations":
        return "the text cites"
    keys = [str(key) for key in link.path or () if isinstance(key, str)]
    return f"`{keys[-1]}` names"
