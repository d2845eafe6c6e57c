"""Running text in; the longest known name at its beginning or its end out."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.review.catalogue import Catalogue, Label
from generator.review.names import words_of

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|&")
_GAP = re.compile(r"[^\w\r\n]{0,5}")
_STOP = re.compile(r"[.:;!?()]")
_ARTICLES = frozenset({"the", "a", "an"})


class Known(NamedTuple):
    start: int
    end: int
    labels: tuple[Label, ...]


def known_at_start(text: str, catalogue: Catalogue) -> Known | None:
    """The longest name that the text begins with; hidden labels are no names in prose."""
    tokens: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        if not _joins(text[tokens[-1].end() if tokens else 0 : token.start()], first=not tokens):
            break
        tokens.append(token)
        if len(tokens) > catalogue.most_words:
            break
    if tokens and tokens[0][0].casefold() in _ARTICLES:
        tokens = tokens[1:]
    stems = ["".join(words_of(token[0])) for token in tokens]
    for count in range(len(tokens), 0, -1):
        labels = _visible(catalogue, "".join(stems[:count]))
        if labels and (count > 2 or not _STOP.search(text[: tokens[count - 1].start()].lstrip())):
            return Known(tokens[0].start(), tokens[count - 1].end(), labels)
    return None


def known_at_end(text: str, catalogue: Catalogue) -> Known | None:
    """The longest name that the text ends with."""
    offset = max(len(text) - 160, 0)
    tokens = list(_TOKEN.finditer(text, offset))
    if not tokens or text[tokens[-1].end() :].strip(" \n?!%)"):
        return None
    stems = ["".join(words_of(token[0])) for token in tokens]
    first = len(tokens) - 1
    while (
        first > 0
        and len(tokens) - first < catalogue.most_words
        and _joins(text[tokens[first - 1].end() : tokens[first].start()], first=False)
    ):
        first -= 1
    for start in range(first, len(tokens)):
        labels = _visible(catalogue, "".join(stems[start:]))
        between = text[tokens[start].start() : tokens[-1].start()]
        if labels and (len(tokens) - start > 2 or not _STOP.search(between)):
            return Known(tokens[start].start(), tokens[-1].end(), labels)
    return None


def _joins(gap: str, *, first: bool) -> bool:
    return not gap.strip() if first else _GAP.fullmatch(gap) is not None


def _visible(catalogue: Catalogue, key: str) -> tuple[Label, ...]:
    return tuple(label for label in catalogue.labels.get(key, ()) if label.kind != "hidden")
