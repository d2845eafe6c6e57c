"""What counts in an entry: the same however it is written, another when it says something else."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalogue.common import ConceptEntry, Entry
from generator.catalogue.documents import parse_document
from generator.catalogue.entries import ENTRY_TYPES
from generator.catalogue.normative import (
    canonical_json,
    changed_fields,
    fingerprint,
    normative_fields,
)
from tests.written_catalogues import REQUIRED, complete

FOLDERS = {kind.folder: kind for kind in ENTRY_TYPES}
CODES = {"lora": "KB-0001", "low-rank": "KB-0001", "paper": "KB-0002"}
CLAIMS = """\
claims:
- {text: "It is so [@paper, p. 3].", sources: ["paper, p. 3"], grade: A}
- {text: "See [[lora]].", no_evidence: Nobody looked.}
"""


def read(text: str, folder: str) -> dict[str, object]:
    document, problems = parse_document(text.encode(), f"concepts/{folder}/a.yaml")
    assert document is not None, problems
    return document.data


def fields_in(text: str, folder: str = "glossary") -> dict[str, Any]:
    return normative_fields(FOLDERS[folder].model_validate(read(text, folder)), CODES)


def of(text: str, folder: str = "glossary") -> str:
    return fingerprint(fields_in(complete(f"{folder}/an-entry.yaml", text), folder))


@pytest.mark.parametrize("kind", ENTRY_TYPES, ids=lambda kind: kind.type_name)
def test_every_type_says_itself_which_of_its_fields_count(kind: type[Entry]) -> None:
    assert "normative" in vars(kind)
    known = set(kind.model_fields)
    assert set(kind.normative) <= known
    shared = ConceptEntry if issubclass(kind, ConceptEntry) else Entry
    assert set(shared.normative) < set(kind.normative)
    assert {"status", "tags", "allow", "former_ids", "review_by"}.isdisjoint(kind.normative)


@given(
    random=st.randoms(use_true_random=False),
    folder=st.sampled_from(sorted({*REQUIRED} - {"debates"})),
    in_blocks=st.booleans(),
)
@settings(max_examples=40)
def test_order_and_layout_of_a_file_do_not_matter(
    random: Any, folder: str, *, in_blocks: bool
) -> None:
    text = complete(f"{folder}/an-entry.yaml", "scope_note: It is about this.\naliases: [Other]")
    expected = fields_in(text, folder)
    names = list(read(text, folder).items())
    random.shuffle(names)
    again = yaml.safe_dump(
        dict(names), sort_keys=False, default_flow_style=not in_blocks, width=random.randint(20, 90)
    )
    assert fields_in(again, folder) == expected
    assert fingerprint(fields_in(again, folder)) == fingerprint(expected)


@given(st.dictionaries(st.text(max_size=3), st.integers() | st.text(max_size=3)))
def test_a_fingerprint_does_not_depend_on_the_order_of_keys(fields: dict[str, Any]) -> None:
    turned = dict(reversed(list(fields.items())))
    assert fingerprint(turned) == fingerprint(fields)
    assert json.loads(canonical_json(fields)) == fields


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("definition: |\n  One line\n  and more.", "definition: One line and more."),
        ("definition: >-\n  One line\n  and more.", "definition: |\n  One line and more.\n"),
        (
            "definition: |\n  It ends.   \n\n  - an item\n",
            "definition: |\n  It ends.\n\n  - an item",
        ),
        ("definition: |\n  One.\n\n\n  Other.", "definition: |\n  One.\n\n  Other."),
        ('summary: "It is."', "summary: It is."),
        ("summary: It is.\naliases: [Other]\ntags: [one]", "summary: It is."),
        ("asked_as: [Why?]\nrelated: [lora]\nreview_by: 2027-01-01", ""),
        ("scope_note: See [[lora]].", "scope_note: See [[low-rank]]."),
        ("scope_note: See [[lora|it]].", "scope_note: See [[KB-0001|it]]."),
        ("scope_note: So [@paper; @lora].", "scope_note: So [@KB-0002; @KB-0001]."),
        ("confused_with: [{entry: lora, difference: So.}]",) * 2,
        (
            "claims: [{text: It is so., sources: [paper]}]",
            "claims: [{text: It is so., no_evidence: Nobody looked., as_of: 2026}]",
        ),
    ],
)
def test_what_says_the_same_has_one_fingerprint(before: str, after: str) -> None:
    assert of(before) == of(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("summary: It is.", "summary: It was."),
        ("title: One", "title: Other"),
        ("definition: |\n  One.\n\n  Other.", "definition: |\n  One. Other."),
        ("definition: |\n  So:\n  - one\n  - other", "definition: |\n  So:\n  - one - other"),
        ("definition: |\n  ```\n  a\n  b\n  ```", "definition: |\n  ```\n  a b\n  ```"),
        ("definition: |\n  One  \n  other.", "definition: |\n  One other."),
        (
            "definition: |\n  a | b\n  --|--\n  c | d\n  e | f",
            "definition: a | b --|-- c | d e | f",
        ),
        ("scope_note: See [[lora]].", "scope_note: See [[paper]]."),
        ("confused_with: [{entry: lora, difference: So.}]", ""),
        (
            "claims: [{text: It is., no_evidence: No.}]",
            "claims: [{text: It was., no_evidence: No.}]",
        ),
        (CLAIMS, CLAIMS.replace("grade: A", "grade: D")),
    ],
)
def test_what_says_something_else_has_another(before: str, after: str) -> None:
    assert of(before) != of(after)


def test_ids_of_other_entries_are_kept_as_their_codes() -> None:
    text = complete(
        "glossary/a.yaml", f"{CLAIMS}confused_with: [{{entry: low-rank, difference: So.}}]"
    )
    fields = fields_in(text)
    assert fields["claims"] == [
        {"text": "It is so [@KB-0002, p. 3].", "grade": "A"},
        {"text": "See [[KB-0001]]."},
    ]
    assert fields["confused_with"] == [{"entry": "KB-0001", "difference": "So."}]


def test_the_fingerprint_is_the_digest_that_the_docs_name() -> None:
    assert canonical_json({"b": ["é", 1], "a": {"c": None}}) == '{"a":{"c":null},"b":["é",1]}'
    empty = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    assert fingerprint({}) == f"sha256:{empty}"


def test_changed_fields_are_named_once_in_the_order_of_the_entry() -> None:
    before = {"title": "A", "summary": "B", "steps": ["C"]}
    after = {"title": "A", "summary": "X", "scope_note": "New"}
    assert changed_fields(before, after) == ("summary", "scope_note", "steps")
    assert changed_fields(before, before) == ()


def test_rows_of_a_table_stay_rows() -> None:
    table = "a | b\n--|--\nc | d\ne | f"
    written = table.replace("\n", "\n  ")
    fields = fields_in(complete("glossary/a.yaml", f"definition: |\n  {written}"))
    assert fields["definition"] == table
