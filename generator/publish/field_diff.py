"""Two values of a field in; what was taken out and put in, word by word, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from generator.graph.plain_text import as_plain_text
from generator.publish.wording import words_of_name

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_LEAST_ALIKE = 0.35
"""Lines with less in common are shown one after the other, not woven into each other."""


class Piece(NamedTuple):
    """Some words that stayed, went or came."""

    kind: Literal["same", "gone", "new"]
    text: str


Line = tuple[Piece, ...]


def diff_fields(before: object, after: object, titles: Mapping[str, str]) -> list[Line]:
    """The changed lines of a field; nothing stands for a field that was not there.

    `titles` are those of the entries that texts link to by their codes.
    """
    old, new = list(_lines(before, titles)), list(_lines(after, titles))
    if old == new:  # only links, citations or markup changed
        old, new = list(_lines(before, None)), list(_lines(after, None))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    found: list[Line] = []
    for change, i, j, k, m in matcher.get_opcodes():
        if change != "equal":
            found += _diff_lines(old[i:j], new[k:m])
    return found


def _diff_lines(old: list[str], new: list[str]) -> Iterator[Line]:
    """Lines that became others, in pairs; then those that only went or came."""
    for before, after in zip(old, new, strict=False):
        yield from _diff_words(before, after)
    shorter = min(len(old), len(new))
    yield from ((Piece("gone", line),) for line in old[shorter:])
    yield from ((Piece("new", line),) for line in new[shorter:])


def _diff_words(before: str, after: str) -> Iterator[Line]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if _likeness(old, new) < _LEAST_ALIKE:
        yield (Piece("gone", before),)
        yield (Piece("new", after),)
        return
    pieces: list[Piece] = []
    gone = come = ""
    for change, i, j, k, m in matcher.get_opcodes():
        if change == "equal" and "".join(old[i:j]).strip():
            pieces += _changed(gone, come)
            pieces.append(Piece("same", "".join(old[i:j])))
            gone = come = ""
        else:  # a blank alone between two changes does not part them
            gone += "".join(old[i:j])
            come += "".join(new[k:m])
    yield (*pieces, *_changed(gone, come))


def _likeness(old: list[str], new: list[str]) -> float:
    """How much of the words is the same; blanks are the same in all texts."""
    before, after = ([token for token in tokens if token.strip()] for tokens in (old, new))
    return SequenceMatcher(None, before, after, autojunk=False).ratio()


def _changed(gone: str, come: str) -> Iterator[Piece]:
    if gone == come:
        yield from [Piece("same", gone)] if gone else []
        return
    if gone:
        yield Piece("gone", gone)
    if come:
        yield Piece("new", come)


def _lines(value: object, titles: Mapping[str, str] | None, label: str = "") -> Iterator[str]:
    """What a reader sees of a value, a line a text; without titles, what its author wrote."""
    if value is None:
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _lines(inner, titles, f"{label}{words_of_name(str(name))}: ")
    elif isinstance(value, list):
        for inner in value:
            yield from _lines(inner, titles, label)
    else:
        for line in str(value).split("\n"):
            words = line.strip() if titles is None else as_plain_text(line, titles)
            if words:
                yield f"{label}{words}"
