"""`concepts/releases/*.yaml` in; the releases, the history of every code and what is wrong out.

A release says what was new, changed, renamed and retired, and holds the normative fields of every
entry that was new or changed. Its digest covers all of it and the digest of the release before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from generator.catalogue.documents import ALL_ENTRIES, Document, read_document
from generator.catalogue.entry_files import OUTSIDE_LINK, leads_outside
from generator.catalogue.ledger import code_order
from generator.catalogue.normative import changed_fields
from generator.catalogue.release import (
    Release,
    RenamedEntry,
    RetiredEntry,
    Snapshot,
    release_order,
)
from generator.catalogue.validate import validate_document
from generator.diagnostics import Diagnostic, Finding, Position, Rule

FOLDER = "releases"
MISNAMED_RELEASE = Rule(
    "misnamed-release", "error", "The file of a release has another name than the release in it."
)


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

    def names(self, code: str) -> tuple[tuple[str, str], ...]:
        """Every id and title that an entry had in a release, the last ones last."""
        return tuple(self._names.get(code, ()))

    def last_naming(self, code: str) -> str | None:
        """The name of the last release that says something of an entry."""
        return self._last_naming.get(code)

    def retired_in(self, code: str) -> str | None:
        """The name of the release that retired an entry."""
        names = (at.name for at in self.all for gone in at.retired if gone.code == code)
        return next(names, None) if code in self._retired else None

    def retirement(self, code: str) -> RetiredEntry | None:
        """What the releases last said of why an entry was retired."""
        return self._retired.get(code)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that was ever released, in the order of the codes."""
        return tuple(sorted(self._histories, key=code_order))

    @cached_property
    def _names(self) -> dict[str, list[tuple[str, str]]]:
        names: dict[str, list[tuple[str, str]]] = {}
        for release in self.all:
            for code, snapshot in release.snapshots.items():
                names.setdefault(code, []).append((snapshot.id, snapshot.title))
            told: tuple[RenamedEntry | RetiredEntry, ...] = (*release.renamed, *release.retired)
            for entry in told:
                names.setdefault(entry.code, []).append((entry.id, entry.title))
        return names

    @cached_property
    def _last_naming(self) -> dict[str, str]:
        return {code: release.name for release in self.all for code in release.codes}

    @cached_property
    def _retired(self) -> dict[str, RetiredEntry]:
        return {gone.code: gone for release in self.all for gone in release.retired}

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
    children = sorted((folder / FOLDER).iterdir()) if (folder / FOLDER).is_dir() else []
    paths = [path for path in children if path.suffix.lower() in (".yaml", ".yml")]
    for path in paths:
        shown_as = f"{folder.name}/{FOLDER}/{path.name}"
        release, document, problems = _read_release(path, shown_as, folder)
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


def _read_release(
    path: Path, shown_as: str, folder: Path
) -> tuple[Release | None, Document | None, list[Diagnostic]]:
    if leads_outside(path, folder):
        finding = Finding(Position(shown_as), "a symbolic link leads out of the catalogue")
        return None, None, [Diagnostic.of(OUTSIDE_LINK, finding)]
    document, problems = read_document(path, shown_as, ALL_ENTRIES)
    if document is None or problems:
        return None, document, problems
    release, problems = validate_document(document, Release)
    if release and path.name != f"{release.name}.yaml":
        message = f'the file holds the release "{release.name}"'
        hint = f"rename the file to `{release.name}.yaml`, or delete it where there is one"
        finding = Finding(document.position(("name",)), message, hint)
        return None, document, [Diagnostic.of(MISNAMED_RELEASE, finding)]
    return release, document, problems
