"""A document in the syntax of some markup and where it may cite in; its blocks of words out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.review.formats.lines import (
    Span,
    block_around,
    clipped,
    is_within,
    line_after,
    line_at,
)
from generator.review.inline import read_inline
from generator.review.texts import Unit


class Markup(NamedTuple):
    """How a format parts its lines."""

    syntax: re.Pattern[str]
    lead: re.Pattern[str]
    """What stands before the words of a block: bullets, numbers, the signs of a heading."""
    begins: Callable[[str], bool]
    parts: Callable[[str], bool]
    is_heading: Callable[[str], bool]
    underline: re.Pattern[str] | None = None


Tables = Mapping[Span, Callable[[str, Sequence[int], Span], Iterator[Unit]]]


def read_blocks(
    text: str,
    hits: Sequence[int],
    markup: Markup,
    hidden: Sequence[Span],
    tables: Tables,
    uses: Mapping[str, str],
) -> Iterator[Unit]:
    """Each block that holds a hit, once; tables by their own readers, hidden spans not at all."""
    spans = sorted(tables)
    done = -1
    for place in hits:
        if place < done or is_within(place, hidden):
            continue
        table = is_within(place, spans)
        if table:
            yield from tables[table](text, hits, table)
            done = table[1]
            continue
        lines, ender = block_around(text, place, markup.begins, markup.parts)
        start, end = clipped(text, max(lines[0][0], done), lines[-1][1], place)
        heading = markup.is_heading(text[slice(*lines[0])]) or (
            len(lines) == 1
            and ender is not None
            and markup.underline is not None
            and markup.underline.fullmatch(text[slice(*ender)]) is not None
        )
        lead = markup.lead.match(text, start, end)
        start = lead.end() if lead and start == lines[0][0] else start
        yield read_inline(
            text,
            start,
            end,
            syntax=markup.syntax,
            kind="heading" if heading else "prose",
            uses=uses,
        )
        done = end


def all_lines(text: str) -> Iterator[Span]:
    line: Span | None = line_at(text, 0)
    while line is not None:
        yield line
        line = line_after(text, line[1])


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))
