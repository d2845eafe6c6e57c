"""Entries and hand-written pages in; where they differ from the word list out, one a line.

Run by `make check`, as `python -m tools.lint_prose`.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from generator.diagnostics import Position
from generator.graph.plain_text import hide_names
from tools.prose import Text, prose_of_entries, written_pages
from tools.word_list import read_terms

ROOT = Path(__file__).parent.parent
_QUOTED = re.compile(r'"[^"\n]{1,300}"|“[^”\n]{1,300}”')
_BEFORE_SENTENCE = re.compile(r"(?:^|[.!?:|]|^\s*(?:[-*#]+|\d+\.))[\s\"'(*_]*\Z", re.MULTILINE)


def find_words(texts: Sequence[Text], terms: list[str | list[str]]) -> list[tuple[Position, str]]:
    """What the linter finds, by place; names in capitals and quoted words are left alone.

    Most texts have no such word at all; not to parse them more than halves the time.
    """
    texts = [text for text in texts if may_have_words(text.text, terms)]
    plain = [_QUOTED.sub(_blank, hide_names(text.text)) for text in texts]
    command = ["node", "tools/lint.js"]
    asked = json.dumps({"terms": terms, "texts": plain})
    run = subprocess.run(command, input=asked, capture_output=True, text=True, cwd=ROOT, check=True)
    return sorted(
        (texts[one["text"]].position(one["start"]), one["message"])
        for one in json.loads(run.stdout)
        if not _is_name(plain[one["text"]], one["start"], terms)
    )


def may_have_words(text: str, terms: list[str | list[str]]) -> bool:
    """Whether an unwanted word stands anywhere in it, be it in code or in a quotation."""
    return any(found[0] != term for term in terms for found in _pattern_of(term).finditer(text))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _pattern_of(term: str | list[str]) -> re.Pattern[str]:
    return _compiled(term if isinstance(term, str) else term[0])


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _is_name(text: str, start: int, terms: list[str | list[str]]) -> bool:
    """A capital inside a sentence: `Direct Preference Optimization` is a name, not a spelling."""
    word = re.match(r"\w+", text[start:])
    is_cased = word is not None and word[0].lower() in {
        term.lower() for term in terms if isinstance(term, str)
    }
    return text[start].isupper() and not is_cased and not _BEFORE_SENTENCE.search(text[:start])


def main() -> int:
    texts = [*written_pages(ROOT), *prose_of_entries(ROOT)]
    found = find_words(texts, read_terms(ROOT))
    for position, message in found:
        print(f"{position.path}:{position.line}:{position.column}: {message}")  # noqa: T201
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
