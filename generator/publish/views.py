"""Values of an entry in; the same values ready to print out: HTML, words, links, nested parts."""

from __future__ import annotations

import re
import types
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from markupsafe import Markup, escape
from pydantic import BaseModel

from generator.catalogue.marks import (
    Citation,
    GradeMark,
    Markdown,
    Relation,
    Scale,
    Vocabulary,
)
from generator.graph.grades import best_grade
from generator.publish.badges import grade_badge
from generator.publish.prose import PageProse
from generator.publish.publication import Step
from generator.publish.wording import words_of_date, words_of_name

Show: TypeAlias = Callable[[Any, PageProse], Any]
_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")


class View:
    """A part of an entry for a template: attributes ready to print, under the fields' names."""

    grade: Markup | None
    letter: str

    def __init__(self, part: str, values: dict[str, object]) -> None:
        self.__dict__.update(values)
        self.part = part
        """The name of the part's class: `detection_test`."""
        self.values = values

    @property
    def labelled(self) -> list[tuple[str, object]]:
        """What is there, each value with the words of its field's name."""
        return [
            (words_of_name(name), value)
            for name, value in self.values.items()
            if value not in (None, ())
        ]


def view_field(model: BaseModel, name: str, prose: PageProse) -> Any:
    """The value of one field as a template prints it; absent ones stay `None` or empty."""
    value = getattr(model, name)
    return value if value is None or value == () else _showers(type(model))[name](value, prose)


def view_model(model: BaseModel, prose: PageProse) -> View:
    """A part of an entry; its fields are shown in order, so that citations count in order."""
    view = View(
        part_name(type(model)),
        {name: view_field(model, name, prose) for name in _showers(type(model))},
    )
    if "grade" in view.values and "sources" in view.values:
        _add_grade(view, model, prose)
    return view


@cache
def part_name(cls: type) -> str:
    """`DetectionTest` → `detection_test`, the name of its macro in the templates."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


@cache
def _showers(cls: type[BaseModel]) -> dict[str, Show]:
    return {
        name: _shower(info.annotation, tuple(info.metadata))
        for name, info in cls.model_fields.items()
    }


def _shower(annotation: Any, metadata: tuple[object, ...]) -> Show:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shower(arguments[0], (*metadata, *arguments[1:]))
    if origin is tuple:
        item = _shower(arguments[0], metadata)
        return lambda values, prose: tuple(item(value, prose) for value in values)
    if origin is dict:
        inner = _shower(arguments[1], metadata)
        return lambda values, prose: {key: inner(value, prose) for key, value in values.items()}
    if origin in (Union, types.UnionType):
        present = [argument for argument in arguments if argument is not type(None)]
        return _shower(present[0], metadata) if len(present) == 1 else _show_plain
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return view_model
    return _leaf_shower(metadata)


def _leaf_shower(metadata: tuple[object, ...]) -> Show:
    for mark in metadata:
        match mark:
            case Markdown(block=block):
                return _show_block if block else _show_line
            case Citation():
                return lambda citation, prose: prose.references.cite_text(citation)
            case Relation():
                return lambda name, prose: prose.link(*_id_and_anchor(name))
            case Vocabulary(name=vocabulary):
                return lambda word, prose: prose.publication.word(vocabulary, word)
            case Scale(name=scale):
                return lambda step, prose: _show_step(prose.publication.step(scale, step))
            case GradeMark():
                return lambda grade, prose: grade_badge(prose.publication, grade)
    return _show_plain


def _show_block(text: str, prose: PageProse) -> Markup:
    return prose.block(text)


def _show_line(text: str, prose: PageProse) -> Markup:
    return prose.line(text)


def _add_grade(view: View, model: Any, prose: PageProse) -> None:
    """The grade that counts for a statement: its own, or that of its best source."""
    publication = prose.publication
    grade = model.grade or best_grade(model.sources, publication.graph)
    view.grade = grade_badge(publication, grade) if grade else None
    view.letter = (grade or "none").lower()


def _id_and_anchor(name: str) -> tuple[str, str, str]:
    entry_id, _, anchor = name.partition("#")
    return entry_id, "", anchor


def _show_step(step: Step) -> Markup:
    return Markup("{} ({} of {}): {}").format(step.title, step.number, step.of, step.meaning)


def _show_plain(value: object, prose: PageProse) -> object:
    """Text without Markdown: an address becomes a link, a date is written out."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return value
    if value.startswith(("https://", "http://")):
        return Markup('<a href="{0}">{1}</a>').format(value, value.split("//", 1)[1].rstrip("/"))
    if _DATE.fullmatch(value):
        return Markup('<time datetime="{}">{}</time>').format(value, words_of_date(value))
    return escape(value)
