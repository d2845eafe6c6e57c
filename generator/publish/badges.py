"""Grades, types and states in; the small labels that show them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup, escape

from generator.catalogue.common import Claim, type_title
from generator.graph.grades import grade_of
from generator.publish.publication import Publication

NO_EVIDENCE = "no evidence"


def grade_badge(publication: Publication, grade: str) -> Markup:
    """A grade's letter, which says what it means when one points at it or hears it."""
    known = publication.grades.get(grade)
    return _badge(grade, known.title if known else "", known.meaning if known else "")


@lru_cache(maxsize=100)
def _badge(grade: str, title: str, meaning: str) -> Markup:
    """There are as many as grades, and thousands of places for them."""
    meaning = escape(f"{title}: {meaning}" if title else "")
    title = f", {escape(title.lower())}" if title else ""
    letter = escape(grade)
    return Markup(
        f'<span class="kb-grade kb-grade--{letter.lower()}" title="{meaning}">'
        f'<span class="kb-grade__word">Grade </span>{letter}'
        f'<span class="kb-grade__word">{title}</span></span>'
    )


def type_badge(type_name: str) -> Markup:
    return Markup(f'<span class="kb-type kb-type--{type_name}">{type_title(type_name)}</span>')


def count_grades(publication: Publication, claims: Iterable[Claim]) -> list[tuple[str, int]]:
    """How many claims have each grade, best first: `[("A", 3), ("no evidence", 1)]`."""
    counts = Counter(grade_of(claim, publication.graph) or NO_EVIDENCE for claim in claims)
    return [(grade, counts[grade]) for grade in (*publication.grades, NO_EVIDENCE) if counts[grade]]
