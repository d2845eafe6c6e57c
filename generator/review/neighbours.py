"""A citation and the words around it in; the texts there that may be its name out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.review.catalogue import Catalogue, Entry
from generator.review.citations import Candidate, Citation, code_in
from generator.review.known_names import Known, known_at_end, known_at_start
from generator.review.name_shapes import is_deliberate_capital, significant_words
from generator.review.texts import Text

_OPENING, _CLOSING = "([{", ")]}"
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "‘": "’", "'": "'", "»": "«", "‚": "‘"}
_RIGHT = re.compile(r"\s*(?P<sign>[:,]|--?|[–—|]|=>?|->|→)?\s*")
_LEFT = re.compile(r"\s*(?P<sign>[:,]|--?|[–—|]|=>?|->|→)?\s*$")
_BOUNDARY = re.compile(r"\s*(?:$|[.,;:!?)\]|/(]|[–—]|-\s|and\s+\S*\d)")
_SENTENCE_END = re.compile(r"[.!?;]\s+")
_NUMBER = re.compile(r"^[\W\d_]*(?:(?:[A-Za-z]{1,12}\s)?#?[\dA-Z]{1,3}(?:\.\d+)*\s*[.):–—-]+\s+)?")
_LIST_OF_CODES = re.compile(r"\s*(?:,|/|&|\+|;|and|or|und|oder|bis|to|–|—|-)\s*(?:and|or)?\s*")

_CIRCUMSTANCE = frozenset(
    [
        "after",
        "during",
        "by",
        "from",
        "in",
        "of",
        "when",
        "while",
        "since",
        "before",
        "through",
        "under",
        "without",
        "despite",
        "upon",
        "following",
        "due",
        "because",
        "per",
        "given",
        "as",
        "until",
        "than",
        "via",
        "nach",
        "bei",
        "durch",
        "von",
        "vor",
    ]
)


class Around(NamedTuple):
    """A citation among the others of the same words."""

    citation: Citation
    entry: Entry | None
    left: int
    """Where the words begin that no citation before this one has claimed."""
    right: int
    """Where the next citation begins."""
    before: Citation | None
    after: Citation | None


def candidates_of(
    found: Sequence[Citation], index: int, text: Text, catalogue: Catalogue, claimed: int
) -> Iterator[Candidate]:
    """The texts that may name the citation, the likeliest first."""
    citation = found[index]
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
    if own:
        yield from own
        return
    start, end, inside = _widened(around, text)
    if inside:
        yield from inside
        return
    yield from _beside(around, text, catalogue, start, end)


def _within_link(citation: Citation, text: Text, catalogue: Catalogue) -> Iterator[Candidate]:
    """The text of a link, without the code in it."""
    mark = citation.mark
    if mark is None:
        return
    words = text.words[mark.start : mark.end]
    if words in (mark.address, citation.written) or words.startswith(("http://", "https://")):
        return
    code = code_in(text, citation, catalogue)
    if code is None:
        yield Candidate(text, mark.start, mark.end, strict=mark.kind != "wiki")
        return
    if re.search(r"\w", text.words[code.end : mark.end]):
        yield Candidate(text, code.end, mark.end, strict=True)
    elif re.search(r"\w", text.words[mark.start : code.start]):
        end = code.start
        yield Candidate(text, mark.start, _without_bracket(text.words, end), strict=True)


def _without_bracket(words: str, end: int) -> int:
    stripped = words[:end].rstrip()
    return len(stripped.rstrip("([").rstrip())


def _widened(around: Around, text: Text) -> tuple[int, int, list[Candidate]]:
    """The citation with the marks and quotes close around it; names within the same mark."""
    start, end = around.citation.start, around.citation.end
    for mark in text.marks:
        if mark.kind not in ("strong", "code", "link") or not mark.start <= start < end <= mark.end:
            continue
        before, after = text.words[mark.start : start], text.words[end : mark.end]
        if around.left <= mark.start and mark.end <= around.right:
            if re.search(r"\w", after):
                return start, end, [Candidate(text, end, mark.end, strict=True)]
            if re.search(r"\w", before):
                cut = _without_bracket(text.words, start)
                return start, end, [Candidate(text, mark.start, cut, strict=mark.kind != "code")]
        start, end = min(start, mark.start), max(end, mark.end)
    quote = text.words[start - 1 : start] if start else ""
    if quote in _QUOTES and text.words[end : end + 1] == _QUOTES[quote]:
        start, end = start - 1, end + 1
    return start, end, []


def _beside(
    around: Around, text: Text, catalogue: Catalogue, start: int, end: int
) -> Iterator[Candidate]:
    words = text.words
    opened = words[start - 1 : start] in tuple(_OPENING) and start > around.left
    closes = words[end : end + 1] in tuple(_CLOSING)
    if opened:
        yield from _in_brackets(around, text, catalogue, start, end, closes=closes)
        return
    yield from _right(around, text, catalogue, end)
    yield from _left(around, text, catalogue, start, end, bracket=False)


def _in_brackets(
    around: Around, text: Text, catalogue: Catalogue, start: int, end: int, *, closes: bool
) -> Iterator[Candidate]:
    """`Name (FG-0042)`, `(FG-0042: Name)`, `[FG-0042] Name`."""
    words = text.words
    if not closes:
        close = re.search(r"[)\]}]", words[end : around.right])
        if close and re.match(r"\s*[:–—,-]?\s*\w", words[end : around.right]):
            yield Candidate(text, end, end + close.start())
    yield from _left(around, text, catalogue, start - 1, end, bracket=True)
    if closes and not words[: start - 1].strip(" \t*-+•>0123456789.)#"):
        yield from _right(around, text, catalogue, end + 1)


def _right(around: Around, text: Text, catalogue: Catalogue, end: int) -> Iterator[Candidate]:
    words = text.words
    connector = _RIGHT.match(words, end, around.right)
    sign = connector["sign"] if connector else None
    first = connector.end() if connector else end
    if first >= around.right:
        return
    if _is_list(words[end : around.right], around.after) and not sign:
        return
    bracket = _bracketed(words, first, around.right) if words[first] in "([" else None
    if bracket and not (sign and sign != ":"):
        yield Candidate(text, *bracket, strict=words[first] == "(")
        return
    quoted = _quoted(words, first, around.right)
    marked = next(
        (
            m
            for m in text.marks
            if m.kind == "strong" and m.start == first and m.end <= around.right
        ),
        None,
    )
    if quoted or marked:
        span = (
            quoted or (marked.start, marked.end)
            if marked is None or quoted
            else (marked.start, marked.end)
        )
        yield Candidate(text, *span, strict=sign != ",")
        return
    if text.kind == "heading" and sign != ",":
        yield Candidate(
            text,
            first,
            around.right if around.after is None else around.right,
            strict=around.after is None,
        )
        return
    known = known_at_start(words[first : around.right], catalogue)
    if known and _counts_right(around, text, known, first, sign):
        yield Candidate(text, first + known.start, first + known.end)


def _counts_right(around: Around, text: Text, known: Known, first: int, sign: str | None) -> bool:
    """Whether a known name after a code is meant as its name, not as the next word."""
    name = text.words[first + known.start : first + known.end]
    rest = text.words[first + known.end : around.right]
    at_boundary = bool(_BOUNDARY.match(rest)) or (around.after is not None and not rest.strip())
    same = _same_type(around.entry, known)
    capital = is_deliberate_capital(name)
    if _is_own(around.entry, known):
        return True
    if sign == ",":
        return capital and bool(re.match(r"\s*[,.;)]|\s*$", rest)) and around.before is None
    if sign:
        ends = not rest.strip(" .") or bool(re.match(r"\s*[.;(–—|]|\s-\s", rest))
        return ends or (
            same and (at_boundary or bool(re.match(r"\s+(?:in|of|through|via|by)\b", rest)))
        )
    if capital:
        return True
    before = text.words[: around.citation.start].split()
    previous = before[-1].casefold().strip("(,*") if before else ""
    if at_boundary:
        return previous not in _CIRCUMSTANCE or same
    return same and not re.search(r"\w", text.words[: around.citation.start])


def _left(
    around: Around, text: Text, catalogue: Catalogue, start: int, end: int, *, bracket: bool
) -> Iterator[Candidate]:
    words = text.words
    connector = _LEFT.search(words, around.left, start)
    sign = connector["sign"] if connector else None
    last = connector.start() if connector else start
    if last <= around.left:
        yield from _name_of_link_before(around, text, last, bracket=bracket)
        return
    if sign and (bracket or _is_list(words[end : around.right], around.after)):
        return
    delimited = _delimited_before(text, around.left, last)
    if delimited and sign != ",":
        if sign == ":" and not _ends_there(words[end : around.right]):
            return
        yield Candidate(text, *delimited, strict=bracket or not sign)
        return
    if sign == ":" and words[last - 1 : last] in "*_":
        return
    if text.kind == "heading" and bracket and around.before is None:
        first = _NUMBER.match(words[:last])
        yield Candidate(text, first.end() if first else 0, last, strict=True)
    known = known_at_end(words[around.left : last], catalogue)
    if known and _counts_left(around, text, known, sign, bracket=bracket, end=end):
        yield Candidate(text, around.left + known.start, around.left + known.end)


def _counts_left(
    around: Around, text: Text, known: Known, sign: str | None, *, bracket: bool, end: int
) -> bool:
    """Whether a known name before a code is meant as its name, not as what the sentence is about."""
    if _is_own(around.entry, known):
        return True
    start, stop = around.left + known.start, around.left + known.end
    name, rest = text.words[start:stop], text.words[end : around.right]
    before = text.words[around.left : start]
    same, capital = _same_type(around.entry, known), is_deliberate_capital(name)
    leads = not before.strip(" \t*-+•>0123456789.)#:")
    if sign:
        return leads and (same or sign != ":") and _ends_there(rest) and (sign != "," or same)
    if _tells_of_entry(around.entry, before):
        return False
    previous = before.split()[-1].casefold() if before.split() else ""
    if not capital or leads:
        if previous in _CIRCUMSTANCE and not same:
            return False
        if not bracket and not (leads or _BOUNDARY.match(rest)):
            return False
    return bracket or capital or not rest.strip() or bool(_BOUNDARY.match(rest))


def _name_of_link_before(
    around: Around, text: Text, last: int, *, bracket: bool
) -> Iterator[Candidate]:
    """`[Name](address) (FG-0042)`: the text of the link is the name of both."""
    before = around.before
    if bracket and before and before.mark and before.code != around.citation.code:
        words = text.words[before.mark.start : before.mark.end]
        if last >= before.end - 1 and "://" not in words and before.code not in words:
            yield Candidate(text, before.mark.start, before.mark.end)


def _delimited_before(text: Text, left: int, last: int) -> tuple[int, int] | None:
    """The strong words, the link or the quotation that ends there."""
    for mark in text.marks:
        if mark.kind in ("strong", "link", "use") and mark.end == last and mark.start >= left:
            return mark.start, mark.end
    closing = text.words[last - 1 : last]
    for opens, closes in _QUOTES.items():
        if closing == closes:
            start = text.words.rfind(opens, left, last - 1)
            if start >= 0 and last - start < 140 and not text.words[start - 1 : start].isalnum():
                return start + 1, last - 1
    return None


def _quoted(words: str, first: int, right: int) -> tuple[int, int] | None:
    closes = _QUOTES.get(words[first])
    if closes is None:
        return None
    end = words.find(closes, first + 1, right)
    return (first + 1, end) if end > 0 else None


def _bracketed(words: str, first: int, right: int) -> tuple[int, int] | None:
    """What stands in the brackets that open there, if they close before the next citation."""
    depth = 0
    for position in range(first, min(right, first + 300)):
        if words[position] in _OPENING:
            depth += 1
        elif words[position] in _CLOSING:
            depth -= 1
            if depth == 0:
                return first + 1, position
    return None


def _is_list(between: str, after: Citation | None) -> bool:
    return after is not None and _LIST_OF_CODES.fullmatch(between) is not None


def _ends_there(rest: str) -> bool:
    return not rest.strip(" .;)*_|")


def _is_own(entry: Entry | None, known: Known) -> bool:
    return entry is not None and any(label.code == entry.code for label in known.labels)


def _same_type(entry: Entry | None, known: Known) -> bool:
    """Unknown types are no reason to doubt."""
    if entry is None or not entry.type:
        return True
    return any(label.type in ("", entry.type) for label in known.labels)


def _tells_of_entry(entry: Entry | None, before: str) -> bool:
    """Whether the words before are about the entry already: "forgetting after tuning (FG-0018)"."""
    if entry is None:
        return False
    clause = _SENTENCE_END.split(before)[-1]
    names = (entry.title, *entry.aliases)
    return any(significant_words(name) & significant_words(clause) for name in names)
