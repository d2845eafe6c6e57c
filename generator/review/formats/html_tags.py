"""HTML and where it may cite in; blocks of words and rows of tables out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from generator.review.formats.lines import Span, clipped, holds_any
from generator.review.inline import read_inline
from generator.review.syntax import HTML
from generator.review.texts import Row, Text, Unit

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<skipped>script|style|pre|template|textarea|svg)\b.*?(?:</(?P=skipped)\s*>|\Z)"
    r"|<(?P<end>/?)(?P<name>address|article|aside|blockquote|body|caption|center|dd|details|dialog"
    r"|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|legend|li|main"
    r"|meta|nav|ol|option|p|section|select|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)"
    r"\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL | re.IGNORECASE,
)


def read_html(text: str, hits: Sequence[int], span: Span | None = None) -> Iterator[Unit]:
    """What a reader sees; scripts, styles, preformatted text and comments are left out."""
    start, stop = span or (0, len(text))
    rows = _Rows()
    name = "p"
    for token in _TOKEN.finditer(text, start, stop):
        yield from rows.add(text, hits, name, start, token.start())
        start = token.end()
        if token["name"]:
            yield from rows.turn(token["name"].lower(), closes=bool(token["end"]))
            name = "p" if token["end"] else token["name"].lower()
    yield from rows.add(text, hits, name, start, stop)
    yield from rows.row()


class _Rows:
    """The row that is being read, and the headers of its table."""

    def __init__(self) -> None:
        self.headers: tuple[str, ...] = ()
        self.cells: list[list[Text]] = []
        self.titles = 0
        self.inside = False
        self.wanted = False

    def turn(self, name: str, *, closes: bool) -> Iterator[Unit]:
        """A tag that changes where in a table the words belong."""
        if name in ("table", "tr"):
            yield from self.row()
            if name == "table":
                self.headers = ()
        elif name in ("td", "th"):
            self.inside = not closes
            if not closes:
                self.cells.append([])
                self.titles += name == "th"

    def add(
        self, text: str, hits: Sequence[int], name: str, start: int, end: int
    ) -> Iterator[Unit]:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            return
        wanted = holds_any(hits, start, end)
        if self.inside:
            self.wanted |= wanted
            start, end = clipped(text, start, end, start)
            self.cells[-1].append(read_inline(text, start, end, syntax=HTML, kind="cell"))
        elif wanted:
            place = hits[bisect_left(hits, start)]
            first, last = clipped(text, start, end, place)
            heading = re.fullmatch("h[1-6]", name) is not None
            yield read_inline(
                text, first, last, syntax=HTML, kind="heading" if heading else "prose"
            )

    def row(self) -> Iterator[Unit]:
        """The row is complete; one of `th` alone heads those below it."""
        cells = tuple(_joined(parts) for parts in self.cells)
        if (cells and self.titles == len(cells) and len(cells) > 1) or (
            cells and not self.headers and not self.wanted
        ):
            self.headers = tuple(cell.words.strip() for cell in cells)
        if self.wanted and cells:
            yield Row(self.headers, cells)
        self.cells, self.titles, self.inside, self.wanted = [], 0, False, False


def _joined(parts: list[Text]) -> Text:
    return parts[0].joined(*parts[1:]) if parts else Text("")
