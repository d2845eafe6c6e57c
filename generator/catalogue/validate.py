"""A document, its class and the catalogue's settings in; a valid entry, or what is wrong, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from generator.catalogue.class_shapes import fields_of, model_at
from generator.catalogue.common import Entry
from generator.catalogue.content_rules import check_content
from generator.catalogue.documents import Document
from generator.catalogue.field_errors import describe_error
from generator.catalogue.field_rules import FieldError
from generator.catalogue.fields import FieldPath
from generator.catalogue.near_names import nearest
from generator.catalogue.settings import CatalogueSettings
from generator.catalogue.settings_rules import check_settings
from generator.catalogue.yaml_text import MOST_PROBLEMS
from generator.diagnostics import Diagnostic, Finding, Position

E = TypeVar("E", bound=Entry)
B = TypeVar("B", bound=BaseModel)


def validate_entry(
    document: Document, cls: type[E], settings: CatalogueSettings
) -> tuple[E | None, list[Diagnostic]]:
    """The entry, when nothing is wrong with it; otherwise everything that is wrong."""
    entry, diagnostics = validate_document(document, cls)
    diagnostics += islice(check_content(document, cls, settings), MOST_PROBLEMS)
    return (None if diagnostics else entry), sorted(set(diagnostics))


def validate_settings(document: Document) -> tuple[CatalogueSettings | None, list[Diagnostic]]:
    """The settings of `catalogue.yaml`, when nothing is wrong with them."""
    settings, diagnostics = validate_document(document, CatalogueSettings)
    diagnostics += check_settings(document)
    return (None if diagnostics else settings), sorted(diagnostics)


def validate_document(document: Document, cls: type[B]) -> tuple[B | None, list[Diagnostic]]:
    """What a class alone can say about a document."""
    try:
        return cls.model_validate(document.data), []
    except ValidationError as invalid:
        errors = [
            _locate(error, error["loc"], document) for error in invalid.errors()[:MOST_PROBLEMS]
        ]
    return None, list(dict.fromkeys(_describe(errors, document, cls)))


class Located(NamedTuple):
    """An error whose path was followed as far as the document goes.

    Where a field takes values of several kinds, validation tries each; `tried` is the name of the
    one that an error is about, and `rest` what follows that name in the error's path.
    """

    path: FieldPath
    value: Any
    tried: str
    rest: FieldPath
    error: Any


def _locate(error: Any, steps: FieldPath, document: Document, start: FieldPath = ()) -> Located:
    path, value = start, _value_at(document.data, start)
    for index, step in enumerate(steps):
        is_inside = isinstance(value, dict) and step in value
        is_item = isinstance(value, list) and isinstance(step, int) and step < len(value)
        if is_inside or is_item:
            path, value = (*path, step), value[step]
        elif index == len(steps) - 1 and (step == "[key]" or error["type"] == "missing"):
            path = path if step == "[key]" else (*path, step)
        else:
            return Located(path, value, str(step), steps[index + 1 :], error)
    return Located(path, error["input"], "", (), error)


def _value_at(value: Any, path: FieldPath) -> Any:
    for step in path:
        value = value[step]
    return value


def _describe(
    located: Sequence[Located], document: Document, cls: type[BaseModel]
) -> Iterator[Diagnostic]:
    kept = _without_misspelt(located, cls)
    for path, group in groupby(kept, key=lambda found: (found.path, bool(found.tried))):
        errors = list(group)
        if path[1]:
            yield from _describe_tried(errors, document, cls)
            continue
        for found in errors:
            if not _is_consequence(found):
                yield _diagnostic(found, found.error["type"], document, cls)


def _without_misspelt(located: Sequence[Located], cls: type[BaseModel]) -> list[Located]:
    """A field that is missing because its name is misspelt is one mistake, not two."""
    meant = set()
    for found in located:
        if found.error["type"] == "extra_forbidden" and not found.tried:
            fields = fields_of(model_at(cls, found.path[:-1]) or cls)
            written = str(found.path[-1]).partition(":")[0]
            meant.add((*found.path[:-1], nearest(written, fields)))
    return [
        found for found in located if not (found.error["type"] == "missing" and found.path in meant)
    ]


def _describe_tried(
    errors: list[Located], document: Document, cls: type[BaseModel]
) -> Iterator[Diagnostic]:
    """One message where several kinds were tried: for the one that the author likely meant."""
    path, value = errors[0].path, errors[0].value
    tried = list(dict.fromkeys(found.tried for found in errors))
    meant = _kind_meant(value, tried)
    if meant is None:
        code = "text_or_number" if "str" in tried else errors[0].error["type"]
        yield _diagnostic(errors[0], code, document, cls)
        return
    inner = [
        _locate(found.error, found.rest, document, path) for found in errors if found.tried == meant
    ]
    yield from _describe(inner, document, cls)


def _kind_meant(value: object, tried: list[str]) -> str | None:
    """The name of the kind that a value has, where only one of those that were tried fits."""
    lists = [name for name in tried if name.startswith("tuple[")]
    numbers = [name for name in tried if name in ("int", "float")]
    mappings = [name for name in tried if name[:1].isupper()]
    if isinstance(value, list):
        return next(iter(lists), None)
    if isinstance(value, dict):
        return next(iter(mappings), None)
    if numbers:
        return None if "str" in tried else numbers[-1]
    return next((name for name in tried if name not in lists + mappings), None)


def _is_consequence(found: Located) -> bool:
    """A list is called too short when all that is wrong is with its items."""
    if found.error["type"] != "too_short" or not isinstance(found.value, list):
        return False
    return bool(len(found.value) >= found.error["ctx"]["min_length"])


def _diagnostic(found: Located, code: str, document: Document, cls: type[BaseModel]) -> Diagnostic:
    error = found.error
    is_key = bool(error["loc"]) and error["loc"][-1] == "[key]"
    described = describe_error(
        FieldError(
            "key" if is_key else code,
            found.path,
            found.value,
            error.get("ctx", {}),
            error["msg"],
            None if code == "missing" else document.written(found.path),
            cls,
        )
    )
    rule, message, hint = described
    position = _position(document, found.path, code, is_key=is_key)
    return Diagnostic.of(rule, Finding(position, message, hint))


def _position(document: Document, path: FieldPath, code: str, *, is_key: bool) -> Position:
    """What is too much is shown at its name, what is missing at the start of what lacks it."""
    if is_key or code == "extra_forbidden":
        return document.key_position(path)
    return document.position(path[:-1] if code == "missing" else path)
