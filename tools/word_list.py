"""The word list of `CONTRIBUTING.md` in; patterns of what not to write, each with what to write.

A star stands for any ending: `behavior*` finds `behaviors` and asks for `behaviours`.
"""

from __future__ import annotations

import re
from pathlib import Path

HEADING = "## Words"
OTHER_CASES = "other cases"
ISE = (
    r"\b(?!(?:de|re|un)?(?:quantiz|tokeniz)|(?:re|down|over|under|cap)?siz|maiz|priz|seiz|citiz)"
    r"([a-z]{2,})iz(e|es|ed|er|ers|ing|able|ation|ations|ational)\b"
)
"""Words in -ize, but for the two terms of the field and those that have no -ise."""


def read_terms(root: Path) -> list[str | list[str]]:
    """Terms as the linter's rule `terminology` takes them: `["behavior(\\w*)", "behaviour$1"]`."""
    _, _, after = (root / "CONTRIBUTING.md").read_text(encoding="utf-8").partition(f"\n{HEADING}\n")
    rows = re.findall(r"^\| (`.+?) \| (.+?) \|$", after.partition("\n## ")[0], re.MULTILINE)
    terms: list[str | list[str]] = [[ISE, "$1is$2"]]
    for wanted, unwanted in rows:
        if unwanted == OTHER_CASES:
            terms += _words(wanted)
            continue
        (word,) = _words(wanted)
        terms += [_pattern(other, word) for other in _words(unwanted)]
    return terms


def _words(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def _pattern(unwanted: str, wanted: str) -> list[str]:
    if unwanted.endswith("*") != wanted.endswith("*"):
        raise ValueError(f"`{unwanted}` and `{wanted}` should both have a star, or neither")
    return [re.escape(unwanted).replace(r"\*", r"(\w*)"), wanted.replace("*", "$1")]
