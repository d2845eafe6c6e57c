"""Values of a page in; the same values out, with a mark in the place of every text.

A mark can be printed, and asked whether it is empty, as the text could. Whatever else a template
does with it (compare it, measure it, change it) depends on the text, and is noted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

OPEN, CLOSE = "\ue000", "\ue001"
_START = f"{OPEN}&amp;Mark"
"""What filters change that make text of HTML, or change letters, so that they show."""

MARK = re.compile(f"{_START}([^{CLOSE}]*){CLOSE}")
_HARMLESS = {"__doc__", "__getattribute__", "__getnewargs__", "__new__", "__repr__", "__sizeof__"}


class Mark(str):
    """Stands for the text at a place among the values of a page."""

    uses: list[str]
    original: str

    @classmethod
    def of(cls, place: str, original: str, uses: list[str]) -> Mark:
        mark = cls(f"{_START}{place}{CLOSE}")
        mark.uses, mark.original = uses, original
        return mark

    def __bool__(self) -> bool:
        return True

    def __html__(self) -> str:
        """What escaping makes of it: the text itself, if that is HTML already."""
        if not hasattr(self.original, "__html__"):
            self.uses.append("__html__")
        return str(self)


def _noted(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
    def use(self: Mark, *arguments: Any, **options: Any) -> Any:
        self.uses.append(name)
        return method(self, *arguments, **options)

    return use


for _name in sorted(set(vars(str)) - _HARMLESS - {"__str__"}):
    setattr(Mark, _name, _noted(_name, getattr(str, _name)))
for _name, _number in {"__int__": int, "__float__": float}.items():
    setattr(Mark, _name, _noted(_name, lambda mark, make=_number: make(mark.original)))


def mark_values(values: object, uses: list[str], place: str = "") -> object:
    """The same values, with a mark that names its place for every text that is not empty."""
    if isinstance(values, Mapping):
        return {key: mark_values(value, uses, f"{place}/{key}") for key, value in values.items()}
    if isinstance(values, list):
        return [mark_values(value, uses, f"{place}/{index}") for index, value in enumerate(values)]
    return Mark.of(place, values, uses) if isinstance(values, str) and values else values
