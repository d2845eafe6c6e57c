"""A known name beside a code, with nothing that sets it apart, in; whether it is meant as its name.

In running text names are also words: "after fine-tuning (FG-0042)" cites, and does not name.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.review.catalogue import Entry
from generator.review.citations import Citation
from generator.review.known_names import Known
from generator.review.name_shapes import is_deliberate_capital, significant_words
from generator.review.names import words_of
from generator.review.texts import Text

_BOUNDARY = re.compile(r"\s*(?:$|[.,;:!?)\]|/(]|[–—]|-\s)")
_SENTENCE_END = re.compile(r"[.!?;]\s+")
_BULLETS = " \t*-+•>0123456789.)#:"
_CIRCUMSTANCE = frozenset(
    re.findall(
        r"\w+",
        """
        after during by from in of when while since before through under without despite upon
        following due because per given as until than via nach bei durch von vor
        """,
    )
)


class Around(NamedTuple):
    """A citation among the others of the same words."""

    citation: Citation
    entry: Entry | None
    left: int
    """Where the words begin that no citation before this one has claimed."""
    right: int
    """Where the next citation begins."""
    before: Citation | None
    after: Citation | None


def names_after(around: Around, text: Text, known: Known, first: int, sign: str | None) -> bool:
    """Whether a known name after a code is its name, and not the next word of the sentence."""
    name = text.words[first + known.start : first + known.end]
    rest = text.words[first + known.end : around.right]
    same = _same_type(around.entry, known)
    if _is_own(around.entry, known):
        return True
    if sign == ",":
        ends = re.match(r"\s*[,.;)]|\s*$", rest) is not None
        return is_deliberate_capital(name) and ends and around.before is None
    if sign:
        return same or not rest.strip(" .?!%)") or bool(re.match(r"\s*[.;()\]–—|]|\s-\s", rest))
    if is_deliberate_capital(name):
        return True
    at_boundary = _BOUNDARY.match(rest) is not None
    circumstance = _word_before(text.words[: around.citation.start]) in _CIRCUMSTANCE
    return (same and at_boundary) or (not circumstance and (same or at_boundary))


def names_before(
    around: Around, text: Text, known: Known, sign: str | None, *, bracket: bool, end: int
) -> bool:
    """Whether a known name before a code is its name, and not what the sentence is about."""
    if _is_own(around.entry, known):
        return True
    start, stop = around.left + known.start, around.left + known.end
    name, rest = text.words[start:stop], text.words[end : around.right]
    before = text.words[around.left : start]
    same, capital = _same_type(around.entry, known), is_deliberate_capital(name)
    leads = not before.strip(_BULLETS)
    if sign:
        return leads and same and ends_there(rest)
    if _tells_of_entry(around.entry, before):
        return False
    if not capital and not _is_telling(known, name, same=same):
        return False
    if not capital or leads:
        if _word_before(before) in _CIRCUMSTANCE and not same:
            return False
        if not bracket and not (leads or _BOUNDARY.match(rest)):
            return False
    return bracket or capital or _BOUNDARY.match(rest) is not None


def _is_telling(known: Known, name: str, *, same: bool) -> bool:
    """Whether words with small letters are a name: three of them, or a title of the same type."""
    if len(words_of(name)) > 2:
        return True
    acronym = sum(letter.isupper() for letter in name) > 1
    return same and any(
        acronym or (label.kind in ("title", "former") and (label.type != "term" or " " in name))
        for label in known.labels
    )


def ends_there(rest: str) -> bool:
    return not rest.strip(" .;)*_|")


def _word_before(words: str) -> str:
    before = words[-80:].split()
    return before[-1].casefold().strip("(,*") if before else ""


def _is_own(entry: Entry | None, known: Known) -> bool:
    return entry is not None and any(label.code == entry.code for label in known.labels)


def _same_type(entry: Entry | None, known: Known) -> bool:
    """Unknown types are no reason to doubt."""
    if entry is None or not entry.type:
        return True
    return any(label.type in ("", entry.type) for label in known.labels)


def _tells_of_entry(entry: Entry | None, before: str) -> bool:
    """Whether the words before are about the entry already: "forgetting after tuning (FG-0042)"."""
    if entry is None:
        return False
    clause = _SENTENCE_END.split(before)[-1]
    names = (entry.title, *entry.aliases)
    return any(significant_words(name) & significant_words(clause) for name in names)
