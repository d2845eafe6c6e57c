"""Entry classes and entries in; the fields, and the values that carry a mark at any depth, out."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, TypeAlias, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.catalogue.common import Entry
from generator.catalogue.marks import (
    Citation,
    GradeMark,
    Markdown,
    Relation,
    Scale,
    Section,
    Vocabulary,
)

FieldPath: TypeAlias = tuple[str | int, ...]
"""Where a value stands in an entry, in the names that authors write: `("claims", 0, "sources")`."""
M = TypeVar("M", Citation, GradeMark, Markdown, Relation, Scale, Vocabulary)

Found: TypeAlias = list[tuple[FieldPath, Any, Any]]
Walker: TypeAlias = Callable[[Any, FieldPath, Found], None]


class SectionField(NamedTuple):
    """One section of an entry's page."""

    field_name: str
    heading: str
    info: FieldInfo


class LinkValue(NamedTuple):
    """One value that names another entry.

    `field_name` is the field of the entry that it stands in, at whatever depth (`confused_with`).
    `target` is the id alone, `text` what the author wrote (`hu-2022, Table 2`, `lora#steps`).
    """

    relation: Relation
    field_name: str
    target: str
    path: FieldPath
    text: str


class ProseValue(NamedTuple):
    """One text in Markdown; `section` is the field of the entry that it stands in."""

    path: FieldPath
    text: str
    block: bool
    section: str


def sections_of(cls: type[Entry]) -> list[SectionField]:
    """The sections of a page of this type, in order: those of the type itself come first."""
    return [
        SectionField(name, mark.heading, info)
        for name, info in own_first(cls)
        for mark in info.metadata
        if isinstance(mark, Section)
    ]


def sections_with_text(entry: Entry) -> list[str]:
    """The sections that the entry's page really has, by the names of their fields."""
    return [name for name, _, _ in sections_of(type(entry)) if getattr(entry, name)]


def relations_of(cls: type[Entry]) -> dict[str, Relation]:
    """The fields of the type that hold ids of other entries and nothing else."""
    return {
        name: mark
        for name, info in own_first(cls)
        for mark in info.metadata
        if isinstance(mark, Relation)
    }


def own_first(cls: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """The fields of a class, those that it states itself before those that it inherits."""
    own = cls.__annotations__
    return sorted(cls.model_fields.items(), key=lambda field: field[0] not in own)


def written_name(name: str, info: FieldInfo) -> str:
    """The name of a field as authors write it: `DOI`, not `doi`."""
    return info.alias or name


def link_values(entry: Entry) -> Iterator[LinkValue]:
    """Every value that names another entry, at any depth, in the order of the fields."""
    for path, text, relation in marked_values(entry, Relation):
        target = text.partition(",")[0].partition("#")[0].strip()
        yield LinkValue(relation, str(path[0]), target, path, text)


def prose_values(entry: Entry) -> Iterator[ProseValue]:
    """Every text in Markdown, at any depth, in the order of the fields."""
    for path, text, mark in marked_values(entry, Markdown):
        yield ProseValue(path, text, mark.block, str(path[0]))


def marked_values(entry: BaseModel, kind: type[M]) -> Iterator[tuple[FieldPath, str, M]]:
    """Every value with a mark of this kind; absent ones are left out. A scale step is a number."""
    return iter(_walk(type(entry), entry, kind))


def marked_texts(
    cls: type[BaseModel], fields: dict[str, object], kind: type[M]
) -> Iterator[tuple[FieldPath, str, M]]:
    """Every text with a mark of this kind in what an author wrote, valid or not."""
    return (found for found in _walk(cls, fields, kind) if isinstance(found[1], str))


def _walk(cls: type[BaseModel], value: object, kind: Any) -> Found:
    found: Found = []
    walker = _model_walker(cls, kind)
    if walker:
        walker(value, (), found)
    return found


# Walkers take valid entries and what authors wrote alike; what has the wrong shape they pass over.
@cache
def _model_walker(cls: type[BaseModel], kind: type) -> Walker | None:
    """A function that visits only the fields under which a mark of this kind can stand."""
    routes = [
        (name, written_name(name, info), walker)
        for name, info in cls.model_fields.items()
        if (walker := _walker(info.annotation, tuple(info.metadata), kind))
    ]

    def walk(model: Any, path: FieldPath, found: Found) -> None:
        is_valid = type(model) is cls
        if not is_valid and type(model) is not dict:
            return
        for name, written, walker in routes:
            value = getattr(model, name) if is_valid else model.get(written)
            if value is not None and value != ():
                walker(value, (*path, written), found)

    return walk if routes else None


def _walker(annotation: object, metadata: tuple[object, ...], kind: type) -> Walker | None:
    """Marks of a list are those of its items: `Annotated[tuple[EntryId, ...], Relation(…)]`."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _walker(arguments[0], (*metadata, *arguments[1:]), kind)
    if origin is tuple:
        return _item_walker(_walker(arguments[0], metadata, kind))
    if origin is dict:
        return _value_walker(_walker(arguments[1], metadata, kind))
    if origin in (Union, types.UnionType):
        return _union_walker(arguments, metadata, kind)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _model_walker(annotation, kind)
    return _leaf_walker(next((mark for mark in metadata if isinstance(mark, kind)), None))


def _union_walker(
    arguments: tuple[object, ...], metadata: tuple[object, ...], kind: type
) -> Walker | None:
    """`X | None` is walked as `X`; other unions of the classes carry no marks."""
    present = [argument for argument in arguments if argument is not type(None)]
    return _walker(present[0], metadata, kind) if len(present) == 1 else None


def _leaf_walker(mark: object) -> Walker | None:
    def walk(value: Any, path: FieldPath, found: Found) -> None:
        found.append((path, value, mark))

    return walk if mark else None


def _item_walker(inner: Walker | None) -> Walker | None:
    if inner is None:
        return None

    def walk(values: Any, path: FieldPath, found: Found) -> None:
        if type(values) is tuple or type(values) is list:
            for index, value in enumerate(values):
                inner(value, (*path, index), found)

    return walk


def _value_walker(inner: Walker | None) -> Walker | None:
    if inner is None:
        return None

    def walk(values: Any, path: FieldPath, found: Found) -> None:
        if type(values) is dict:
            for key, value in values.items():
                inner(value, (*path, key), found)

    return walk
