"""An entry class and a title in; the text of a new entry, explained and valid as a draft, out."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, get_args, get_origin

from annotated_types import MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.catalogue.class_shapes import model_in
from generator.catalogue.common import ConceptEntry, Entry
from generator.catalogue.fields import written_name
from generator.catalogue.marks import (
    ID_TO_BE_WRITTEN,
    TO_BE_WRITTEN,
    WEB_FORMAT,
    Date,
    GradeMark,
    Markdown,
    Relation,
    Scale,
    Vocabulary,
)
from generator.catalogue.near_names import as_id
from generator.catalogue.raw_text import UNSEEN
from generator.catalogue.settings import CatalogueSettings
from generator.catalogue.starters import STARTERS, WAIVERS
from generator.catalogue.yaml_scalars import resolve_plain


def new_entry_text(
    cls: type[Entry],
    title: str,
    settings: CatalogueSettings,
    entry_ids: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """The text of a file: required fields to be filled in, optional ones as comments.

    `entry_ids` are the ids that exist, by type; where a type requires a link, the first one is
    taken, so that nothing in the draft leads nowhere.
    """
    writer = _Writer(cls, settings, entry_ids or {})
    head = f"# yaml-language-server: $schema=../schemas/{cls.type_name}.json\n"
    return head + "".join(
        "\n" + _comment(info.description or "") + writer.field(name, info, clean_title(title))
        for name, info in _in_reading_order(cls)
    )


def clean_title(title: str) -> str:
    """A title as one line of characters that can be seen."""
    readable = title.encode("utf-8", "ignore").decode()
    return " ".join(UNSEEN.sub(" ", readable).split())


def quote(text: str) -> str:
    """A text as YAML: in quotes where YAML would read anything else into it."""
    is_plain = re.fullmatch(r"[^\W_](?:[\w ,()./+'-]*[\w().])?", text)
    if is_plain and resolve_plain(text) is text:
        return text
    return json.dumps(text, ensure_ascii=False)


def _in_reading_order(cls: type[Entry]) -> list[tuple[str, FieldInfo]]:
    """What all types have, then what this type has, then claims and relations."""
    late = ConceptEntry.__annotations__
    return sorted(cls.model_fields.items(), key=lambda field: field[0] in late)


def _comment(text: str) -> str:
    return textwrap.fill(text, 98, initial_indent="# ", subsequent_indent="# ") + "\n"


class _Writer:
    """Writes placeholders that the class accepts."""

    def __init__(
        self, cls: type[Entry], settings: CatalogueSettings, entry_ids: Mapping[str, Sequence[str]]
    ) -> None:
        self._cls = cls
        self._settings = settings
        self._entry_ids = entry_ids

    def field(self, name: str, info: FieldInfo, title: str) -> str:
        if name in ("title", "status"):
            return f"{name}: {quote(title) if name == 'title' else 'draft'}\n"
        text = self._field_text(name, info, self._starter(name, title))
        return text if info.is_required() else textwrap.indent(text, "# ", lambda _: True)

    def _starter(self, name: str, title: str) -> str:
        """What stands in a field whose values are names, or rules, that have to be right."""
        match name:
            case "aliases":
                return f"- {quote(f'{TO_BE_WRITTEN}, another name of {title}')}\n"
            case "hidden_labels":
                return f"- {quote(f'{TO_BE_WRITTEN}, a misspelling of {title}')}\n"
            case "former_ids":
                return f"[{as_id(title)[:60].strip('-') or 'id'}-before]"
            case "allow":
                return WAIVERS
            case _:
                starter = STARTERS.get((self._cls.type_name, name), "")
                return starter.format(entry=self._entry_id([]))

    def _field_text(self, name: str, info: FieldInfo, starter: str = "") -> str:
        value = starter or self._value(info.annotation, tuple(info.metadata))
        key = written_name(name, info)
        if value.startswith("|"):
            return f"{key}: {value}\n"
        if "\n" in value:
            return f"{key}:\n{textwrap.indent(value, '  ')}"
        return f"{key}: {value}\n"

    def _value(self, annotation: Any, metadata: tuple[Any, ...]) -> str:
        """One line for a text; lines that end in a line break for lists and mappings."""
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._value(arguments[0], (*metadata, *arguments[1:]))
        if origin is tuple:
            return self._list(arguments[0], metadata)
        if origin is Literal:
            return str(arguments[0])
        model = model_in(annotation)
        if model:
            return self._mapping(model)
        if arguments and origin is not dict:
            return self._value(arguments[0], metadata)
        return self._text(annotation, metadata)

    def _list(self, item: Any, metadata: tuple[Any, ...]) -> str:
        count = max((mark.min_length for mark in metadata if isinstance(mark, MinLen)), default=1)
        if any(isinstance(mark, Vocabulary) and not self._words(mark) for mark in metadata):
            return "[]"
        value = self._value(item, metadata).rstrip("\n")
        if "\n" in value or model_in(item):
            return f"- {textwrap.indent(value, '  ')[2:]}\n" * count
        return f"- {value}\n" * count if " " in value else f"[{', '.join([value] * count)}]"

    def _mapping(self, model: type[BaseModel]) -> str:
        """The required fields, or else the first two: a part with one field says too little."""
        fields = model.model_fields.items()
        shown = [(name, info) for name, info in fields if info.is_required()]
        optional = [(name, info) for name, info in fields if not info.is_required()]
        shown += optional[: max(0, 2 - len(shown))]
        return "".join(self._field_text(name, info) for name, info in shown)

    def _text(self, annotation: Any, metadata: tuple[Any, ...]) -> str:
        for mark in metadata:
            value = self._marked(mark)
            if value:
                return value
        if any(mark in get_args(Date) for mark in metadata):
            return "2000-01-01"
        if any(getattr(mark, "json_schema_extra", None) == WEB_FORMAT for mark in metadata):
            return "https://example.org/"
        if annotation is bool:
            return "false"
        if annotation is int:
            return "1"
        pattern = next((str(getattr(mark, "pattern", "")) for mark in metadata), "")
        if pattern.startswith("^10"):
            return "10.0000/to-be-written"
        return ID_TO_BE_WRITTEN if "a-z0-9" in pattern else f"{TO_BE_WRITTEN}."

    def _marked(self, mark: object) -> str:
        match mark:
            case Relation():
                return self._entry_id(list(mark.to))
            case Vocabulary():
                return next(iter(self._words(mark)), ID_TO_BE_WRITTEN)
            case Scale():
                return "3"
            case GradeMark():
                return self._settings.grades[0].id
            case Markdown(block=True):
                return f"|\n  {TO_BE_WRITTEN}"
            case _:
                return ""

    def _words(self, mark: Vocabulary) -> list[str]:
        return [value.id for value in getattr(self._settings.vocabularies, mark.name)]

    def _entry_id(self, types: list[str]) -> str:
        names = [self._cls.type_name if name == "same" else name for name in types]
        known = [
            i for name in names or sorted(self._entry_ids) for i in self._entry_ids.get(name, ())
        ]
        return known[0] if known else "to-be-written"
