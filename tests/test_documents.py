"""What the reader of YAML makes of files as authors write them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytest_golden.plugin import GoldenTestFixture

from generator.catalogue.documents import ALL_ENTRIES, Document, parse_document, read_document
from generator.catalogue.fields import FieldPath

TEXT = """\
title: LoRA
year: 1.10
quoted: "a [[lora]]"
block: |
    first [[a]]

    third [[b]]
folded: one
  two [[c]]
claims:
- text: x
  sources: [a, {b: c}]
- text: y
"""


@pytest.fixture
def document() -> Document:
    document, diagnostics = parse_document(TEXT.encode(), "entry.yaml")
    assert document is not None
    assert diagnostics == []
    return document


@pytest.mark.golden_test("golden/documents/*.yml")
def test_diagnostics_say_where_and_what_to_do(golden: GoldenTestFixture) -> None:
    content = golden["input"].encode(golden.get("encoding") or "utf-8")
    document, diagnostics = parse_document(content, "entry.yaml")
    assert "".join(f"{found}\n" for found in diagnostics) == golden.out["output"]
    assert (document and repr(document.data)) == golden.out.get("data")


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        (("title",), 1, 8),
        (("claims",), 11, 1),
        (("claims", 0), 11, 3),
        (("claims", 0, "sources", 1, "b"), 12, 20),
        (("claims", 1, "text"), 13, 9),
        (("claims", 1, "sources"), 13, 3),
        (("claims", 7), 11, 1),
        (("nothing", "here"), 1, 1),
    ],
)
def test_every_value_has_its_place(
    document: Document, path: FieldPath, line: int, column: int
) -> None:
    assert document.position(path) == ("entry.yaml", line, column)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [(("title",), 1, 1), (("claims", 0, "sources"), 12, 3), (("claims", 1), 13, 3)],
)
def test_every_key_has_its_place(
    document: Document, path: FieldPath, line: int, column: int
) -> None:
    assert document.key_position(path) == ("entry.yaml", line, column)


@pytest.mark.parametrize(
    ("field", "word", "line", "column"),
    [
        ("title", "RA", 1, 10),
        ("quoted", "[[lora]]", 3, 12),
        ("block", "[[a]]", 5, 11),
        ("block", "[[b]]", 7, 11),
        ("folded", "[[c]]", 8, 9),
    ],
)
def test_a_character_of_a_text_has_its_place_where_that_is_known(
    document: Document, field: str, word: str, line: int, column: int
) -> None:
    text = document.data[field]
    assert isinstance(text, str)
    assert document.position((field,), text.index(word)) == ("entry.yaml", line, column)


def test_a_number_keeps_the_letters_it_was_written_in(document: Document) -> None:
    assert document.data["year"] == 1.1
    assert document.written(("year",)) == "1.10"
    assert document.written(("title",)) is None


@pytest.mark.parametrize("text", ["12:30", "007", "0x1F", "1_000", "1e400", ".nan", "2026-02-30"])
def test_what_only_looks_like_a_number_is_a_text(text: str) -> None:
    document, _ = parse_document(f"value: {text}".encode(), "entry.yaml")
    assert document is not None
    assert document.data == {"value": text}


@pytest.mark.parametrize(
    "character", ["\0", "\x07", "\x85", "\u2028", "\u202e", "\u2066", "\ufeff", "\uffff"]
)
def test_characters_that_nobody_sees_are_reported(character: str) -> None:
    content = f"title: LoRA\r\nsummary: Ü{character}\r\n".encode()
    document, (found,) = parse_document(content, "entry.yaml")
    assert document is None
    assert (found.rule, found.line, found.column) == ("control-character", 2, 11)


def test_a_file_over_a_megabyte_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text("title: " + "x" * 1_000_000, encoding="utf-8")
    document, (found,) = read_document(path, "large.yaml")
    assert document is None
    assert str(found).startswith("large.yaml:1:1: error: the file is larger than 1 MB")


def test_more_values_than_any_entry_has_are_not_read() -> None:
    document, (found,) = parse_document(b"a: [" + b"x," * 30_000 + b"x]", "entry.yaml")
    assert document is None
    assert found.rule == "too-many-values"


def test_the_ledger_may_grow_with_the_catalogue() -> None:
    text = "entries:\n" + "".join(f"- {{code: FG-{n:05}, id: a{n}}}\n" for n in range(30_000))
    document, diagnostics = parse_document(text.encode(), "ledger.yaml", ALL_ENTRIES)
    assert document is not None
    assert diagnostics == []


def test_what_cannot_be_opened_is_reported(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    for path in (tmp_path, tmp_path / "missing.yaml", tmp_path / "pipe.yaml"):
        document, (found,) = read_document(path, "here.yaml")
        assert document is None
        assert (found.path, found.rule) == ("here.yaml", "unreadable-file")
