"""The releases in; where somebody changed one after it was made out.

Each release proves the one before by its digest, so that no earlier state of the files is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.catalogue.documents import Document
from generator.catalogue.normative import fingerprint
from generator.catalogue.release import Release, Snapshot, digest_of, release_order
from generator.catalogue.releases import Releases
from generator.catalogue.yaml_text import MOST_PROBLEMS
from generator.diagnostics import Diagnostic, Finding, Rule

MISNAMED_RELEASE = Rule(
    "misnamed-release", "error", "The file of a release has another name than the release in it."
)
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
        if document.path.rpartition("/")[2] != f"{release.name}.yaml":
            message = f'the file holds the release "{release.name}"'
            hint = f"rename the file to `{release.name}.yaml`"
            finding = Finding(document.position(("name",)), message, hint)
            yield Diagnostic.of(MISNAMED_RELEASE, finding)
        edited = list(_check_content(release, document))
        yield from edited
        if not releases.is_broken:
            yield from _check_chain(release, before, document)
        before = release
    if not releases.is_broken:
        yield from _check_sequence(releases)


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


def _check_chain(
    release: Release, before: Release | None, document: Document
) -> Iterator[Diagnostic]:
    place = document.position(("previous",))
    message = ""
    if before is None and release.previous is not None:
        message = f'"{release.name}" follows another release, but there is none before it'
    elif before and release_order(before.name) == release_order(release.name):
        message = f'"{release.name}" and "{before.name}" are one name in another spelling'
    elif before and release.previous != before.digest:
        message = f'"{release.name}" does not follow "{before.name}", the release before it'
    if message:
        yield Diagnostic.of(BROKEN_CHAIN, Finding(place, message, BRING_BACK))


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
        for code in release.codes:
            if code in retired or code not in last:
                known = "retired before" if code in retired else "never new"
                yield _contradiction(document, (), f"{code} was {known}")
        retired |= {entry.code for entry in release.retired}


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
