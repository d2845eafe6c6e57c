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
FULL = 8
"""The style sheet draws the bar of a grade in so many steps, from the worst grade to the best."""


def grade_badge(publication: Publication, grade: str) -> Markup:
    """A grade's letter, which says what it means when one points at it or hears it."""
    known = publication.grades.get(grade)
    if known is None:
        return _badge(grade, "", "", "kb-grade--0")
    worst = len(publication.grades) - 1
    place = list(publication.grades).index(grade)
    level = round(FULL * (worst - place) / worst) if worst else FULL
    look = f"kb-grade--{level}" + " kb-grade--refuted" * known.attributed_only
    return _badge(grade, known.title, known.meaning, look)


@lru_cache(maxsize=100)
def _badge(grade: str, title: str, meaning: str, look: str) -> Markup:
    """There are as many as grades, and thousands of places for them."""
    meaning = escape(f"{title}: {meaning}" if title else "")
    title = f", {escape(title.lower())}" if title else ""
    letter = escape(grade)
    return Markup(
        f'<span class="kb-grade {look}" title="{meaning}">'
        f'<span class="kb-grade__word">Grade </span>{letter}'
        f'<span class="kb-grade__word">{title}</span></span>'
    )


def type_badge(type_name: str) -> Markup:
    return Markup(f'<span class="kb-type kb-type--{type_name}">{type_title(type_name)}</span>')


def count_grades(publication: Publication, claims: Iterable[Claim]) -> list[tuple[str, int]]:
    """How many claims have each grade, best first: `[("A", 3), ("no evidence", 1)]`."""
    counts = Counter(grade_of(claim, publication.graph) or NO_EVIDENCE for claim in claims)
    return [(grade, counts[grade]) for grade in (*publication.grades, NO_EVIDENCE) if counts[grade]]
