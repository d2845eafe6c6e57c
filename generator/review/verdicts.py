"""The name that stands with a code in; whether it is right, outdated, another's or nobody's out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from generator.review.catalogue import Catalogue, Entry, Label
from generator.review.name_shapes import looks_like_a_name, significant_words
from generator.review.names import is_typo_of, key_of, without_brackets, words_of

_SEPARATOR = re.compile(r"\s+[-–—|/·•]+\s+|[;:,|–—]\s*|\s*\n\s*")
_ADDITION = re.compile(
    r"(?:in|of|on|for|with|by|at|from|after|during|through|via|when|under)\b", re.IGNORECASE
)


_EDGES = " \t\n:;,.–—-|·•/\"'“”„«»\u2018\u2019*_["


class Verdict(NamedTuple):
    """What a text is to the entry whose code it stands with."""

    kind: Literal["right", "former", "other", "typo", "unknown", "nothing"]
    text: str = ""
    offset: int = 0
    """Where the name begins in the text."""
    labels: tuple[Label, ...] = ()


NOTHING = Verdict("nothing")


def judge_name(
    text: str,
    entry: Entry,
    catalogue: Catalogue,
    *,
    strict: bool,
    slot: bool = False,
    sure: bool = False,
) -> Verdict:
    """What the text is; of no entry it is only a name where that was to be expected.

    `strict` where a name of no entry counts too; `slot` where nothing but a name can stand; `sure`
    where nobody would write a person.
    """
    if text == entry.title:
        return Verdict("right", text)
    pieces = list(_pieces(text))
    if not pieces:
        return NOTHING
    segments = _SEPARATOR.split(text) if len(pieces) > 1 else []
    if any(_is_right(one, entry, catalogue) for one in (*(p.text for p in pieces), *segments)):
        return pieces[0]._replace(kind="right")
    for piece in pieces:
        known = tuple(label for label in catalogue.find(piece.text) if label.kind != "hidden")
        own = tuple(label for label in known if label.code == entry.code)
        if own:
            return piece._replace(kind="former", labels=known)
        if known:
            return piece._replace(kind="other", labels=known)
    if not strict:
        return NOTHING
    return _judge_unknown(pieces, entry, catalogue, slot=slot, sure=sure)


def _judge_unknown(
    pieces: list[Verdict], entry: Entry, catalogue: Catalogue, *, slot: bool, sure: bool
) -> Verdict:
    for piece in pieces[:2]:
        if is_typo_of(piece.text, entry.title) and not _is_part_of(piece.text, entry):
            return piece._replace(kind="typo")
    whole, first = pieces[0], pieces[-1] if len(pieces) > 1 else pieces[0]
    if _is_catalogue(whole.text, catalogue) or _is_part_of(first.text, entry):
        return NOTHING
    if slot:
        return whole._replace(kind="unknown") if re.search(r"[^\W\d_]{3}", whole.text) else NOTHING
    if looks_like_a_name(without_brackets(first.text), catalogue, sure=sure):
        return first._replace(kind="unknown")
    return NOTHING


def _pieces(text: str) -> Iterator[Verdict]:
    """The text, and its beginnings before each separator, the longest first."""
    start = len(text) - len(text.lstrip(f"{_EDGES}]"))
    end = len(text.rstrip(_EDGES))
    if start >= end:
        return
    yield Verdict("nothing", text[start:end], start)
    cuts = [cut.start() for cut in _SEPARATOR.finditer(text, start, end) if cut.start() > start]
    for cut in reversed(cuts[:4]):
        yield Verdict("nothing", text[start:cut].rstrip(), start)


def _is_right(text: str, entry: Entry, catalogue: Catalogue) -> bool:
    if any(label.code == entry.code and label.kind != "former" for label in catalogue.find(text)):
        return True
    main, colon, _ = entry.title.partition(": ")
    if colon and key_of(main) == key_of(text):
        return True
    if catalogue.key_is_known(text):
        return False
    for name in (entry.title, *entry.aliases):
        key = key_of(without_brackets(name))
        rest = _after(text, name)
        if rest is not None and (
            len(words_of(name)) > 1 or _ADDITION.match(rest) or rest[:1] in "(,:"
        ):
            return True
        if len(key) > 8 and key_of(without_brackets(text)) == key:
            return True
        if (
            len(words_of(name)) > 1
            and f" {' '.join(words_of(name))} " in f" {' '.join(words_of(text))} "
        ):
            return True
    return False


def _after(text: str, name: str) -> str | None:
    """What follows the name, where the text begins with it."""
    count = len(name)
    if key_of(text[:count]) == key_of(name) and not text[count : count + 1].isalnum():
        return text[count:].lstrip()
    return None


def _is_part_of(text: str, entry: Entry) -> bool:
    """A shortened name: all words that tell something are the entry's own."""
    told = significant_words(text)
    return any(told <= significant_words(name) for name in (entry.title, *entry.aliases))


def _is_catalogue(text: str, catalogue: Catalogue) -> bool:
    return bool(catalogue.name) and significant_words(text) <= significant_words(catalogue.name)
