"""The graph in; the page for authors that shows what is thin in the catalogue out.

Nothing here depends on the day: the script compares review dates with the reader's today.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from generator.catalogue.common import type_title
from generator.catalogue.entries import Flow
from generator.decide.flow_coverage import unexpected_outcomes, untouched_rules
from generator.decide.ranking_checks import sound_flows
from generator.graph import health
from generator.graph.checks_of_labels import near_duplicates
from generator.graph.concept_graph import Concept
from generator.publish.page import Body, Page, Section
from generator.publish.pages.listings import listing_header
from generator.publish.publication import TYPE_CLASSES, Publication
from generator.publish.render import render
from generator.publish.wording import counted, words_of_date

PATH = "health.md"
LEAD = "Nothing on this page is wrong. It shows where the next hour of work helps most."


class Row(NamedTuple):
    """One line of a list: entries, with what stands before and after them."""

    entries: tuple[Markup, ...]
    label: str = ""
    note: str = ""
    date: str = ""
    """As machines read it; the label says it in words."""


class Part(NamedTuple):
    """One kind of thinness."""

    id: str
    title: str
    why: str
    rows: list[Row]

    @property
    def number(self) -> int:
        return sum(len(row.entries) if row.label else 1 for row in self.rows)


def health_page(publication: Publication) -> Page:
    """Counts at the top, then a list for each."""
    return Page(
        path=PATH,
        title="Catalogue health",
        description="What is thin in the catalogue, and which entries to read again when.",
        layout="section.html",
        render=partial(_body, publication),
    )


def _body(publication: Publication) -> Body:
    parts = list(_parts(publication))
    counts = render("health_counts", parts=parts)
    sections = tuple(
        Section(part.id, part.title, render("health", part=part, is_dated=part.id == "reviews"))
        for part in parts
    )
    return Body(sections, {"header": listing_header("Catalogue health", LEAD) + counts})


def _parts(publication: Publication) -> Iterator[Part]:
    yield from _parts_on_evidence(publication)
    yield from _parts_on_links(publication)
    yield from _parts_on_words(publication)
    yield from _parts_on_flows(publication)


def _parts_on_evidence(publication: Publication) -> Iterator[Part]:
    graph = publication.graph
    yield Part(
        "no-test",
        "Pitfalls without a test",
        "They name no test with a threshold, so that nobody can tell whether they have happened.",
        [Row(_links(publication, [one])) for one in health.pitfalls_without_test(graph)],
    )
    yield Part(
        "weak-evidence",
        "Entries on weak evidence",
        "They claim and cite nothing that is better than asserted. A primary source would help, or "
        "a claim that says less.",
        [
            Row(_links(publication, [one]), note=_best(grade, publication))
            for one, grade in health.weakly_grounded(graph)
        ],
    )
    yield Part(
        "reviews",
        "Entries to read again",
        "By the day that their authors set, the earliest first.",
        [
            Row(_links(publication, concepts), words_of_date(date), date=date)
            for date, concepts in health.review_dates(graph)
        ],
    )


def _parts_on_links(publication: Publication) -> Iterator[Part]:
    graph = publication.graph
    yield Part(
        "few-links",
        "Entries with few links",
        f"Relations tie them to {health.FEW_LINKS} other entries or fewer, so that readers hardly "
        "come upon them. Sources are left out, and so are names in the text.",
        [
            Row(_links(publication, [one]), note=counted(number, "link"))
            for one, number in health.few_links(graph)
        ],
    )
    yield Part(
        "missing-relations",
        "Missing relations",
        "Most entries of their type have these relations. For some there is nothing to relate.",
        [
            Row(_links(publication, lacking), _lacking(expected, len(lacking)))
            for expected, lacking in health.unmet_expectations(graph)
        ],
    )
    yield Part(
        "cited-once",
        "Sources cited once",
        "One entry alone rests on them; others may have missed them.",
        [
            Row(_links(publication, [source]), note=f"by {citing.title}")
            for source, citing in health.sources_cited_once(graph)
        ],
    )


def _parts_on_words(publication: Publication) -> Iterator[Part]:
    graph = publication.graph
    yield Part(
        "near-duplicates",
        "Near-duplicates",
        "Their titles nearly agree. Where somebody has looked and kept both, they stay listed.",
        [Row(_links(publication, sorted(pair, key=_id))) for pair in near_duplicates(graph)],
    )
    yield Part(
        "tags-used-once",
        "Tags used once",
        "A tag that one entry has leads nowhere: use it again, or drop it.",
        [
            Row(_links(publication, [one]), note=f"tag {tag}")
            for tag, one in health.tags_used_once(graph)
        ],
    )
    yield Part(
        "short",
        "Short entries",
        "They have less than half the words that are usual for their type.",
        [
            Row(_links(publication, [short.concept]), note=_length(short))
            for short in health.short_entries(graph)
        ],
    )


def _parts_on_flows(publication: Publication) -> Iterator[Part]:
    flows = list(sound_flows(publication.graph))
    if flows:
        yield Part(
            "untested-flows",
            "Flows that scenarios test in part",
            "No scenario touches some of their rules, or expects some of their outcomes.",
            [
                Row(_links(publication, [one.concept]), note=untested)
                for one in flows
                if (untested := _untested(one.flow))
            ],
        )


def _links(publication: Publication, concepts: Iterable[Concept]) -> tuple[Markup, ...]:
    return tuple(publication.link(PATH, concept.id) for concept in concepts)


def _id(concept: Concept) -> str:
    return concept.id


def _untested(flow: Flow) -> str:
    """`3 rules, 1 outcome`; empty if scenarios touch everything."""
    rules, outcomes = untouched_rules(flow), unexpected_outcomes(flow)
    parts = [(len(rules), "rule"), (len(outcomes), "outcome")]
    return ", ".join(counted(number, noun) for number, noun in parts if number)


def _best(grade: str | None, publication: Publication) -> str:
    if grade is None:
        return "nothing graded"
    return f"best grade {grade}, {publication.grades[grade].title.lower()}"


def _lacking(expected: health.Expectation, number: int) -> str:
    """`12 techniques without a source`."""
    plural = TYPE_CLASSES[expected.type].plural.lower()
    return f"{counted(number, type_title(expected.type).lower(), plural)} {expected.lack}"


def _length(short: health.Short) -> str:
    return f"{counted(short.words, 'word')}; usual are {short.usual:,}"
