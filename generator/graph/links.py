"""An entry or a hand-written page in; the links that it states, unresolved, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.catalogue.common import Entry
from generator.catalogue.documents import Document
from generator.catalogue.fields import FieldPath, link_values, prose_values
from generator.catalogue.marks import Relation
from generator.graph.mentions import CITES, HandWrittenPage, Mention, find_mentions
from generator.graph.plain_text import as_plain_text, shorten


@dataclass(frozen=True, slots=True)
class Link:
    """One entry or page names an entry: by which relation, in which field, in which sentence.

    `field` is the field of the entry that holds the name at whatever depth (`claims`); in prose
    it is `mentions` or `citations`, and `offset` says where in the text the name stands. A
    hand-written page has no `path`.
    """

    source: str
    target: str
    relation: Relation
    field: str
    path: FieldPath | None
    sentence: str | None = None
    offset: int | None = None
    name: str = ""
    """The id, former id or code as it is written."""

    @property
    def is_citation(self) -> bool:
        return self.relation == CITES


def find_entry_links(
    entry_id: str, entry: Entry, document: Document, titles: Mapping[str, str]
) -> Iterator[Link]:
    """The relations of an entry in the order of its fields, then what its prose names."""
    prose = list(prose_values(entry))
    beside: dict[FieldPath, str] = {}
    for text in prose:
        if len(text.path) > 1:
            beside.setdefault(text.path[:-1], text.text)
    for value in link_values(entry):
        around = _text_around(document, value.path, beside)
        sentence = shorten(as_plain_text(around, titles)) if around else None
        target, field = value.target, value.field_name
        yield Link(
            entry_id, target, value.relation, field, value.path, sentence, None, value.target
        )
    for text in prose:
        for mention in find_mentions(text.text, titles):
            yield _link_of(mention, entry_id, text.path)


def find_page_links(page: HandWrittenPage, titles: Mapping[str, str]) -> Iterator[Link]:
    """What the prose of a page names."""
    for mention in find_mentions(page.text, titles):
        yield _link_of(mention, page.path, None)


def _link_of(mention: Mention, source: str, path: FieldPath | None) -> Link:
    return Link(
        source,
        mention.name,
        mention.relation,
        mention.field,
        path,
        mention.sentence,
        mention.start,
        mention.name,
    )


def _text_around(
    document: Document, path: FieldPath, beside: Mapping[FieldPath, str]
) -> str | None:
    """What the part of the entry says that holds a nested link: a claim, a step, a question."""
    for length in range(len(path) - 1, 1, -1):
        part = _value_at(document.data, path[:length])
        if isinstance(part, dict) and "attributed_to" in part:
            return _attributed(part)
        if path[:length] in beside:
            return beside[path[:length]]
        if isinstance(part, dict) and (line := part.get("text") or part.get("title")):
            return str(line)
    return None


def _attributed(claim: Mapping[str, object]) -> str:
    """A claim that the catalogue does not make itself, with whose it is and what is right."""
    correction = claim.get("correction")
    said = f"{claim['attributed_to']}: “{claim.get('text')}”"
    return f"{said} Instead: {correction}" if correction else said


def _value_at(value: object, path: FieldPath) -> object:
    for key in path:
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(value, list) and isinstance(key, int):
            value = value[key]
    return value
