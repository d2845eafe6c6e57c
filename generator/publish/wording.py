"""Names, numbers and dates in; the words that readers see out."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MONTHS = "January February March April May June July August September October November December"


def words_of_date(date: str) -> str:
    """`2026-11-22` → `22 November 2026`; `2026-11` → `November 2026`."""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = _MONTHS.split()[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def words_of_name(name: str) -> str:
    """What readers call a field or a part: `data_situations` → `Data situations`."""
    return name.replace("_", " ").replace("-", " ").capitalize()


def abbreviation(title: str, names: Iterable[str]) -> str:
    """The first other name that is made of the title's initials: `LoRA` of `Low-rank adaptation`.

    Nothing where the title has capitals of its own kind already, so that none is said twice.
    """
    initials = [word[0].upper() for word in re.findall(r"[^\W_]+", title)]
    return next((name for name in names if name not in title and _is_made_of(name, initials)), "")


def _is_made_of(name: str, initials: list[str]) -> bool:
    capitals = [character for character in name if character.isupper()]
    if len(capitals) < 2 or len(name) > 8 or not name.isalnum() or capitals[0] != initials[0]:
        return False
    left = iter(initials)
    return all(capital in left for capital in capitals)


def counted(number: int, singular: str, plural: str = "") -> str:
    """`1 claim`, `2 claims`, `1,000 entries`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
