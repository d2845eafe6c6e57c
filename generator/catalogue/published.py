"""What `catalogue.json` holds, as classes: the format that checkers of citations rely on.

Version 1. A later file of version 1 may have more keys, which readers pass over; a change that
would break readers raises the version. Only `code_pattern` and the code and title of each entry are
required, so that a few lines of code can write such a file for any catalogue.
"""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

VERSION = 1
Text = Annotated[str, StringConstraints(min_length=1)]
Code = Text
Number = Annotated[int, Field(ge=1)]


class _Part(BaseModel):
    model_config = ConfigDict(
        extra="ignore", frozen=True, strict=True, use_attribute_docstrings=True, defer_build=True
    )


class PublishedRelease(_Part):
    """One release of the catalogue."""

    name: Text
    """Its name; releases are in the order in which they were made."""
    date: Text
    """The day on which it was made."""
    digest: Text
    """`sha256:` and the digest of its content, which includes the digest of the one before."""
    previous: Text | None = None
    """The digest of the release before; none in the first one."""


class PublishedRevision(_Part):
    """An entry as it was at one revision."""

    revision: Number
    """The number that citations pin: `FG-0042@r3`."""
    release: Text | None = None
    """The release that brought it."""
    fingerprint: Text | None = None
    """`sha256:` and the digest of `fields` as JSON with sorted keys and without spaces."""
    fields: dict[str, Any] = Field(default_factory=dict)
    """The normative fields, with codes in the place of the ids of other entries."""


class Guidance(_Part):
    """How a review should cite an entry."""

    use: Literal["direct", "prefer-narrower", "umbrella"]
    """`direct`: cite it; `prefer-narrower`: better cite a narrower one; `umbrella`: never alone."""
    hint: str | None = None
    """Which to cite instead, and when."""
    better: list[Code] = []
    """The codes of the entries that are better."""


class PublishedRetirement(_Part):
    """Why an entry is no more."""

    reason: str = ""
    """Why it was retired."""
    date: str | None = None
    """When."""
    release: str | None = None
    """The first release without it."""
    successors: list[Code] = []
    """The codes of the entries that take its place."""


class PublishedEntry(_Part):
    """One entry, present or retired."""

    code: Code
    """Its permanent code."""
    title: Text
    """Its preferred name; of a retired entry, the last one."""
    id: str | None = None
    """Its name in addresses, which may change."""
    type: str | None = None
    """Its type, which never changes."""
    aliases: list[Text] = []
    """Other names that readers know it by."""
    hidden_labels: list[Text] = []
    """Misspellings of its names."""
    former_titles: list[Text] = []
    """Titles that it had before."""
    former_aliases: list[Text] = []
    """Other names that it had in an earlier release."""
    former_ids: list[Text] = []
    """Ids that it had before; their addresses lead to it."""
    status: Literal["draft", "reviewed", "retired"] = "reviewed"
    """`draft`: not published yet; `retired`: taken out, with a page that says why."""
    url: str | None = None
    """Where its page is, from each of the `base_urls`; none of a draft."""
    anchors: list[Text] | None = None
    """The sections of its page that can be linked to; without it, any."""
    summary: str | None = None
    """One sentence that says what it is, without Markdown."""
    revision: Number | None = None
    """Its revision in the last release."""
    fingerprint: Text | None = None
    """The fingerprint of that revision; none before the first release."""
    revisions: list[PublishedRevision] = []
    """Every revision that was ever released, oldest first."""
    citation: Guidance | None = None
    """How to cite it."""
    retired: PublishedRetirement | None = None
    """Why and when it was retired."""


class PublishedCatalogue(_Part):
    """All entries that a catalogue ever had, for programs that check citations of them."""

    format: Literal["fieldguide-catalogue"] = "fieldguide-catalogue"
    """What the file is."""
    version: Annotated[int, Field(ge=1, le=VERSION)] = VERSION
    """The version of the format."""
    title: str | None = None
    """The name of the catalogue."""
    language: str | None = None
    """The language of its texts, as a BCP 47 tag."""
    code_prefix: str | None = None
    """The letters that every code starts with."""
    code_pattern: Text
    """A regular expression that every code matches as a whole."""
    base_urls: list[Text] = []
    """Every address that it was ever published at, the current one first."""
    release: str | None = None
    """The name of its last release."""
    releases: list[PublishedRelease] = []
    """All its releases, oldest first."""
    entries: list[PublishedEntry]
    """All entries, ordered by code; no code stands there twice."""


def read_published(content: bytes) -> PublishedCatalogue | str:
    """The catalogue in a file, or why it is none, in words."""
    try:
        published = PublishedCatalogue.model_validate_json(content.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as invalid:
        return _describe(invalid)
    codes = [entry.code for entry in published.entries]
    twice = next((code for code, count in Counter(codes).items() if count > 1), None)
    return f"the code {twice} stands there twice" if twice else published


def _describe(invalid: ValidationError) -> str:
    errors = invalid.errors(include_url=False, include_context=False)
    error = next((error for error in errors if error["loc"] == ("version",)), errors[0])
    if error["type"] == "less_than_equal":
        return f"it has version {error['input']} of the format, and version {VERSION} is known here"
    if error["type"] == "json_invalid":
        return "it is not JSON, or only a part of it"
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in error["loc"])
    place = "".join(steps).lstrip(".")
    if not place:
        return "it does not hold what a catalogue file does"
    return f"`{place}` is missing" if error["type"] == "missing" else f"`{place}` has a wrong value"


def catalogue_schema() -> dict[str, Any]:
    """The JSON Schema of the format."""
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, **PublishedCatalogue.model_json_schema()}
