"""What somebody typed in; a form to compare, or one short enough to repeat, out."""

from __future__ import annotations

import json
from decimal import Decimal
from math import isfinite

LONGEST = 60
"""How much of what was typed a message repeats."""


def folded(text: str) -> str:
    """In lower case, with single spaces between words: `don't know` for ` Don’t  know`."""
    return " ".join(text.split()).lower().replace("’", "'")


def comparable(text: str) -> str:
    """What is compared with ids to find the nearest: these are ASCII, and longer ones are none."""
    return "".join(character if character < "\x80" else "?" for character in text[:LONGEST])


def shortened(value: object) -> str:
    """On one line, and no longer than a message can bear; what is no text as JSON."""
    written = value if isinstance(value, str) else _as_json(value)
    text = " ".join(written.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def as_whole(number: float) -> int | float:
    """`3` for `3.0`."""
    return int(number) if number == int(number) else number


def number_text(number: float) -> str:
    """`2,500`, `0.00001`."""
    return format(Decimal(repr(as_whole(number))), ",f")


def _as_json(value: object) -> str:
    if isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value):
        return number_text(value)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
