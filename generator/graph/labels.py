"""The names of all entries in; which of them stand where in a text, inflected or not, out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from generator.graph.concept_graph import Concept

_WORD = re.compile(r"(?<!\w)([^\W_]+)(?:['\u2019]s)?(?!\w)")
_GAP = re.compile(r"(?:[ \t\u00a0]*\n?[ \t\u00a0]*|[-\u2010\u2011\u2013./&+])")
_ACRONYM = re.compile(r".[^\W_]*[A-Z]")
_SHORTEST = 3
_TOO_COMMON = frozenset(
    re.findall(
        r"\w+",
        """
        about all also and any are but can case change code data each end entry example for from
        good has have how its kind less list many more most name new not note now number one only
        other our out own part page people place point question result same see set some step such
        system test than that the their them then there they thing this time tool two type use used
        user value very was way what when where which who why will with without word work you your
        """,
    )
)


class _OnlyWords(dict[int, str]):
    """For `str.translate`: letters and digits stay, everything else becomes a space."""

    def __missing__(self, code: int) -> str:
        self[code] = chr(code) if chr(code).isalnum() else " "
        return self[code]


_ONLY_WORDS = _OnlyWords()


class LabelMatch(NamedTuple):
    """A label in a text: from where to where, and whose; several owners make it ambiguous."""

    start: int
    end: int
    owners: tuple[str, ...]


@dataclass(slots=True)
class Node:
    """What can follow the words so far, and the entries that they are a label of, if any."""

    following: dict[str, Node] = field(default_factory=dict)
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelIndex:
    """The labels of all entries as a tree of words.

    `words` holds every form of every word of a label, with the one form that stands in the tree.
    """

    words: Mapping[str, str]
    labels: Node
    beginnings: frozenset[str | tuple[str, ...]]
    """Labels of one word, of two, and the first three words of all others."""
    pairs: frozenset[tuple[str, ...]]
    """The first two words of all labels of several."""
    ambiguous: tuple[tuple[str, ...], ...]
    """The owners of every label that several entries share."""

    def find(self, text: str) -> Iterator[LabelMatch]:
        """The labels in a text, the longest at each place, from left to right."""
        if not self._may_have_any(text):
            return
        words = self.words
        found = [
            (stem, word.start(), word.end())
            for word in _WORD.finditer(text)
            if (stem := words.get(word[1]))
        ]
        at = 0
        while at < len(found):
            length, owners = self._longest(text, found, at)
            if owners:
                yield LabelMatch(found[at][1], found[at + length - 1][2], owners)
            at += max(length, 1)

    def _may_have_any(self, text: str) -> bool:
        """A quick look, since most texts have no label and the pattern of words is slow."""
        if "'s" in text or "\u2019s" in text:
            return True
        known = self.words.get
        stems = list(map(known, text.translate(_ONLY_WORDS).split()))
        if self.beginnings.isdisjoint(stems) and self.pairs.isdisjoint(pairwise(stems)):
            return False
        in_a_row = (stems, pairwise(stems), zip(stems, stems[1:], stems[2:], strict=False))
        return not all(map(self.beginnings.isdisjoint, in_a_row))

    def _longest(
        self, text: str, found: list[tuple[str, int, int]], at: int
    ) -> tuple[int, tuple[str, ...]]:
        """How many words the longest label at a word has, and its owners."""
        node = self.labels
        length, owners, end = 0, node.owners, found[at][1]
        for place in range(at, len(found)):
            stem, start, next_end = found[place]
            if stem not in node.following or (place > at and not _GAP.fullmatch(text, end, start)):
                break
            node, end = node.following[stem], next_end
            if node.owners:
                length, owners = place - at + 1, node.owners
        return length, owners


def index_labels(concepts: Iterable[Concept]) -> LabelIndex:
    """The index of the titles and aliases that prose may be linked by; hidden labels are none."""
    spelled: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for concept in concepts:
        for label in concept.labels:
            for spelling in _spellings(label):
                spelled[spelling].add(concept.id)
    stems = _forms_of({word for spelling in spelled for word in spelling})
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for spelling, ids in spelled.items():
        owners[tuple(stems[word] for word in spelling)] |= ids
    labels = Node()
    for words, ids in owners.items():
        node = labels
        for word in words:
            node = node.following.setdefault(word, Node())
        node.owners = tuple(sorted(ids))
    ambiguous = sorted({tuple(sorted(ids)) for ids in owners.values() if len(ids) > 1})
    beginnings = frozenset(words[0] if len(words) == 1 else words[:3] for words in owners)
    pairs = frozenset(words[:2] for words in owners if len(words) > 1)
    return LabelIndex(_as_written(stems), labels, beginnings, pairs, tuple(ambiguous))


def label_key(label: str) -> str:
    """What makes two labels the same: letters of either case, and any space: `low rank`."""
    return " ".join(label.split()).casefold()


def _spellings(label: str) -> Iterator[tuple[str, ...]]:
    """The words of a label, and those of its spelling without hyphens; none if too common."""
    whole = _words_of(label)
    if len(whole) == 1 and _is_too_common(whole[0]):
        return
    if whole:
        yield whole
    joined = _words_of(label.replace("-", ""))
    if joined and joined != whole:
        yield joined


def _is_too_common(word: str) -> bool:
    return len(word) < _SHORTEST or not _TOO_COMMON.isdisjoint((word, *_singulars(word)))


def _words_of(label: str) -> tuple[str, ...]:
    return tuple(_folded(word[1]) for word in _WORD.finditer(label))


def _folded(word: str) -> str:
    """A word with a capital inside is an acronym and keeps its letters: `LoRA` is not `lora`."""
    return word if _ACRONYM.match(word) else word.casefold()


def _forms_of(words: set[str]) -> dict[str, str]:
    """Every word with its singular or plural: `{"prompts": "prompt", "prompt": "prompt"}`."""
    stems = {word: _known_singular(word, words) for word in sorted(words)}
    forms = dict(stems)
    for word, stem in stems.items():
        for form in (*_singulars(word), _plural(word)):
            forms.setdefault(form, stem)
    return forms


def _as_written(stems: Mapping[str, str]) -> dict[str, str]:
    """The words as they stand in texts: also with a capital."""
    capitalized = {word.capitalize(): stem for word, stem in stems.items() if word.islower()}
    return capitalized | dict(stems)


def _known_singular(word: str, words: set[str]) -> str:
    return next((single for single in _singulars(word) if single in words), word)


def _singulars(word: str) -> list[str]:
    """The words that have this one as their plural."""
    if not word.endswith("s") or word.endswith(("ss", "us")):
        return []
    candidates = (word[:-1], word[:-2], word[:-3] + "y", word[:-2] + "is")
    return [single for single in candidates if len(single) >= _SHORTEST and _plural(single) == word]


def _plural(word: str) -> str:
    """The regular plural, and that of Greek words: `analyses`."""
    if _ACRONYM.match(word):
        return word + "s"
    if word.endswith("sis"):
        return word[:-2] + "es"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + "s"
