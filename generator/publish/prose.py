"""Texts of one page in, in reading order; safe HTML out, with links, citations and terms."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from markupsafe import Markup, escape

from generator.graph.plain_text import CITATION, MENTION, as_plain_text, hide_code
from generator.publish.clean_html import markdown_to_html
from generator.publish.publication import Publication
from generator.publish.references import References

_FIRST_PLACE = 0xE100
_PLACE = re.compile("[\ue100-\uf8ff]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_REFERENCE = re.compile(r"&#(?:[xX][0-9a-fA-F]+|[0-9]+);?")
_TAG = re.compile(r"(<(?:\"[^\"]*\"|[^\">])*>)")
_CODE = {"code", "pre", "kbd"}
_QUIET = _CODE | {"a", "h1", "h2", "h3", "h4", "h5", "h6"}
_CITED = re.compile(r"@(?P<source>[\w-]+)(?:\s*,\s*(?P<locator>.*))?\s*\Z", re.DOTALL)


class PutAside(NamedTuple):
    """What an author wrote for a link, and the link."""

    written: str
    link: Markup


class PageProse:
    """The texts of one page: numbers its citations and links a term once in each section.

    Links stand in the text as one private character each while Markdown and the cleaner work.
    """

    def __init__(self, publication: Publication, path: str, about: str = "") -> None:
        self.publication = publication
        self.path = path
        self.references = References(publication, path)
        self._about = about
        self._linked: set[str] = {about}

    def start_section(self) -> None:
        """From here on, terms are linked again."""
        self._linked = {self._about}

    def line(self, text: str) -> Markup:
        """The inside of a line."""
        return self._write(text, block=False)

    def block(self, text: str) -> Markup:
        """Paragraphs, lists, tables, code."""
        return self._write(text, block=True)

    def unlinked_line(self, text: str) -> Markup:
        """A line in which nothing is linked, for lists whose entries are links themselves."""
        if "[" in text:
            return escape(as_plain_text(text, self.publication.graph.titles))
        return Markup(markdown_to_html(text, block=False))

    def link(self, name: str, text: str = "", anchor: str = "") -> Markup:
        """A link to the entry with this id, former id or code; the bare text if there is none."""
        present = self.publication.graph.names.get(name)
        if present is None or present not in self.publication.graph.concepts:
            return escape(text or name)
        return self.publication.link(self.path, present, text, anchor)

    def _write(self, text: str, *, block: bool) -> Markup:
        links: list[PutAside] = []
        text = _without_private(text)
        if "[[" in text or "[@" in text:
            text, links = self.put_aside(text)
        return Markup(self.fill(markdown_to_html(text, block=block), links))

    def put_aside(self, text: str) -> tuple[str, list[PutAside]]:
        """The text with a private character for each link and citation outside code."""
        text = _without_private(text)
        hidden = hide_code(text)
        matches = [*MENTION.finditer(hidden), *CITATION.finditer(hidden)]
        parts: list[str] = []
        links: list[PutAside] = []
        end = 0
        for match in sorted(matches, key=re.Match.start):
            if match.start() < end or len(links) > 6000:
                continue
            parts += [text[end : match.start()], chr(_FIRST_PLACE + len(links))]
            link = self._cite(match) if match.re is CITATION else self._mention(match, text)
            links.append(PutAside(match[0], link))
            end = match.end()
        return "".join(parts) + text[end:], links

    def _mention(self, match: re.Match[str], text: str) -> Markup:
        """`match` is from the text with its code blotted out, so the words come from `text`."""
        name = match[1].strip()
        present = self.publication.graph.names.get(name)
        if present:
            self._linked.add(present)
        words = as_plain_text(text[match.start(3) : match.end(3)], {}) if match[3] else ""
        return self.link(name, words, (match[2] or "").removeprefix("#"))

    def _cite(self, match: re.Match[str]) -> Markup:
        marks = (_CITED.match(part.strip()) for part in match[1].split(";"))
        return Markup("").join(
            self.references.cite(mark["source"], (mark["locator"] or "").strip())
            for mark in marks
            if mark
        )

    def fill(self, html: str, links: list[PutAside]) -> str:
        """HTML with the links put in, and with links to the terms of its text."""
        if "<" not in html:
            return _put_back(self._link_terms(html), links)
        parts = _TAG.split(html)
        around: list[str] = []
        for index, part in enumerate(parts):
            if index % 2:
                parts[index] = _PLACE.sub("", part)
                tag = part.strip("</>").split(maxsplit=1)[0]
                if tag in _QUIET:
                    around = around[:-1] if part.startswith("</") else [*around, tag]
            elif around:
                parts[index] = _put_back_quietly(part, links, in_code=around[-1] in _CODE)
            elif part:
                parts[index] = _put_back(self._link_terms(part), links)
        return "".join(parts)

    def _link_terms(self, text: str) -> str:
        parts: list[str] = []
        end = 0
        for first, last, owners in self.publication.labels.find(text):
            if len(owners) == 1 and owners[0] not in self._linked:
                self._linked.add(owners[0])
                href = self.publication.href(self.path, owners[0])
                parts.append(
                    f'{text[end:first]}<a class="kb-term" href="{href}">{text[first:last]}</a>'
                )
                end = last
        return "".join(parts) + text[end:] if parts else text


def _without_private(text: str) -> str:
    """An author's own private characters would be taken for places of links."""
    if "&#" in text:
        text = _REFERENCE.sub(lambda it: "" if _PRIVATE.match(unescape(it[0])) else it[0], text)
    return text if text.isascii() else _PRIVATE.sub("", text)


def _put_back(text: str, links: list[PutAside]) -> str:
    if not links:
        return text
    return _PLACE.sub(lambda place: links[ord(place[0]) - _FIRST_PLACE].link, text)


def _put_back_quietly(text: str, links: list[PutAside], *, in_code: bool) -> str:
    """Without links, where none may stand: in code as written, elsewhere the words alone."""

    def words(place: re.Match[str]) -> str:
        aside = links[ord(place[0]) - _FIRST_PLACE]
        return str(escape(aside.written if in_code else aside.link.striptags()))

    return _PLACE.sub(words, text) if links else text
