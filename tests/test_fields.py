"""What the generic walk over entries finds."""

from __future__ import annotations

from typing import Annotated

import pytest

from generator.catalogue.entries import (
    ENTRY_TYPES,
    RELATIONS,
    Debate,
    Flow,
    Pitfall,
    Source,
    Technique,
    Term,
    relations_between,
)
from generator.catalogue.fields import (
    link_values,
    marked_texts,
    marked_values,
    prose_values,
    relations_of,
    sections_of,
)
from generator.catalogue.marks import EntryId, GradeMark, Relation, Scale, Vocabulary

PITFALL = Pitfall.model_validate(
    {
        "title": "Drift",
        "summary": "It drifts.",
        "status": "draft",
        "approaches": ["prompting"],
        "question": "Could it drift?",
        "symptoms": ["It is worse."],
        "causes": ["Time."],
        "consequences": ["Loss."],
        "prevention": ["Watch."],
        "recovery": ["Retrain."],
        "severity": {"step": 3, "reason": "Bad."},
        "likelihood": {"step": 4, "reason": "Often."},
        "detection_difficulty": {"step": 2, "reason": "Easy."},
        "mitigated_by": ["production-monitoring"],
        "claims": [{"text": "It is so.", "sources": ["chen-2023, Table 2"], "grade": "B"}],
    }
)


def test_links_are_found_at_any_depth_without_their_locators() -> None:
    found = [(link.field_name, link.target, link.path, link.text) for link in link_values(PITFALL)]
    assert sorted(found) == [
        ("claims", "chen-2023", ("claims", 0, "sources", 0), "chen-2023, Table 2"),
        ("mitigated_by", "production-monitoring", ("mitigated_by", 0), "production-monitoring"),
    ]


def test_a_section_is_cut_off_the_entry_that_an_outcome_names() -> None:
    flow = Flow.model_validate(
        {
            "title": "Which?",
            "summary": "It decides.",
            "status": "draft",
            "questions": [{"id": "q", "text": "Well?", "kind": "yes-no"}],
            "outcomes": [{"id": "o", "title": "Go", "entries": ["lora#steps"]}],
            "chart": [{"question": "q", "branches": [{"if": True, "then": "o"}]}],
        }
    )
    (link,) = link_values(flow)
    assert (link.target, link.text, link.path) == (
        "lora",
        "lora#steps",
        ("outcomes", 0, "entries", 0),
    )


def test_prose_is_found_with_its_section() -> None:
    prose = {value.path: value for value in prose_values(PITFALL)}
    assert prose["severity", "reason"].text == "Bad."
    assert prose["claims", 0, "text"].section == "claims"
    assert not prose["summary",].block
    assert ("title",) not in prose


def test_words_grades_and_steps_are_found() -> None:
    words = [(path, word) for path, word, _ in marked_values(PITFALL, Vocabulary)]
    assert words == [(("approaches", 0), "prompting")]
    assert [mark.name for _, _, mark in marked_values(PITFALL, Scale)] == [
        "severity",
        "likelihood",
        "detection_difficulty",
    ]
    assert [letter for _, letter, _ in marked_values(PITFALL, GradeMark)] == ["B"]


def test_what_an_author_wrote_is_walked_as_far_as_it_has_the_right_shape() -> None:
    wrong: dict[str, object] = {
        "kind": ["paper"],
        "grade": "B",
        "approaches": ["a", 1, {"b": "c"}],
        "phases": "plan",
    }
    assert [word for _, word, _ in marked_texts(Source, wrong, Vocabulary)] == ["a"]
    assert [letter for _, letter, _ in marked_texts(Source, wrong, GradeMark)] == ["B"]
    assert not list(marked_texts(Source, {"grade": None}, GradeMark))


def test_sections_stand_in_the_order_of_the_class_with_claims_and_asked_as_last() -> None:
    assert [section.field_name for section in sections_of(Term)] == [
        "definition",
        "confused_with",
        "claims",
        "asked_as",
    ]
    assert sections_of(Debate)[0].heading == "Positions"


def test_relations_of_a_type_are_its_own_then_those_of_all() -> None:
    relations = relations_of(Technique)
    assert list(relations)[-2:] == ["broader", "related"]
    assert relations["requires"].to == ("technique", "tool")
    assert relations["related"].symmetric


def test_a_relation_to_a_type_that_does_not_exist_stops_the_program() -> None:
    class Slip(Term):
        type_name = "slip"
        meant: Annotated[tuple[EntryId, ...], Relation("Meant", "Meant by", to=("tecnique",))] = ()

    with pytest.raises(ValueError, match="tecnique"):
        relations_between([*ENTRY_TYPES, Slip])


def test_relations_are_known_from_the_classes_at_any_depth() -> None:
    labels = [relation.label for relation in RELATIONS]
    assert len(set(RELATIONS)) == len(RELATIONS)
    known = {"Broader", "Requires", "Cites", "Not to be confused with", "Can recommend"}
    assert known <= set(labels)
