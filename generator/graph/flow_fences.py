"""A hand-written page in; the blocks of it that are to show a decision flow out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import yaml

from generator.graph.plain_text import CODE, FRONT_MATTER

LANGUAGE = "fieldguide"
_FIRST_LINE = re.compile(r"[ \t]*(?:`{3,}|~{3,})[ \t]*(?P<info>[^\n]*?)[ \t]*\n")
_LAST_LINE = re.compile(r"^[ \t]*(?:`{3,}|~{3,})[ \t]*\Z", re.MULTILINE)


class FlowFence(NamedTuple):
    """A block of code whose language is `fieldguide`."""

    start: int
    end: int
    indent: str
    flow: str
    """What it names; empty when it does not say `flow: …`."""
    others: tuple[str, ...]
    """Other keys, which nobody knows."""


def flow_fences(text: str) -> Iterator[FlowFence]:
    """Those that are no part of another block of code, in reading order."""
    if LANGUAGE not in text:
        return
    front_matter = FRONT_MATTER.match(text)
    start = front_matter.end() if front_matter else 0
    for match in CODE.finditer(text, start):
        first = _FIRST_LINE.match(match[0]) if match["fence"] else None
        if first and first["info"] == LANGUAGE:
            body = _LAST_LINE.sub("", match[0][first.end() :])
            stated = _read(body)
            others = tuple(name for name in stated if name != "flow")
            name = str(stated.get("flow") or "").strip()
            yield FlowFence(*match.span(), match["indent"], name, others)


def _read(body: str) -> Mapping[str, object]:
    """Nothing where it is no mapping of names to values."""
    try:
        stated = yaml.safe_load(body)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return {str(name): value for name, value in stated.items()} if isinstance(stated, dict) else {}
