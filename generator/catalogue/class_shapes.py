"""An entry class and a path in; the class, the fields and the documentation at that place out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.catalogue.fields import FieldPath, written_name

T = TypeVar("T")


def fields_of(model: type[BaseModel]) -> list[str]:
    """The names of the fields of a class as authors write them, in order."""
    return [written_name(name, info) for name, info in model.model_fields.items()]


def model_at(cls: type[BaseModel], path: FieldPath) -> type[BaseModel] | None:
    """The class of the mapping at a path: `("claims", 0)` in a technique is a claim."""
    return model_in(_type_at(cls, path))


def field_at(cls: type[BaseModel], path: FieldPath) -> FieldInfo | None:
    """The field at a path; none for an item of a list, or where there is no such field."""
    owner = model_at(cls, path[:-1]) if path else None
    if owner is None:
        return None
    fields = owner.model_fields.items()
    return next((info for name, info in fields if written_name(name, info) == path[-1]), None)


def documentation_at(cls: type[BaseModel], path: FieldPath) -> str:
    """The first sentence that documents the field at a path, or else its class."""
    info = field_at(cls, path)
    model = model_at(cls, path)
    text = (info and info.description) or (model and model.__doc__) or ""
    return " ".join(text.split("\n\n")[0].split())


def marks_in(cls: type[BaseModel], kind: type[T]) -> Iterator[T]:
    """Every mark of this kind on the fields of a class, at any depth, in their order."""
    for info in cls.model_fields.values():
        yield from _marks(info.annotation, tuple(info.metadata), kind)


def _marks(annotation: Any, metadata: tuple[object, ...], kind: type[T]) -> Iterator[T]:
    yield from (mark for mark in metadata if isinstance(mark, kind))
    arguments = get_args(annotation)
    if get_origin(annotation) is Annotated:
        yield from _marks(arguments[0], arguments[1:], kind)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from marks_in(annotation, kind)
    else:
        for argument in arguments:
            yield from _marks(argument, (), kind)


def _type_at(cls: type[BaseModel], path: FieldPath) -> Any:
    current: Any = cls
    for step in path:
        model = model_in(current) if isinstance(step, str) else None
        if model is not None:
            named = {written_name(name, info): info for name, info in model.model_fields.items()}
            info = named.get(str(step))
            current = info.annotation if info else None
        else:
            current = _inner(current)
    return current


def _inner(annotation: Any) -> Any:
    """The type of a list's items or a mapping's values, under `Annotated` and `| None`."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _inner(arguments[0])
    if origin is tuple:
        return arguments[0]
    if origin is dict:
        return arguments[1]
    return next((found for found in map(_inner, arguments) if found is not None), None)


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The class of a mapping, under `Annotated` and in a union; not that of a list's items."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (None, tuple, dict):
        return None
    return next((found for found in map(model_in, get_args(annotation)) if found), None)
