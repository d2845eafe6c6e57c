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
            open_.append(_Object(sign))
        elif sign in ("}", "]"):
            if open_:
                yield from _row(text, open_.pop())
        elif token[1] is not None:
            yield from _string(text, hits, token, open_)
    while open_:
        yield from _row(text, open_.pop())


def _string(
    text: str, hits: Sequence[int], token: re.Match[str], open_: list[_Object]
) -> Iterator[Unit]:
    span = token.span(1)
    inside = open_[-1] if open_ and open_[-1].sign == "{" else None
    if inside and token[2]:
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
