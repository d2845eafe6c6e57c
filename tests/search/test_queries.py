"""The relevance set: what it has to hold, and that it names entries of the catalogue."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from benchmarks.search.queries import HALVES, Query, read_queries
from benchmarks.search.relevance import read_graph
from generator.graph.concept_graph import ConceptGraph

BARE = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be by for from how in is it its not of on or than that the to too with "
        "without what when which one no",
    )
)


@pytest.fixture(scope="module")
def graph() -> ConceptGraph:
    return read_graph()


@pytest.fixture(scope="module")
def queries() -> tuple[Query, ...]:
    return read_queries()


def test_there_are_enough_queries_of_every_kind(queries: tuple[Query, ...]):
    kinds = Counter(query.kind for query in queries)
    assert len(queries) >= 120
    assert kinds["typo"] >= 15
    assert kinds["synonym"] >= 15
    assert kinds["symptom"] >= 40


def test_no_query_stands_twice(queries: tuple[Query, ...]):
    twice = [text for text, times in Counter(query.query for query in queries).items() if times > 1]
    assert twice == []


def test_each_kind_is_in_both_halves_alike(queries: tuple[Query, ...]):
    counts = Counter((query.kind, query.half) for query in queries)
    assert {half for _, half in counts} == set(HALVES)
    for kind in {query.kind for query in queries}:
        assert abs(counts[kind, "tune"] - counts[kind, "test"]) <= 2


def test_every_judged_entry_exists(queries: tuple[Query, ...], graph: ConceptGraph):
    unknown = [
        (query.query, name) for query in queries for name in query.relevant.keys() - graph.concepts
    ]
    assert unknown == []


def test_every_query_has_a_best_answer(queries: tuple[Query, ...]):
    assert [query.query for query in queries if 3 not in query.relevant.values()] == []
    assert {grade for query in queries for grade in query.relevant.values()} <= {1, 2, 3}


def test_symptoms_share_no_word_with_the_titles_they_lead_to(
    queries: tuple[Query, ...], graph: ConceptGraph
):
    for query in queries:
        if query.kind == "symptom":
            best = (graph.concepts[name] for name, grade in query.relevant.items() if grade == 3)
            shared = {word for one in best for word in _words(query.query) & _words(one.title)}
            assert not shared, f"{query.query}: {shared}"


def _words(text: str) -> set[str]:
    """The beginnings of words, so that inflections count as the same."""
    return {word[:5] for word in re.findall(r"[a-z0-9]+", text.lower()) if word not in BARE}
