"""A catalogue in; its next release, and the ledger that goes with it, out.

Released are all entries but drafts. What was released stays as it is in the earlier releases; the
next one holds what differs from them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.common import Entry
from generator.catalogue.entry_files import describe_reserved
from generator.catalogue.ledger import Ledger, LedgerRow
from generator.catalogue.normative import changed_fields, fingerprint, normative_fields
from generator.catalogue.release import (
    RELEASE_NAME,
    ChangedEntry,
    Release,
    RenamedEntry,
    RetiredEntry,
    Snapshot,
    digest_of,
    release_order,
)
from generator.catalogue.releases import Releases

NO_DIGEST = f"sha256:{'0' * 64}"
"""Stands in a release until its digest is known."""


@dataclass(frozen=True)
class NextRelease:
    """A release that can be written, and the ledger after it."""

    release: Release
    ledger: Ledger

    @property
    def is_empty(self) -> bool:
        return not self.release.codes


class _Told(NamedTuple):
    """What a release says of one entry."""

    row: LedgerRow
    snapshot: Snapshot | None = None
    changed: ChangedEntry | None = None
    renamed: RenamedEntry | None = None
    retired: RetiredEntry | None = None


def describe_bad_release(releases: Releases, name: str, date: str) -> tuple[str, str] | None:
    """Why the next release cannot have this name or date, and what to do; nothing when it can."""
    reserved = describe_reserved(name)
    last = releases.last
    if not re.fullmatch(RELEASE_NAME, name) or len(name) > 40:
        hint = "use at most 40 lower-case letters, digits, dots and hyphens: `2026-11`"
        return f'"{name}" cannot be the name of a release', hint
    if reserved:
        return reserved, "choose another name"
    if releases.release(name):
        return (
            f'there is a release "{name}" already',
            "a release is never made again: name the next",
        )
    if last and release_order(name) <= release_order(last.name):
        message = f'"{name}" does not come after "{last.name}", the last release'
        return message, "releases are sorted by their names: choose a later one"
    if last and date < last.date:
        message = f'{date} is before {last.date}, the day of the release "{last.name}"'
        return message, "give a later day with --today"
    return None


def make_release(catalogue: Catalogue, name: str, date: str) -> NextRelease:
    """The next release under a name that it can have; of no entry, where nothing changed."""
    rows = catalogue.ledger.rows
    told = {code: _tell(catalogue, row, name) for code, row in rows.items()}
    last = catalogue.releases.last
    release = Release(
        name=name,
        date=date,
        previous=last.digest if last else None,
        digest=NO_DIGEST,
        new=tuple(
            code for code, say in told.items() if say.snapshot and not rows[code].first_release
        ),
        changed=tuple(say.changed for say in told.values() if say.changed),
        renamed=tuple(say.renamed for say in told.values() if say.renamed),
        retired=tuple(say.retired for say in told.values() if say.retired),
        snapshots={code: say.snapshot for code, say in told.items() if say.snapshot},
    )
    ledger = replace(catalogue.ledger, rows={code: say.row for code, say in told.items()})
    return NextRelease(release.model_copy(update={"digest": digest_of(release)}), ledger)


def _tell(catalogue: Catalogue, row: LedgerRow, name: str) -> _Told:
    if row.retired:
        return _tell_retired(catalogue.releases, row, name)
    entry = catalogue.entries.get(row.id)
    if entry is None or entry.status == "draft":
        return _Told(row)
    fields = normative_fields(entry, catalogue.codes_by_name)
    history = catalogue.releases.history(row.code)
    before = history[-1].snapshot if history else None
    digits = fingerprint(fields)
    snapshot = changed = None
    if before is None or before.fingerprint != digits:
        snapshot = Snapshot(
            revision=before.revision + 1 if before else 1,
            id=row.id,
            type=row.type,
            fingerprint=digits,
            fields=fields,
        )
    if before and snapshot:
        names = changed_fields(before.fields, fields)
        changed = ChangedEntry(code=row.code, fields=names)
    renamed = _renamed(catalogue.releases, row, entry)
    row = _with_aliases(row, entry)
    if not (snapshot or renamed):
        return _Told(row)
    return _Told(_released(row, entry, snapshot, name), snapshot, changed, renamed)


def _released(row: LedgerRow, entry: Entry, snapshot: Snapshot | None, name: str) -> LedgerRow:
    """The row after the release; the current title comes last."""
    titles = (*(title for title in row.titles if title != entry.title), entry.title)
    update: dict[str, object] = {"titles": titles, "last_release": name}
    update["first_release"] = row.first_release or name
    if snapshot:
        update |= {"revision": snapshot.revision, "fingerprint": snapshot.fingerprint}
    return row.model_copy(update=update)


def _with_aliases(row: LedgerRow, entry: Entry) -> LedgerRow:
    """Readers may have cited an entry by any name that it ever had."""
    return row.model_copy(update={"aliases": tuple(dict.fromkeys((*row.aliases, *entry.aliases)))})


def _renamed(releases: Releases, row: LedgerRow, entry: Entry) -> RenamedEntry | None:
    names = releases.names(row.code)
    if not names or names[-1] == (row.id, entry.title):
        return None
    former_id, former_title = names[-1]
    return RenamedEntry(
        code=row.code,
        id=row.id,
        former_id=former_id if former_id != row.id else None,
        title=entry.title,
        former_title=former_title if former_title != entry.title else None,
    )


def _tell_retired(releases: Releases, row: LedgerRow, name: str) -> _Told:
    """Once, and again when reason or successors were corrected."""
    if row.retired is None or not releases.history(row.code):
        return _Told(row)
    retired = RetiredEntry(
        code=row.code, id=row.id, title=row.titles[-1], **row.retired.model_dump()
    )
    if retired == releases.retirement(row.code):
        return _Told(row)
    return _Told(row.model_copy(update={"last_release": name}), retired=retired)
