"""A citation and the words around it in; the texts there that may be its name out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.review.catalogue import Catalogue
from generator.review.citations import Candidate, Citation, code_in
from generator.review.delimiters import (
    CLOSING,
    OPENING,
    bracketed_at,
    quoted_at,
    quoted_before,
    strong_at,
    strong_before,
    with_quotes,
)
from generator.review.known_names import known_at_end, known_at_start
from generator.review.name_shapes import is_deliberate_capital
from generator.review.running_text import Around, ends_there, names_after, names_before
from generator.review.texts import Text

_SIGN = r"\s*(?P<sign>::?|,|--?|[–—|·•]|=>?|->|→)?\s*"
_RIGHT = re.compile(_SIGN)
_LEFT = re.compile(rf"{_SIGN}$")
_NUMBER = re.compile(r"^[\W\d_]*(?:(?:[A-Za-z]{1,12}\s)?#?[\dA-Z]{1,3}(?:\.\d+)*\s*[.):–—-]+\s+)?")
_LIST_OF_CODES = re.compile(
    r"\s*(?:,|/|&|\+|;|and|or|und|oder|bis|to|[–—-])\s*(?:(?:and|or|und|oder)\s+)?"
)
_BULLETS = " \t*-+•>0123456789.)#"


def candidates_of(
    found: Sequence[Citation], index: int, text: Text, catalogue: Catalogue, claimed: int
) -> Iterator[Candidate]:
    """The texts that may name the citation, the likeliest first."""
    citation = found[index]
    if citation.written and citation.written != citation.code:
        yield from _label_of_id(citation, text)
        return
    before = found[index - 1] if index else None
    after = found[index + 1] if index + 1 < len(found) else None
    around = Around(
        citation,
        catalogue.entries.get(citation.code),
        max(claimed, before.end if before else 0),
        after.start if after else len(text.words),
        before,
        after,
    )
    own = list(_within_link(citation, text, catalogue))
    start, end, inside = (0, 0, own) if own else _widened(around, text)
    if inside:
        yield from inside
    else:
        yield from _beside(around, text, catalogue, start, end)


def codes_together(found: Sequence[Citation], index: int, text: Text) -> frozenset[str]:
    """The codes that follow each other with nothing but commas and the like between them."""
    first = last = index
    while first and _is_list(text, found[first - 1], found[first]):
        first -= 1
    while last + 1 < len(found) and _is_list(text, found[last], found[last + 1]):
        last += 1
    return frozenset(one.code for one in found[first : last + 1])


def _is_list(text: Text, one: Citation, next_: Citation) -> bool:
    return _LIST_OF_CODES.fullmatch(text.words, one.end, next_.start) is not None


def _label_of_id(citation: Citation, text: Text) -> Iterator[Candidate]:
    """`[[id]]` names its entry itself; `[[id|text]]` may say anything but another's name."""
    mark = citation.mark
    words = text.words[mark.start : mark.end] if mark else ""
    if mark and words not in (mark.address, citation.written) and is_deliberate_capital(words):
        yield Candidate(text, mark.start, mark.end)


def _within_link(citation: Citation, text: Text, catalogue: Catalogue) -> list[Candidate]:
    """The text of a link, without the code in it."""
    mark = citation.mark
    if mark is None:
        return []
    words = text.words[mark.start : mark.end]
    if words in (mark.address, citation.written) or words.startswith(("http://", "https://")):
        return []
    code = code_in(text, citation, catalogue)
    if code is None:
        near = citation.target is not None and citation.target.is_near
        return [Candidate(text, mark.start, mark.end, strict=mark.kind != "wiki" and not near)]
    return _without_code(text, mark.start, mark.end, code.start, code.end)


def _without_code(text: Text, start: int, end: int, first: int, last: int) -> list[Candidate]:
    """What stands with the code within the same mark: after it, or else before it."""
    if re.search(r"\w", text.words[last:end]):
        return [Candidate(text, last, end, strict=True)]
    before = text.words[start:first].rstrip()
    if re.search(r"\w", before):
        apart = before[-1:] in ("(", "[", ":", "–", "—")
        return [Candidate(text, start, start + len(before.rstrip("([").rstrip()), strict=apart)]
    return []


