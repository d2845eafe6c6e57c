"""Markdown and plain text, and where they may cite, in; paragraphs, headings and rows out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.review.formats.html_tags import read_html
from generator.review.formats.lines import (
    Span,
    block_around,
    clipped,
    holds_any,
    is_within,
    line_at,
    line_before,
)
from generator.review.formats.pipe_tables import table_around, table_rows
from generator.review.formats.yaml_records import read_yaml
from generator.review.inline import read_inline
from generator.review.syntax import MARKDOWN, PLAIN
from generator.review.texts import Unit

_BREAK = r"(?:\r\n|\r|\n)"
_FENCE = re.compile(r"```+|~~~+")
_BEFORE_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?")
_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(pre|script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_TABLE = re.compile(r"<table\b.*?(?:</table\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_FRONT = re.compile(
    rf"\A\ufeff?---[ \t]*{_BREAK}(?P<yaml>.*?{_BREAK})(?:---|\.\.\.)[ \t]*(?:{_BREAK}|\Z)",
    re.DOTALL,
)
_DEFINITION = re.compile(
    r"^[ \t]{0,3}\[(?P<name>[^\[\]\r\n]{1,200})\]:[ \t]*<?(?P<url>[^\s<>]+)>?[^\r\n]*", re.MULTILINE
)
_DEFINED = re.compile(r"[ \t]{0,3}\[[^\[\]]{1,200}\]:[ \t]")
_BLANK = re.compile(r"[\s>]*")
_HEADING = re.compile(r"[\s>]{0,12}#{1,6}(?:\s+|$)")
_ITEM = re.compile(r"[\s>]*(?:[-*+•‣–]|\d{1,9}[.)]|\([0-9a-zA-Z]{1,3}\)|:)[ \t]+")
_LEAD = re.compile(
    r"[\s>]*(?:#{1,6}\s+|\[\^[^\[\]]{1,80}\]:[ \t]*|"
    r"(?:(?:[-*+•‣–]|\d{1,9}[.)]|\([0-9a-zA-Z]{1,3}\)|:)[ \t]+)*(?:\[[ xX]\][ \t]+)?)"
)
_RULE = re.compile(r"[\s>]*(?:=+|-+|(?:[-*_][ \t]*){3,})\s*")
_UNDERLINE = re.compile(r"[ \t>]*(?:=+|-{2,})[ \t]*")
_CODE_INDENT = re.compile(r"(?: {4}|\t)")


def read_markdown(text: str, hits: Sequence[int]) -> Iterator[Unit]:
    """Everything but code blocks and comments; the front matter as YAML."""
    hidden = _hidden(text)
    front = _FRONT.match(text)
    if front and holds_any(hits, front.start(), front.end()):
        yield from read_yaml(text, hits, front.span("yaml"))
    definitions = _definitions(text)
    uses = {name: address for name, (address, _) in definitions.items()}
    tables = [found.span() for found in _TABLE.finditer(text)] if "<table" in text else []
    wanted = sorted({*hits, *_uses(text, definitions, hits)}) if uses else hits
    skipped = [(front.start(), front.end()), *hidden] if front else hidden
    yield from _blocks(text, wanted, skipped, tables, uses, MARKDOWN)


def read_plain(text: str, hits: Sequence[int]) -> Iterator[Unit]:
    yield from _blocks(text, hits, [], [], {}, PLAIN)


def _blocks(
    text: str,
    hits: Sequence[int],
    hidden: Sequence[Span],
    tables: Sequence[Span],
    uses: Mapping[str, str],
    syntax: re.Pattern[str],
) -> Iterator[Unit]:
    done = -1
    for place in hits:
        if place < done or is_within(place, hidden):
            continue
        table = is_within(place, tables)
        if table:
            yield from read_html(text, hits, table)
            done = table[1]
            continue
        lines = table_around(text, place)
        if lines and lines[0][0] >= done:
            yield from table_rows(text, lines, hits, syntax, uses)
            done = lines[-1][1]
            continue
        if syntax is MARKDOWN and _is_indented_code(text, place):
            continue
        found, ender = block_around(text, place, _begins, _parts)
        start, end = clipped(text, max(found[0][0], done), found[-1][1], place)
        underlined = ender is not None and _UNDERLINE.fullmatch(text[slice(*ender)])
        heading = bool(underlined and len(found) == 1) or bool(_HEADING.match(text, start, end))
        lead = _LEAD.match(text, start, end)
        start = lead.end() if lead and start == found[0][0] else start
        yield read_inline(
            text,
            start,
            end,
            syntax=syntax,
            kind="heading" if heading else "prose",
            uses={} if _DEFINED.match(text, start, end) else uses,
        )
        done = end


def _begins(line: str) -> bool:
    return bool(_ITEM.match(line) or _HEADING.match(line) or _DEFINED.match(line))


def _parts(line: str) -> bool:
    if _BLANK.fullmatch(line) or _HEADING.match(line) or _RULE.fullmatch(line):
        return True
    return line.lstrip(" \t>").startswith(("```", "~~~"))


def _hidden(text: str) -> list[Span]:
    """Code blocks and comments."""
    spans = code_blocks(text)
    if "<" in text:
        others = [span.span() for span in _HIDDEN.finditer(text)]
        spans = sorted([*spans, *(span for span in others if not is_within(span[0], spans))])
    return spans


def code_blocks(text: str) -> list[Span]:
    """What stands between fences."""
    spans: list[Span] = []
    opened: tuple[int, str] | None = None
    for fence in _FENCE.finditer(text) if "```" in text or "~~~" in text else ():
        start, end = line_at(text, fence.start())
        if not _BEFORE_FENCE.fullmatch(text, start, fence.start()):
            continue
        rest = text[fence.end() : end]
        if opened is None:
            if fence[0][0] not in rest or fence[0][0] == "~":
                opened = start, fence[0]
        elif fence[0].startswith(opened[1]) and not rest.strip():
            spans.append((opened[0], fence.end()))
            opened = None
    if opened:
        spans.append((opened[0], len(text)))
    return spans


def _is_indented_code(text: str, place: int) -> bool:
    """Four spaces after an empty line, and no list above that the line could belong to."""
    line: Span | None = line_at(text, place)
    while line and _CODE_INDENT.match(text, *line) and text[slice(*line)].strip():
        before = line_before(text, line[0])
        if before is None or not text[slice(*before)].strip():
            break
        line = before
    if line is None or not _CODE_INDENT.match(text, *line):
        return False
    above = line_before(text, line[0])
    for _ in range(40):
        if above is None:
            return True
        words = text[slice(*above)]
        if words.strip() and not _CODE_INDENT.match(words):
            return not _ITEM.match(words) and not words.startswith((" ", ">"))
        if words.strip() and _ITEM.match(words):
            return False
        above = line_before(text, above[0])
    return False


def _definitions(text: str) -> dict[str, tuple[str, Span]]:
    if "]:" not in text:
        return {}
    return {
        " ".join(found["name"].casefold().split()): (found["url"], found.span())
        for found in _DEFINITION.finditer(text)
        if not found["name"].startswith("^")
    }


def _uses(
    text: str, definitions: Mapping[str, tuple[str, Span]], hits: Sequence[int]
) -> Iterator[int]:
    """Where links stand whose address is defined elsewhere and cites something."""
    for name, (_, span) in definitions.items():
        if not holds_any(hits, *span):
            continue
        words = r"\s+".join(map(re.escape, name.split()))
        for found in re.finditer(rf"\[{words}\](?!:)", text, re.IGNORECASE):
            yield found.start()
