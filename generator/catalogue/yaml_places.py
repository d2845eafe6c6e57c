"""Values and events of a YAML text in; the room for their places, and how texts lie, out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yaml.events import ScalarEvent

SLOT = 2


def count_slots(value: object) -> int:
    """How many numbers the places of a value take: two for each key and each value in it."""
    if isinstance(value, dict):
        return SLOT + sum(SLOT + count_slots(inner) for inner in value.values())
    if isinstance(value, list):
        return SLOT + sum(map(count_slots, value))
    return SLOT


def text_style(event: Any, lines: Sequence[str]) -> int:
    """How a text lies in the file, so that a character of it can be found again.

    0: unknown, 1: plain on one line, 2: quoted on one line, 3 and more: a `|` block that is
    indented so many columns less 3.
    """
    style = event.style if type(event) is ScalarEvent else ">"
    start, end = event.start_mark.line, event.end_mark.line
    if style == "|":
        first = next(filter(str.strip, lines[start + 1 : end + 1]), "")
        return min(3 + len(first) - len(first.lstrip(" ")), 0xFFF)
    if start != end or style == ">":
        return 0
    return 2 if style in ("'", '"') else 1
