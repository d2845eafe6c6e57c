"""The fields that every entry has, and the parts that entries of several types are made of."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StrictInt

from generator.catalogue.marks import (
    Date,
    EntryId,
    GradeLetter,
    Relation,
    Scale,
    Section,
    Sentence,
    SourceCitation,
    Vocabulary,
)
from generator.catalogue.settings import Line, Model, Slug

Approaches = Annotated[tuple[Slug, ...], Vocabulary("approaches")]
Phases = Annotated[tuple[Slug, ...], Vocabulary("phases")]


class Claim(Model):
    """One statement that can be right or wrong, with what it rests on."""

    normative = ("text", "grade", "attributed_to", "correction")

    text: Sentence
    """The statement, in one sentence."""
    sources: tuple[SourceCitation, ...] = ()
    """The sources that say it: ids, with a locator after a comma (`hu-2022, Table 2`)."""
    no_evidence: Sentence | None = None
    """Why there is no source, or beside sources that they only say so; shows the gap openly."""
    grade: GradeLetter | None = None
    """The grade of evidence, where it differs from the best of its sources."""
    grade_reason: Line | None = None
    """Why the grade differs."""
    attributed_to: Line | None = None
    """Who says it, where the catalogue does not."""
    correction: Sentence | None = None
    """What is right instead."""
    criterion: Annotated[Slug | None, Vocabulary("criteria")] = None
    """The row of the decision matrix that it fills."""
    as_of: Date | None = None
    """When it was true, for what changes: prices, versions, offers."""
    stale_when: Line | None = None
    """What would make it out of date."""


class Waiver(Model):
    """A warning that does not apply here, and why."""

    rule: Slug
    """The rule that is waived."""
    reason: Line
    """Why it does not apply to this entry."""


class CitationGuidance(Model):
    """How a review should cite this entry."""

    use: Literal["direct", "prefer-narrower", "umbrella"]
    """`direct`: cite it; `prefer-narrower`: better cite a narrower one; `umbrella`: never alone."""
    hint: Sentence | None = None
    """Which to cite instead, and when; those that it links to are offered."""


class Severity(Model):
    """How bad it is when it happens."""

    step: Annotated[StrictInt, Field(ge=1, le=5), Scale("severity")]
    """1 to 5."""
    reason: Sentence
    """Why this step."""


class Likelihood(Model):
    """How often it happens where nothing is done against it."""

    step: Annotated[StrictInt, Field(ge=1, le=5), Scale("likelihood")]
    """1 to 5."""
    reason: Sentence
    """Why this step."""


class DetectionDifficulty(Model):
    """How hard it is to notice before users do."""

    step: Annotated[StrictInt, Field(ge=1, le=5), Scale("detection_difficulty")]
    """1 to 5."""
    reason: Sentence
    """Why this step."""


class Entry(Model):
    """What entries of all types have."""

    type_name: ClassVar[str]
    """The type as JSON and the command line name it."""
    folder: ClassVar[str]
    """The folder that the files stand in, and the first part of the address."""
    plural: ClassVar[str]
    """The heading of the page that lists the type."""
    normative: ClassVar[tuple[str, ...]] = ("title", "summary", "scope_note")
    """Those of its fields that count: when one changes, the next release raises the revision.

    What others rely on when they cite an entry counts; names for the search, facets, relations,
    examples and dates do not.
    """

    title: Line
    """The preferred name, as a heading would have it."""
    aliases: tuple[Line, ...] = ()
    """Other names and abbreviations that readers know it by."""
    hidden_labels: tuple[Line, ...] = ()
    """Misspellings that search should find; never shown."""
    summary: Sentence
    """One sentence that says what it is to somebody who does not know it."""
    scope_note: Sentence | None = None
    """What the entry covers and what it leaves to others."""
    status: Literal["draft", "reviewed"]
    """`draft`: seen by `serve` and `build --drafts` only; `reviewed`: published."""
    approaches: Approaches = ()
    """The approaches that it belongs to."""
    phases: Phases = ()
    """The phases of a project in which it matters."""
    tags: tuple[Slug, ...] = ()
    """Free keywords."""
    cite: CitationGuidance | None = None
    """How a review should cite it; without it, directly."""
    former_ids: tuple[Slug, ...] = ()
    """Ids that it had before; their addresses lead here."""
    review_by: Date | None = None
    """When somebody should read it again."""
    allow: tuple[Waiver, ...] = ()
    """Warnings that do not apply to it."""


class ConceptEntry(Entry):
    """What all types but sources and flows have besides."""

    normative: ClassVar[tuple[str, ...]] = (*Entry.normative, "claims")

    claims: Annotated[tuple[Claim, ...], Section("Claims and evidence")] = ()
    """What it asserts, each statement with its sources or the reason why there is none."""
    asked_as: Annotated[tuple[Line, ...], Section("Also asked as")] = ()
    """Questions, complaints and situations of people who do not know its name; for the search."""
    broader: Annotated[tuple[EntryId, ...], Relation("Broader", "Narrower", to=("same",))] = ()
    """The more general entry of the same type that this one is a kind of."""
    related: Annotated[tuple[EntryId, ...], Relation("Related", "Related", symmetric=True)] = ()
    """Entries worth reading next that no other relation fits."""


def type_title(type_name: str) -> str:
    """What readers call a type: `case-study` is a `Case study`, `trade-off` a `Trade-off`."""
    words = type_name.capitalize()
    return words if words.endswith("-off") else words.replace("-", " ")
