"""Entry classes and the catalogue's settings in; JSON Schemas for editors out.

The schemas of the types depend on the classes and settings only and are committed. What completes
ids, the list of all entries, changes with every entry and stands in one file of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.common import Entry
from generator.catalogue.entries import ENTRY_TYPES
from generator.catalogue.settings import CatalogueSettings, VocabularyValue

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ENTRIES_FILE = "_entries.json"
NOTHING = {"type": "null"}

Schema = dict[str, Any]


def schema_files(catalogue: Catalogue) -> dict[str, str]:
    """Every file of `schemas/` by its name; those that start with `_` are not committed."""
    settings = catalogue.settings
    schemas = {f"{cls.type_name}.json": json_schema(cls, settings) for cls in ENTRY_TYPES}
    schemas["catalogue.json"] = settings_schema()
    schemas[ENTRIES_FILE] = entries_schema(catalogue)
    return {
        name: json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in sorted(schemas.items())
    }


def json_schema(cls: type[Entry], settings: CatalogueSettings) -> Schema:
    """What an editor needs to complete, explain and check a file of this type."""
    return _schema_of(cls, _Notes(settings, cls.type_name))


def settings_schema() -> Schema:
    """The same for `catalogue.yaml`."""
    return _schema_of(CatalogueSettings, None)


def entries_schema(catalogue: Catalogue) -> Schema:
    """The ids that exist, by type and altogether (`entry`), each with its title."""
    ids_by_type: dict[str, list[str]] = {cls.type_name: [] for cls in ENTRY_TYPES}
    for entry_id, entry in catalogue.entries.items():
        ids_by_type[entry.type_name].append(entry_id)
    titles = {entry_id: entry.title for entry_id, entry in catalogue.entries.items()}
    definitions = {
        name: _choice((entry_id, titles[entry_id]) for entry_id in ids)
        for name, ids in [*ids_by_type.items(), ("entry", list(titles))]
    }
    return {"$schema": DIALECT, "title": "Entries of this catalogue", "$defs": definitions}


def _schema_of(cls: type[BaseModel], notes: _Notes | None) -> Schema:
    written: Schema = _simplify(cls.model_json_schema(), notes)
    return {"$schema": DIALECT, "title": cls.__name__, **written}


class _Notes:
    """What replaces the notes that marks leave in a schema."""

    def __init__(self, settings: CatalogueSettings, type_name: str) -> None:
        self._settings = settings
        self._type_name = type_name

    def vocabulary(self, name: str) -> Schema:
        values: tuple[VocabularyValue, ...] = getattr(self._settings.vocabularies, name)
        return _choice((value.id, _explain(value)) for value in _with_narrower(values))

    def scale(self, name: str) -> Schema:
        steps = getattr(self._settings.scales, name)
        return _choice(
            (number, f"{step.title}: {step.meaning}") for number, step in enumerate(steps, 1)
        )

    def grade(self) -> Schema:
        return _choice((grade.id, grade.meaning) for grade in self._settings.grades)

    def relation(self, types: list[str], schema: Schema) -> Schema:
        """Ids of entries; where more than the id may be written, that too."""
        names = [self._type_name if name == "same" else name for name in types] or ["entry"]
        known = [{"$ref": f"{ENTRIES_FILE}#/$defs/{name}"} for name in names]
        is_id_alone = "maxLength" in schema
        choices = known if is_id_alone else [*known, schema]
        return choices[0] if len(choices) == 1 else {"anyOf": choices}


def _simplify(schema: Any, notes: _Notes | None) -> Any:
    """Without what only programs need: generated titles, empty defaults and `null`."""
    if isinstance(schema, list):
        return [_simplify(inner, notes) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {
        key: _simplify(value, notes)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str))
        and not (key == "default" and value in (None, []))
    }
    kinds = [kind for kind in kept.get("anyOf", ()) if kind != NOTHING]
    if len(kinds) == 1:
        del kept["anyOf"]
        kept = {**kinds[0], **kept}
    elif kinds:
        kept["anyOf"] = kinds
    return _replace_notes(kept, notes) if notes else kept


def _replace_notes(schema: Schema, notes: _Notes) -> Schema:
    """A mark on a list is about its items; one on an optional value is about the value."""
    for key in [key for key in schema if key.startswith("x-")]:
        value = schema.pop(key)
        if "items" in schema:
            schema["items"] = _replace_notes({**schema["items"], key: value}, notes)
            continue
        kept = {name: schema.pop(name) for name in ("description",) if name in schema}
        schema = {**kept, **_replacement(key, value, schema, notes)}
    return schema


def _replacement(key: str, value: Any, schema: Schema, notes: _Notes) -> Schema:
    match key:
        case "x-vocabulary":
            return notes.vocabulary(value)
        case "x-scale":
            return notes.scale(value)
        case "x-grade":
            return notes.grade()
        case _:
            return notes.relation(value, schema)


def _choice(values: Iterable[tuple[str | int, str]]) -> Schema:
    """A choice whose values editors explain; any text where there are no values yet."""
    pairs = list(values)
    if not pairs:
        return {"type": "string"}
    return {
        "enum": [value for value, _ in pairs],
        "markdownEnumDescriptions": [text for _, text in pairs],
    }


def _with_narrower(values: tuple[VocabularyValue, ...]) -> list[VocabularyValue]:
    return [inner for value in values for inner in (value, *_with_narrower(value.narrower))]


def _explain(value: VocabularyValue) -> str:
    return f"{value.title}: {value.definition}" if value.definition else value.title
