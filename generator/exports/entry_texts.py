"""An entry in; what it says in Markdown, field by field, out: facts first, then sections."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel

from generator.catalogue.common import Entry
from generator.catalogue.fields import own_first, relations_of, sections_of
from generator.catalogue.parts import Name
from generator.exports.markdown_fields import label_of, markdown_of_field
from generator.exports.markdown_texts import EntryTexts

_NO_FACTS = {
    "title",
    "aliases",
    "hidden_labels",
    "summary",
    "status",
    "former_ids",
    "allow",
}
"""Fields of every entry that have their own place, or that no reader sees."""


class FieldText(NamedTuple):
    """A field of an entry in Markdown."""

    id: str
    heading: str
    markdown: str


def facts_of(entry: Entry, texts: EntryTexts) -> Iterator[FieldText]:
    """What the entry says of itself in a few words: question, licence, phases."""
    for name, heading, is_section in _fields_of(type(entry)):
        value = getattr(entry, name)
        is_written = name in entry.model_fields_set and value not in (None, ())
        if is_written and not is_section and not _are_parts(value):
            yield FieldText(name, heading, markdown_of_field(entry, name, texts))


def sections_of_text(entry: Entry, texts: EntryTexts) -> Iterator[FieldText]:
    """The sections of its page, and lists of parts that the page shows in its own way."""
    for name, heading, is_section in _fields_of(type(entry)):
        value = getattr(entry, name)
        if value and (is_section or _are_parts(value)):
            yield FieldText(name, heading, markdown_of_field(entry, name, texts))


def _are_parts(value: object) -> bool:
    first = value[0] if isinstance(value, tuple) and value else None
    return isinstance(first, BaseModel) and not isinstance(first, Name)


@cache
def _fields_of(cls: type[Entry]) -> tuple[tuple[str, str, bool], ...]:
    """Name, heading, and whether it is a section; relations have a list of their own."""
    headings = {section.field_name: section.heading for section in sections_of(cls)}
    elsewhere = relations_of(cls).keys() | _NO_FACTS
    return tuple(
        (name, headings.get(name) or label_of(cls, name), name in headings)
        for name, _ in own_first(cls)
        if name not in elsewhere
    )
