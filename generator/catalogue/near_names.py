"""A word that nothing is called and the words that are known in; a hint with the nearest out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The hint `did you mean `fine-tuning`?`; empty when no known word is near."""
    near = nearest(word, known)
    return f"did you mean `{near}`?" if near else ""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is meant by a misspelt one; none where no known word is near."""
    by_folded = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold()[:100], by_folded, n=1, cutoff=0.6)
    return by_folded[near[0]] if near else None


def one_of(words: Iterable[str]) -> str:
    """The words as a choice: `draft` or `reviewed`."""
    *most, last = [f"`{word}`" for word in words]
    return f"{', '.join(most)} or {last}" if most else last


def as_id(text: str) -> str:
    """The nearest text that can be an id: `low-rank-adaptation` for "Low-rank adaptation"."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))[:80].strip("-")
