"""Lists of what was found in; the measures of relevance out."""

from __future__ import annotations

import pytest

from benchmarks.search.measures import Outcome, measure

GRADES = {"model-drift": 3, "model-deprecation": 1}


def test_the_best_order_gains_everything():
    assert Outcome(["model-drift", "model-deprecation"], GRADES).ndcg() == 1


def test_a_better_entry_below_a_lesser_one_costs():
    expected = (1 + 7 / 1.5849625) / (7 + 1 / 1.5849625)
    turned = Outcome(["model-deprecation", "model-drift"], GRADES)
    assert turned.ndcg() == pytest.approx(expected)


def test_what_stands_below_the_fifth_place_gains_nothing():
    assert Outcome([*"abcde", "model-drift"], GRADES).ndcg() == 0


def test_the_means_count_each_query_once():
    found = [["model-drift"], ["a", "b", "model-deprecation"], [*"abcdefghij", "model-drift"], []]
    measures = measure([Outcome(names, GRADES) for names in found])
    assert measures.queries == 4
    assert measures.success_at_1 == 0.25
    assert measures.success_at_3 == 0.5
    assert measures.nothing_at_10 == 0.5
