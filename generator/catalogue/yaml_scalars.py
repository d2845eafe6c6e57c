"""A text without quotes in; what YAML reads out: a number, a date, or less than was written."""

from __future__ import annotations

import datetime
import re

UNRESOLVED = frozenset("abcdeghijklmpqrsuvwxzABCDEGHIJKLMPQRSUVWXZ")
"""Letters that no number, date, truth value or nothing starts with: most texts do."""
TRUTHS = {
    spelling: truth
    for truth, words in ((True, ("yes", "on", "true")), (False, ("no", "off", "false")))
    for word in words
    for spelling in (word, word.title(), word.upper())
}
NOTHING = {"", "~", "null", "Null", "NULL"}
NUMBER_OR_DATE = re.compile(
    r"(?P<int>[-+]?(?:0|[1-9][0-9]{0,17}))|(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"|(?P<float>[-+]?(?:[0-9]{1,18}\.[0-9]{0,18}|\.[0-9]{1,18})(?:[eE][-+][0-9]{1,2})?)"
)


def is_cut(text: str, after: str) -> bool:
    """Whether the comment `after` a text on its line was likely meant as the rest of the text.

    `Uses C` and ` # sharp` belong together, `Issue` and ` #12` too. A comment that was meant as one
    stands two spaces away, follows a whole sentence, or explains a single word.
    """
    if not after.startswith(" #"):
        return False
    is_phrase = " " in text and text[-1] not in ".!?…"
    return is_phrase or after[2:3].isalnum()


def resolve_plain(text: str) -> object:
    """What YAML makes of a text without quotes: `no` is false, `1.10` is 1.1."""
    if text in TRUTHS:
        return TRUTHS[text]
    if text in NOTHING:
        return None
    match = NUMBER_OR_DATE.fullmatch(text)
    if not match:
        return text
    if match["date"]:
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:
            return text
    return int(text) if match["int"] else float(text)
