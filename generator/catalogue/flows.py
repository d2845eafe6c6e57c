"""The parts of a decision flow: questions, outcomes, rules, chart and scenarios."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StrictFloat, StrictInt
from pydantic_core import PydanticCustomError

from generator.catalogue.marks import (
    EntryId,
    NonEmpty,
    Relation,
    Sentence,
    SourceCitation,
)
from generator.catalogue.settings import Line, Model, Slug


def _read_answer(value: object) -> object:
    """YAML reads a bare `yes` as true: in an answer that is just what the author meant."""
    return ("no", "yes")[value] if isinstance(value, bool) else value


def _refuse_number(value: object) -> object:
    """Where numbers are asked for, it is by their range."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise PydanticCustomError("bare_number", "asks for a single number")
    return value


def _refuse_range(value: object) -> object:
    """A test case has one number of each kind."""
    if isinstance(value, dict):
        raise PydanticCustomError("range_for_number", "holds a range")
    return value


Answer = Annotated[Slug, BeforeValidator(_read_answer)]
"""An option's id, or `yes` or `no`."""
Number = StrictInt | StrictFloat
Debates = Annotated[tuple[EntryId, ...], Relation("Touches debates", "Comes up in", to=("debate",))]


class Option(Model):
    """One answer to a question of kind `choice` or `several`."""

    normative = ("id", "text")

    id: Slug
    """Stable: links and saved answers use it."""
    text: Line
    """The answer as readers see it."""
    help: Sentence | None = None
    """How to know that it is this one."""
    debates: Debates = ()
    """Debates to show beside the result where this is the answer."""


class Question(Model):
    """One thing to ask; "don't know" can always be answered."""

    normative = ("id", "text", "kind", "unit", "options")

    id: Slug
    """Stable: links and saved answers use it."""
    text: Line
    """The question as readers see it."""
    kind: Literal["choice", "yes-no", "number", "several"]
    """`choice`: one option; `several`: any number of them; `number`: with its unit."""
    unit: Line | None = None
    """The unit of a number, in the plural: `examples`."""
    options: tuple[Option, ...] = ()
    """The answers, for `choice` and `several`."""
    help: Sentence | None = None
    """What the question means, and how to find the answer."""
    debates: Debates = ()
    """Debates to show beside the result, because sources disagree near each answer."""

    @property
    def all_debates(self) -> tuple[str, ...]:
        """Its own, then those of its options, each once."""
        of_options = (debate for option in self.options for debate in option.debates)
        return tuple(dict.fromkeys((*self.debates, *of_options)))


class Outcome(Model):
    """One thing that the flow can recommend."""

    id: Slug
    """Stable: links and saved results use it."""
    title: Line
    """The recommendation, as a command: `Use retrieval`."""
    entries: NonEmpty[
        Annotated[
            str,
            Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(#[a-z_]+)?$"),
            Relation("Can recommend", "Recommended in"),
        ]
    ]
    """The entries that say how, or sections of them: `id` or `id#section`."""
    note: Sentence | None = None
    """One sentence on what to do first."""


class Range(Model):
    """A range of numbers: from `at_least`, up to but without `below`."""

    at_least: Number | None = None
    """The smallest number inside."""
    below: Number | None = None
    """The smallest number above."""


class DecisionRule(Model):
    """When its condition holds, the rule speaks for or against an outcome, or excludes it."""

    normative = ("when", "outcome", "effect", "weight", "reason")

    when: dict[
        Slug, Annotated[Answer | tuple[Answer, ...] | Range, BeforeValidator(_refuse_number)]
    ]
    """Question → answer, list of answers (any of them) or range; all of them have to hold."""
    outcome: Slug
    """The outcome that it speaks about."""
    effect: Literal["for", "against", "veto"]
    """`veto` excludes the outcome whatever else holds."""
    weight: Annotated[StrictInt, Field(ge=1, le=100)] = 1
    """How much it counts; a veto has no weight."""
    reason: Sentence
    """Why, in words that make sense beside the outcome."""
    sources: tuple[SourceCitation, ...] = ()
    """The sources that say so."""
    entries: Annotated[tuple[EntryId, ...], Relation("Takes reasons from", "Gives reasons to")] = ()
    """Entries that explain the reason."""


class Branch(Model):
    """One answer on the chart, and where it leads: `ask` a step or reach (`then`) an outcome."""

    answer: Annotated[Answer | tuple[Answer, ...] | None, BeforeValidator(_refuse_number)] = Field(
        default=None, alias="if"
    )
    """The answer, or several that lead to the same place."""
    at_least: Number | None = None
    """For numbers: the smallest number of this branch."""
    below: Number | None = None
    """For numbers: the smallest number above this branch."""
    ask: Slug | None = None
    """The step that comes next."""
    then: Slug | None = None
    """The outcome that is reached."""


class ChartStep(Model):
    """One box of the chart: a question, and where each answer leads."""

    question: Slug
    """The question that is asked."""
    id: Slug | None = None
    """Only where a question stands in the chart twice; otherwise the question's id."""
    branches: NonEmpty[Branch]
    """The answers."""


class Scenario(Model):
    """The author's test: with these answers, this has to come first."""

    name: Line
    """What the case is, in a few words."""
    given: dict[
        Slug, Annotated[Answer | tuple[Answer, ...] | Number, BeforeValidator(_refuse_range)]
    ]
    """Question → answer."""
    expect: Slug
    """The outcome that has to come first."""
    excluded: tuple[Slug, ...] = Field(default=(), alias="not")
    """Outcomes that must not be recommended."""
