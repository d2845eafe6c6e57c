"""The publication in; what stands where retired entries were, and behind their codes, out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from generator.catalogue.common import type_title
from generator.catalogue.ledger import LedgerRow
from generator.graph.plain_text import as_plain_text
from generator.publish.addresses import resolver_path
from generator.publish.page import Body, Page
from generator.publish.pages.history import release_path, revision_path
from generator.publish.pages.releases import link_to_code
from generator.publish.past_page import past_page
from generator.publish.publication import TYPE_CLASSES, Publication
from generator.publish.render import render
from generator.publish.wording import words_of_date


def tombstone_pages(publication: Publication) -> Iterator[Page]:
    """A page at every address that a retired entry had, unless another entry has it now."""
    taken = set(_addresses_of_entries(publication))
    for row in _retired_rows(publication):
        for path in _addresses(row, publication):
            if path not in taken:
                taken.add(path)
                yield Page(
                    path=path,
                    title=row.titles[-1],
                    description=f"Retired: {row.retired.reason}" if row.retired else "",
                    layout="entry.html",
                    render=partial(_body, row, path, publication),
                    meta={"code": row.code, "type": row.type, "noindex": "noindex"},
                )


def tombstone_files(publication: Publication) -> Iterator[tuple[str, str]]:
    """`id/FG-0042/index.html` of every retired entry: the address that never changes hands."""
    for row in _retired_rows(publication):
        path = resolver_path(row.code)
        title = f"{row.code} {row.titles[-1]} (retired)"
        yield path, past_page(path, title, _tombstone(row, path, publication), publication)


def _retired_rows(publication: Publication) -> Iterator[LedgerRow]:
    rows = publication.graph.catalogue.ledger.rows.values()
    return (row for row in rows if row.retired is not None)


def _addresses(row: LedgerRow, publication: Publication) -> Iterator[str]:
    """Where it last was first, then its former addresses."""
    kind = TYPE_CLASSES.get(row.type)
    former = [name for name, _ in publication.graph.catalogue.releases.names(row.code)]
    if kind is not None:
        yield from (f"{kind.folder}/{name}.md" for name in dict.fromkeys([row.id, *former]))


def _addresses_of_entries(publication: Publication) -> Iterator[str]:
    """Those of today, and the former ones that lead to them."""
    for concept in publication.graph.concepts.values():
        folder = concept.entry.folder
        yield from (f"{folder}/{name}.md" for name in (concept.id, *concept.entry.former_ids))


def _body(row: LedgerRow, path: str, publication: Publication) -> Body:
    return Body((), {"header": _tombstone(row, path, publication)})


def _tombstone(row: LedgerRow, path: str, publication: Publication) -> Markup:
    assert row.retired is not None
    addresses, releases = publication.addresses, publication.graph.catalogue.releases
    release = releases.retired_in(row.code)
    successors = () if row.retired.successors == "none" else row.retired.successors
    return render(
        "tombstone",
        type=row.type,
        kind=type_title(row.type),
        code=row.code,
        code_href=addresses.href(path, resolver_path(row.code)),
        title=row.titles[-1],
        date=words_of_date(row.retired.date),
        release=release,
        release_href=addresses.href(path, release_path(release)) if release else "",
        reason=row.retired.reason,
        successors=[
            {**link_to_code(code, path, publication), "summary": _summary(code, publication)}
            for code in successors
        ],
        revisions=[
            (one.number, addresses.href(path, revision_path(one.code, one.number)))
            for one in reversed(releases.history(row.code))
        ],
    )


def _summary(code: str, publication: Publication) -> str:
    graph = publication.graph
    concept = graph.concepts.get(graph.names.get(code, ""))
    return as_plain_text(concept.entry.summary, graph.titles) if concept else ""
