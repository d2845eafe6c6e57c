"""What the checker finds: a rule, a place, a hint, and a repair where one is certain."""

from __future__ import annotations

from typing import NamedTuple

from generator.diagnostics import Diagnostic, Rule


class Fix(NamedTuple):
    """A stretch of a document and what belongs there."""

    start: int
    end: int
    replace: str
    with_: str


class Problem(NamedTuple):
    """Something wrong with a citation, at a place counted in characters of the document."""

    rule: Rule
    place: int
    message: str
    hint: str = ""
    code: str = ""
    text: str = ""
    fix: Fix | None = None
    changes: tuple[str, ...] = ()


class Found(NamedTuple):
    """A problem in its file, as it is reported."""

    diagnostic: Diagnostic
    excerpt: str = ""
    code: str = ""
    text: str = ""
    fix: Fix | None = None
    changes: tuple[str, ...] = ()