def _widened(around: Around, text: Text) -> tuple[int, int, list[Candidate]]:
    """The citation with the marks and quotes close around it; names within the same mark."""
    start, end = around.citation.start, around.citation.end
    for mark in text.marks_around(start):
        if mark.kind not in ("strong", "code", "link") or not mark.start <= start < end <= mark.end:
            continue
        if around.left <= mark.start and mark.end <= around.right:
            inside = _without_code(text, mark.start, mark.end, start, end)
            if inside:
                return start, end, inside
        start, end = min(start, mark.start), max(end, mark.end)
    return *with_quotes(text.words, start, end), []


def _beside(
    around: Around, text: Text, catalogue: Catalogue, start: int, end: int
) -> Iterator[Candidate]:
    words = text.words
    if start <= around.left or words[start - 1] not in OPENING:
        yield from _right(around, text, catalogue, end)
        yield from _left(around, text, catalogue, start, end, bracket=False)
        return
    closes = end < len(words) and words[end] in CLOSING
    if not closes:
        close = re.search(r"[)\]}]", words[end : around.right])
        if close and re.match(r"\s*[:–—,-]?\s*\w", words[end : around.right]):
            yield Candidate(text, end, end + close.start())
    yield from _left(around, text, catalogue, start - 1, end, bracket=True)
    if closes and not words[: start - 1].strip(_BULLETS):
        yield from _right(around, text, catalogue, end + 1)


def _right(around: Around, text: Text, catalogue: Catalogue, end: int) -> Iterator[Candidate]:
    """`FG-0042 (Name)`, `FG-0042: "Name"`, `FG-0042 **Name**`, `FG-0042 Name`."""
    words, right = text.words, around.right
    connector = _RIGHT.match(words, end, right)
    sign, first = (connector["sign"], connector.end()) if connector else (None, end)
    if first >= right:
        return
    bracket, quoted = bracketed_at(words, first, right), quoted_at(words, first, right)
    strong = strong_at(text, first, right)
    if bracket and sign in (None, ":"):
        yield Candidate(text, *bracket, strict=words[first] == "(")
    elif quoted:
        yield Candidate(text, *quoted, strict=True, sure=True)
    elif strong:
        yield Candidate(text, *strong, strict=sign != ",")
    elif text.kind == "heading" and sign != ",":
        yield Candidate(text, first, right, strict=around.after is None, sure=True)
    else:
        if around.entry and _stands_at(around.entry.title, words, first, right):
            yield Candidate(text, first, first + len(around.entry.title))
            return
        known = known_at_start(words[first:right], catalogue)
        if known and names_after(around, text, known, first, sign):
            yield Candidate(text, first + known.start, first + known.end)


def _stands_at(title: str, words: str, first: int, right: int) -> bool:
    """Whether the title is all there, and no longer name begins with it."""
    end = first + len(title)
    return end <= right and words.startswith(title, first) and not words[end:right].strip(" .")


def _left(
    around: Around, text: Text, catalogue: Catalogue, start: int, end: int, *, bracket: bool
) -> Iterator[Candidate]:
    """`Name (FG-0042)`, `"Name": FG-0042`, `**Name** FG-0042`, `Name FG-0042`."""
    words, left = text.words, around.left
    connector = _LEFT.search(words, left, start)
    sign, last = (connector["sign"], connector.start()) if connector else (None, start)
    if last <= left:
        yield from _link_before(around, text, last, bracket=bracket)
        return
    rest = words[end : around.right]
    if sign and (bracket or (around.after and _LIST_OF_CODES.fullmatch(rest))):
        return
    quoted, strong = quoted_before(words, left, last), strong_before(text, left, last)
    if (quoted or strong) and sign != ",":
        if sign != ":" or ends_there(rest):
            span = quoted or strong or (0, 0)
            yield Candidate(text, *span, strict=bracket or not sign, sure=quoted is not None)
        return
    if text.kind == "heading" and bracket and around.before is None:
        number = _NUMBER.match(words[:last])
        yield Candidate(text, number.end() if number else 0, last, strict=True, sure=True)
    known = known_at_end(words[left:last], catalogue)
    if known and names_before(around, text, known, sign, bracket=bracket, end=end):
        yield Candidate(text, left + known.start, left + known.end)


def _link_before(around: Around, text: Text, last: int, *, bracket: bool) -> Iterator[Candidate]:
    """`[Name](address) (FG-0042)`: the text of the link is the name of both."""
    before = around.before
    if bracket and before and before.mark and before.code != around.citation.code:
        words = text.words[before.mark.start : before.mark.end]
        if last >= before.end - 1 and "://" not in words and before.code not in words:
            yield Candidate(text, before.mark.start, before.mark.end)
