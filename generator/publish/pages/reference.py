"""The entry classes and the rules in; pages for authors out: every field, and every rule.

Nothing is written for these pages: the text under a field and the docstring of a check are theirs.
"""

from __future__ import annotations

import re
import types
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from markupsafe import Markup, escape
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.catalogue.common import Entry, type_title
from generator.catalogue.entries import ENTRY_TYPES
from generator.catalogue.fields import own_first, written_name
from generator.catalogue.marks import Citation, GradeMark, Markdown, Relation, Scale, Vocabulary
from generator.catalogue.settings import Model
from generator.graph.registry import all_rules
from generator.publish.page import Body, Page, Section

EVERY_TYPE = (
    "What entries of all types have. A field is normative where others rely on it: when it "
    "changes, the next release raises the revision of the entry."
)
FIELDS_PATH, RULES_PATH = "authoring/fields.md", "authoring/rules.md"


class FieldRow(NamedTuple):
    """One line of a table of fields."""

    name: str
    shape: str
    required: bool
    normative: bool
    """Whether a change of it raises the revision of the entry."""
    documentation: str


def fields_page() -> Page:
    """What can stand in an entry's file: one table for each type, and one for each of its parts."""
    return Page(
        FIELDS_PATH,
        "Fields of an entry",
        "Every field that an entry may have, by type, with what belongs in it.",
        "section.html",
        lambda: Body(tuple(_field_sections())),
    )


def rules_page() -> Page:
    """What `fieldguide check` looks for, rule by rule."""
    return Page(
        RULES_PATH,
        "Rules",
        "Every rule that the check applies to the entries, and what to do about it.",
        "section.html",
        lambda: Body(tuple(_rule_sections())),
    )


def field_rows(cls: type[BaseModel], *, own: bool = False) -> list[FieldRow]:
    """The fields of a class as authors write them; `own`: without those that all types share."""
    return [
        FieldRow(
            written_name(name, info),
            shape_of(info.annotation, tuple(info.metadata)),
            info.is_required(),
            _is_normative(cls, name),
            " ".join((info.description or "").split()),
        )
        for name, info in own_first(cls)
        if not (own and name in Entry.model_fields)
    ]


def _is_normative(cls: type[BaseModel], name: str) -> bool:
    named = cls.normative if issubclass(cls, Model) else ()
    return name in named if named else not issubclass(cls, Entry)


def shape_of(annotation: Any, metadata: tuple[object, ...] = ()) -> str:
    """What to write, in words: `list of ids of techniques or tools`."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return shape_of(arguments[0], (*metadata, *arguments[1:]))
    if origin is tuple:
        return f"list of {shape_of(arguments[0], metadata)}"
    if origin is dict:
        return f"mapping to {shape_of(arguments[1], metadata)}"
    if origin in (Union, types.UnionType):
        present = [argument for argument in arguments if argument is not type(None)]
        return " or ".join(dict.fromkeys(shape_of(part, metadata) for part in present))
    if origin is Literal:
        return " or ".join(f"`{value}`" for value in arguments)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"mapping ({_words_of_class(annotation)})"
    return _shape_of_value(annotation, metadata)


def _shape_of_value(annotation: object, metadata: tuple[object, ...]) -> str:
    for mark in metadata:
        match mark:
            case Citation():
                return "id of a source, a locator after a comma"
            case Relation(to=kinds):
                named = [type_title(kind).lower() for kind in kinds if kind != "same"]
                return f"id of a {' or '.join(named)}" if named else "id of an entry"
            case Vocabulary(name=name):
                return f"value of `{name}`"
            case Scale(name=name):
                return f"step of `{name}`, 1 to 5"
            case GradeMark():
                return "grade"
            case Markdown(block=block):
                return "Markdown text" if block else "one line of Markdown"
    names = {str: "one line of text", int: "whole number", float: "number", bool: "true or false"}
    return names.get(annotation, "text") if isinstance(annotation, type) else "text"


def _field_sections() -> Iterator[Section]:
    parts: dict[str, type[BaseModel]] = {}
    relied_on: set[type[BaseModel]] = set()
    kinds: tuple[type[Entry], ...] = (Entry, *ENTRY_TYPES)
    for kind in kinds:
        heading = "Every type" if kind is Entry else type_title(kind.type_name)
        lead = EVERY_TYPE if kind is Entry else (kind.__doc__ or "")
        yield _table(heading, lead, field_rows(kind, own=kind is not Entry))
        parts |= {_words_of_class(part): part for part in _parts_of(kind)}
        relied_on |= set(_parts_of(kind, normative=True))
    for name, part in sorted(parts.items()):
        rows = field_rows(part)
        if part not in relied_on:
            rows = [row._replace(normative=False) for row in rows]
        yield _table(f"Part: {name}", part.__doc__ or "", rows)


def _parts_of(cls: type[BaseModel], *, normative: bool = False) -> Iterator[type[BaseModel]]:
    """The parts at any depth; `normative`: only those in which a change can count."""
    for name, info in cls.model_fields.items():
        if normative and not _is_normative(cls, name):
            continue
        for part in _models_in(info):
            yield part
            yield from _parts_of(part, normative=normative)


def _models_in(info: FieldInfo) -> Iterator[type[BaseModel]]:
    waiting: list[Any] = [info.annotation]
    while waiting:
        annotation = waiting.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            yield annotation
        waiting += get_args(annotation)


def _words_of_class(cls: type) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", cls.__name__).lower()


def _table(heading: str, lead: str, rows: Iterable[FieldRow]) -> Section:
    lines = Markup("").join(
        Markup(
            "<tr><th scope='row'><code>{}</code></th><td>{}</td><td>{}</td><td>{}</td>"
            "<td>{}</td></tr>\n"
        ).format(
            row.name,
            _code(row.shape),
            "yes" if row.required else "",
            "yes" if row.normative else "",
            _code(row.documentation),
        )
        for row in rows
    )
    table = Markup(
        "<p>{}</p>\n<div class='kb-scroll' tabindex='0' role='region' aria-label='{}'>"
        "<table class='kb-fields'>\n<thead><tr><th scope='col'>Field</th><th scope='col'>Shape</th>"
        "<th scope='col'>Required</th><th scope='col'>Normative</th>"
        "<th scope='col'>What it says</th></tr></thead>\n"
        "<tbody>\n{}</tbody></table></div>"
    ).format(lead, heading, lines)
    return Section(re.sub(r"[^a-z]+", "-", heading.lower()).strip("-"), heading, table)


def _rule_sections() -> Iterator[Section]:
    for rule in all_rules():
        text = Markup("\n").join(
            Markup("<p>{}</p>").format(_code(" ".join(paragraph.split())))
            for paragraph in rule.explanation.split("\n\n")
        )
        level = Markup("<p class='kb-rule kb-rule--{0}'>{0}</p>\n").format(rule.level)
        yield Section(rule.name, rule.name, level + text)


def _code(text: str) -> Markup:
    """The text with what stands in backticks as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))
