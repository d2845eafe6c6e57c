"""The revisions of an entry in; its history, and what changed between two of them, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from markupsafe import Markup

from generator.catalogue.common import Entry
from generator.catalogue.normative import changed_fields, normative_fields
from generator.catalogue.releases import Revision
from generator.graph.concept_graph import Concept
from generator.publish.field_diff import Line, diff_fields
from generator.publish.past_entry import heading_of
from generator.publish.publication import Publication
from generator.publish.render import render
from generator.publish.wording import words_of_date


class Change(NamedTuple):
    """What changed in one field."""

    heading: str
    lines: list[Line]


def revision_path(code: str, number: int) -> str:
    """Where an entry stands as it was at one revision: `id/FG-0042/r2/index.html`."""
    return f"id/{code}/r{number}/index.html"


def release_path(name: str) -> str:
    """Where it stands what a release changed: `releases/2026-11.md`."""
    return f"releases/{name}.md"


def words_of_fields(kind: type[Entry] | None, names: Iterable[str]) -> str:
    """`Summary, how to detect it`."""
    words = ", ".join(_lowered(heading_of(kind or Entry, name)) for name in names)
    return words[:1].upper() + words[1:]


def _lowered(heading: str) -> str:
    """Small letters but in what is all capitals: `DOI`."""
    return heading if heading[1:2].isupper() else heading[:1].lower() + heading[1:]


def changes_between(
    kind: type[Entry] | None,
    before: Mapping[str, object],
    after: Mapping[str, object],
    titles: Mapping[str, str],
) -> list[Change]:
    """Field by field, what a reader of the later words would not know of the earlier ones."""
    return [
        Change(
            heading_of(kind or Entry, name), diff_fields(before.get(name), after.get(name), titles)
        )
        for name in changed_fields(before, after)
    ]


def entry_history(concept: Concept, publication: Publication) -> Markup:
    """Every revision, the last one first, each with its release and what changed."""
    catalogue, path = publication.graph.catalogue, publication.path_of(concept.id)
    if concept.code is None or catalogue.releases.last is None:
        return Markup("")
    revisions = catalogue.releases.history(concept.code)
    kind = type(concept.entry)
    unreleased = unreleased_fields(concept, revisions, publication)
    return render(
        "history",
        revisions=[
            {
                "number": revision.number,
                "href": publication.addresses.href(
                    path, revision_path(revision.code, revision.number)
                ),
                "release": revision.release,
                "release_href": publication.addresses.href(path, release_path(revision.release)),
                "date": words_of_date(revision.date),
                "changed": words_of_fields(kind, revision.changed),
            }
            for revision in reversed(revisions)
        ],
        unreleased=words_of_fields(kind, unreleased),
    )


def unreleased_fields(
    concept: Concept, revisions: tuple[Revision, ...], publication: Publication
) -> tuple[str, ...]:
    """What is different already from the last revision, which citations pin."""
    if not revisions:
        return ()
    codes = publication.graph.catalogue.codes_by_name
    return changed_fields(revisions[-1].snapshot.fields, normative_fields(concept.entry, codes))
