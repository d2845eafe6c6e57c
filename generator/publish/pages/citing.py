"""An entry in; what its page says of citing it out. The script makes its panel from the same."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from generator.catalogue.common import Entry, type_title
from generator.graph.citing import better_to_cite
from generator.graph.concept_graph import Concept
from generator.graph.plain_text import as_plain_text
from generator.publish.addresses import resolver_path
from generator.publish.page import Section
from generator.publish.prose import PageProse
from generator.publish.publication import Publication, by_title
from generator.publish.render import render

ADVICE = {
    "direct": "",
    "prefer-narrower": "Cite a narrower entry where one fits.",
    "umbrella": "Do not cite this entry alone; it only brings others together.",
}


def entry_citing(concept: Concept, sections: Iterable[Section], prose: PageProse) -> Markup:
    """Code, title and permanent address, and what else formats need; nothing without a code."""
    publication, code = prose.publication, concept.code
    if code is None:
        return Markup("")
    catalogue = publication.graph.catalogue
    row = catalogue.ledger.rows.get(code)
    released = catalogue.releases.history(code)
    question = getattr(concept.entry, "question", None) or ""
    return render(
        "cite",
        code=code,
        title=concept.title,
        kind=type_title(concept.type),
        question=as_plain_text(question, publication.graph.titles),
        site=publication.settings.title,
        revision=row.revision if row else 1,
        released=released[-1].date if released else "",
        sections=" ".join(section.id for section in sections),
        url=permanent_address(publication, code),
        href=publication.addresses.href(prose.path, resolver_path(code)),
        advice=_advice(concept.entry, prose),
        better=[
            publication.link(prose.path, other.id)
            for other in sorted(better_to_cite(concept, publication.graph), key=by_title)
        ],
    )


def permanent_address(publication: Publication, code: str) -> str:
    """Where a code is for ever: below the address of the catalogue, not of this build."""
    base = next(iter(publication.settings.base_urls), "") or publication.addresses.base
    return f"{base.rstrip('/')}/id/{code}/" if base else ""


def _advice(entry: Entry, prose: PageProse) -> Markup:
    if entry.cite is None:
        return Markup("")
    hint = prose.line(entry.cite.hint) if entry.cite.hint else ""
    return Markup(" ").join(filter(None, (ADVICE[entry.cite.use], hint)))
