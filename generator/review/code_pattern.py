"""The code pattern of somebody's catalogue in; one that cannot take for ever, or why not, out."""

from __future__ import annotations

import re

LONGEST = 200
_MOST_WAYS = 10_000
_PARTS = re.compile(
    r"""(?P<class>\[\^?\]?(?:\\.|[^\]\\])*\])
    |(?P<escape>\\[dDwW.\-_/+:()\[\]{}|?*^$\\])
    |(?P<open>\((?:\?:)?)
    |(?P<close>\))
    |(?P<count>\{(?P<least>\d{1,3})(?P<comma>,(?P<most>\d{1,3})?)?\}|[?*+])
    |(?P<or>\|)
    |(?P<sign>[^\\()\[\]{}?*+^$|.])""",
    re.VERBOSE,
)
_UNBOUNDED = 64


class PatternError(ValueError):
    """The pattern cannot be used; the message says why."""


def compile_pattern(written: str) -> re.Pattern[str]:
    """Only plain parts are allowed: signs, classes, groups, counts; nothing counted twice over."""
    if not written or len(written) > LONGEST:
        raise PatternError(f"it has {len(written)} characters; 1 to {LONGEST} are allowed")
    safe = _bounded(written)
    try:
        pattern = re.compile(safe, re.ASCII)
    except (re.error, OverflowError, RecursionError) as error:
        raise PatternError(f"it is not a regular expression: {error}") from None
    if pattern.match("") or pattern.fullmatch(" "):
        raise PatternError("it also matches where nothing stands")
    return pattern


def _bounded(written: str) -> str:
    """The pattern with an upper end for every count, so that no text makes it slow."""
    reader = _Reader()
    position = 0
    while position < len(written):
        part = _PARTS.match(written, position)
        if part is None:
            raise PatternError(
                f'"{written[position : position + 10]}" is more than a code needs;'
                " signs, [classes], (groups), ?, {2}, {2,4}, + and * are allowed"
            )
        position = part.end()
        reader.read(part)
    if len(reader.varies) != 1:
        raise PatternError("a bracket is opened that is not closed")
    if reader.ways > _MOST_WAYS:
        raise PatternError("it can match the same text in too many ways")
    return "".join(reader.parts)


class _Reader:
    """The parts so far, and in how many ways they can match the same text."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.ways = 1
        self.varies = [False]
        """Of each open group, whether something in it has a choice."""
        self.closed = False
        """The same of the group that was closed last."""
        self.last = ""

    def read(self, part: re.Match[str]) -> None:
        kind = "count" if part.lastgroup in ("least", "comma", "most") else part.lastgroup or ""
        text = part[0]
        if kind == "open":
            self.varies.append(False)
            text = "(?:"
        elif kind == "close":
            self._close()
        elif kind == "count":
            text = self._count(part)
        elif kind == "or":
            self.ways *= 2
            self.varies[-1] = True
        self.parts.append(text)
        self.last = kind

    def _close(self) -> None:
        if len(self.varies) == 1:
            raise PatternError("a bracket is closed that was not opened")
        self.closed = self.varies.pop()
        self.varies[-1] |= self.closed

    def _count(self, part: re.Match[str]) -> str:
        text, least, most = _bounds(part)
        if self.last in ("", "open", "or", "count"):
            raise PatternError(f'"{part[0]}" counts nothing')
        if self.last == "close" and self.closed and most > 1:
            raise PatternError("a count of something counted could take for ever")
        self.ways *= most - least + 1
        self.varies[-1] |= most > 1 or most != least
        return text


def _bounds(part: re.Match[str]) -> tuple[str, int, int]:
    if part["least"] is None:
        least, most = {"?": (0, 1), "*": (0, _UNBOUNDED), "+": (1, _UNBOUNDED)}[part[0]]
    else:
        least = int(part["least"])
        most = least if part["comma"] is None else int(part["most"] or max(least, _UNBOUNDED))
    if most > _UNBOUNDED or most < least:
        raise PatternError(f'"{part[0]}": counts go up to {_UNBOUNDED}')
    return (f"{{{least},{most}}}" if part[0] != "?" else "?"), least, most
