"""A stretch of a document and the syntax of its format in; the words that a reader sees out."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.review.syntax import MARKDOWN, trimmed
from generator.review.texts import Mark, Text

_STRONG_TAGS = frozenset({"b", "strong", "em", "i", "q", "mark", "dfn", "cite", "u"})
_HREF = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_DEEPEST = 8
_SPECIAL = re.compile(r"[\\`<\[*_~&\r\n\"']|://|\+\+")
"""Without one of these, words are words in every format."""


def read_inline(
    raw: str,
    start: int,
    end: int,
    *,
    syntax: re.Pattern[str] = MARKDOWN,
    kind: Literal["prose", "heading", "cell"] = "prose",
    uses: Mapping[str, str] | None = None,
) -> Text:
    """The words between two places; `uses` are addresses that links name elsewhere."""
    words = raw[start:end]
    if not _SPECIAL.search(words):
        return Text(words, (0,), (start,), (), kind)
    builder = _Builder(raw, syntax, uses or {})
    builder.read(start, end, 0)
    return builder.text(kind, start)


@dataclass(slots=True)
class _Builder:
    """The words so far, and what is open. One method for each group of a syntax."""

    raw: str
    syntax: re.Pattern[str]
    uses: Mapping[str, str]
    pieces: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    raws: list[int] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    opened: dict[str, int] = field(default_factory=dict)
    anchors: list[tuple[int, str, int]] = field(default_factory=list)
    length: int = 0
    depth: int = 0

    def text(self, kind: Literal["prose", "heading", "cell"], start: int) -> Text:
        words = "".join(self.pieces)
        starts, raws = self.starts or [0], self.raws or [start]
        return Text(words, starts, raws, tuple(sorted(self.marks, key=_by_place)), kind)

    def read(self, start: int, end: int, depth: int) -> None:
        position, self.depth = start, depth
        while token := self.syntax.search(self.raw, position, end):
            self.add(self.raw[position : token.start()], position)
            position = token.end()
            if token.lastgroup is None:
                self.add(token[0], token.start())
            else:
                method = getattr(self, token.lastgroup)
                moved = method(token)
                position = position if moved is None else moved
        self.add(self.raw[position:end], position)

    def add(self, words: str, place: int) -> None:
        if words:
            self.pieces.append(words)
            self.starts.append(self.length)
            self.raws.append(place)
            self.length += len(words)

    def mark(
        self,
        kind: Literal["strong", "code", "link", "use", "wiki"],
        start: int,
        address: str = "",
        place: int = 0,
    ) -> None:
        if start < self.length:
            self.marks.append(Mark(kind, start, self.length, html.unescape(address), place))

    def escape(self, token: re.Match[str]) -> None:
        self.add(token[0][1:], token.start() + 1)

    def ticks(self, token: re.Match[str]) -> None:
        start = self.length
        self.add(token["code"], token.start("code"))
        self.mark("code", start)

    def angle(self, token: re.Match[str]) -> None:
        start = self.length
        self.add(token["address"], token.start("address"))
        self.mark("link", start, token["address"], token.start("address"))

    def bare(self, token: re.Match[str]) -> int:
        address, start = trimmed(token[0]), self.length
        self.add(address, token.start())
        self.mark("link", start, address, token.start())
        return token.start() + len(address)

    def wiki(self, token: re.Match[str]) -> None:
        start, place = self.length, token.start("target")
        text = "label" if token["label"] is not None else "target"
        self.add(token[text], token.start(text))
        self.mark("wiki", start, token["target"].strip(), place)

    def image(self, token: re.Match[str]) -> None:
        """What an image shows is no citation."""

    def link(self, token: re.Match[str]) -> None:
        start = self._within(token, "text")
        self.mark("link", start, token["url"], token.start("url"))

    def reference(self, token: re.Match[str]) -> int | None:
        """`[text][name]`, `[name][]` or `[name]`, where the name is defined elsewhere."""
        address = self.uses.get(_name(token["ref"] or token["named"]))
        if address is None:
            self.add(token[0][0], token.start())
            return token.start() + 1
        start = self._within(token, "named")
        self.mark("use", start, address, token.start())
        return None

    def _within(self, token: re.Match[str], group: str) -> int:
        start = self.length
        if self.depth < _DEEPEST:
            depth = self.depth
            self.read(token.start(group), token.end(group), depth + 1)
            self.depth = depth
        else:
            self.add(token[group], token.start(group))
        return start

    def comment(self, token: re.Match[str]) -> None:
        """What a reader does not see is no citation."""

    def tag(self, token: re.Match[str]) -> None:
        found = _TAG.match(token[0])
        closes, name = (found[1], found[2].lower()) if found else ("", "")
        if name == "a":
            self._anchor(token, closes)
        elif name in _STRONG_TAGS or name in ("code", "kbd", "samp", "tt"):
            self._toggle_tag(name, closes)
        elif name in ("br", "p", "div", "img", "hr"):
            self.add(" ", token.start())

    def _anchor(self, token: re.Match[str], closes: str) -> None:
        href = _HREF.search(token[0])
        if not closes:
            group = next((index for index in (1, 2, 3) if href and href[index] is not None), 0)
            address = href[group] if href and group else ""
            place = token.start() + (href.start(group) if href and group else 0)
            self.anchors.append((self.length, address, place))
        elif self.anchors:
            start, address, place = self.anchors.pop()
            if address:
                self.mark("link", start, address, place)

    def _toggle_tag(self, name: str, closes: str) -> None:
        kind: Literal["strong", "code"] = "strong" if name in _STRONG_TAGS else "code"
        if not closes:
            self.opened[f"<{name}"] = self.length
        elif f"<{name}" in self.opened:
            self.mark(kind, self.opened.pop(f"<{name}"))

    def strong(self, token: re.Match[str]) -> None:
        before = self.raw[token.start() - 1 : token.start()]
        after = self.raw[token.end() : token.end() + 1]
        sign = token[0]
        inside = before.isalnum() and after.isalnum()
        if sign in self.opened and before.strip() and not (inside and "_" in sign):
            self.mark("strong", self.opened.pop(sign))
        elif after.strip() and not inside and not before.isalnum():
            self.opened[sign] = self.length
        else:
            self.add(sign, token.start())

    def entity(self, token: re.Match[str]) -> None:
        """A sign that is written as its name; longer ones have no place of their own."""
        sign = html.unescape(token[0])
        self.add(sign[:1], token.start())

    def json(self, token: re.Match[str]) -> None:
        r"""`\n`, `\"` or `\u00e4` in a string of JSON."""
        sign = token[0][1]
        if token["hex"]:
            code = int(token["hex"], 16)
            self.add(chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd", token.start())
        else:
            self.add(
                {"n": " ", "t": " ", "r": " ", "b": " ", "f": " "}.get(sign, sign), token.start()
            )

    def line(self, token: re.Match[str]) -> None:
        self.add(" ", token.start())

    def role(self, token: re.Match[str]) -> None:
        """A role of reStructuredText: its text is all that is read."""
        self.add(token["roletext"], token.start("roletext"))


def _by_place(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.end


def _name(written: str) -> str:
    return " ".join(written.casefold().split())
