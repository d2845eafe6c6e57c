"""`concepts/catalogue.yaml` as values: the name, code prefix, vocabularies and scales."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Line = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S[^\n]*$")]


class Model(BaseModel):
    """What every authored mapping has in common: no unknown keys, docstrings as documentation."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=True,
        hide_input_in_errors=True,
        defer_build=True,  # most classes are parts of others, and a catalogue uses few types
    )
    normative: ClassVar[tuple[str, ...]] = ()
    """The fields that others rely on when they cite an entry; of a part, none named means all."""


class VocabularyValue(Model):
    """One value that entries may use, with the label that readers see."""

    id: Slug
    """What authors write."""
    title: Line
    """What readers see."""
    definition: Line | None = None
    """One sentence that tells it from its neighbours."""
    narrower: tuple[VocabularyValue, ...] = ()
    """Values that this one includes."""


class ScaleStep(Model):
    """One step of a scale, lowest first."""

    title: Line
    """A word for the step."""
    meaning: Line
    """The sentence that tells this step from the next."""


class Grade(Model):
    """One grade of evidence."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Z]$")]
    """The letter."""
    title: Line
    """A few words for it."""
    meaning: Line
    """When a statement gets this grade."""
    attributed_only: bool = False
    """A statement of this grade appears only with whose it is and what is right instead."""


class Scales(Model):
    """The three scales of a pitfall, as in failure mode and effects analysis (FMEA)."""

    severity: Annotated[tuple[ScaleStep, ...], Field(min_length=5, max_length=5)]
    """How bad it is when it happens."""
    likelihood: Annotated[tuple[ScaleStep, ...], Field(min_length=5, max_length=5)]
    """How often it happens where nothing is done against it."""
    detection_difficulty: Annotated[tuple[ScaleStep, ...], Field(min_length=5, max_length=5)]
    """How hard it is to notice before users do."""


class Vocabularies(Model):
    """The controlled words of the catalogue."""

    approaches: tuple[VocabularyValue, ...]
    """Ways of doing the thing that the catalogue is about."""
    phases: tuple[VocabularyValue, ...]
    """When in a project it matters."""
    data_situations: tuple[VocabularyValue, ...] = ()
    """What a project has to work with."""
    criteria: tuple[VocabularyValue, ...] = ()
    """Rows of the decision matrix that claims fill."""
    source_kinds: tuple[VocabularyValue, ...]
    """What sort of text a source is."""
    tool_states: tuple[VocabularyValue, ...] = ()
    """How alive a tool is."""


class CatalogueSettings(Model):
    """Everything that makes this catalogue this one."""

    title: Line
    """The catalogue's name."""
    description: Line
    """One sentence for search engines and link previews."""
    code_prefix: Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,8}$")]
    """The letters before the number in every code."""
    base_urls: tuple[Line, ...] = ()
    """Every address the catalogue was ever published at, the current one first."""
    language: Line = "en"
    """The language of the texts, as a BCP 47 tag."""
    content_licence: Line | None = None
    """Under which licence the texts may be used."""
    report_url: Line | None = None
    """Where readers report a mistake; `{code}` and `{title}` are filled in."""
    default_flow: Slug | None = None
    """The decision flow that the home page opens."""
    grades: tuple[Grade, ...]
    """Grades of evidence, best first."""
    scales: Scales
    """What the numbers of a pitfall mean."""
    vocabularies: Vocabularies
    """The controlled words."""
