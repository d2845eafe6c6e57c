"""What authors write: one class per entry type; the text under a field documents it everywhere.

To add a type, a field or a relation, add it here: the folder, validation, JSON Schema, page,
links, backlinks and exports follow from the class. A page shows the sections in this order.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from generator.catalogue.class_shapes import marks_in
from generator.catalogue.common import (
    ConceptEntry,
    DetectionDifficulty,
    Entry,
    Likelihood,
    Severity,
)
from generator.catalogue.flows import ChartStep, DecisionRule, Outcome, Question, Scenario
from generator.catalogue.marks import (
    Date,
    EntryId,
    GradeLetter,
    NonEmpty,
    Prose,
    Relation,
    Section,
    Sentence,
    Vocabulary,
    WebAddress,
)
from generator.catalogue.parts import (
    CaseStep,
    ComparedOption,
    Confusion,
    Criterion,
    DebatePosition,
    DetectionTest,
    Name,
    Needs,
    OutcomeFigure,
    Profile,
    ToolState,
    Trace,
    Verification,
)
from generator.catalogue.settings import Line, Slug

SUPPORTED = ("technique", "pitfall", "trade-off", "debate")


class Technique(ConceptEntry):
    """A way of doing it, and when it is worth doing."""

    type_name = "technique"
    folder = "techniques"
    plural = "Techniques"
    normative = (
        *ConceptEntry.normative,
        "how_it_works",
        "applies_when",
        "does_not_apply_when",
        "needs",
        "profile",
        "steps",
        "stops_applying_when",
    )

    how_it_works: Annotated[Prose, Section("How it works")]
    """The mechanism, so that a reader could explain it to somebody else."""
    applies_when: Annotated[NonEmpty[Sentence], Section("When it applies")]
    """Conditions that can be tested: "at least 1,000 labelled examples", not "enough data"."""
    does_not_apply_when: Annotated[NonEmpty[Sentence], Section("When it does not")]
    """Conditions under which to choose something else."""
    needs: Annotated[Needs, Section("What it needs")]
    """What has to be there before one starts."""
    profile: Annotated[Profile, Section("Cost, latency and upkeep")]
    """What it costs over its life."""
    steps: Annotated[tuple[Sentence, ...], Section("Steps", ordered=True)] = ()
    """What to do, in order."""
    example: Annotated[Prose | None, Section("Example")] = None
    """A real prompt, a real configuration or real code."""
    stops_applying_when: Annotated[NonEmpty[Sentence], Section("When this advice stops applying")]
    """What would have to change in the world for the entry to be wrong."""
    requires: Annotated[
        tuple[EntryId, ...], Relation("Requires", "Required by", to=("technique", "tool"))
    ] = ()
    """What it cannot be done without."""
    alternative_to: Annotated[
        tuple[EntryId, ...],
        Relation("Alternatives", "Alternatives", to=("technique",), symmetric=True),
    ] = ()
    """Techniques that do the same job another way."""
    combines_with: Annotated[
        tuple[EntryId, ...],
        Relation("Combines with", "Combines with", to=("technique",), symmetric=True),
    ] = ()
    """Techniques that work well together with it."""
    try_first: Annotated[
        tuple[EntryId, ...], Relation("Try first", "Tried before", to=("technique",))
    ] = ()
    """Cheaper techniques to try before it."""
    try_next: Annotated[
        tuple[EntryId, ...], Relation("Try next", "Tried after", to=("technique",))
    ] = ()
    """What to try if it does not work."""
    exposes_to: Annotated[
        tuple[EntryId, ...], Relation("Exposes to", "Exposed by", to=("pitfall",))
    ] = ()
    """What can go wrong when one uses it."""


class Pitfall(ConceptEntry):
    """A way of getting it wrong, and how to notice."""

    type_name = "pitfall"
    folder = "pitfalls"
    plural = "Pitfalls"
    normative = (
        *ConceptEntry.normative,
        "question",
        "symptoms",
        "causes",
        "consequences",
        "detection",
        "prevention",
        "recovery",
        "severity",
        "likelihood",
        "detection_difficulty",
    )

    question: Sentence
    """What a review asks, to be answered with yes or no: "Could …?"."""
    symptoms: Annotated[NonEmpty[Sentence], Section("Symptoms")]
    """What a worried planner or an on-call engineer would type before knowing the name."""
    seen_as: Annotated[tuple[Trace, ...], Section("Seen as")] = ()
    """Log lines, metrics and complaints in which it shows."""
    causes: Annotated[NonEmpty[Sentence], Section("Causes")]
    """Why it happens."""
    consequences: Annotated[NonEmpty[Sentence], Section("Consequences")]
    """What follows when nobody notices."""
    detection: Annotated[tuple[DetectionTest, ...], Section("How to detect it")] = ()
    """Tests that find it, each with its threshold."""
    prevention: Annotated[NonEmpty[Sentence], Section("How to prevent it")]
    """What to do before."""
    recovery: Annotated[NonEmpty[Sentence], Section("How to recover")]
    """What to do after."""
    severity: Severity
    """How bad it is when it happens."""
    likelihood: Likelihood
    """How often it happens where nothing is done against it."""
    detection_difficulty: DetectionDifficulty
    """How hard it is to notice before users do."""
    data_situations: Annotated[tuple[Slug, ...], Vocabulary("data_situations")] = ()
    """What the project has to work with when it happens."""
    mitigated_by: Annotated[
        tuple[EntryId, ...], Relation("Mitigated by", "Mitigates", to=("technique", "tool"))
    ] = ()
    """What makes it rarer or less bad."""
    detected_by: Annotated[
        tuple[EntryId, ...], Relation("Detected by", "Detects", to=("technique", "tool"))
    ] = ()
    """What finds it."""
    leads_to: Annotated[
        tuple[EntryId, ...], Relation("Leads to", "Follows from", to=("pitfall",))
    ] = ()
    """What goes wrong next."""


class CaseStudy(ConceptEntry):
    """Something that was really done, with what came of it."""

    type_name = "case-study"
    folder = "case-studies"
    plural = "Case studies"
    normative = (
        *ConceptEntry.normative,
        "kind",
        "setting",
        "approach",
        "steps",
        "outcomes",
        "not_disclosed",
        "lessons",
    )

    kind: Literal["public", "anonymous"]
    """`public`: who did it is known; `anonymous`: it cannot be verified."""
    setting: Annotated[Prose, Section("Setting")]
    """Who, when, and what for."""
    approach: Annotated[Prose, Section("Approach")]
    """What they chose, and instead of what."""
    steps: Annotated[tuple[CaseStep, ...], Section("What was done", ordered=True)] = ()
    """What was done, in order, each step with its technique."""
    outcomes: Annotated[tuple[OutcomeFigure, ...], Section("Figures")] = ()
    """Results, as somebody disclosed them."""
    not_disclosed: Annotated[NonEmpty[Sentence], Section("Not disclosed")]
    """What one would need to know to trust or repeat it."""
    lessons: Annotated[NonEmpty[Sentence], Section("Lessons")]
    """What follows from it, and what does not."""
    illustrates: Annotated[
        tuple[EntryId, ...],
        Relation("Illustrates", "Cases", to=("technique", "pitfall", "trade-off")),
    ] = ()
    """Entries that it is an example of; for a pitfall, a precedent."""
    supports: Annotated[
        tuple[EntryId, ...], Relation("Supports", "Supported by", to=SUPPORTED)
    ] = ()
    """Entries whose advice it bears out."""
    qualifies: Annotated[
        tuple[EntryId, ...], Relation("Qualifies", "Qualified by", to=SUPPORTED)
    ] = ()
    """Entries whose advice it limits."""
    contradicts: Annotated[
        tuple[EntryId, ...], Relation("Contradicts", "Contradicted by", to=SUPPORTED)
    ] = ()
    """Entries whose advice it speaks against."""


class TradeOff(ConceptEntry):
    """A choice between options, criterion by criterion."""

    type_name = "trade-off"
    folder = "trade-offs"
    plural = "Trade-offs"
    normative = (
        *ConceptEntry.normative,
        "question",
        "options",
        "criteria",
        "what_decides",
        "flip_condition",
        "stops_applying_when",
    )

    question: Sentence
    """The choice, as a question."""
    options: Annotated[tuple[ComparedOption, ...], Field(min_length=2)]
    """The columns of the comparison."""
    criteria: Annotated[NonEmpty[Criterion], Section("Comparison")]
    """The rows; each has a cell for every option, cited or openly without evidence."""
    what_decides: Annotated[Prose, Section("What decides")]
    """The one or two facts about a project that settle it."""
    flip_condition: Annotated[Prose, Section("What would flip it")]
    """What would have to change for the other option to win."""
    stops_applying_when: Annotated[NonEmpty[Sentence], Section("When this advice stops applying")]
    """What would have to change in the world for the entry to be wrong."""
    decides_between: Annotated[
        tuple[EntryId, ...], Relation("Decides between", "Trade-offs", to=("technique",))
    ] = ()
    """Techniques that it is about besides those of its options."""


class Debate(ConceptEntry):
    """A question on which sources disagree."""

    type_name = "debate"
    folder = "debates"
    plural = "Debates"
    normative = (*ConceptEntry.normative, "question", "positions", "conclusion", "would_settle")

    question: Sentence
    """What they disagree about."""
    positions: Annotated[tuple[DebatePosition, ...], Field(min_length=2), Section("Positions")]
    """The answers that are given, with who holds them."""
    conclusion: Annotated[Prose, Section("What we conclude")]
    """What we conclude, and why."""
    would_settle: Annotated[Sentence | None, Section("What would settle it")] = None
    """The measurement or the text that would end the debate."""
    disputes: Annotated[
        tuple[EntryId, ...],
        Relation("Disputes", "Debated in", to=("technique", "pitfall", "trade-off")),
    ] = ()
    """Entries that it puts in question."""
    decides_between: Annotated[
        tuple[EntryId, ...], Relation("Decides between", "Trade-offs", to=("technique",))
    ] = ()
    """Techniques that it is about."""


class Term(ConceptEntry):
    """A word that is no other entry."""

    type_name = "term"
    folder = "glossary"
    plural = "Glossary"
    normative = (*ConceptEntry.normative, "expansion", "definition", "confused_with")

    expansion: Line | None = None
    """What the abbreviation stands for."""
    definition: Annotated[Prose, Section("Definition")]
    """The precise meaning; the summary is the plain one."""
    confused_with: Annotated[tuple[Confusion, ...], Section("Not to be confused with")] = ()
    """Entries that are often taken for it."""


class Tool(ConceptEntry):
    """A program or service that one can use."""

    type_name = "tool"
    folder = "tools"
    plural = "Tools"
    normative = (*ConceptEntry.normative, "purpose", "licence", "lifecycle")

    purpose: Annotated[Prose, Section("What it is for")]
    """What one does with it, and what not."""
    homepage: WebAddress | None = None
    """Where it lives."""
    licence: Line
    """Its licence, as an SPDX identifier where it has one."""
    lifecycle: Annotated[ToolState, Section("State")]
    """How alive it is, and when that was looked at."""
    implements: Annotated[
        tuple[EntryId, ...], Relation("Implements", "Tools", to=("technique",))
    ] = ()
    """The techniques that one does with it."""
    exposes_to: Annotated[
        tuple[EntryId, ...], Relation("Exposes to", "Exposed by", to=("pitfall",))
    ] = ()
    """What can go wrong when one uses it."""


class Source(Entry):
    """A text that entries cite. The bibliographic names are those of CSL."""

    type_name = "source"
    folder = "sources"
    plural = "Sources"
    normative = (*Entry.normative, "kind", "grade", "finding", "limits")

    kind: Annotated[Slug, Vocabulary("source_kinds")]
    """What sort of text it is."""
    grade: GradeLetter
    """The grade of evidence of what it reports."""
    author: tuple[Name, ...] = ()
    """Who wrote it, in order."""
    et_al: bool = False
    """Whether more people wrote it than are named."""
    issued: Date
    """When it was published."""
    container_title: Line | None = Field(default=None, alias="container-title")
    """The journal, the proceedings or the site that it appeared in."""
    publisher: Line | None = None
    """Who published it, where that is not the author."""
    number: Line | None = None
    """Its number in a series, such as a report number."""
    doi: Annotated[str | None, Field(alias="DOI", pattern=r"^10\.\d{4,9}/\S+$")] = None
    """Its DOI, without the address of the resolver."""
    url: Annotated[WebAddress | None, Field(alias="URL")] = None
    """Where it can be read."""
    accessed: Date | None = None
    """When the page at the URL was read, for what may change."""
    finding: Annotated[Prose, Section("What it found")]
    """What it says that matters here, in our own words, with its figures."""
    limits: Annotated[Prose | None, Section("Limits")] = None
    """What it does not show."""
    verified: Annotated[Verification, Section("What was checked")]
    """What was checked, and how."""
    supports: Annotated[
        tuple[EntryId, ...], Relation("Supports", "Supported by", to=SUPPORTED)
    ] = ()
    """Entries whose advice it bears out."""
    qualifies: Annotated[
        tuple[EntryId, ...], Relation("Qualifies", "Qualified by", to=SUPPORTED)
    ] = ()
    """Entries whose advice it limits."""
    contradicts: Annotated[
        tuple[EntryId, ...], Relation("Contradicts", "Contradicted by", to=SUPPORTED)
    ] = ()
    """Entries whose advice it speaks against."""
    related: Annotated[tuple[EntryId, ...], Relation("Related", "Related", symmetric=True)] = ()
    """Entries worth reading next that no other relation fits."""


class Flow(Entry):
    """A decision flow: questions, what the answers lead to, and the author's tests of it."""

    type_name = "flow"
    folder = "decide"
    plural = "Decision flows"
    normative = (*Entry.normative, "questions", "outcomes", "rules", "chart")

    questions: NonEmpty[Question]
    """What is asked."""
    outcomes: NonEmpty[Outcome]
    """What can be recommended."""
    rules: tuple[DecisionRule, ...] = ()
    """What each answer says for or against each outcome."""
    chart: NonEmpty[ChartStep]
    """The recommended order of the questions; the first step is the start."""
    scenarios: tuple[Scenario, ...] = ()
    """The author's tests."""
    related: Annotated[tuple[EntryId, ...], Relation("Related", "Related", symmetric=True)] = ()
    """Entries worth reading next that no other relation fits."""


ENTRY_TYPES: tuple[type[Entry], ...] = (
    Technique,
    Pitfall,
    CaseStudy,
    TradeOff,
    Debate,
    Term,
    Tool,
    Source,
    Flow,
)
"""Every type, in the order in which readers meet them."""


def relations_between(kinds: Iterable[type[Entry]]) -> tuple[Relation, ...]:
    """Every relation that these types state, once, in the order of the classes and their fields."""
    kinds = tuple(kinds)
    relations = dict.fromkeys(mark for kind in kinds for mark in marks_in(kind, Relation))
    known = {"same", *(kind.type_name for kind in kinds)}
    for relation in relations:
        if unknown := set(relation.to) - known:
            raise ValueError(f'"{relation.label}" leads to {sorted(unknown)}, which is no type')
    return tuple(relations)


RELATIONS = relations_between(ENTRY_TYPES)
"""Every relation; a misspelt type in one stops the program here."""
