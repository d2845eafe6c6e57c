"""Fields of an entry in; their values in Markdown, by what the class says of them, out."""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel

from generator.catalogue.fields import own_first, written_name
from generator.catalogue.marks import (
    Citation,
    GradeMark,
    Markdown,
    Relation,
    Scale,
    Section,
    Vocabulary,
)
from generator.catalogue.parts import Name
from generator.exports.markdown_texts import EntryTexts
from generator.graph.grades import best_grade

Write: TypeAlias = Callable[[Any, EntryTexts], str]


def markdown_of_field(model: BaseModel, name: str, texts: EntryTexts) -> str:
    """The value of one field: a line, paragraphs, or a list."""
    value = getattr(model, name)
    if isinstance(value, BaseModel):
        return "\n".join(labelled(_written_fields(value, texts)))
    return _writers(type(model))[name](value, texts)


@cache
def label_of(cls: type[BaseModel], name: str) -> str:
    """What a field is called: `Data situations`, `DOI`."""
    words = re.sub("[-_]", " ", written_name(name, cls.model_fields[name]))
    return words[:1].upper() + words[1:]


def labelled(fields: Iterable[tuple[str, str]]) -> Iterator[str]:
    """`- Label: text`; a list goes under its label."""
    for label, text in fields:
        yield f"- {label}: {_indented(text)}" if not _is_list(text) else _under(label, text)


def words_of_parts(model: BaseModel) -> dict[str, str]:
    """What ids stand for that parts of the entry name each other by: option → its title."""
    found: dict[str, str] = {}
    for part in _parts_in(model):
        words = getattr(part, "title", None) or getattr(part, "text", None)
        if words and isinstance(own := getattr(part, "id", None), str):
            found.setdefault(own, words)
    return found


def _parts_in(value: object) -> Iterator[BaseModel]:
    if isinstance(value, BaseModel):
        for name in _fields_with_parts(type(value)):
            yield from _parts_in(getattr(value, name))
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _parts_in(one)


@cache
def _fields_with_parts(cls: type[BaseModel]) -> tuple[str, ...]:
    return tuple(name for name, info in cls.model_fields.items() if _has_part(info.annotation))


def _has_part(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return get_origin(annotation) is not dict and any(map(_has_part, get_args(annotation)))


@cache
def _writers(cls: type[BaseModel]) -> dict[str, Write]:
    return {name: _writer(info.annotation, tuple(info.metadata)) for name, info in own_first(cls)}


def _writer(annotation: Any, metadata: tuple[object, ...]) -> Write:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _writer(arguments[0], (*metadata, *arguments[1:]))
    if origin is tuple:
        return _writer_of_many(arguments[0], metadata)
    if origin is dict:
        return _mapping_writer(_writer(arguments[1], metadata))
    if origin in (Union, types.UnionType):
        present = [argument for argument in arguments if argument is not type(None)]
        return _writer(present[0], metadata) if len(present) == 1 else _write_by_value
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _write_name if annotation is Name else _write_part
    return _leaf_writer(metadata)


def _leaf_writer(metadata: tuple[object, ...]) -> Write:
    for mark in metadata:
        match mark:
            case Markdown():
                return lambda text, texts: texts.prose(text)
            case Citation():
                return lambda citation, _: f"[@{citation}]"
            case Relation():
                return lambda name, texts: texts.link_to(name)
            case Vocabulary(name=vocabulary):
                return lambda value, texts: texts.word(vocabulary, value)
            case Scale(name=scale):
                return lambda number, texts: texts.step(scale, number)
            case GradeMark():
                return lambda letter, texts: texts.grade(letter)
    return _write_by_value


def _write_by_value(value: object, texts: EntryTexts) -> str:
    """Where the class leaves open what it is."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, BaseModel):
        return ", ".join(f"{label.lower()} {text}" for label, text in _written_fields(value, texts))
    if isinstance(value, tuple):
        return ", ".join(_write_by_value(one, texts) for one in value)
    return texts.line(str(value))


def _write_name(name: Name, texts: EntryTexts) -> str:
    return texts.line(", ".join(filter(None, (name.literal or name.family, name.given))))


def _writer_of_many(item: Any, metadata: tuple[object, ...]) -> Write:
    write = _writer(item, metadata)
    if item is Name:
        return lambda values, texts: "; ".join(write(one, texts) for one in values)
    if _are_names(item, metadata):
        return lambda values, texts: ", ".join(write(one, texts) for one in values)
    if any(isinstance(mark, Section) and mark.ordered for mark in metadata):
        return lambda values, texts: "\n".join(
            f"{number}. {_indented(write(one, texts), 3)}" for number, one in enumerate(values, 1)
        )
    return lambda values, texts: "\n".join(f"- {_indented(write(one, texts))}" for one in values)


def _are_names(item: Any, metadata: tuple[object, ...]) -> bool:
    """Whether the values of a list are so short that they stand on one line."""
    marks = (*metadata, *getattr(item, "__metadata__", ()))
    return get_origin(item) is Annotated and not any(isinstance(mark, Markdown) for mark in marks)


def _mapping_writer(write: Write) -> Write:
    return lambda values, texts: "\n".join(
        labelled((texts.line(key), write(value, texts)) for key, value in values.items())
    )


def _write_part(part: BaseModel, texts: EntryTexts) -> str:
    """What the part says first, then its other fields as a list under it."""
    fields = list(_written_fields(part, texts))
    label, text = first = next((one for one in fields if not _is_list(one[1])), fields[0])
    is_usual = label == label_of(type(part), _first_field(type(part)))
    head = text if is_usual else f"{label}: {text}"
    return "\n".join([head, *labelled(one for one in fields if one is not first)])


@cache
def _first_field(cls: type[BaseModel]) -> str:
    return next(name for name in cls.model_fields if name != "id")


def _written_fields(part: BaseModel, texts: EntryTexts) -> Iterator[tuple[str, str]]:
    """What is there; the grade of a statement is its own or that of its best source."""
    writers, written = _writers(type(part)), part.model_fields_set
    for name, write in writers.items():
        value = getattr(part, name) if name in written else None
        if name == "grade" and value is None and "sources" in writers:
            value = best_grade(getattr(part, "sources"), texts.graph)  # noqa: B009
        if name != "id" and value not in (None, ()):
            yield label_of(type(part), name), write(value, texts)


def _is_list(text: str) -> bool:
    return text.startswith(("- ", "1. "))


def _under(label: str, text: str) -> str:
    return f"- {label}:\n  {_indented(text)}"


def _indented(text: str, spaces: int = 2) -> str:
    return re.sub(r"\n(?=.)", "\n" + " " * spaces, text) if "\n" in text else text
