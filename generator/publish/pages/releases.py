"""The publication in; a page that lists its releases, and for each what it changed, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import Markup

from generator.catalogue.common import type_title
from generator.catalogue.release import ChangedEntry, Release, RenamedEntry, RetiredEntry
from generator.catalogue.releases import Revision
from generator.publish.addresses import resolver_path
from generator.publish.page import Body, Page, Section
from generator.publish.pages.history import changes_between, release_path, revision_path
from generator.publish.pages.listings import listing_header
from generator.publish.publication import TYPE_CLASSES, Publication
from generator.publish.render import render
from generator.publish.wording import counted, words_of_date

PATH = "releases/index.md"
TITLE = "What changed"
LEAD = (
    "A release makes codes permanent and keeps every entry as it was, so that what a document cites"
    " can be read in years to come."
)


def release_pages(publication: Publication) -> Iterator[Page]:
    """The list of releases, also while there is none; then each of them, the last one first."""
    releases = list(publication.graph.catalogue.releases)
    yield Page(
        path=PATH,
        title=TITLE,
        description=LEAD,
        layout="section.html",
        render=partial(_list_body, releases, publication),
        in_nav=bool(releases),
    )
    for place, release in enumerate(releases):
        beside = releases[place - 1] if place else None, *releases[place + 1 : place + 2]
        yield Page(
            path=release_path(release.name),
            title=f"What changed in {release.name}",
            description=_about(release),
            layout="section.html",
            render=partial(_release_body, release, beside, publication),
        )


def link_to_code(code: str, path: str, publication: Publication) -> Mapping[str, object]:
    """What is called by a code, and where it is; a retired entry is at its permanent address."""
    graph, addresses = publication.graph, publication.addresses
    concept = graph.concepts.get(graph.names.get(code, ""))
    row = graph.catalogue.ledger.rows.get(code)
    return {
        "code": code,
        "title": concept.title if concept else row.titles[-1] if row else code,
        "type": concept.type if concept else row.type if row else "",
        "href": publication.href(path, concept.id)
        if concept
        else addresses.href(path, resolver_path(code)),
        "retired": row is not None and row.retired is not None,
    }


def _counts(release: Release) -> str:
    """`516 new, 3 changed`."""
    counts = {
        "new": release.new,
        "changed": release.changed,
        "renamed": release.renamed,
        "retired": release.retired,
    }
    words = (f"{len(rows):,} {word}" for word, rows in counts.items() if rows)
    return ", ".join(words) or "Nothing"


def _about(release: Release) -> str:
    """`Release 2026-11 of 22 November 2026. Entries: 516 new.`, for search engines."""
    counts = _counts(release).lower()
    return f"Release {release.name} of {words_of_date(release.date)}. Entries: {counts}."


def _list_body(releases: list[Release], publication: Publication) -> Body:
    rows = [
        {
            "name": release.name,
            "href": publication.addresses.href(PATH, release_path(release.name)),
            "date": words_of_date(release.date),
            "counts": _counts(release),
        }
        for release in reversed(releases)
    ]
    listed = Section("releases", "Releases", render("releases", releases=rows))
    return Body((listed,), {"header": listing_header(TITLE, LEAD)})


def _release_body(
    release: Release, beside: tuple[Release | None, ...], publication: Publication
) -> Body:
    path = release_path(release.name)
    ways = [
        {"name": other.name, "href": publication.addresses.href(path, release_path(other.name))}
        for other in beside
        if other
    ]
    lead = render(
        "release_lead",
        title=f"What changed in {release.name}",
        date=words_of_date(release.date),
        counts=_counts(release),
        all=publication.addresses.href(path, PATH),
        ways=ways,
        digest=release.digest,
    )
    return Body(tuple(_sections(release, path, publication)), {"header": lead})


def _sections(release: Release, path: str, publication: Publication) -> Iterator[Section]:
    """What matters to somebody who cites comes first: what is gone, then what says other things."""
    parts = (
        ("retired", "Retired", [_retired(one, path, publication) for one in release.retired]),
        (
            "changed",
            "Changed",
            [_changed(one, release, path, publication) for one in release.changed],
        ),
        ("renamed", "Renamed", [_renamed(one, path, publication) for one in release.renamed]),
    )
    for name, heading, rows in parts:
        if rows:
            html = render(f"release_{name}", rows=rows)
            yield Section(name, f"{heading} ({len(rows)})", html)
    if release.new:
        groups = list(_new(release, path, publication))
        html = render("release_new", groups=groups)
        yield Section("new", f"New ({len(release.new)})", html)


def _new(release: Release, path: str, publication: Publication) -> Iterator[Mapping[str, object]]:
    """By type, as in the lists of the site; the title is that of today."""
    codes: dict[str, list[str]] = {}
    for code in release.new:
        snapshot = release.snapshots.get(code)
        row = publication.graph.catalogue.ledger.rows.get(code)
        codes.setdefault(snapshot.type if snapshot else row.type if row else "", []).append(code)
    for name in sorted(codes, key=lambda one: [*TYPE_CLASSES, one].index(one)):
        entries = [link_to_code(code, path, publication) for code in codes[name]]
        kind = TYPE_CLASSES.get(name)
        yield {
            "title": kind.plural if kind else type_title(name),
            "count": counted(len(entries), "entry", "entries"),
            "entries": sorted(entries, key=lambda entry: str(entry["title"]).casefold()),
        }


def _changed(
    changed: ChangedEntry, release: Release, path: str, publication: Publication
) -> Mapping[str, object]:
    history = publication.graph.catalogue.releases.history(changed.code)
    place = next((n for n, one in enumerate(history) if one.release == release.name), 0)
    before, after = history[place - 1] if place else None, history[place] if history else None
    changes = []
    if before and after:
        changes = changes_between(
            TYPE_CLASSES.get(after.snapshot.type),
            before.snapshot.fields,
            after.snapshot.fields,
            publication.graph.titles,
        )
    return {
        "entry": link_to_code(changed.code, path, publication),
        "revisions": [
            {"number": one.number, "href": _revision_href(one, path, publication)}
            for one in (before, after)
            if one
        ],
        "changes": render("changes", changes=changes) if changes else Markup(""),
    }


def _revision_href(revision: Revision, path: str, publication: Publication) -> str:
    return publication.addresses.href(path, revision_path(revision.code, revision.number))


def _renamed(renamed: RenamedEntry, path: str, publication: Publication) -> Mapping[str, object]:
    return {
        "entry": link_to_code(renamed.code, path, publication),
        "title": renamed.title,
        "former_title": renamed.former_title,
        "id": renamed.id,
        "former_id": renamed.former_id,
    }


def _retired(retired: RetiredEntry, path: str, publication: Publication) -> Mapping[str, object]:
    successors = () if retired.successors == "none" else retired.successors
    return {
        "entry": link_to_code(retired.code, path, publication),
        "reason": retired.reason,
        "successors": [link_to_code(code, path, publication) for code in successors],
    }
