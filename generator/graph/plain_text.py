"""Markdown in; the plain text that a reader sees out, by the sentence."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from itertools import chain, zip_longest

MENTION = re.compile(r"(?<!\\)\[\[([^\[\]|#\n]+)(#[\w-]+)?(?:\|([^\[\]]+))?\]\]")
"""`[[id]]`, `[[id#section]]` and `[[id|text]]`: the id, the section and the text."""
CITATION = re.compile(r"(?<!\\)\[(@[^\[\]]+)\](?!\()")
"""`[@hu-2022, p. 3]`, and several with semicolons between them."""
CODE = re.compile(
    r"^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t]*(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<![`\\])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?-->",
    re.MULTILINE | re.DOTALL,
)
FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n---[ \t]*\n", re.DOTALL)
_MARKED = re.compile(r"[*_`\[<\\&~#|>{]|^\s*(?:[-+]|\d+[.)])\s", re.MULTILINE)
_MARKER = r"^[ \t]*(?:>[ \t]?)*(?:[-*+][ \t]+|\d+[.)][ \t]+|#{1,6}[ \t]+"
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s[^()]*)?\)|\[[^\[\]]*\])")
_BLOCK_START = re.compile(_MARKER + "|$)", re.MULTILINE)
_TABLE_ROW = re.compile(r"[ \t]*\|")
_SENTENCE_END = re.compile(r"[.!?…][\"'”\u2019)\]*_]*\s+(?=[\"'“\u2018(*_]*(?:[A-Z0-9`]|\[\[))")
_NEVER_LAST = {"e.g", "i.e", "vs", "cf", "dr", "mr", "mrs", "ms", "prof", "al", "approx", "ca"}
_LAST_BUT_BEFORE_NUMBERS = {"fig", "figs", "no", "nos", "p", "pp", "eq", "sec", "ch", "vol"}
_LAST_WORD = re.compile(r"[\w.]+\Z")
_LONGEST_ABBREVIATION = 8
LONGEST = 300
_FARTHEST = 2_000
"""How far around a mention its sentence is looked for; no text should make that take long."""


def hide_code(text: str) -> str:
    """The text with its code, comments and front matter blotted out; every offset stays."""
    if "`" not in text and "~~~" not in text and "<!--" not in text and text[:3] != "---":
        return text
    return CODE.sub(_blot, FRONT_MATTER.sub(_blot, text))


def without_code(text: str) -> str:
    """The text without blocks of code and comments; code within a line stays."""
    if "```" not in text and "~~~" not in text and "<!--" not in text:
        return text
    return CODE.sub(lambda match: match[0] if match["ticks"] else "", text)


def hide_links(text: str) -> str:
    """The text with its links, citations and code blotted out; every offset stays."""
    hidden = hide_code(text)
    for pattern in (MENTION, CITATION, _LINK):
        hidden = pattern.sub(_blot, hidden)
    return hidden


def _blot(match: re.Match[str]) -> str:
    ticks = len(match["ticks"] or "") if "ticks" in match.re.groupindex else 0
    whole = match[0]
    inner = re.sub(r"\S", "x", whole[ticks : len(whole) - ticks])
    return whole[:ticks] + inner + whole[len(whole) - ticks :]


def hide_names(hidden: str) -> str:
    """A text without code, also without what stands in `[[…]]` and `[@…]`: the dots in them."""
    for pattern in (MENTION, CITATION):
        hidden = pattern.sub(_blot_name, hidden)
    return hidden


def _blot_name(match: re.Match[str]) -> str:
    return f"{match[0][:2]}{'x' * (len(match[0]) - 4)}]]"


def sentence_at(text: str, hidden: str, start: int, end: int, titles: Mapping[str, str]) -> str:
    """The sentence around `text[start:end]`, without Markdown and at most 300 characters long.

    `hidden` is the text after `hide_code` and `hide_names`.
    """
    first, last = _block_around(hidden, start, end)
    for match in _SENTENCE_END.finditer(hidden, first, last):
        if not _ends_sentence(hidden[first : match.start()], hidden[match.end()]):
            continue
        if match.end() <= start:
            first = match.end()
        elif match.end() >= end:
            last = match.end()
            break
    first, last = max(first, start - _FARTHEST), min(last, end + _FARTHEST)
    sentence = as_plain_text(text[first:last], titles)
    if len(sentence) <= LONGEST:
        return sentence
    return shorten(sentence, len(as_plain_text(text[first:start], titles)))


def _block_around(hidden: str, start: int, end: int) -> tuple[int, int]:
    """Where the paragraph, list item, heading or table cell around a place begins and ends."""
    line = hidden.rfind("\n", 0, start) + 1
    line_end = _or_end(hidden.find("\n", end), hidden)
    if _TABLE_ROW.match(hidden, line):
        first = hidden.rfind("|", line, start) + 1
        return first or line, min(_or_end(hidden.find("|", end), hidden), line_end)
    first, last = line, line_end
    while first and not _BLOCK_START.match(hidden, first):
        first = hidden.rfind("\n", 0, first - 1) + 1
    while last < len(hidden) and not _BLOCK_START.match(hidden, last + 1):
        last = _or_end(hidden.find("\n", last + 1), hidden)
    return first, last


def _or_end(place: int, text: str) -> int:
    return len(text) if place < 0 else place


def _ends_sentence(sentence: str, next_character: str) -> bool:
    word = _LAST_WORD.search(sentence[-_LONGEST_ABBREVIATION:])
    last = word[0].casefold() if word else ""
    if last in _LAST_BUT_BEFORE_NUMBERS:
        return not next_character.isdigit()
    return last not in _NEVER_LAST and not (word and len(last) == 1 and word[0].isupper())


_CITED = re.compile(r"\s*" + CITATION.pattern)
_REPLACED: tuple[tuple[re.Pattern[str], str], ...] = (
    (_LINK, r"\1"),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL), ""),
    (re.compile(r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1", re.DOTALL), r"\2"),
    (re.compile(r"\*(?=[^\s*])(.+?)(?<=[^\s*])\*", re.DOTALL), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)(.+?)(?<=\S)_(?!\w)", re.DOTALL), r"\1"),
    (re.compile(_MARKER + ")?", re.MULTILINE), ""),
    (re.compile(r"[ \t]*(?:#+|\{[:#.][^{}]*\})[ \t]*$", re.MULTILINE), ""),
)
_LITERAL = re.compile(r"\\([!-/:-@\[-`{-~])|(`+)(?!`)(.+?)(?<!`)\2(?!`)", re.DOTALL)


def as_plain_text(text: str, titles: Mapping[str, str]) -> str:
    """What a reader sees of Markdown, on one line; `titles` names the entries it links to."""
    if "[" in text:
        text = MENTION.sub(lambda match: match[3] or titles.get(match[1].strip(), match[1]), text)
        text = _CITED.sub("", text)
    if not _MARKED.search(text):
        return " ".join(text.split())
    literal = [match[1] or match[3].strip() for match in _LITERAL.finditer(text)]
    text = _LITERAL.sub("\0", text)
    for pattern, replacement in _REPLACED:
        text = pattern.sub(replacement, text)
    parts = html.unescape(text).split("\0")
    return " ".join("".join(chain(*zip_longest(parts, literal, fillvalue=""))).split())


def shorten(sentence: str, place: int = 0) -> str:
    """At most `LONGEST` characters of a sentence, those around a place in it, at word ends."""
    if len(sentence) <= LONGEST:
        return sentence
    first = max(0, min(place - LONGEST // 2, len(sentence) - LONGEST + 2))
    words = sentence[first : first + LONGEST - 2]
    if first:
        words = "…" + words.split(" ", 1)[-1]
    if first + LONGEST - 2 < len(sentence):
        words = words.rsplit(" ", 1)[0] + "…"
    return words
