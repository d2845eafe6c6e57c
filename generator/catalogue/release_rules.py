"""The releases in; where somebody changed one after it was made out.

Each release proves the one before by its digest, so that no earlier state of the files is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from generator.catalogue.documents import Document
from generator.catalogue.normative import fingerprint
from generator.catalogue.release import Release, Snapshot, digest_of, release_order
from generator.catalogue.releases import MISNAMED_RELEASE, Releases
from generator.catalogue.yaml_text import MOST_PROBLEMS
from generator.diagnostics import Diagnostic, Finding, Rule

EDITED_SNAPSHOT = Rule(
    "edited-snapshot",
    "error",
    "What a release says of an entry does not fit its fingerprint: somebody changed what was "
    "published, so that citations of that revision would lead to other words.",
)
EDITED_RELEASE = Rule(
    "edited-release",
    "error",
    "A release does not fit its digest: somebody changed it after it was made.",
)
BROKEN_CHAIN = Rule(
    "broken-release-chain",
    "error",
    "A release does not follow the one before it: a release was taken out, put in or made anew.",
)
CONTRADICTORY_RELEASE = Rule(
    "contradictory-release",
    "error",
    "A release contradicts itself or the releases before it, as after the merge of two branches "
    "that each made one.",
)
RELEASE_RULES = (
    MISNAMED_RELEASE,
    EDITED_SNAPSHOT,
    EDITED_RELEASE,
    BROKEN_CHAIN,
    CONTRADICTORY_RELEASE,
)
BRING_BACK = "bring the file back from version control: releases are never edited or deleted"


def check_releases(releases: Releases) -> Iterator[Diagnostic]:
    """What the releases say against each other."""
    return islice(_check_releases(releases), MOST_PROBLEMS)


def _check_releases(releases: Releases) -> Iterator[Diagnostic]:
    before: Release | None = None
    for release in releases:
        document = releases.documents[release.name]
        yield from _check_content(release, document)
        if not releases.is_broken and (told := _describe_break(release, before, releases)):
            finding = Finding(document.position(("previous",)), *told)
            yield Diagnostic.of(BROKEN_CHAIN, finding)
        before = release
    if follows_in_order(releases):
        yield from _check_sequence(releases)


def follows_in_order(releases: Releases) -> bool:
    """Whether all releases can be read, and each follows the one before it."""
    pairs = pairwise((None, *releases))
    return not releases.is_broken and not any(
        after and _describe_break(after, before, releases) for before, after in pairs
    )


def _check_content(release: Release, document: Document) -> Iterator[Diagnostic]:
    is_edited = False
    for code, snapshot in release.snapshots.items():
        if fingerprint(snapshot.fields) != snapshot.fingerprint:
            is_edited = True
            place = document.position(("snapshots", code, "fingerprint"))
            message = f"the fields of {code} are not those of revision {snapshot.revision}"
            yield Diagnostic.of(EDITED_SNAPSHOT, Finding(place, message, BRING_BACK))
    if not is_edited and digest_of(release) != release.digest:
        message = f'the release "{release.name}" was changed after it was made'
        yield Diagnostic.of(
            EDITED_RELEASE, Finding(document.position(("digest",)), message, BRING_BACK)
        )


def _describe_break(
    release: Release, before: Release | None, releases: Releases
) -> tuple[str, str] | None:
    """Why a release cannot come after this one, and what to do; nothing when it can."""
    if before and release_order(before.name) == release_order(release.name):
        message = f'"{release.name}" and "{before.name}" are one name in another spelling'
        return message, "rename none of them: keep the one that was published"
    if release.previous == (before.digest if before else None):
        return None
    if before is None:
        return f'"{release.name}" follows another release, but there is none before it', BRING_BACK
    message = f'"{release.name}" does not follow "{before.name}", the release before it'
    hint = BRING_BACK
    if release.previous in {None, *(other.digest for other in releases)}:
        hint = "where two branches each made a release, keep one and make the other again"
    return message, hint


def _check_sequence(releases: Releases) -> Iterator[Diagnostic]:
    """Codes are new once, revisions count from 1, types stay, and what is retired stays away."""
    last: dict[str, Snapshot] = {}
    retired: set[str] = set()
    for release in releases:
        document = releases.documents[release.name]
        for code, snapshot in release.snapshots.items():
            message = _describe_step(release, code, last.get(code))
            if message:
                yield _contradiction(document, ("snapshots", code), message)
            last[code] = snapshot
        gone = {entry.code for entry in release.retired}
        for code in release.codes:
            if code not in last or (code in retired and code not in gone):
                known = "retired before" if code in retired else "never new"
                yield _contradiction(document, (), f"{code} was {known}")
        retired |= gone


def _describe_step(release: Release, code: str, before: Snapshot | None) -> str:
    """Why an entry cannot come to this from what it was before; empty when it can."""
    snapshot = release.snapshots[code]
    number = before.revision if before else 0
    listed = [entry.code for entry in release.changed] if before else list(release.new)
    if snapshot.revision != number + 1:
        return f"revision {snapshot.revision} of {code} follows {number}"
    if before and snapshot.type != before.type:
        return f"{code} was a {before.type} and is a {snapshot.type}"
    if code not in listed:
        return f"{code} has a snapshot and is not listed as {'changed' if before else 'new'}"
    return ""


def _contradiction(document: Document, path: tuple[str | int, ...], message: str) -> Diagnostic:
    place = document.key_position(path) if path else document.position(())
    return Diagnostic.of(CONTRADICTORY_RELEASE, Finding(place, message, BRING_BACK))
