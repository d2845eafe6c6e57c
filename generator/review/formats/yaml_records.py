"""YAML in, read by its lines; mappings as rows, comments and other values as texts out.

Anchors, tags and complex keys are read as the words they are; that is enough to find citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.review.formats.lines import Span, holds_any, line_after, line_at
from generator.review.inline import read_inline
from generator.review.syntax import COMMENT, JSON_STRING, PLAIN, SINGLE_QUOTED
from generator.review.texts import Row, Text, Unit

_LINE = re.compile(
    r"(?P<indent>[ \t]*)(?P<items>(?:-[ \t]+)*(?:-$)?)"
    r"(?:(?P<key>\"[^\"\r\n]*\"|'[^'\r\n]*'|[^\s#'\"\[\]{}&*!|>%@`,-][^#\r\n]{0,200}?|-[^\s#][^#\r\n]{0,200}?)"
    r"[ \t]{0,40}:(?=[ \t]|$)[ \t]*)?(?P<value>.*)"
)
_FLOW = re.compile(r"\{[^{}]*\}")
_PAIR = re.compile(
    r"[\"']?(?P<key>[^\s:,{}\"'][^:,{}\"']*)[\"']?\s*:\s+"
    r"(?P<value>\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|\[[^\]]*\]|[^,{}]*)"
)
_COMMENT = re.compile(r"(?:^|(?<=\s))#")
_BLOCK = re.compile(r"(?:[&!]\S+\s+)*[|>][+-]?\d?[+-]?\s*(?:#.*)?$")


class _Mapping:
    """A mapping that is being read, and how far in its keys stand."""

    def __init__(self, indent: int) -> None:
        self.indent = indent
        self.headers: list[str] = []
        self.cells: list[list[Text]] = []
        self.wanted = False
        self.code: Text | None = None
        """The last key, if it cites something and its value may stand on the lines below."""


def read_yaml(text: str, hits: Sequence[int], span: Span | None = None) -> Iterator[Unit]:
    first, stop = span or (0, len(text))
    first += text.startswith("\ufeff") and first == 0
    open_: list[_Mapping] = []
    line: Span | None = (first, line_at(text, first)[1])
    scalar = -1
    while line and line[0] < stop:
        start, end = line
        found = _LINE.match(text, start, end)
        if text[start:end].strip() and found:
            indent = len(found["indent"])
            if 0 <= scalar < indent:
                yield from _continue(text, hits, open_, start + indent, end, prose=True)
            else:
                scalar = -1
                yield from _line(text, hits, open_, found)
                value = found["value"]
                if _BLOCK.match(value):
                    scalar = indent
        line = line_after(text, end)
    while open_:
        yield from _row(open_.pop())


def _line(
    text: str, hits: Sequence[int], open_: list[_Mapping], found: re.Match[str]
) -> Iterator[Unit]:
    start, end = found.span("value")
    comment = _comment(text, start, end)
    if comment is not None:
        if holds_any(hits, comment, end):
            yield read_inline(text, comment + 1, end, syntax=COMMENT)
        end = comment
    place = len(found["indent"]) + len(found["items"])
    if found["key"] is not None:
        yield from _close(open_, place, item=bool(found["items"]))
        yield from _pair(text, hits, open_, place, found.span("key"), (start, end))
    elif found["items"]:
        yield from _close(open_, place)
        yield from _value(text, hits, start, end)
    else:
        yield from _continue(text, hits, open_, start, end, prose=False)


def _pair(
    text: str, hits: Sequence[int], open_: list[_Mapping], place: int, key: Span, value: Span
) -> Iterator[Unit]:
    """A key and its value; a key that cites something may be named by its value."""
    span = _bare(text, *value)
    if not open_ or open_[-1].indent < place:
        open_.append(_below(open_, place))
    yield from _left_over(open_[-1])
    if holds_any(hits, *key):
        name = read_inline(text, *key, syntax=PLAIN)
        if span[0] == span[1]:
            open_[-1].code = name
        elif text[span[0]] == "{":
            yield from _value(text, hits, *value, code=name)
            return
        else:
            yield name.joined(read_inline(text, *span, syntax=_syntax(text, span[0])), between=": ")
    elif text[slice(*value)].startswith(("{", "[")):
        yield from _value(text, hits, *value)
        return
    if _BLOCK.match(text[slice(*value)]):
        span = (value[1], value[1])
    open_[-1].headers.append(text[slice(*key)].strip("\"'"))
    open_[-1].cells.append([read_inline(text, *span, syntax=_syntax(text, span[0]), kind="cell")])
    open_[-1].wanted |= holds_any(hits, *span)


def _below(open_: list[_Mapping], place: int) -> _Mapping:
    """A mapping; one below a key that cites something has that as its code."""
    mapping = _Mapping(place)
    if open_ and open_[-1].code:
        mapping.headers, mapping.cells, mapping.wanted = ["code"], [[open_[-1].code]], True
        open_[-1].code = None
    return mapping


def _left_over(mapping: _Mapping) -> Iterator[Unit]:
    if mapping.code:
        yield mapping.code
        mapping.code = None


def _value(
    text: str, hits: Sequence[int], start: int, end: int, *, code: Text | None = None
) -> Iterator[Unit]:
    """An item of a list, or a value in brackets, which may belong to a code."""
    if code is None and not holds_any(hits, start, end):
        return
    done = start
    for flow in _FLOW.finditer(text, start, end):
        pairs = list(_PAIR.finditer(text, flow.start() + 1, flow.end() - 1))
        cells = tuple(_cell(text, *pair.span("value")) for pair in pairs)
        headers = tuple(pair["key"].strip() for pair in pairs)
        if code and pairs:
            yield Row(("code", *headers), (code, *cells), is_record=True)
            code = None
        elif pairs and holds_any(hits, *flow.span()):
            yield Row(headers, cells, is_record=True)
        done = flow.end()
    if code:
        yield code
    if holds_any(hits, done, end):
        yield _cell(text, done, end)


def _continue(
    text: str, hits: Sequence[int], open_: list[_Mapping], start: int, end: int, *, prose: bool
) -> Iterator[Unit]:
    """One more line of the value before it."""
    if holds_any(hits, start, end):
        yield read_inline(text, *_bare(text, start, end), syntax=PLAIN)
    elif open_ and open_[-1].cells and not prose:
        mapping = open_[-1]
        mapping.cells[-1].append(read_inline(text, *_bare(text, start, end), syntax=PLAIN))


def _close(open_: list[_Mapping], place: int, *, item: bool = False) -> Iterator[Unit]:
    """Mappings that end where a line stands less far in, or a new item begins."""
    while open_ and (open_[-1].indent > place or (item and open_[-1].indent >= place)):
        yield from _row(open_.pop())


def _row(mapping: _Mapping) -> Iterator[Unit]:
    yield from _left_over(mapping)
    if mapping.wanted:
        cells = tuple(parts[0].joined(*parts[1:]) for parts in mapping.cells)
        yield Row(tuple(mapping.headers), cells, is_record=True)


def _comment(text: str, start: int, end: int) -> int | None:
    """Where a comment begins: a sign after a space, outside quotation marks."""
    value = text[start:end]
    quote = value[:1] if value[:1] in ("'", '"') else ""
    skip = value.find(quote, 1) + 1 if quote else 0
    found = _COMMENT.search(value, skip)
    if found is None:
        return None
    if found.start() == 0 and start > 0 and not text[start - 1].isspace():
        return None
    return start + found.start()


def _cell(text: str, start: int, end: int) -> Text:
    span = _bare(text, start, end)
    return read_inline(text, *span, syntax=_syntax(text, span[0]), kind="cell")


def _syntax(text: str, start: int) -> re.Pattern[str]:
    """Quotation marks are written twice in single ones, and with a backslash in double ones."""
    return {"'": SINGLE_QUOTED, '"': JSON_STRING}.get(text[start - 1 : start], PLAIN)


def _bare(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start > 1 and text[start] in "'\"" and text[end - 1] == text[start]:
        return start + 1, end - 1
    return start, end
