"""The fields that a release kept of an entry in; the same fields ready to be shown out.

Classes change with time, and what was published does not. So a field that today's class does not
have, or has in another shape, is shown as it stands in the release: nothing is left out.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from markupsafe import Markup, escape
from pydantic import BaseModel

from generator.catalogue.common import Entry
from generator.catalogue.fields import own_first, sections_of, written_name
from generator.catalogue.settings import Model
from generator.publish.addresses import resolver_path
from generator.publish.prose import PageProse
from generator.publish.render import render
from generator.publish.views import View, view_field
from generator.publish.wording import words_of_name

Fields = Mapping[str, Any]
SHOWN_ABOVE = ("title", "summary", "scope_note")
"""The head of an entry; what else there is comes under headings."""
_BLOCK = ("<p>", "<ul>", "<ol", "<pre", "<div", "<table", "<blockquote", "<dl", "<h", "<figure")


class PastField(NamedTuple):
    """One field as it was: its name, its heading, its value as HTML."""

    name: str
    heading: str
    html: Markup


class PastValue(NamedTuple):
    """A value as the template prints it: a text, then a list, then what has a name."""

    html: str = ""
    is_block: bool = False
    points: tuple[PastValue, ...] = ()
    terms: tuple[tuple[str, PastValue], ...] = ()


class _OtherShapeError(Exception):
    """A value that today's class would not know what to do with."""


class PastProse(PageProse):
    """Texts of an earlier time: what they linked to may be retired; nothing is linked anew."""

    def link(self, name: str, text: str = "", anchor: str = "") -> Markup:
        publication = self.publication
        row = publication.graph.catalogue.ledger.rows.get(name)
        if row is None or publication.graph.names.get(name) in publication.graph.concepts:
            return super().link(name, text, anchor)
        words = text or row.titles[-1]
        if row.retired is None:
            return escape(words)
        href = publication.addresses.href(self.path, resolver_path(name))
        return Markup('<a class="kb-link" href="{}">{}</a> (retired)').format(href, words)

    def _link_terms(self, text: str) -> str:
        return text


def show_past(kind: type[Entry], fields: Fields, prose: PageProse) -> Iterator[PastField]:
    """Every field but those of the head, in the order of the type's page."""
    known = _places(kind)
    for written in sorted(fields, key=lambda name: known.get(name, len(known))):
        if written not in SHOWN_ABOVE:
            yield PastField(written, heading_of(kind, written), _show(kind, fields, written, prose))


def heading_of(kind: type[Entry], written: str) -> str:
    """What the page of the type calls a field: `How to detect it`, or else the field's name."""
    return _headings(kind).get(written) or words_of_name(written)


@cache
def _places(kind: type[Entry]) -> dict[str, int]:
    return {written_name(*field): place for place, field in enumerate(own_first(kind))}


@cache
def _headings(kind: type[Entry]) -> dict[str, str]:
    return {
        written_name(field.field_name, kind.model_fields[field.field_name]): field.heading
        for field in sections_of(kind)
    }


def _show(kind: type[Entry], fields: Fields, written: str, prose: PageProse) -> Markup:
    """As today's class shows it, where it still can."""
    try:
        name, value = _built_field(kind, written, fields[written])
        shown = view_field(kind.model_construct(None, **{name: value}), name, prose)
    except _OtherShapeError:
        shown = fields[written]
    return render("past_value", value=_plain(shown))


def _plain(value: object) -> PastValue:
    """A part is led by what it says first, if that is a text."""
    match value:
        case View():
            labelled = [(words, _plain(one)) for words, one in value.labelled if words != "Id"]
            leads = bool(labelled and labelled[0][1].html)
            lead = labelled.pop(0)[1] if leads else PastValue()
            return lead._replace(terms=(*lead.terms, *labelled))
        case Mapping():
            named = ((words_of_name(str(name)), _plain(one)) for name, one in value.items())
            return PastValue(terms=tuple(named))
        case list() | tuple():
            return PastValue(points=tuple(map(_plain, value)))
        case bool():
            return PastValue("yes" if value else "no")
        case _:
            html = escape(value)
            return PastValue(html, is_block=html.startswith(_BLOCK))


def _built_field(kind: type[Model], written: str, value: object) -> tuple[str, Any]:
    for name, info in kind.model_fields.items():
        if written_name(name, info) == written:
            return name, _built(info.annotation, value)
    raise _OtherShapeError


def _built(annotation: Any, value: Any) -> Any:
    """The value of a field as validation would leave it, from plain JSON."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _built(arguments[0], value)
    if origin in (Union, types.UnionType):
        return _built_any(arguments, value)
    if origin is tuple and isinstance(value, list):
        return tuple(_built(arguments[0], one) for one in value)
    if origin is dict and isinstance(value, dict):
        return {key: _built(arguments[1], one) for key, one in value.items()}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _built_part(annotation, value)
    if origin in (tuple, dict) or isinstance(value, list | dict):
        raise _OtherShapeError
    return value


def _built_any(annotations: tuple[Any, ...], value: Any) -> Any:
    for annotation in annotations:
        try:
            return _built(annotation, value)
        except _OtherShapeError:
            continue
    raise _OtherShapeError


def _built_part(cls: Any, value: Any) -> Any:
    """A part with empty fields in the place of those that do not count and were not kept."""
    if not isinstance(value, dict):
        raise _OtherShapeError
    fields = dict(_built_field(cls, written, one) for written, one in value.items())
    missing = {
        name: () if get_origin(info.annotation) is tuple else None
        for name, info in cls.model_fields.items()
        if name not in fields and info.is_required()
    }
    return cls.model_construct(None, **fields, **missing)
