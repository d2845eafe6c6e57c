"""A name as somebody wrote it in; the same name without case, plural, markup and dashes out."""

from __future__ import annotations

import functools
import html
import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

LONGEST = 200
"""Characters of the longest text that is compared as a name."""

_MARKUP = re.compile(r"<[^<>]*>|\\(?=[!-/:-@\[-`{-~])|(?<![^\W_])[_*~`]+|[_*~`]+(?![^\W_])")
_END_IN_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*$")
_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"(?<=[^\W_])['’]s\b")
_APOSTROPHE = re.compile(r"(?<=[^\W_])['’](?=[^\W_])")
_ARTICLES = frozenset({"the", "a", "an"})
_SPELLINGS = (
    (re.compile(r"i[sz](?=(?:e|ed|er|ing|ation|ations|ers|es)$)"), "is"),
    (re.compile(r"y[sz](?=(?:e|ed|er|ing|ers|es)$)"), "ys"),
    (re.compile(r"(?<=[a-z]{2})our(?=$|s$|al$|ed$|ing$|s)"), "or"),
    (re.compile(r"ll(?=(?:ed|ing|er)$)"), "l"),
)


@functools.lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    """`("catastrophic", "forgetting")` for "the *Catastrophic*-forgettings"."""
    plain = html.unescape(_MARKUP.sub("", text[:LONGEST]))
    folded = unicodedata.normalize("NFKD", plain).casefold()
    folded = "".join(sign for sign in folded if not unicodedata.combining(sign))
    folded = _APOSTROPHE.sub("", _POSSESSIVE.sub("", folded)).replace("&", " and ")
    words = _WORD.findall(folded)
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return tuple(_stem(word) for word in words)


def key_of(text: str) -> str:
    """What two spellings of one name have in common: "Fine-tuning", "fine tuning", "Finetuning"."""
    return "".join(words_of(text))


def keys_of(text: str) -> Iterable[str]:
    """The name's key, and the one without brackets at its end: `(RAG)`."""
    yield key_of(text)
    short = _END_IN_BRACKETS.sub("", text)
    if short != text and key_of(short):
        yield key_of(short)


def without_brackets(text: str) -> str:
    return _END_IN_BRACKETS.sub("", text)


def _stem(word: str) -> str:
    """The singular, in one of two spellings; only to compare, so it need not be a word."""
    for pattern, instead in _SPELLINGS:
        word = pattern.sub(instead, word)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def is_typo_of(text: str, name: str) -> bool:
    """Whether a few wrong letters are all that lies between the two; digits never are."""
    one, other = key_of(text), key_of(name)
    if min(len(one), len(other)) < 6 or abs(len(one) - len(other)) > 2:
        return False
    if _digits(one) != _digits(other):
        return False
    return likeness(one, other) >= 0.88


def is_slip_of(text: str, name: str) -> bool:
    """Whether it is the name but for a wrong letter or two within long words.

    Other words, and words that begin otherwise ("unsupervised"), may be another thing's name.
    """
    pairs = list(zip(words_of(text), words_of(name), strict=False))
    if len(words_of(text)) != len(words_of(name)) or not is_typo_of(text, name):
        return False
    return all(
        one == other
        or (one[0] == other[0] and min(len(one), len(other)) > 4 and likeness(one, other) > 0.85)
        for one, other in pairs
    )


def likeness(one: str, other: str) -> float:
    match = SequenceMatcher(None, one, other, autojunk=False)
    if match.real_quick_ratio() < 0.6 or match.quick_ratio() < 0.6:
        return 0.0
    return match.ratio()


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())
