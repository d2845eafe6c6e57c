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
        pattern = re.compile(safe)
    except (re.error, OverflowError, RecursionError) as error:
        raise PatternError(f"it is not a regular expression: {error}") from None
    if pattern.match("") or pattern.fullmatch(" "):
        raise PatternError("it also matches where nothing stands")
    return pattern


def _bounded(written: str) -> str:
    """The pattern with an upper end for every count, so that no text makes it slow."""
    parts: list[str] = []
    position, ways = 0, 1
    counted: list[bool] = [False]
    last = ""
    inner = False
    while position < len(written):
        part = _PARTS.match(written, position)
        if part is None:
            raise PatternError(
                f'"{written[position : position + 10]}" is more than a code needs;'
                " signs, [classes], (groups), ?, {2}, {2,4}, + and * are allowed"
            )
        position = part.end()
        kind = part.lastgroup if part.lastgroup not in ("least", "comma", "most") else "count"
        text = part[0]
        if kind == "open":
            counted.append(False)
            text = "(?:"
        elif kind == "close":
            if len(counted) == 1:
                raise PatternError("a bracket is closed that was not opened")
            inner = counted.pop()
            counted[-1] |= inner
        elif kind == "count":
            text, least, most = _count(part)
            if last in ("", "open", "or", "count"):
                raise PatternError(f'"{part[0]}" counts nothing')
            if last == "close" and inner and most > 1:
                raise PatternError("a count of something counted could take for ever")
            ways *= most - least + 1
            counted[-1] |= most != least or most > 1
        elif kind == "or":
            ways *= 2
            counted[-1] = True
        parts.append(text)
        last = kind or ""
    if len(counted) != 1:
        raise PatternError("a bracket is opened that is not closed")
    if ways > _MOST_WAYS:
        raise PatternError("it can match the same text in too many ways")
    return "".join(parts)


def _count(part: re.Match[str]) -> tuple[str, int, int]:
    if part["least"] is None:
        least, most = {"?": (0, 1), "*": (0, _UNBOUNDED), "+": (1, _UNBOUNDED)}[part[0]]
    else:
        least = int(part["least"])
        most = least if part["comma"] is None else int(part["most"] or max(least, _UNBOUNDED))
    if most > _UNBOUNDED or most < least:
        raise PatternError(f'"{part[0]}": counts go up to {_UNBOUNDED}')
    return (f"{{{least},{most}}}" if part[0] != "?" else "?"), least, most
