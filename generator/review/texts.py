"""What the readers of all formats give: runs of words with their places in the document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

_MOST_AROUND = 16
"""Marks that are looked at: links and strong words lie in each other, but not deeper."""


class Mark(NamedTuple):
    """A stretch of words that is set apart: strong, code, or a link with its address."""

    kind: Literal["strong", "code", "link", "use", "wiki"]
    """`use` is the text of a link whose address stands elsewhere in the document."""
    start: int
    end: int
    address: str = ""
    place: int = 0
    """Where the address begins in the document."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words as a reader sees them, without markup; `place` leads back into the document."""

    words: str
    starts: Sequence[int] = (0,)
    raws: Sequence[int] = (0,)
    marks: tuple[Mark, ...] = ()
    kind: Literal["prose", "heading", "cell"] = "prose"

    def place(self, position: int) -> int:
        piece = max(bisect_right(self.starts, position) - 1, 0)
        return self.raws[piece] + position - self.starts[piece]

    def end_place(self, position: int) -> int:
        return self.place(position - 1) + 1 if position else self.place(0)

    def marks_around(self, position: int) -> Sequence[Mark]:
        """The marks that begin there, and the last ones that begin before."""
        end = bisect_right(self.marks, position, key=_start)
        return self.marks[max(end - _MOST_AROUND, 0) : end]

    def joined(self, *others: Text, between: str = " ") -> Text:
        """One text of several, with something between them that has no place of its own."""
        words, starts, raws, marks = self.words, [*self.starts], [*self.raws], [*self.marks]
        for other in others:
            end = raws[-1] + len(words) - starts[-1]
            starts.append(len(words))
            raws.append(end)
            words += between
            shift = len(words)
            starts += [start + shift for start in other.starts]
            raws += other.raws
            marks += [
                mark._replace(start=mark.start + shift, end=mark.end + shift)
                for mark in other.marks
            ]
            words += other.words
        return Text(words, starts, raws, tuple(marks), self.kind)


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a table's row, or the values of a record, below their headers."""

    headers: tuple[str, ...]
    cells: tuple[Text, ...]
    is_record: bool = False
    """Whether the headers are keys, which say less than the headers of a table."""
    names: frozenset[int] = frozenset()
    """Columns that are seen to hold names, whatever their headers say."""


Unit = Text | Row


def _start(mark: Mark) -> int:
    return mark.start
