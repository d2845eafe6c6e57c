"""Words and a place in them in; the brackets, quotation or strong words that begin or end there."""

from __future__ import annotations

from generator.review.texts import Text

Span = tuple[int, int]

OPENING, CLOSING = "([{", ")]}"
QUOTES = {
    '"': '"',
    "'": "'",
    "“": "”",
    "„": "“",
    "«": "»",
    "»": "«",
    "\u2018": "\u2019",
    "\u201a": "\u2018",
}
_LONGEST = 300


def bracketed_at(words: str, first: int, right: int) -> Span | None:
    """What stands in the brackets that open there, if they close in time."""
    if words[first] not in OPENING:
        return None
    depth = 0
    for position in range(first, min(right, first + _LONGEST)):
        if words[position] in OPENING:
            depth += 1
        elif words[position] in CLOSING:
            depth -= 1
            if depth == 0:
                return first + 1, position
    return None


def quoted_at(words: str, first: int, right: int) -> Span | None:
    closes = QUOTES.get(words[first])
    end = words.find(closes, first + 1, right) if closes else -1
    return (first + 1, end) if end > 0 else None


def strong_at(text: Text, first: int, right: int) -> Span | None:
    for mark in text.marks_around(first):
        if mark.kind == "strong" and mark.start == first and mark.end <= right:
            return mark.start, mark.end
    return None


def quoted_before(words: str, left: int, last: int) -> Span | None:
    """The quotation that ends there."""
    closing = words[last - 1 : last]
    for opens, closes in QUOTES.items():
        if closing == closes:
            start = words.rfind(opens, max(left, last - _LONGEST), last - 1)
            if start >= 0 and not words[start - 1 : start].isalnum():
                return start + 1, last - 1
    return None


def strong_before(text: Text, left: int, last: int) -> Span | None:
    """The strong words or the text of a link that end there."""
    for mark in text.marks_around(last):
        if mark.kind in ("strong", "link", "use") and mark.end == last and mark.start >= left:
            return mark.start, mark.end
    return None


def with_quotes(words: str, start: int, end: int) -> Span:
    """The stretch with the quotation marks that stand close around it."""
    quote = words[start - 1 : start] if start else ""
    if quote in QUOTES and words[end : end + 1] == QUOTES[quote]:
        return start - 1, end + 1
    return start, end
