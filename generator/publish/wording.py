"""Names, numbers and dates in; the words that readers see out."""

from __future__ import annotations

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


def counted(number: int, singular: str, plural: str = "") -> str:
    """`1 claim`, `2 claims`, `1,000 entries`."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
