"""A concept in; what machines are told of it, in one value for all formats, out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from generator.catalogue.common import Claim, ConceptEntry
from generator.catalogue.entries import Source
from generator.catalogue.fields import marked_values
from generator.catalogue.marks import Markdown
from generator.exports.entry_texts import FieldText, facts_of, sections_of_text
from generator.exports.markdown_fields import words_of_parts
from generator.exports.markdown_texts import EntryTexts
from generator.exports.written_fields import split_citation
from generator.graph.concept_graph import Concept, ConceptGraph
from generator.graph.grades import grade_of
from generator.graph.mentions import CITES, MENTIONS
from generator.graph.plain_text import as_plain_text


class Addressing(Protocol):
    """How the site writes its links; paths are those of its pages: `techniques/lora.md`."""

    @property
    def base(self) -> str: ...
    def url(self, path: str) -> str: ...
    def href(self, from_path: str, to_path: str, anchor: str = "") -> str: ...


class RelatedEntry(NamedTuple):
    """One entry that another is tied to, under the heading that its page has for it."""

    heading: str
    direction: str
    """`outgoing` where the entry itself states the relation, else `incoming`."""
    id: str
    code: str | None
    type: str
    title: str


class ReferenceRecord(NamedTuple):
    """A source that the entry cites."""

    id: str
    code: str | None
    title: str
    authors: tuple[str, ...]
    issued: str
    grade: str
    doi: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """One entry for machines. Links in its texts are relative to the folder `id/` of the site."""

    concept: Concept
    summary: str
    """Without Markdown."""
    lead: str
    """The summary with its links."""
    address: str
    """Where its page is: from the address of the site, where it is known."""
    former_ids: tuple[str, ...]
    """The ids that it had before and that no other entry has now."""
    page_path: str
    page_href: str
    """Its page from the folder `id/`."""
    href: Callable[[str], str]
    """The page of any entry from the folder `id/`."""
    revision: int
    facts: tuple[FieldText, ...]
    sections: tuple[FieldText, ...]
    relations: tuple[RelatedEntry, ...]
    claims: tuple[Mapping[str, object], ...]
    references: tuple[ReferenceRecord, ...]
    language: str
    licence: str | None
    addresses: Addressing


def describe_entries(graph: ConceptGraph, addresses: Addressing) -> Iterator[EntryRecord]:
    """A record for each entry, by id; made one at a time."""
    for concept in graph.concepts.values():
        yield describe_entry(concept, graph, addresses)


def page_path(concept: Concept) -> str:
    return f"{concept.entry.folder}/{concept.id}.md"


def page_address(concept: Concept, graph: ConceptGraph, addresses: Addressing) -> str:
    """The address of an entry's page: from that of the site, or else of the catalogue."""
    base = addresses.base or next(iter(graph.catalogue.settings.base_urls), "")
    return base + addresses.url(page_path(concept))


def describe_entry(concept: Concept, graph: ConceptGraph, addresses: Addressing) -> EntryRecord:
    """The record of one entry."""
    titles, settings = graph.titles, graph.catalogue.settings
    entry = concept.entry

    def href(other: str) -> str:
        return addresses.href("id/code.json", page_path(graph.concepts[other]))

    texts = EntryTexts(graph, href, titles, words_of_parts(entry))
    row = graph.catalogue.ledger.rows.get(concept.code or "")
    return EntryRecord(
        concept=concept,
        summary=as_plain_text(entry.summary, titles),
        lead=texts.prose(entry.summary),
        address=page_address(concept, graph, addresses),
        former_ids=tuple(
            former for former in entry.former_ids if graph.names.get(former) == concept.id
        ),
        page_path=page_path(concept),
        page_href=href(concept.id),
        href=href,
        revision=row.revision if row else 1,
        facts=tuple(facts_of(entry, texts)),
        sections=tuple(sections_of_text(entry, texts)),
        relations=tuple(_relations(concept, graph)),
        claims=tuple(_claim(claim, graph) for claim in entry.claims)
        if isinstance(entry, ConceptEntry)
        else (),
        references=tuple(_references(concept, graph)),
        language=settings.language,
        licence=settings.content_licence,
        addresses=addresses,
    )


def _relations(concept: Concept, graph: ConceptGraph) -> Iterator[RelatedEntry]:
    """What its page lists: not the sources, which are references, and not bare mentions."""
    for connection in graph.connections(concept.id):
        other = graph.concepts.get(connection.other)
        relation = connection.links[0].relation
        if other is None or relation == MENTIONS or (relation == CITES and connection.outgoing):
            continue
        direction = "outgoing" if connection.outgoing else "incoming"
        yield RelatedEntry(
            connection.heading, direction, other.id, other.code, other.type, other.title
        )


def _claim(claim: Claim, graph: ConceptGraph) -> dict[str, object]:
    """All fields of the claim, its texts without Markdown, its grade that which counts."""
    texts = {
        str(path[0]): as_plain_text(text, graph.titles)
        for path, text, _ in marked_values(claim, Markdown)
    }
    return {
        **claim.model_dump(mode="json"),
        **texts,
        "grade": grade_of(claim, graph),
        "sources": [split_citation(citation) for citation in claim.sources],
    }


def _references(concept: Concept, graph: ConceptGraph) -> Iterator[ReferenceRecord]:
    """Every source that the entry cites, once, in the order of its fields."""
    cited = [link.target for link in graph.links_from(concept.id) if link.is_citation]
    for source_id in dict.fromkeys(cited):
        source = graph.concepts.get(source_id)
        if source and isinstance(entry := source.entry, Source):
            yield ReferenceRecord(
                source_id,
                source.code,
                source.title,
                tuple(name.literal or name.family or "" for name in entry.author)
                + (("et al.",) if entry.et_al else ()),
                entry.issued,
                entry.grade,
                entry.doi,
                entry.url,
            )
