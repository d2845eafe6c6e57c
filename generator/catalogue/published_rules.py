"""A catalogue as it was published, and as it is here, in; what readers could lose out.

The releases prove themselves, but somebody who rewrites all of them can deceive that proof. What
was published is out of their reach.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import islice

from generator.catalogue.history_rules import (
    LOST_CODE,
    LOWERED_REVISION,
    REMOVED_TITLE,
    REUSED_CODE,
    UNDONE_RETIREMENT,
    UNKNOWN_RELEASE,
)
from generator.catalogue.ledger import Ledger, LedgerRow
from generator.catalogue.ledger_rules import CHANGED_TYPE
from generator.catalogue.normative import canonical_json, fingerprint
from generator.catalogue.published import PublishedCatalogue, PublishedEntry, PublishedRevision
from generator.catalogue.release_rules import EDITED_RELEASE, EDITED_SNAPSHOT
from generator.catalogue.releases import Releases
from generator.catalogue.yaml_text import MOST_PROBLEMS
from generator.diagnostics import Diagnostic, Finding, Position, Rule

BRING_BACK = "bring it back from version control: what was published stays"


@dataclass(frozen=True, slots=True)
class HeldAgainst:
    """What is here: the ledger, where its rows stand, and the releases."""

    ledger: Ledger
    rows: Mapping[str, Position]
    """Where the row of each code stands."""
    whole: Position
    """The ledger's file."""
    releases: Releases


def check_against(published: PublishedCatalogue, here: HeldAgainst) -> Iterator[Diagnostic]:
    """Everything that was published and is not here, or says something else."""
    return islice(_check(published, here), MOST_PROBLEMS)


def is_other_catalogue(published: PublishedCatalogue, ledger: Ledger) -> bool:
    """Whether no code that is published is one of this catalogue."""
    return not any(entry.code in ledger.rows for entry in published.entries)


def _check(published: PublishedCatalogue, here: HeldAgainst) -> Iterator[Diagnostic]:
    missing: set[str] = set()
    for told in published.releases:
        release = here.releases.release(told.name)
        if release is None:
            missing.add(told.name)
            message = f'the release "{told.name}" is published and not here'
            hint = f"get `releases/{told.name}.yaml`, which this copy lacks"
            yield Diagnostic.of(UNKNOWN_RELEASE, Finding(here.whole, message, hint))
        elif release.digest != told.digest:
            place = here.releases.documents[told.name].position(("digest",))
            message = f'the release "{told.name}" was published with other content'
            yield Diagnostic.of(EDITED_RELEASE, Finding(place, message, BRING_BACK))
    for entry in published.entries:
        yield from _check_entry(entry, here, missing)


def _check_entry(
    entry: PublishedEntry, here: HeldAgainst, missing: Set[str]
) -> Iterator[Diagnostic]:
    """An entry that was in no release can still go, and what a missing release said is unknown."""
    was_released = bool(entry.revision or entry.retired)
    revisions = [revision for revision in entry.revisions if revision.release not in missing]
    if not was_released or (entry.revisions and not revisions):
        return
    row = here.ledger.rows.get(entry.code)
    place = here.rows.get(entry.code, here.whole)
    if row is None:
        message = f'{entry.code} "{entry.title}" is published and has no row here'
        yield Diagnostic.of(LOST_CODE, Finding(here.whole, message, BRING_BACK))
        return
    for rule, message in _check_row(entry, row, missing):
        yield Diagnostic.of(rule, Finding(place, message, BRING_BACK))
    known = {at.number: at.snapshot.fields for at in here.releases.history(entry.code)}
    for revision in revisions:
        if message := _describe_change(revision, entry.code, known):
            yield Diagnostic.of(EDITED_SNAPSHOT, Finding(place, message, BRING_BACK))


def _check_row(
    entry: PublishedEntry, row: LedgerRow, missing: Set[str]
) -> Iterator[tuple[Rule, str]]:
    if entry.type not in (None, row.type):
        yield CHANGED_TYPE, f"{entry.code} is published as a {entry.type} and is a {row.type} here"
    titles = _released_titles(entry, missing)
    lacking = [title for title in titles if title not in row.titles]
    if lacking == titles and row.id not in {entry.id, *entry.former_ids}:
        message = f'{entry.code} is published as "{entry.title}" and is "{row.titles[-1]}" here'
        yield REUSED_CODE, message
    elif lacking:
        yield REMOVED_TITLE, f'`titles` of {entry.code} lacks "{lacking[0]}", which is published'
    if not missing and (entry.revision or 1) > row.revision:
        message = f"{entry.code} is published in revision {entry.revision}, not {row.revision}"
        yield LOWERED_REVISION, message
    if entry.retired and row.retired is None:
        yield UNDONE_RETIREMENT, f"{entry.code} is published as retired"


def _released_titles(entry: PublishedEntry, missing: Set[str]) -> list[str]:
    """A title that was changed since the last release may change again before the next one.

    Of former titles it is not known from which release they are, so they count where none is
    missing.
    """
    known = [at.fields for at in entry.revisions if at.release not in missing]
    titles = [str(fields["title"]) for fields in known if "title" in fields] or [entry.title]
    return list(dict.fromkeys([*([] if missing else entry.former_titles), *titles]))


def _describe_change(
    revision: PublishedRevision, code: str, known: Mapping[int, Mapping[str, object]]
) -> str:
    """What became of a published revision; empty where it is here, word for word."""
    fields = known.get(revision.revision)
    if fields is None:
        return f"revision {revision.revision} of {code} is published, and no release here has it"
    if revision.fields:
        is_same = canonical_json(revision.fields) == canonical_json(fields)
    else:
        is_same = revision.fingerprint in (None, fingerprint(fields))
    return "" if is_same else f"revision {revision.revision} of {code} is published in other words"
