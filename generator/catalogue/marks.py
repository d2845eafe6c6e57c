"""What a field means beyond its Python type: prose, section, relation, vocabulary, scale."""

from __future__ import annotations

import datetime
import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Annotated, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from generator.catalogue.settings import Line, Slug

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Section:
    """The field is a section of the entry's page; its anchor is the field's name."""

    heading: str
    ordered: bool = False
    """Whether the order of its list says something, so that its items are numbered."""


class SchemaMark(ABC):
    """A mark that leaves its trace in the JSON Schema, under a key that `schemas` looks for."""

    @abstractmethod
    def schema_note(self) -> tuple[str, object]:
        """The key and its value: `("x-relation", ["technique"])`."""

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        key, value = self.schema_note()
        return {**handler(core_schema), key: value}


@dataclass(frozen=True, slots=True)
class Relation(SchemaMark):
    """The value names another entry: a typed link from the one that says it to the one it names.

    `label` heads the links on the page of the entry that says it, `inverse` on the page of the one
    that is named. `to` lists the types that may be named; empty means any, `same` the own type.
    """

    label: str
    inverse: str
    to: tuple[str, ...] = ()
    symmetric: bool = False

    def schema_note(self) -> tuple[str, object]:
        return "x-relation", list(self.to)


@dataclass(frozen=True, slots=True)
class Vocabulary(SchemaMark):
    """The value is an id in this vocabulary of the catalogue's settings."""

    name: str

    def schema_note(self) -> tuple[str, object]:
        return "x-vocabulary", self.name


@dataclass(frozen=True, slots=True)
class Scale(SchemaMark):
    """The value is a step of this scale of the catalogue's settings."""

    name: str

    def schema_note(self) -> tuple[str, object]:
        return "x-scale", self.name


@dataclass(frozen=True, slots=True)
class Markdown:
    """The text is Markdown: with `block`, paragraphs and lists; without, the inside of a line."""

    block: bool


@dataclass(frozen=True, slots=True)
class Citation:
    """The text is a source's id, with a locator after a comma: `hu-2022, Table 2`."""


@dataclass(frozen=True, slots=True)
class GradeMark(SchemaMark):
    """The value is a grade of evidence of the catalogue's settings."""

    def schema_note(self) -> tuple[str, object]:
        return "x-grade", True


def _read_date(value: object) -> object:
    """`2026`, `2026-11` or `2026-11-22` as text, also where YAML read a number or a date."""
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _check_date(value: str) -> str:
    numbers = [int(part) for part in value.split("-")]
    try:
        datetime.date(*[*numbers, 1, 1][:3])
    except ValueError:
        raise PydanticCustomError("no_such_date", "is no date of the calendar") from None
    return value


def _check_url(value: str) -> str:
    if not re.match(r"https?://[^\s/$.?#][^\s<>\"]*$", value):
        raise PydanticCustomError("not_a_web_address", "is not an http or https address")
    return value


Sentence = Annotated[Line, Markdown(block=False)]
"""A line of prose: links, citations, emphasis, code."""
Prose = Annotated[str, StringConstraints(min_length=1, pattern=r"\S"), Markdown(block=True)]
"""Paragraphs, lists, tables and code blocks."""
NonEmpty = Annotated[tuple[T, ...], Field(min_length=1)]
"""A list with at least one value."""
TO_BE_WRITTEN = "To be written"
"""How a skeleton fills what the author has to write."""
ID_TO_BE_WRITTEN = "to-be-written"
"""The id that a skeleton names; in a draft it leads nowhere and is no error."""
EntryId = Slug
"""The id of an entry: its file's name without the ending."""
SourceCitation = Annotated[Line, Citation(), Relation("Cites", "Cited by", to=("source",))]
"""A source's id; a comma and a locator may follow: `hu-2022, Table 2`."""
GradeLetter = Annotated[str, StringConstraints(pattern=r"^[A-Z]$"), GradeMark()]
Date = Annotated[
    str,
    BeforeValidator(_read_date),
    StringConstraints(pattern=r"^\d{4}(-\d{2}){0,2}$"),
    AfterValidator(_check_date),
    Field(
        json_schema_extra={
            "type": ["string", "integer"],  # editors read `2026` as a number
            "pattern": r"^\d{4}(-\d{2}){0,2}$",
            "examples": ["2026-11-22", "2026-11", "2026"],
        }
    ),
]
"""A year, a month or a day, as in ISO 8601."""
WEB_FORMAT = {"format": "uri"}
"""How JSON Schema says that a text is an address."""
WebAddress = Annotated[Line, AfterValidator(_check_url), Field(json_schema_extra=WEB_FORMAT)]
