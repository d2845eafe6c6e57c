"""JSON in, valid or not; its objects as rows and its other strings as texts out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.review.formats.lines import Span, holds_any
from generator.review.inline import read_inline
from generator.review.syntax import JSON_STRING
from generator.review.texts import Row, Text, Unit

_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"(\s*:)?|[{}\[\],]', re.DOTALL)


class _Object:
    """An object whose strings are being gathered; in a list the key stays the list's."""

    def __init__(self, sign: str) -> None:
        self.sign = sign
        self.key: Span | None = None
        self.headers: list[str] = []
        self.cells: list[Span] = []
        self.wanted = False


def read_json(text: str, hits: Sequence[int]) -> Iterator[Unit]:
    open_: list[_Object] = []
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign in ("{", "["):
            open_.append(_opened(text, hits, sign, open_))
        elif sign in ("}", "]"):
            if open_:
                yield from _key(text, hits, open_[-1])
                yield from _row(text, open_.pop())
        elif token[1] is not None:
            yield from _string(text, hits, token, open_)
    while open_:
        yield from _row(text, open_.pop())


def _opened(text: str, hits: Sequence[int], sign: str, open_: list[_Object]) -> _Object:
    """A list or an object; one whose key cites something has that as its code."""
    found = _Object(sign)
    above = open_[-1] if open_ else found
    if sign == "{" and above.key and holds_any(hits, *above.key):
        found.headers, found.cells, found.wanted = ["code"], [above.key], True
        above.key = None
    return found


def _key(text: str, hits: Sequence[int], found: _Object) -> Iterator[Unit]:
    """A key that is left over: its value is neither a string nor an object."""
    if found.key and holds_any(hits, *found.key):
        yield _text(text, *found.key)
    found.key = None


def _string(
    text: str, hits: Sequence[int], token: re.Match[str], open_: list[_Object]
) -> Iterator[Unit]:
    span = token.span(1)
    inside = open_[-1] if open_ and open_[-1].sign == "{" else None
    if inside and token[2]:
        yield from _key(text, hits, inside)
        inside.key = span
    elif inside and inside.key:
        wanted = holds_any(hits, *span)
        inside.wanted |= wanted
        if holds_any(hits, *inside.key):
            yield (
                _text(text, *inside.key)
                .joined(_text(text, *span), between=": “")
                .joined(Text("”"), between="")
            )
        inside.headers.append(text[slice(*inside.key)])
        inside.cells.append(span)
        inside.key = None
    elif holds_any(hits, *span):
        yield _text(text, *span)


def _row(text: str, found: _Object) -> Iterator[Unit]:
    if found.wanted:
        cells = tuple(_text(text, *cell) for cell in found.cells)
        yield Row(tuple(found.headers), cells, is_record=True)


def _text(text: str, start: int, end: int) -> Text:
    return read_inline(text, start, end, syntax=JSON_STRING, kind="cell")
