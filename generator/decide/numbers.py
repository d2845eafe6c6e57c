"""A number as people write it in; the number, or why none is certain, out."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from generator.decide.typed_texts import as_whole, folded, shortened

LARGEST = 10**15
"""Above it, numbers are not exact in every program that reads them."""
LONGEST = 100
"""No number with its unit is longer."""
POWERS = {"thousand": 3, "million": 6, "billion": 9, "k": 3, "m": 6, "mio": 6, "bn": 9, "b": 9}
NOUGHT = {"zero", "none"}
_DASH = re.compile("[\u2012\u2013\u2212]")
_ROUGHLY = re.compile(r"^(?:~|≈|(?:about|around|roughly|approximately|approx\.?|circa|ca\.?) ) ?")
_WRITTEN = re.compile(r"([+-]?) ?((?:[0-9]|\.[0-9])(?:[0-9.,'_ ]*[0-9.])?) ?(.*)")
_BOUND = re.compile(
    r"(?:[<>≤≥]=?|over|under|at least|at most|up to|more than|less than|fewer than|between|from)"
    r" ?[0-9].*"
)
_MORE = re.compile(r"(?:\+|(?:-|to|or|and) ?(?:[0-9]|more|less|fewer)).*")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]*)?|\.[0-9]+")
_SPACED = re.compile(r"[1-9][0-9]{0,2}([ '_])[0-9]{3}(?:\1[0-9]{3})*(?:[.,][0-9]+)?")
_COMMAS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_LAKHS = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_POINTS = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|\.[0-9]{3},[0-9]+)")
_THOUSANDS_OR_DECIMALS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_SMALL = re.compile(r"0,[0-9]+")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]+")


class Doubt(NamedTuple):
    """Why a text is no number that one can be sure of."""

    message: str
    hint: str


def read_number(text: str, unit: str | None) -> int | float | Doubt | None:
    """`2,500`, `2 500`, `2'500`, `2.5k`, `about 2500 examples`; none if it is no number at all.

    In `billion weights`, `7b` and `7 billion` are 7. What can be read in two ways is a doubt.
    """
    if len(text) > LONGEST:
        return None
    written = _ROUGHLY.sub("", _DASH.sub("-", folded(unicodedata.normalize("NFKC", text))))
    if written in NOUGHT:
        return 0
    found = _WRITTEN.fullmatch(written)
    if _BOUND.fullmatch(written) or (found and _MORE.fullmatch(found[3])):
        hint = "write one number; of a range, the end that you can be sure of"
        return Doubt(f'"{shortened(written)}" is more than one number', hint)
    if not found:
        return None
    sign, digits, rest = found.groups()
    power = _power_of(rest.split(), unit or "")
    if power is None:
        hint = "convert it if need be, and write digits alone, like `2500`"
        return (
            Doubt(f'"{shortened(rest)}" is not the unit, which is {unit}', hint) if unit else None
        )
    plain = _decimal(digits, f" {rest}" if rest else "")
    if not isinstance(plain, str):
        return plain
    return as_whole(float(f"{sign}{plain}e{power}"))


def largest(unit: str | None) -> int:
    """The largest number that makes sense in a unit: of `billion weights`, a billionth."""
    return LARGEST // int(10 ** _unit_words(unit or "")[0])


def _decimal(digits: str, rest: str) -> str | Doubt | None:
    """The digits without thousands separators, with a point before decimals."""
    if _THOUSANDS_OR_DECIMALS.fullmatch(digits):
        smaller = digits.rstrip("0").rstrip(".") if digits.endswith("0") else f"{digits}0"
        return _two_ways(digits, digits.replace(".", ""), smaller, rest)
    if _PLAIN.fullmatch(digits):
        return digits
    if _COMMAS.fullmatch(digits) or _LAKHS.fullmatch(digits):
        return digits.replace(",", "")
    if _POINTS.fullmatch(digits):
        return digits.replace(".", "").replace(",", ".")
    if _SPACED.fullmatch(digits) or _SMALL.fullmatch(digits):
        return re.sub(r"[ '_]", "", digits).replace(",", ".")
    if _DECIMAL_COMMA.fullmatch(digits):
        return _two_ways(digits, digits.replace(",", "."), digits.replace(",", ""), rest)
    return None


def _two_ways(digits: str, one: str, other: str, rest: str) -> Doubt:
    message = f'"{digits}{rest}" can be read in two ways'
    return Doubt(message, f"write `{one}{rest}`, or `{other}{rest}`")


def _power_of(words: list[str], unit: str) -> int | None:
    """Of ten, from `k`, `million` and the like; none where the words say something else."""
    own, known = _unit_words(unit)
    stated = [_singular(word) for word in " ".join(words).replace("/", " ").split()]
    if not stated or known.issuperset(stated):
        return 0
    power = POWERS.get(stated[0])
    if power is None or not known.issuperset(stated[1:]):
        return None
    return power - own


def _unit_words(unit: str) -> tuple[int, frozenset[str]]:
    """The power of ten that is part of a unit, and its words with those that may stand by them."""
    words = [_singular(word) for word in unit.lower().replace("/", " ").split()]
    own = POWERS.get(words[0], 0) if words else 0
    return own, frozenset(words[1:] if own else words) | {"per", "a", "each", "of"}


def _singular(word: str) -> str:
    return word.rstrip(".").removesuffix("s")
