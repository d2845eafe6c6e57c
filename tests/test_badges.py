"""How strong a grade looks."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from generator.catalogue.settings import Grade
from generator.graph.concept_graph import link_concepts
from generator.publish.addresses import Addresses
from generator.publish.badges import FULL, grade_badge
from generator.publish.publication import Publication
from tests.written_catalogues import write_catalogue


def looks(letters: str, refuted: str = "") -> list[str]:
    grades = [
        Grade(id=letter, title="T", meaning="M.", attributed_only=letter in refuted)
        for letter in letters
    ]
    catalogue = write_catalogue({})
    settings = catalogue.settings.model_copy(update={"grades": tuple(grades)})
    graph = link_concepts(dataclasses.replace(catalogue, settings=settings))
    publication = Publication(graph, Addresses())
    badges = [grade_badge(publication, letter) for letter in letters]
    return [match[1] for badge in badges if (match := re.match(r'<span class="([^"]*)"', badge))]


def test_a_grade_looks_as_strong_as_its_place_among_the_grades() -> None:
    assert looks("ABCDE") == [f"kb-grade kb-grade--{level}" for level in (8, 6, 4, 2, 0)]
    assert looks("PQRSTU") == [f"kb-grade kb-grade--{level}" for level in (8, 6, 5, 3, 2, 0)]
    assert looks("A") == ["kb-grade kb-grade--8"]


def test_what_is_refuted_is_struck_out_whatever_its_letter() -> None:
    assert looks("ABC", "B")[1:] == [
        "kb-grade kb-grade--4 kb-grade--refuted",
        "kb-grade kb-grade--0",
    ]


def test_the_style_sheet_knows_every_strength(repository: Path) -> None:
    styles = (repository / "generator/theme/styles/badges.css").read_text(encoding="utf-8")
    assert [level for level in range(FULL) if f".kb-grade--{level} " not in styles] == []
    assert ".kb-grade--refuted " in styles
