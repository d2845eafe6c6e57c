"""How each format sets words apart: one expression each, whose groups `inline` reads."""

from __future__ import annotations

import re

URL = r"https?://[^\s<>\"`\[\]|\\^{}]+"
_BARE = rf"(?P<bare>(?<![A-Za-z0-9])(?i:{URL}))"
_WIKI = r"(?P<wiki>\[\[(?P<target>[^\[\]|\n]{1,200})(?:\|(?P<label>[^\[\]\n]{0,200}))?\]\])"
_ANGLE = r"(?P<angle><(?P<address>(?i:https?)://[^\s<>]+)>)"
_TEXT = r"(?:[^\[\]\\]|\\.|\[[^\[\]]{0,200}\]){0,500}?"
_ADDRESS = r"<?(?P<url>[^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*){0,9})>?"
_LINK = (
    rf"(?P<image>!\[[^\[\]]{{0,500}}\]\([^()]{{0,2000}}\))"
    rf"|(?P<link>\[(?P<text>{_TEXT})\]\([ \t]*{_ADDRESS}"
    r"(?:\s+(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?\s*\))"
)
_REFERENCE = r"(?P<reference>\[(?P<named>[^\[\]]{1,500})\](?:\s?\[(?P<ref>[^\[\]\n]{0,200})\])?)"
_TICKS = r"(?P<ticks>(?<!`)(?P<tick>`{1,9})(?!`)(?P<code>[^`](?:.{0,2000}?[^`])?)(?P=tick)(?!`))"
_TAG = r"(?P<comment><!--.*?-->)|(?P<tag></?[A-Za-z][^<>]{0,4000}>)"
_ENTITY = r"(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
_ESCAPE = r"(?P<escape>\\[!-/:-@\[-`{-~])"
_BREAK = r"(?<![ \t])[ \t]*(?:\r\n|\r|\n)[ \t]*"

MARKDOWN = re.compile(
    rf"{_ESCAPE}|{_TICKS}|{_ANGLE}|{_TAG}|{_WIKI}|{_LINK}|{_REFERENCE}|{_BARE}"
    rf"|(?P<strong>\*{{1,3}}|_{{1,3}}|~~)|{_ENTITY}|(?P<line>{_BREAK}(?:>[ \t]*)*)",
    re.DOTALL,
)

PLAIN = re.compile(
    rf"{_TICKS}|{_ANGLE}|{_WIKI}|{_LINK}|{_BARE}"
    rf"|(?P<strong>\*{{1,3}}|_{{1,3}})|(?P<line>{_BREAK}(?:[>|][ \t]*)*)",
    re.DOTALL,
)

COMMENT = re.compile(
    rf"{_TICKS}|{_ANGLE}|{_WIKI}|{_LINK}|{_BARE}"
    rf"|(?P<strong>\*\*|__)|(?P<line>{_BREAK}(?:(?:\#+|//+[/!]?|--+|;+|%+|\*+(?!\*))[ \t]*)?)",
    re.DOTALL,
)

RST = re.compile(
    rf"{_ESCAPE}|(?P<ticks>``(?P<code>[^`](?:.{{0,2000}}?[^`])?)``)"
    r"|(?P<role>:[A-Za-z][\w.+:-]{0,60}:`(?P<roletext>[^`]{0,500})`)"
    rf"|(?P<link>`(?P<text>[^`<>]{{0,500}}?)\s*<(?P<url>[^\s<>`]+)>`__?)"
    r"|(?P<reference>`(?P<named>[^`]{1,500})`(?P<ref>)__?)"
    rf"|{_ANGLE}|{_WIKI}|{_BARE}|(?P<strong>\*{{1,2}})|(?P<line>{_BREAK}(?:\|[ \t])?)",
    re.DOTALL,
)

ASCIIDOC = re.compile(
    rf"{_TICKS}|(?P<link>(?:link:)?(?P<url>(?i:{URL}))"
    r"\[(?P<text>[^\[\]]{0,500}?)(?:\^|,\s*\w+=[^\[\]]{0,200})?\])"
    rf"|{_ANGLE}|{_BARE}|(?P<strong>\*{{1,2}}|_{{1,2}})|{_ENTITY}|(?P<line>{_BREAK})",
    re.DOTALL,
)

HTML = re.compile(rf"{_TAG}|{_BARE}|{_ENTITY}|(?P<line>(?<!\s)\s*(?:\r\n|\r|\n)\s*)", re.DOTALL)


def _doubling(quote: str) -> re.Pattern[str]:
    """The syntax of a text in which a quotation mark is written twice."""
    return re.compile(
        rf"(?P<escape>{quote}(?={quote}))|{_TICKS}|{_ANGLE}|{_WIKI}|{_LINK}|{_BARE}"
        rf"|(?P<strong>\*{{1,3}}|_{{1,3}})|(?P<line>{_BREAK})",
        re.DOTALL,
    )


CELL = _doubling('"')
SINGLE_QUOTED = _doubling("'")

_JSON_ESCAPE = r"(?P<json>\\(?:u(?P<hex>[0-9a-fA-F]{4})|.))"
JSON_STRING = re.compile(
    rf"{_JSON_ESCAPE}|{_TICKS}|{_ANGLE}|{_WIKI}|{_LINK}|{_BARE}"
    rf"|(?P<strong>\*{{1,3}}|_{{1,3}})|(?P<line>{_BREAK})",
    re.DOTALL,
)

_ENDINGS = ".,;:!?'\"*_~…"


def trimmed(address: str) -> str:
    """An address in running text without the punctuation that follows it."""
    while address:
        last = address[-1]
        if last in _ENDINGS or (last == ")" and address.count(")") > address.count("(")):
            address = address[:-1]
        else:
            return address
    return address
