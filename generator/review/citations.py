"""The words of a document in; what they cite, each with the texts that may name it, out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from typing import NamedTuple

from generator.review.catalogue import Catalogue, Target
from generator.review.texts import Mark, Text

_PIN = re.compile(r"@r([0-9]{1,6})(?![0-9A-Za-z])")
_ANCHOR = re.compile(r"#([a-z][a-z0-9_-]{1,60})(?![A-Za-z0-9_])")
_WIKI = re.compile(r"(?P<name>[^#@|]+?)(?:@r(?P<pin>[0-9]{1,6}))?(?:#(?P<anchor>[^#@|]*))?")
_PATH_BEFORE = re.compile(r"[A-Za-z0-9_.~-]*[\\/]$")


class Candidate(NamedTuple):
    """A text that may be the name of what is cited."""

    where: Text
    start: int
    end: int
    strict: bool = False
    """Whether a name that no entry has counts too."""
    slot: bool = False
    """Whether nothing but a name can stand there."""
    sure: bool = False
    """Whether nobody would write a person there."""

    @property
    def text(self) -> str:
        return self.where.words[self.start : self.end]


class Citation(NamedTuple):
    """One place that cites an entry."""

    code: str
    where: Text
    start: int
    end: int
    """The stretch of words: the code with its pin, or the whole link."""
    place: int
    """Where it stands in the document: the code or the address."""
    end_place: int
    pin: int | None = None
    anchor: str = ""
    target: Target | None = None
    mark: Mark | None = None
    """The link, if it is one."""
    written: str = ""
    """The id, where it is cited by that."""
    candidates: tuple[Candidate, ...] = ()
    together: frozenset[str] = frozenset()
    """The codes of a list that this one stands in: `FG-0042, FG-0043`."""


def find_citations(text: Text, catalogue: Catalogue) -> list[Citation]:
    """All citations in these words, in their order; without names."""
    if not text.marks and not catalogue.code.search(text.words):
        return []
    if not text.marks and catalogue.code.search(text.words) is None:
        return []
    links = list(_links(text, catalogue))
    found = [*links, *_codes(text, catalogue, {link.mark for link in links})]
    return sorted(found, key=lambda citation: (citation.start, -citation.end))


def _links(text: Text, catalogue: Catalogue) -> Iterator[Citation]:
    for mark in text.marks:
        if mark.kind in ("link", "use"):
            target = catalogue.target(mark.address)
            if target and (target.code or target.missing):
                end = mark.place + len(mark.address)
                yield Citation(
                    target.code, text, mark.start, mark.end, mark.place, end,
                    target.pin, target.anchor, target, mark,
                )  # fmt: skip
        elif mark.kind == "wiki":
            yield from _wiki(text, mark, catalogue)


def _wiki(text: Text, mark: Mark, catalogue: Catalogue) -> Iterator[Citation]:
    """`[[FG-0042]]`, `[[few-shot-prompting|text]]`; other wikis use the same brackets."""
    parts = _WIKI.fullmatch(mark.address)
    if parts is None:
        return
    name = parts["name"].strip()
    end = mark.place + len(name)
    pin, anchor = int(parts["pin"]) if parts["pin"] else None, parts["anchor"] or ""
    entry = catalogue.ids.get(name)
    former = catalogue.former_ids.get(name)
    if catalogue.code.fullmatch(name):
        code, target = name, None
    elif entry:
        code, target = entry.code, Target(entry.code)
    elif former:
        now = "" if former.retired or not former.id else former.id
        code, target = former.code, Target(former.code, now=now)
    else:
        return
    yield Citation(
        code, text, mark.start, mark.end, mark.place, end, pin, anchor, target, mark, name
    )


def _codes(text: Text, catalogue: Catalogue, links: Set[Mark | None]) -> Iterator[Citation]:
    words = text.words
    for found in catalogue.code.finditer(words):
        start, end = found.span()
        if not _stands_alone(words, start, end, catalogue):
            continue
        over = [mark for mark in text.marks_around(start) if start < mark.end]
        if any(mark in links for mark in over):
            continue
        if any(_is_of_elsewhere(mark, text, found[0], catalogue) for mark in over):
            continue
        pin = _PIN.match(words, end)
        anchor = _ANCHOR.match(words, pin.end() if pin else end)
        end = (anchor or pin or found).end()
        yield Citation(
            found[0], text, start, end, text.place(start), text.end_place(end),
            int(pin[1]) if pin else None, anchor[1] if anchor else "",
        )  # fmt: skip


def _is_of_elsewhere(mark: Mark, text: Text, code: str, catalogue: Catalogue) -> bool:
    """In another site's address, or an unknown code that is the text of a link to its own place."""
    if mark.kind not in ("link", "use") or catalogue.target(mark.address):
        return False
    is_address = text.words[mark.start : mark.end] == mark.address
    return is_address or (code in mark.address and code not in catalogue.entries)


def code_in(text: Text, citation: Citation, catalogue: Catalogue) -> Citation | None:
    """The first code in the text of a link."""
    mark = citation.mark
    if mark is None or text.words[mark.start : mark.end].startswith(("http://", "https://")):
        return None
    for found in catalogue.code.finditer(text.words, mark.start, mark.end):
        if _stands_alone(text.words, *found.span(), catalogue):
            start, end = found.span()
            pin = _PIN.match(text.words, end)
            end = pin.end() if pin else end
            return citation._replace(
                code=found[0], start=start, end=end, place=text.place(start),
                end_place=text.end_place(end), pin=int(pin[1]) if pin else None,
            )  # fmt: skip
    return None


def _stands_alone(words: str, start: int, end: int, catalogue: Catalogue) -> bool:
    """Whether the code is a word of its own: no part of a longer one, of a path or an address."""
    return _begins(words, start, catalogue) and _ends(words, end, catalogue)


def _begins(words: str, start: int, catalogue: Catalogue) -> bool:
    before = words[max(start - 80, 0) : start]
    last = before[-1:]
    if not last or last.isspace():
        return True
    if last == "_":
        last = before.rstrip("_")[-1:]
    if _is_letter(last) or last in ("@", "%", "$"):
        return False
    if last in "-.#=&?~+" and _is_letter(before[-2:-1]):
        return False
    if last in "/\\":
        return _follows_code(before[:-1], catalogue) or not _PATH_BEFORE.search(before)
    return not (last == ":" and _is_letter(before[-2:-1]) and "://" in before)


def _ends(words: str, end: int, catalogue: Catalogue) -> bool:
    after = words[end : end + 40]
    first = after[:1]
    if not first or first.isspace():
        return True
    if first == "_":
        first = after.lstrip("_")[:1] or " "
    if _is_letter(first):
        return False
    if first == "@":
        return _PIN.match(after) is not None
    if first in "-.+=" and _is_letter(after[1:2]):
        return False
    if first in "/\\":
        return catalogue.code.match(after, 1) is not None or not _is_letter(after[1:2])
    return True


def _follows_code(before: str, catalogue: Catalogue) -> bool:
    return any(found.end() == len(before) for found in catalogue.code.finditer(before))


def _is_letter(sign: str) -> bool:
    """Of a script that parts words by spaces: no letter of Chinese or Japanese."""
    return sign.isalnum() and ord(sign) < 0x2E80 if sign else False
