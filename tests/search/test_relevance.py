"""How well the search answers the half of the relevance set that it was not tuned on.

These are floors below what was measured, so that a change that harms the search is noticed; the
goals, and how far they are reached, are in `benchmarks/README.md`.
"""

from __future__ import annotations

import pytest

from benchmarks.search.measures import measure
from benchmarks.search.queries import read_queries
from benchmarks.search.relevance import Answers, ask_all, fieldguide_search, in_half, read_graph

HALF = "test"


@pytest.fixture(scope="module")
def answers() -> Answers:
    return ask_all(fieldguide_search(read_graph()), read_queries())


def test_most_queries_are_answered_in_the_first_places(answers: Answers) -> None:
    measures = measure(in_half(answers, HALF))
    assert measures.success_at_3 >= 0.95
    assert measures.ndcg_at_5 >= 0.72


def test_hardly_a_query_finds_nothing_relevant(answers: Answers) -> None:
    assert measure(in_half(answers, HALF)).nothing_at_10 <= 0.01


def test_misspelt_names_and_synonyms_are_answered_in_the_first_places(answers: Answers) -> None:
    known = [*in_half(answers, HALF, ["typo"]), *in_half(answers, HALF, ["synonym"])]
    assert measure(known).success_at_3 >= 0.95
