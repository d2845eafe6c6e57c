"""A text and a width in; its lines out, by the estimated widths of characters."""

from __future__ import annotations

_NARROW = frozenset("iljtfrI.,:;'|!()[] ’-")
_WIDE = frozenset("mwMW@%—…")


def wrap_text(text: str, width: float, size: float) -> tuple[str, ...]:
    """The words of the text in as few lines as fit, of about equal width.

    A word that is too long has a line of its own.
    """
    fewest = len(_fill_lines(text, width, size))
    narrow, wide = 0.0, width
    while wide - narrow > size / 4:
        middle = (narrow + wide) / 2
        if len(_fill_lines(text, middle, size)) > fewest:
            narrow = middle
        else:
            wide = middle
    return tuple(_fill_lines(text, wide, size))


def estimate_width(text: str, size: float) -> float:
    """The width in pixels; rather too wide than too narrow, for readers choose their fonts."""
    return size * sum(map(_character_width, text))


def _fill_lines(text: str, width: float, size: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and estimate_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _character_width(character: str) -> float:
    if character in _NARROW:
        return 0.35
    if character in _WIDE:
        return 0.92
    return 0.7 if character.isupper() else 0.58
