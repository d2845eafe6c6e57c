"""A concept in; who links to it, in which way and in which sentence, out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from generator.catalogue.common import type_title
from generator.graph.concept_graph import Concept, Link
from generator.publish.publication import Publication
from generator.publish.render import render
from generator.publish.wording import counted, words_of_name

MOST_BARE = 8
"""Links without a sentence that are shown at once; more of them, or beside others, are folded."""
_POINTER = re.compile(
    r"\(?(see|see also|compare)\b(?!.*\b(for|on|how|where|why|when)\b)[^,;:]{1,80}", re.IGNORECASE
)
"""A sentence that only names the entry: `See LoRA.`"""
_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)


class Backlink(NamedTuple):
    """One entry or page that links here, with every relation and sentence in which it does."""

    title: str
    link: Markup
    type: str
    type_title: str
    ties: tuple[tuple[str, tuple[str, ...]], ...]
    """Relation → the sentences in which it is stated; none for a relation that is a bare list."""


def backlinks_html(concept: Concept, publication: Publication, *, citing: bool) -> Markup:
    """The list of who cites a source (`citing`), or of everybody else who links to a concept."""
    links = [
        link
        for link in publication.graph.links_to(concept.id)
        if link.is_citation == citing and link.source != concept.id
    ]
    found = find_backlinks(links, publication, publication.path_of(concept.id))
    quoted = [one for one in found if any(sentences for _, sentences in one.ties)]
    bare = [one for one in found if one not in quoted]
    if not quoted and len(bare) <= MOST_BARE:
        quoted, bare = bare, []
    words = counted(len(bare), "more link" if quoted else "link")
    return render("backlinks", shown=quoted, folded=bare, words=words) if found else Markup("")


def find_backlinks(links: Iterable[Link], publication: Publication, path: str) -> list[Backlink]:
    """By type in the order of the settings, then by title; hand-written pages last."""
    ties: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for link in links:
        stated = ties[link.source]
        sentences = stated[link.relation.label]
        if link.sentence and not any(link.sentence in said for said in stated.values()):
            sentences += [link.sentence] if _says_more(link, publication) else []
    types = list(publication.of_type)
    found = [_backlink(source, stated, publication, path) for source, stated in ties.items()]
    return sorted(
        found,
        key=lambda one: (
            types.index(one.type) if one.type in types else len(types),
            one.title.casefold(),
            one.link,
        ),
    )


def _says_more(link: Link, publication: Publication) -> bool:
    """Whether the sentence is more than the name of the entry: not `See LoRA.`, not `LoRA`."""
    sentence, concept = link.sentence or "", publication.graph.concepts.get(link.target)
    labels = {label.casefold() for label in concept.labels} if concept else set()
    return sentence.rstrip(".").casefold() not in labels and not _POINTER.fullmatch(sentence)


def _backlink(
    source: str, stated: dict[str, list[str]], publication: Publication, path: str
) -> Backlink:
    ties = tuple((relation, tuple(sentences)) for relation, sentences in stated.items())
    concept = publication.graph.concepts.get(source)
    if concept:
        link = publication.link(path, source)
        return Backlink(concept.title, link, concept.type, type_title(concept.type), ties)
    title = _page_title(source, publication)
    link = Markup('<a class="kb-link kb-link--page" href="{}">{}</a>').format(
        publication.addresses.href(path, source), title
    )
    return Backlink(title, link, "page", "Page", ties)


def _page_title(path: str, publication: Publication) -> str:
    heading = _HEADING.search(publication.graph.pages[path].text)
    return heading[1] if heading else words_of_name(path.rpartition("/")[2].removesuffix(".md"))
