"""An entry in; the head of its page out: what it is, how sure it is, where it belongs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from generator.catalogue.common import ConceptEntry, Entry
from generator.catalogue.entries import Pitfall, Source
from generator.catalogue.fields import relations_of, sections_of
from generator.graph.concept_graph import Concept
from generator.publish.addresses import resolver_path, section_path
from generator.publish.badges import count_grades, grade_badge
from generator.publish.prose import PageProse
from generator.publish.publication import Publication, Step, type_title
from generator.publish.references import authors, describe_source
from generator.publish.render import render, render_part
from generator.publish.views import view_field
from generator.publish.wording import words_of_date, words_of_name

_SHOWN_ELSEWHERE = """
    title aliases hidden_labels summary scope_note status cite former_ids review_by allow claims
    question options severity likelihood detection_difficulty
    author et_al issued container_title publisher number doi url accessed grade
questions outcomes rules chart scenarios
"""
"""Fields that have their own place; every other field that is no section is a fact of the head."""
ADVICE = {
    "direct": "",
    "prefer-narrower": "Cite a narrower entry where one fits.",
    "umbrella": "Do not cite this entry alone; it only brings others together.",
}


class RiskStep(NamedTuple):
    """One of the three numbers of a pitfall."""

    name: str
    step: Step
    reason: Markup


def entry_header(concept: Concept, prose: PageProse) -> Markup:
    """Type, code, status, title, other names, summary; then the facts."""
    publication, entry = prose.publication, concept.entry
    question = getattr(entry, "question", None)
    return render(
        "header",
        concept=concept,
        type_title=type_title(concept.type),
        type_href=publication.addresses.href(prose.path, section_path(type(entry))),
        code_href=concept.code
        and publication.addresses.href(prose.path, resolver_path(concept.code)),
        aliases=entry.aliases,
        summary=prose.line(entry.summary),
        question=prose.line(question) if question else None,
        scope_note=prose.line(entry.scope_note) if entry.scope_note else None,
        advice=_advice(entry),
        risk=_risk(entry, prose) if isinstance(entry, Pitfall) else None,
        source=_source(entry, publication) if isinstance(entry, Source) else None,
        facts=list(_facts(entry, prose)),
    )


def evidence_counts(entry: Entry, publication: Publication) -> list[tuple[str, int, Markup]]:
    """How an entry's claims are graded: letter or words, number, badge."""
    if not isinstance(entry, ConceptEntry):
        return []
    return [
        (grade, count, grade_badge(publication, grade))
        for grade, count in count_grades(publication, entry.claims)
    ]


def risk_priority(pitfall: Pitfall) -> int:
    """Severity times likelihood times detection difficulty, as in FMEA: 1 to 125."""
    return pitfall.severity.step * pitfall.likelihood.step * pitfall.detection_difficulty.step


def _facts(entry: Entry, prose: PageProse) -> Iterator[tuple[str, Markup]]:
    """Everything else that the entry says about itself, in words."""
    counts = evidence_counts(entry, prose.publication)
    if counts:
        yield "Evidence", render_part(("grade_counts",), counts)
    for name, label in _fact_fields(type(entry)):
        value = view_field(entry, name, prose)
        if value not in (None, (), ""):
            yield label, render_part(("fact",), value)
    if entry.review_by:
        yield "To be read again by", Markup(words_of_date(entry.review_by))


@cache
def _fact_fields(cls: type[Entry]) -> tuple[tuple[str, str], ...]:
    elsewhere = {*_SHOWN_ELSEWHERE.split()} | relations_of(cls).keys()
    elsewhere |= {section.field_name for section in sections_of(cls)}
    return tuple((name, words_of_name(name)) for name in cls.model_fields if name not in elsewhere)


def _risk(pitfall: Pitfall, prose: PageProse) -> dict[str, object]:
    steps = [
        RiskStep(words_of_name(name), prose.publication.step(name, part.step), reason)
        for name in ("severity", "likelihood", "detection_difficulty")
        if (part := getattr(pitfall, name)) and (reason := prose.line(part.reason))
    ]
    return {"steps": steps, "priority": risk_priority(pitfall), "highest": 5**3}


def _source(source: Source, publication: Publication) -> dict[str, object]:
    grade = publication.grades.get(source.grade)
    return {
        "authors": authors(source),
        "issued": words_of_date(source.issued),
        "line": describe_source(source),
        "grade": grade_badge(publication, source.grade),
        "grade_title": grade.title if grade else "",
        "grade_meaning": grade.meaning if grade else "",
    }


def _advice(entry: Entry) -> str:
    if entry.cite is None:
        return ""
    return " ".join(filter(None, (ADVICE[entry.cite.use], entry.cite.hint)))
