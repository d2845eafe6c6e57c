"""The graph in; what is thin in the catalogue out: nothing wrong, but worth more work."""

from __future__ import annotations

from collections import Counter, defaultdict
from statistics import median
from typing import NamedTuple

from generator.catalogue.common import ConceptEntry
from generator.catalogue.entries import Pitfall, Source, Term
from generator.catalogue.fields import prose_values
from generator.graph.concept_graph import Concept, ConceptGraph
from generator.graph.grades import best_grade, grade_of, strong_grades

FEW_LINKS = 2
"""An entry tied to so many others or fewer is hard to come upon."""
ENOUGH_TO_COMPARE = 5
"""With fewer entries of a type nothing can be said about their usual length."""


class Expectation(NamedTuple):
    """What most entries of a type have: one of these relations, stated by them or by others."""

    type: str
    lack: str
    stated: tuple[str, ...] = ()
    by_others: tuple[str, ...] = ()


EXPECTATIONS = (
    Expectation("technique", "without a pitfall", ("exposes_to",), ("mitigated_by", "detected_by")),
    Expectation(
        "technique",
        "without anything to try instead, before or after",
        ("alternative_to", "try_first", "try_next"),
        ("alternative_to", "try_first", "try_next"),
    ),
    Expectation("technique", "without a source", ("claims", "citations")),
    Expectation("pitfall", "that nothing exposes to", (), ("exposes_to",)),
    Expectation("pitfall", "that nothing mitigates", ("mitigated_by",)),
    Expectation("case-study", "without a technique or a pitfall", ("illustrates", "steps")),
    Expectation(
        "trade-off", "without techniques to decide between", ("decides_between", "options")
    ),
    Expectation("debate", "without an entry that they dispute", ("disputes",)),
    Expectation("tool", "without a technique", ("implements",)),
)


class Short(NamedTuple):
    """An entry with less than half the words that are usual for its type."""

    concept: Concept
    words: int
    usual: int


def pitfalls_without_test(graph: ConceptGraph) -> list[Concept]:
    """Pitfalls that say of no test at which result one has fallen in."""
    return [
        concept
        for concept in _by_title(graph)
        if isinstance(concept.entry, Pitfall) and not concept.entry.detection
    ]


def weakly_grounded(graph: ConceptGraph) -> list[tuple[Concept, str | None]]:
    """Entries that rest on nothing better than assertions, with the best grade that they have.

    Terms that claim and cite nothing are left out: they define, and there is nothing to prove.
    """
    grades, strong = graph.catalogue.settings.grades, strong_grades(graph)
    found = []
    for concept in _by_title(graph):
        own = _grades_of(concept, graph)
        is_definition = isinstance(concept.entry, Term) and not own
        if isinstance(concept.entry, ConceptEntry) and not (own & strong or is_definition):
            found.append((concept, next((one.id for one in grades if one.id in own), None)))
    return found


def review_dates(graph: ConceptGraph) -> list[tuple[str, list[Concept]]]:
    """The entries to read again, by date, the earliest first: a year comes before its months."""
    dates: dict[str, list[Concept]] = defaultdict(list)
    for concept in _by_title(graph):
        if concept.entry.review_by:
            dates[concept.entry.review_by].append(concept)
    return sorted(dates.items())


def few_links(graph: ConceptGraph) -> list[tuple[Concept, int]]:
    """Entries tied to few others, the loneliest first; texts that merely name them do not count."""
    counts = [
        (concept, len(_tied(graph, concept.id)))
        for concept in _by_title(graph)
        if not isinstance(concept.entry, Source)
    ]
    return sorted((pair for pair in counts if pair[1] <= FEW_LINKS), key=lambda pair: pair[1])


def unmet_expectations(graph: ConceptGraph) -> list[tuple[Expectation, list[Concept]]]:
    """For each expectation the entries that do not meet it; those that all meet are left out."""
    found = []
    for expected in EXPECTATIONS:
        lacking = [
            concept
            for concept in _by_title(graph)
            if concept.type == expected.type and not _meets(graph, concept.id, expected)
        ]
        if lacking:
            found.append((expected, lacking))
    return found


def sources_cited_once(graph: ConceptGraph) -> list[tuple[Concept, Concept]]:
    """Each source that one entry alone cites, with that entry."""
    found = []
    for concept in _by_title(graph):
        if isinstance(concept.entry, Source):
            citing = {
                link.source
                for link in graph.links_to(concept.id)
                if link.is_citation and link.source in graph.concepts
            }
            if len(citing) == 1:
                found.append((concept, graph.concepts[citing.pop()]))
    return found


def tags_used_once(graph: ConceptGraph) -> list[tuple[str, Concept]]:
    """Each tag that one entry alone has, with that entry."""
    counts = Counter(tag for concept in graph.concepts.values() for tag in set(concept.entry.tags))
    return sorted(
        (tag, concept)
        for concept in graph.concepts.values()
        for tag in set(concept.entry.tags)
        if counts[tag] == 1
    )


def short_entries(graph: ConceptGraph) -> list[Short]:
    """The entries that are short for their type, the shortest first."""
    words: dict[str, list[tuple[int, Concept]]] = defaultdict(list)
    for concept in _by_title(graph):
        count = sum(len(value.text.split()) for value in prose_values(concept.entry))
        words[concept.type].append((count, concept))
    found = []
    for counted in words.values():
        usual = round(median(count for count, _ in counted))
        if len(counted) >= ENOUGH_TO_COMPARE:
            found += [Short(one, count, usual) for count, one in counted if count * 2 < usual]
    return sorted(found, key=lambda short: short.words)


def _grades_of(concept: Concept, graph: ConceptGraph) -> set[str | None]:
    """The grades of its claims, and those of the sources that its other fields and texts cite."""
    claims = concept.entry.claims if isinstance(concept.entry, ConceptEntry) else ()
    cited = [
        link.target
        for link in graph.links_from(concept.id)
        if link.is_citation and link.field != "claims"
    ]
    return {grade_of(claim, graph) for claim in claims} | {
        best_grade([one], graph) for one in cited
    }


def _by_title(graph: ConceptGraph) -> list[Concept]:
    return sorted(
        graph.concepts.values(), key=lambda concept: (concept.title.casefold(), concept.id)
    )


def _tied(graph: ConceptGraph, concept_id: str) -> set[str]:
    """The entries that relations tie it to, from either end."""
    links = (*graph.links_from(concept_id), *graph.links_to(concept_id))
    ends = {
        end
        for link in links
        if not link.is_citation and link.field != "mentions"
        for end in (link.source, link.target)
    }
    return (ends - {concept_id}) & graph.concepts.keys()


def _meets(graph: ConceptGraph, concept_id: str, expected: Expectation) -> bool:
    fields = {link.field for link in graph.links_from(concept_id)}
    fields_of_others = {link.field for link in graph.links_to(concept_id)}
    return bool(fields & set(expected.stated) or fields_of_others & set(expected.by_others))
