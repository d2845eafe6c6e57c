"""An entry in; the head and the foot of its page out: what it is, how sure, where it belongs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from markupsafe import Markup, escape

from generator.catalogue.common import ConceptEntry, Entry, type_title
from generator.catalogue.entries import Debate, Flow, Pitfall, Source, TradeOff
from generator.catalogue.fields import relations_of, sections_of
from generator.graph.concept_graph import Concept
from generator.publish.addresses import resolver_path, section_path
from generator.publish.badges import NO_EVIDENCE, count_grades, grade_badge
from generator.publish.pages.entry_sections import macros_of_part
from generator.publish.pages.history import entry_history
from generator.publish.prose import PageProse
from generator.publish.publication import Publication, Step
from generator.publish.references import authors, describe_source
from generator.publish.render import render, render_part
from generator.publish.views import view_field
from generator.publish.wording import words_of_date, words_of_name

_SHOWN_ELSEWHERE: Mapping[type[Entry], str] = {
    Entry: "title aliases hidden_labels summary scope_note status cite former_ids review_by allow",
    Pitfall: "question severity likelihood detection_difficulty",
    TradeOff: "question options",
    Debate: "question",
    Source: "author et_al issued container_title publisher number doi url accessed grade",
    Flow: "questions outcomes rules chart scenarios",
}
"""Fields that have their own place; every other field that is no section is a fact of the head.

A type that is new has only those of `Entry`, so that a page of it shows whatever it states.
"""
_AT_THE_FOOT = ("approaches", "phases", "tags", "data_situations")
"""What orders the catalogue and tells a reader little: it stands after the own sections."""


class FactField(NamedTuple):
    """A field that the head or the foot shows, and the macros that may print it."""

    name: str
    label: str
    macros: tuple[str, ...]


class RiskStep(NamedTuple):
    """One of the three numbers of a pitfall."""

    name: str
    step: Step
    reason: Markup


def entry_header(concept: Concept, prose: PageProse) -> Markup:
    """Type, code, status, title, other names, summary; then the facts."""
    publication, entry = prose.publication, concept.entry
    question = getattr(entry, "question") if "question" in _elsewhere(type(entry)) else None  # noqa: B009
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
        risk=_risk(entry, prose) if isinstance(entry, Pitfall) else None,
        source=_source(entry, publication) if isinstance(entry, Source) else None,
        facts=list(_facts(entry, prose)),
    )


def entry_about(concept: Concept, prose: PageProse) -> Markup:
    """The foot of an entry: where it belongs, and how far it is."""
    return render(
        "about",
        facts=list(_facts_at_the_foot(concept, prose)),
        history=entry_history(concept, prose.publication),
    )


def words_of_evidence(entry: Entry, publication: Publication) -> str:
    """How an entry's claims are graded: `4 strong (A), 2 good (B), 1 without evidence`."""
    if not isinstance(entry, ConceptEntry):
        return ""
    return ", ".join(
        f"{count} without evidence"
        if grade == NO_EVIDENCE
        else f"{count} {publication.grades[grade].title.lower()} ({grade})"
        for grade, count in count_grades(publication, entry.claims)
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
    """What the entry says about itself where nothing else does; then its evidence, in words."""
    for field in _fact_fields(type(entry)):
        if field.name not in _AT_THE_FOOT:
            yield from _fact(entry, field, prose)
    evidence = words_of_evidence(entry, prose.publication)
    if evidence:
        yield "Claims", escape(evidence)


def _facts_at_the_foot(concept: Concept, prose: PageProse) -> Iterator[tuple[str, Markup]]:
    entry = concept.entry
    for field in _fact_fields(type(entry)):
        if field.name in _AT_THE_FOOT:
            yield from _fact(entry, field, prose)
    row = prose.publication.graph.catalogue.ledger.rows.get(concept.code or "")
    revision = f" · revision {row.revision}" if row else ""
    yield "Status", escape(f"{entry.status.capitalize()}{revision}")
    if entry.review_by:
        yield "Review due", Markup(words_of_date(entry.review_by))


def _fact(entry: Entry, field: FactField, prose: PageProse) -> Iterator[tuple[str, Markup]]:
    value = view_field(entry, field.name, prose)
    if value not in (None, (), ""):
        yield field.label, render_part(field.macros, value)


@cache
def _fact_fields(cls: type[Entry]) -> tuple[FactField, ...]:
    elsewhere = _elsewhere(cls) | relations_of(cls).keys()
    elsewhere |= {section.field_name for section in sections_of(cls)}
    return tuple(
        FactField(name, words_of_name(name), macros_of_part(info.annotation) or ("fact",))
        for name, info in cls.model_fields.items()
        if name not in elsewhere
    )


@cache
def _elsewhere(cls: type[Entry]) -> set[str]:
    """The fields of a class that have their own place, with those of the classes it extends."""
    return {
        name
        for owner, names in _SHOWN_ELSEWHERE.items()
        if issubclass(cls, owner)
        for name in names.split()
    }


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
