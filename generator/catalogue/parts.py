"""The parts that entries of one type are made of."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StrictFloat, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from generator.catalogue.marks import (
    Date,
    EntryId,
    GradeLetter,
    NonEmpty,
    Relation,
    Sentence,
    SourceCitation,
    Vocabulary,
)
from generator.catalogue.settings import Line, Model, Slug


class Needs(Model):
    """What has to be there before one starts."""

    data: Sentence
    """How much of which data."""
    compute: Sentence
    """Which hardware or service."""
    skill: Sentence
    """Who can do it."""
    time: Sentence
    """How long until the first useful result."""


class Profile(Model):
    """What it costs over its life."""

    cost: Sentence
    """What it costs to set up and per request."""
    latency: Sentence
    """What it does to response time."""
    maintenance: Sentence
    """What has to be done again, and when."""


class Trace(Model):
    """What it looks like in the records of a running system."""

    kind: Literal["log", "metric", "complaint"]
    """Where it shows."""
    text: Sentence
    """What one reads there."""


class DetectionTest(Model):
    """A test that finds it."""

    test: Sentence
    """What to do."""
    threshold: Sentence
    """From which result on it counts as found."""


class CaseStep(Model):
    """One thing that was done."""

    text: Sentence
    """What was done."""
    technique: Annotated[EntryId | None, Relation("Uses", "Used in", to=("technique",))] = None
    """The technique that it was."""


class OutcomeFigure(Model):
    """One result, as somebody disclosed it."""

    normative = ("metric", "before", "after", "unit", "disclosed_by")

    metric: Line
    """What was measured."""
    before: str | StrictInt | StrictFloat | None = None
    """The value before, or with the other option."""
    after: str | StrictInt | StrictFloat
    """The value after."""
    unit: Line | None = None
    """The unit of both."""
    disclosed_by: Line
    """Who says so."""
    sources: tuple[SourceCitation, ...] = ()
    """Where it is said."""


class Cell(Model):
    """What holds for one option under one criterion: cited, openly without evidence, or both."""

    normative = ("text",)

    text: Sentence
    """What holds."""
    sources: tuple[SourceCitation, ...] = ()
    """The sources that say it."""
    no_evidence: Sentence | None = None
    """Why there is no source yet, or beside sources that they only say so."""

    @model_validator(mode="after")
    def _cited_or_not(self) -> Cell:
        if not (self.sources or self.no_evidence):
            raise PydanticCustomError("cell_evidence", "needs `sources`, `no_evidence` or both")
        return self


class Criterion(Model):
    """One row of the comparison."""

    id: Slug
    """Stable within the entry."""
    title: Line
    """The row's heading."""
    cells: dict[Slug, Cell]
    """Option → what holds for it; every option has a cell."""


class ComparedOption(Model):
    """One column of the comparison."""

    id: Slug
    """Stable within the entry."""
    title: Line
    """The column's heading."""
    technique: Annotated[
        EntryId | None, Relation("Decides between", "Trade-offs", to=("technique",))
    ] = None
    """The technique that the option is."""


class DebatePosition(Model):
    """One answer that is given to the question."""

    normative = ("statement", "held_by", "grade")

    statement: Sentence
    """The answer."""
    held_by: Line
    """Who holds it."""
    sources: NonEmpty[SourceCitation]
    """Where they say it."""
    grade: GradeLetter | None = None
    """The grade of its evidence, where it differs from the best of its sources."""


class Confusion(Model):
    """Another entry that is often taken for this one."""

    entry: Annotated[EntryId, Relation("Not to be confused with", "Confused with")]
    """The other entry."""
    difference: Sentence
    """How to tell them apart."""


class ToolState(Model):
    """How alive the tool is."""

    normative = ("state", "note")

    state: Annotated[Slug, Vocabulary("tool_states")]
    """The state."""
    as_of: Date
    """When it was looked at."""
    note: Sentence | None = None
    """What else to know."""


class Name(Model):
    """A name, as in CSL: family and given name, or `literal` for anything else."""

    family: Line | None = None
    """Family name."""
    given: Line | None = None
    """Given name or initials."""
    literal: Line | None = None
    """The name of an organisation, or a name that does not divide."""

    @model_validator(mode="after")
    def _named(self) -> Name:
        if bool(self.family) == bool(self.literal):
            raise PydanticCustomError("name_form", "needs either `family` or `literal`")
        return self


class Verification(Model):
    """What was checked, and how."""

    how: Line
    """What was looked at, and what was not."""
    on: Date
    """When."""
