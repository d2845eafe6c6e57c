"""Prose in; the entries and sources that it names out, each with its place and sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, get_args

from generator.catalogue.marks import Relation, SourceCitation
from generator.diagnostics import Position
from generator.graph.plain_text import CITATION, MENTION, hide_code, hide_names, sentence_at

MENTIONS = Relation("Mentions", "Mentioned in")
CITES = next(mark for mark in get_args(SourceCitation) if isinstance(mark, Relation))
_CITED = re.compile(r"(?:^|;)\s*@([\w-]+)")


@dataclass(frozen=True, slots=True)
class HandWrittenPage:
    """A page of the site that is no entry: where it is published, where it lies, what it says."""

    path: str
    shown_as: str
    text: str

    def position(self, offset: int) -> Position:
        """The line and column of a character of the text."""
        line = self.text.count("\n", 0, offset) + 1
        return Position(self.shown_as, line, offset - self.text.rfind("\n", 0, offset))


class Mention(NamedTuple):
    """A name in prose: what it names, how, from where to where, and in which sentence."""

    name: str
    field: str
    relation: Relation
    start: int
    sentence: str


def find_mentions(text: str, titles: Mapping[str, str]) -> Iterator[Mention]:
    """Every `[[id]]` and `[@source-id]` outside code, in the order of the text."""
    if "[[" not in text and "[@" not in text:
        return
    hidden = hide_code(text)
    plain = hide_names(hidden)
    found = [
        Mention(
            match[1].strip(),
            "mentions",
            MENTIONS,
            match.start(),
            _sentence(text, plain, match, titles),
        )
        for match in MENTION.finditer(hidden)
    ]
    for bracket in CITATION.finditer(hidden):
        sentence = _sentence(text, plain, bracket, titles)
        found += [
            Mention(cited[1], "citations", CITES, bracket.start(1) + cited.start(1) - 1, sentence)
            for cited in _CITED.finditer(bracket[1])
        ]
    yield from sorted(found, key=lambda mention: mention.start)


def _sentence(text: str, hidden: str, match: re.Match[str], titles: Mapping[str, str]) -> str:
    return sentence_at(text, hidden, match.start(), match.end(), titles)
