"""`concepts/releases/*.yaml` in; the releases, the history of every code and what is wrong out.

A release says what was new, changed, renamed and retired, and holds the normative fields of every
entry that was new or changed. Its digest covers all of it and the digest of the release before.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import Field, StrictInt, StringConstraints

from generator.catalogue.documents import ALL_ENTRIES, Document, read_document
from generator.catalogue.ledger import Retirement, code_order
from generator.catalogue.marks import Date
from generator.catalogue.normative import canonical_json, changed_fields
from generator.catalogue.settings import Line, Model, Slug
from generator.catalogue.validate import validate_document
from generator.diagnostics import Diagnostic

FOLDER = "releases"
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


class RetiredEntry(Retirement):
    """An entry that was retired since the release before."""

    code: Line
    """Its code."""


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


class Revision(NamedTuple):
    """One entry at one of its revisions."""

    code: str
    number: int
    release: str
    """The name of the release that brought it."""
    date: str
    changed: tuple[str, ...]
    """The normative fields that differ from the revision before; none in the first one."""
    snapshot: Snapshot


@dataclass(frozen=True)
class Releases:
    """All releases, oldest first.

    Where one of them `is_broken`, what came after cannot be made: no release is, until it is fixed.
    """

    all: tuple[Release, ...] = ()
    documents: Mapping[str, Document] = field(default_factory=dict)
    """The file of every release, by the name of the release."""
    is_broken: bool = False

    def __iter__(self) -> Iterator[Release]:
        return iter(self.all)

    @property
    def last(self) -> Release | None:
        return self.all[-1] if self.all else None

    def release(self, name: str) -> Release | None:
        return next((found for found in self.all if found.name == name), None)

    def history(self, code: str) -> tuple[Revision, ...]:
        """Every revision of an entry, oldest first; none where it was never released."""
        return tuple(self._histories.get(code, ()))

    def retired_in(self, code: str) -> str | None:
        """The name of the release that retired an entry."""
        return next((at.name for at in self.all for gone in at.retired if gone.code == code), None)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that was ever released, in the order of the codes."""
        return tuple(sorted(self._histories, key=code_order))

    @cached_property
    def _histories(self) -> dict[str, list[Revision]]:
        histories: dict[str, list[Revision]] = {}
        for release in self.all:
            for code, snapshot in release.snapshots.items():
                known = histories.setdefault(code, [])
                before = known[-1].snapshot.fields if known else snapshot.fields
                changed = changed_fields(before, snapshot.fields)
                known.append(
                    Revision(code, snapshot.revision, release.name, release.date, changed, snapshot)
                )
        return histories


def find_releases(folder: Path) -> tuple[Releases, list[Diagnostic]]:
    """The releases in the folder of a catalogue, as far as their files can be read."""
    found: list[tuple[Release, Document]] = []
    diagnostics: list[Diagnostic] = []
    paths = sorted((folder / FOLDER).glob("*.yaml")) if (folder / FOLDER).is_dir() else []
    for path in paths:
        document, problems = read_document(path, f"{folder.name}/{FOLDER}/{path.name}", ALL_ENTRIES)
        release = None
        if document and not problems:
            release, problems = validate_document(document, Release)
        diagnostics += problems
        if release and document:
            found.append((release, document))
    found.sort(key=lambda pair: release_order(pair[0].name))
    releases = Releases(
        tuple(release for release, _ in found),
        {release.name: document for release, document in found},
        is_broken=len(found) < len(paths),
    )
    return releases, diagnostics


def release_order(name: str) -> list[tuple[bool, int, str]]:
    """Sorts `1.9` before `1.10`, and `2026-11` before `2026-11.1`."""
    parts = re.findall(r"([0-9]+)|([a-z]+|[.-])", name)
    return [(bool(word), int(number or 0), word) for number, word in parts]


def digest_of(release: Release) -> str:
    """The digest that a release with this content has."""
    content = release.model_dump(mode="json", exclude={"digest"}, exclude_defaults=True)
    return f"sha256:{hashlib.sha256(canonical_json(content).encode()).hexdigest()}"
