"""Values of an entry in; clean Markdown out: links made, nothing of our own marks but citations."""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel

from generator.catalogue.marks import Citation, Markdown, Relation, Vocabulary
from generator.graph.concept_graph import ConceptGraph
from generator.graph.plain_text import MENTION, hide_code


@dataclass(frozen=True, slots=True)
class EntryTexts:
    """What the texts of an entry need to know of the others."""

    graph: ConceptGraph
    href: Callable[[str], str]
    """The address of an entry from the folder of the file."""
    titles: Mapping[str, str]

    def link(self, name: str, words: str = "", anchor: str = "") -> str:
        """`[LoRA](../techniques/lora/#steps)`; the bare words where there is no such entry."""
        present = self.graph.names.get(name)
        if present is None or present not in self.graph.concepts:
            return words or name
        return f"[{words or self.titles[name]}]({self.href(present)}{anchor})"

    def prose(self, text: str) -> str:
        """Markdown with `[[id]]` made a link; what stands in code stays as it is."""
        if "[[" not in text:
            return text.strip()
        parts: list[str] = []
        end = 0
        for match in MENTION.finditer(hide_code(text)):
            words = text[match.start(3) : match.end(3)] if match[3] else ""
            parts += [text[end : match.start()], self.link(match[1].strip(), words, match[2] or "")]
            end = match.end()
        return "".join([*parts, text[end:]]).strip()


Write: TypeAlias = Callable[[Any, EntryTexts], str]


def markdown_of_field(model: BaseModel, name: str, texts: EntryTexts) -> str:
    """The value of one field: paragraphs, or a list."""
    value = getattr(model, name)
    if isinstance(value, BaseModel):
        return "\n".join(_labelled(_written_fields(value, texts)))
    return _writers(type(model))[name](value, texts)


@cache
def _writers(cls: type[BaseModel]) -> dict[str, Write]:
    return {
        name: _writer(info.annotation, tuple(info.metadata))
        for name, info in cls.model_fields.items()
    }


def _writer(annotation: Any, metadata: tuple[object, ...]) -> Write:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _writer(arguments[0], (*metadata, *arguments[1:]))
    if origin is tuple:
        item = _writer(arguments[0], metadata)
        return _names_writer(item) if _are_names(arguments[0], metadata) else _list_writer(item)
    if origin is dict:
        return _mapping_writer(_writer(arguments[1], metadata))
    if origin in (Union, types.UnionType):
        present = [argument for argument in arguments if argument is not type(None)]
        return _writer(present[0], metadata) if len(present) == 1 else _write_plain
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _write_part
    return _leaf_writer(metadata)


def _leaf_writer(metadata: tuple[object, ...]) -> Write:
    for mark in metadata:
        match mark:
            case Markdown():
                return lambda text, texts: texts.prose(text)
            case Citation():
                return lambda citation, _: f"[@{citation}]"
            case Relation():
                return lambda name, texts: texts.link(name.partition("#")[0])
    return _write_plain


def _write_plain(value: object, _: EntryTexts) -> str:
    return str(value)


def _are_names(item: Any, metadata: tuple[object, ...]) -> bool:
    """Whether the values of a list are so short that they stand on one line."""
    marks = (*metadata, *getattr(item, "__metadata__", ()))
    return any(isinstance(mark, (Citation, Relation, Vocabulary)) for mark in marks)


def _names_writer(item: Write) -> Write:
    return lambda values, texts: ", ".join(item(one, texts) for one in values)


def _list_writer(item: Write) -> Write:
    return lambda values, texts: "\n".join(f"- {_indented(item(one, texts))}" for one in values)


def _mapping_writer(item: Write) -> Write:
    return lambda values, texts: "\n".join(
        f"- {key}: {_indented(item(value, texts))}" for key, value in values.items()
    )


def _write_part(part: BaseModel, texts: EntryTexts) -> str:
    """What the part says first, then its other fields as a list under it."""
    (_, first), *others = _written_fields(part, texts)
    return "\n".join([first, *_labelled(others)])


def _labelled(fields: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"- {label}: {_indented(text)}" for label, text in fields)


def _written_fields(part: BaseModel, texts: EntryTexts) -> Iterator[tuple[str, str]]:
    for name, write in _writers(type(part)).items():
        value = getattr(part, name)
        if name != "id" and value not in (None, ()):
            text = write(value, texts)
            yield name.replace("_", " ").capitalize(), f"\n{text}" if text[:2] == "- " else text


def _indented(text: str) -> str:
    return re.sub(r"\n(?=.)", "\n  ", text) if "\n" in text else text
