"""An entry in; the sections of its page out, in the order of its class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, get_args, get_origin

from markupsafe import Markup
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.catalogue.common import Entry
from generator.catalogue.fields import sections_of
from generator.catalogue.marks import Markdown
from generator.catalogue.marks import Section as SectionMark
from generator.publish.page import Section
from generator.publish.prose import PageProse
from generator.publish.render import render_part
from generator.publish.views import part_name, view_field


def entry_sections(entry: Entry, prose: PageProse) -> Iterator[Section]:
    """Every section that has something to say."""
    for name, heading, is_block, macros in _section_fields(type(entry)):
        if not getattr(entry, name):
            continue
        prose.start_section()
        value = view_field(entry, name, prose)
        yield Section(name, heading, value if is_block else _print(entry, value, macros, prose))


def _print(entry: Entry, value: Any, macros: tuple[str, ...], prose: PageProse) -> Markup:
    return render_part(macros, value, lambda name: view_field(entry, name, prose))


@cache
def _section_fields(cls: type[Entry]) -> tuple[tuple[str, str, bool, tuple[str, ...]], ...]:
    """Field, heading, whether it is ready as it is, and the macros that may print it.

    The most special macro comes first: `technique_steps` before `concept_entry_steps` before
    `claim_list`.
    """
    return tuple(
        (
            name,
            heading,
            _is_block(info.annotation, info.metadata),
            (
                *(f"{part_name(base)}_{name}" for base in cls.__mro__ if base is not object),
                *(("numbered",) if _is_ordered(info) and not _part_class(info.annotation) else ()),
                *_macros_of(info.annotation),
            ),
        )
        for name, heading, info in sections_of(cls)
    )


def _is_block(annotation: Any, metadata: Iterable[Any]) -> bool:
    """Whether a field holds paragraphs, and not a list of them: `Prose`, `Prose | None`."""
    if get_origin(annotation) is tuple:
        return False
    if any(isinstance(mark, Markdown) and mark.block for mark in metadata):
        return True
    return any(
        _is_block(argument, getattr(argument, "__metadata__", ()))
        for argument in get_args(annotation)
    )


def _is_ordered(info: FieldInfo) -> bool:
    return any(isinstance(mark, SectionMark) and mark.ordered for mark in info.metadata)


def macros_of_part(annotation: Any) -> tuple[str, ...]:
    """`tuple[Claim, ...]` → `claim_list`; `Needs | None` → `needs`; nothing where no part is."""
    return _macros_of(annotation) if _part_class(annotation) else ()


def _macros_of(annotation: Any) -> tuple[str, ...]:
    """As of parts, but plain values have a list as well."""
    inner = _part_class(annotation)
    is_list = annotation is not inner and any(
        argument is Ellipsis for argument in _all_arguments(annotation)
    )
    if inner is None:
        return ("items",) if is_list else ()
    name = part_name(inner)
    return (f"{name}_list",) if is_list else (name,)


def _part_class(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_part_class(argument) for argument in get_args(annotation))
    return next((cls for cls in found if cls), None)


def _all_arguments(annotation: Any) -> Iterator[Any]:
    for argument in get_args(annotation):
        yield argument
        yield from _all_arguments(argument)
