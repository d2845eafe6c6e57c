"""A text in Markdown in; what the site would remove from it for safety, and where, out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple

from generator.diagnostics import Rule

UNSAFE_HTML = Rule(
    "unsafe-html",
    "error",
    "Prose holds HTML that the site removes: scripts, event handlers, or something in angle "
    "brackets that only looks like HTML, such as `<your key>`. In backticks it is shown as it is. "
    "A hand-written page keeps its HTML: there it is an error where it may run code, and where the "
    "check does not know the tag.",
)
UNSAFE_LINK = Rule(
    "unsafe-link",
    "error",
    "A link leads neither to the web nor to an e-mail address nor to a page of the site: "
    "`javascript:` and `data:` links can run code in the reader's browser.",
)
PLAIN = "a abbr b blockquote br code dd del div dl dt em hr i ins kbd li ol p pre q s span strong"
TABLES = "sub sup table tbody td th thead tr ul"
SAFE_TAGS = frozenset(
    f"{PLAIN} {TABLES} h1 h2 h3 h4 h5 h6".split(),
)
"""The tags that the site lets through."""
SAFE_SCHEMES = frozenset({"http", "https", "mailto"})

TAG = re.compile(r"(?<!\\)(?:\\\\)*<([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])([^<>]{0,2000})")
HANDLER = re.compile(r"\bon[a-z]+\s*=", re.IGNORECASE)
TARGET = re.compile(
    r"\]\(\s*<?([^\s)>]+)"  # [text](target)
    r"|^ {0,3}\[[^\]\n]{1,200}\]:\s*<?(\S+)"  # [label]: target
    r"|<([A-Za-z][\w+.-]*:[^\s<>]*)>"  # <target>
    r"|\b(?:href|src)\s*=\s*[\"']?([^\s\"'>]+)",
    re.IGNORECASE | re.MULTILINE,
)
IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\(")
IGNORED = re.compile(r"[\x00-\x20\\]")
SCHEME = re.compile(r"\s*([A-Za-z][\w+.-]*):")
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\1|\Z)", re.MULTILINE | re.DOTALL)


class Unsafe(NamedTuple):
    """What is removed, from which character of the text on."""

    offset: int
    rule: Rule
    message: str
    hint: str


def find_unsafe(text: str) -> Iterator[Unsafe]:
    """What nobody would see on the page, or should not."""
    if "<" not in text and "](" not in text and "]:" not in text:
        return
    prose = _without_code(text)
    yield from _find_tags(prose)
    yield from _find_links(prose)
    for match in IMAGE.finditer(prose):
        hint = "say in words what it shows, or link to it"
        yield Unsafe(match.start(), UNSAFE_HTML, "images in prose are not published", hint)


def _find_tags(prose: str) -> Iterator[Unsafe]:
    for match in TAG.finditer(prose):
        name, attributes = match.groups()
        start = match.start(1) - 1
        shown = f"`<{name}{'…' if attributes.strip() else ''}>`"
        if name.lower() not in SAFE_TAGS:
            hint = "put it in backticks to show it, or delete it"
            yield Unsafe(start, UNSAFE_HTML, f"{shown} is removed from the page", hint)
        elif handler := HANDLER.search(attributes):
            message = f"`{handler[0].rstrip('= ')}` in {shown} is removed from the page"
            yield Unsafe(start, UNSAFE_HTML, message, "delete it; prose carries no scripts")


def _find_links(prose: str) -> Iterator[Unsafe]:
    for link in unsafe_links(prose):
        message = f"a link to `{link.scheme}:` is removed from the page"
        yield Unsafe(link.offset, UNSAFE_LINK, message, link.hint)


class UnsafeLink(NamedTuple):
    """A link that leads neither to the web nor to an e-mail address nor to a page."""

    offset: int
    scheme: str
    hint: str


def unsafe_links(prose: str) -> Iterator[UnsafeLink]:
    """Of a text without code; browsers read over tabs in a scheme, Markdown over backslashes."""
    for match in TARGET.finditer(prose):
        target = html.unescape(next(filter(None, match.groups()), ""))
        scheme = SCHEME.match(IGNORED.sub("", target))
        if scheme and scheme[1].lower() not in SAFE_SCHEMES:
            hint = "link to an address that starts with `https://`, or put the text in backticks"
            yield UnsafeLink(match.start(), scheme[1].lower(), hint)


def _without_code(text: str) -> str:
    """The text with code blanked out, so that what stands elsewhere keeps its offset."""
    if "```" in text or "~~~" in text:
        text = FENCE.sub(lambda match: " " * len(match[0]), text)
    if "`" not in text:
        return text
    parts, end = [], 0
    for start, stop in _code_spans(text):
        parts += [text[end:start], " " * (stop - start)]
        end = stop
    return "".join([*parts, text[end:]])


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where code starts and ends: between two runs of equally many backticks.

    Done by hand, because a pattern would take the square of the length for runs without a partner.
    """
    runs = [(match.start(), match.end()) for match in re.finditer("`+", text)]
    by_length = sorted(range(len(runs)), key=lambda index: (runs[index][1] - runs[index][0], index))
    partner: dict[int, int] = {}
    for _, group in groupby(by_length, key=lambda index: runs[index][1] - runs[index][0]):
        indexes = list(group)
        partner.update(pairwise(indexes))
    index = 0
    while index < len(runs):
        closing = partner.get(index)
        if closing is None:
            index += 1
        else:
            yield runs[index][0], runs[closing][1]
            index = closing + 1
