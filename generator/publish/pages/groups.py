"""The entries of one type in; groups under headings, in the order of the settings, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from generator.catalogue.common import Entry
from generator.catalogue.entries import Debate, Flow, Pitfall, Source, Tool, TradeOff
from generator.graph.concept_graph import Concept
from generator.publish.pages.entry_header import risk_priority
from generator.publish.publication import Publication
from generator.publish.wording import words_of_name

OTHERS = "Others"
WORST = 10
"""So many pitfalls stand before those of each phase."""


class Group(NamedTuple):
    """Entries that belong together on the page of their type."""

    id: str
    title: str
    concepts: tuple[Concept, ...]


def group_entries(publication: Publication, type_name: str) -> list[Group]:
    """By approach, phase, kind or state, whatever says most of the type; each entry once."""
    concepts = publication.of_type[type_name]
    groups: dict[str, list[Concept]] = {}
    for concept in concepts:
        groups.setdefault(_group_of(concept.entry), []).append(concept)
    titles = _titles_of(type_name, publication)
    ordered = [*titles, *sorted(groups.keys() - titles.keys() - {""}), ""]
    found = [
        Group(
            key or "others",
            titles.get(key) or words_of_name(key) or OTHERS,
            tuple(_sorted(type_name, groups[key])),
        )
        for key in ordered
        if key in groups
    ]
    if [group.title for group in found] == [OTHERS]:
        return [found[0]._replace(id="entries", title="All entries")]
    return found


def worst_of(concepts: Sequence[Concept]) -> list[Group]:
    """The pitfalls with the highest risk priority; no group when there are few in all."""
    worst = tuple(_sorted(Pitfall.type_name, concepts))[:WORST]
    return [Group("worst", "The worst ten", worst)] if len(concepts) > WORST else []


def _group_of(entry: Entry) -> str:
    match entry:
        case Source():
            return entry.kind
        case Tool():
            return entry.lifecycle.state
        case Pitfall():
            return entry.phases[0] if entry.phases else ""
        case TradeOff() | Debate() | Flow():
            return ""  # they are about several approaches, so that the first says little
    kind = getattr(entry, "kind", None)
    if isinstance(kind, str):
        return kind
    return entry.approaches[0] if entry.approaches else ""


_VOCABULARY_OF: Mapping[str, str] = {
    "source": "source_kinds",
    "tool": "tool_states",
    "pitfall": "phases",
}


def _titles_of(type_name: str, publication: Publication) -> dict[str, str]:
    """The groups that can be, in order: values of the vocabulary by which the type is grouped."""
    vocabulary = _VOCABULARY_OF.get(type_name, "approaches")
    return {value.id: value.title for value in publication.words[vocabulary].values()}


def _sorted(type_name: str, concepts: Sequence[Concept]) -> Iterable[Concept]:
    """Pitfalls by risk priority, the worst first, then by title as everything else, as it comes."""
    return sorted(concepts, key=_mildness) if type_name == Pitfall.type_name else concepts


def _mildness(concept: Concept) -> int:
    return -risk_priority(concept.entry) if isinstance(concept.entry, Pitfall) else 0
