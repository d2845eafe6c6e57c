"""The publication in; a small page for every revision of every entry out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from generator.catalogue.common import type_title
from generator.catalogue.releases import Revision
from generator.publish.addresses import resolver_path
from generator.publish.pages.history import (
    changes_between,
    release_path,
    revision_path,
    unreleased_fields,
    words_of_fields,
)
from generator.publish.past_entry import PastProse, show_past
from generator.publish.past_page import past_page
from generator.publish.publication import TYPE_CLASSES, Publication
from generator.publish.references import references_list
from generator.publish.render import render
from generator.publish.wording import words_of_date


def revision_files(publication: Publication) -> Iterator[tuple[str, str]]:
    """`id/FG-0042/r2/index.html`, for codes in their order; what was published stays readable."""
    releases = publication.graph.catalogue.releases
    for code in releases.codes:
        history = releases.history(code)
        for revision in history:
            path = revision_path(code, revision.number)
            title = f"{code} {revision.snapshot.title}, revision {revision.number}"
            yield path, past_page(path, title, _main(revision, history, publication), publication)


def _main(revision: Revision, history: tuple[Revision, ...], publication: Publication) -> Markup:
    path = revision_path(revision.code, revision.number)
    snapshot, addresses = revision.snapshot, publication.addresses
    kind = TYPE_CLASSES.get(snapshot.type)
    prose = PastProse(publication, path)
    summary = prose.line(str(snapshot.fields.get("summary", "")))
    scope_note = snapshot.fields.get("scope_note")
    return render(
        "revision",
        type=snapshot.type,
        kind=type_title(snapshot.type),
        code=revision.code,
        title=snapshot.title,
        number=revision.number,
        of=history[-1].number,
        release=revision.release,
        release_href=addresses.href(path, release_path(revision.release)),
        date=words_of_date(revision.date),
        standing=_standing(revision, history, publication),
        now=_now(revision.code, path, publication),
        others=[
            {
                "number": one.number,
                "href": one is not revision
                and addresses.href(path, revision_path(one.code, one.number)),
            }
            for one in history
            if len(history) > 1
        ],
        since=_since(revision, history[-1], publication),
        summary=summary,
        scope_note=prose.line(str(scope_note)) if scope_note else None,
        fields=list(show_past(kind, snapshot.fields, prose)) if kind else [],
        references=references_list(prose.references),
    )


def _standing(revision: Revision, history: tuple[Revision, ...], publication: Publication) -> str:
    """How it stands to what the entry says now."""
    catalogue = publication.graph.catalogue
    row = catalogue.ledger.rows.get(revision.code)
    if row is not None and row.retired:
        return f"The entry was retired on {words_of_date(row.retired.date)}:"
    if revision is not history[-1]:
        return f"The current one is revision {history[-1].number}:"
    concept = publication.graph.concepts.get(publication.graph.names.get(revision.code, ""))
    changed = unreleased_fields(concept, history, publication) if concept else ()
    if concept is None or not changed:
        return "It is the current one:"
    fields = words_of_fields(type(concept.entry), changed)
    return f"The entry has changed since, which the next release will say ({fields}):"


def _now(code: str, path: str, publication: Publication) -> Mapping[str, str]:
    """Where the entry is now, and what it is called."""
    present = publication.graph.names.get(code, "")
    concept = publication.graph.concepts.get(present)
    row = publication.graph.catalogue.ledger.rows.get(code)
    title = concept.title if concept else row.titles[-1] if row else ""
    href = publication.addresses.href(path, resolver_path(code))
    return {"title": title, "href": publication.href(path, concept.id) if concept else href}


def _since(revision: Revision, last: Revision, publication: Publication) -> Markup:
    if revision is last:
        return Markup("")
    changes = changes_between(
        TYPE_CLASSES.get(last.snapshot.type),
        revision.snapshot.fields,
        last.snapshot.fields,
        publication.graph.titles,
    )
    return render("changes", changes=changes)
