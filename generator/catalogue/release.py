"""What a file in `concepts/releases/` holds, as classes; names in order and digests out."""

from __future__ import annotations

import hashlib
import re
from typing import Annotated, Any, Literal

from pydantic import Field, StrictInt, StringConstraints

from generator.catalogue.ledger import code_order
from generator.catalogue.marks import Date
from generator.catalogue.normative import canonical_json
from generator.catalogue.settings import Line, Model, Slug

RELEASE_NAME = r"^[a-z0-9]+([.-][a-z0-9]+)*$"
Digest = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]


class ChangedEntry(Model):
    """An entry whose normative fields changed."""

    code: Line
    """Its code."""
    fields: tuple[Line, ...]
    """The fields that changed."""


class RenamedEntry(Model):
    """An entry that has another id, another title or both."""

    code: Line
    """Its code."""
    id: Slug
    """Its id now."""
    former_id: Slug | None = None
    """Its id in the release before, where it had another."""
    title: Line
    """Its title now."""
    former_title: Line | None = None
    """Its title in the release before, where it had another."""


class RetiredEntry(Model):
    """An entry that was retired since the release before, or whose retirement was corrected."""

    code: Line
    """Its code."""
    id: Slug
    """The last id that it had."""
    title: Line
    """The last title that it had."""
    reason: Line
    """Why it was retired."""
    date: Date
    """When."""
    successors: tuple[Line, ...] | Literal["none"]
    """The codes of the entries that take its place, or `none`."""


class Snapshot(Model):
    """An entry as it was at one revision: what others rely on when they cite it."""

    revision: Annotated[StrictInt, Field(ge=1)]
    """The revision."""
    id: Slug
    """The id that it had."""
    type: Slug
    """Its type."""
    fingerprint: Digest
    """The fingerprint of the fields."""
    fields: dict[str, Any]
    """The normative fields that were set, with codes in the place of the ids of other entries."""

    @property
    def title(self) -> str:
        return str(self.fields.get("title", ""))


class Release(Model):
    """One release, as its file has it."""

    name: Annotated[str, StringConstraints(pattern=RELEASE_NAME, max_length=40)]
    """Its name, which is also that of the file."""
    date: Date
    """The day on which it was made."""
    previous: Digest | None = None
    """The digest of the release before; none in the first one."""
    digest: Digest
    """The digest of everything else in the file."""
    new: tuple[Line, ...] = ()
    """The codes that are in a release for the first time; from now on they are permanent."""
    changed: tuple[ChangedEntry, ...] = ()
    """The entries whose normative fields changed."""
    renamed: tuple[RenamedEntry, ...] = ()
    """The entries with another id or title."""
    retired: tuple[RetiredEntry, ...] = ()
    """The entries that were retired."""
    snapshots: dict[Line, Snapshot] = Field(default_factory=dict)
    """Every new or changed entry as it was, by code."""

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes that the release says something of, in their order."""
        renamed = (entry.code for entry in self.renamed)
        retired = (entry.code for entry in self.retired)
        return tuple(sorted({*self.snapshots, *renamed, *retired}, key=code_order))


def release_order(name: str) -> list[tuple[bool, int, str]]:
    """Sorts `1.9` before `1.10`, and `2026-11` before `2026-11.1`."""
    parts = re.findall(r"([0-9]+)|([a-z]+|[.-])", name)
    return [(bool(word), int(number or 0), word) for number, word in parts]


def digest_of(release: Release) -> str:
    """The digest that a release with this content has."""
    content = release.model_dump(mode="json", exclude={"digest"}, exclude_defaults=True)
    return f"sha256:{hashlib.sha256(canonical_json(content).encode()).hexdigest()}"
