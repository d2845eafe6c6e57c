"""The code ledger: what is wrong with it, and how it changes."""

from __future__ import annotations

import pytest
from pytest_golden.plugin import GoldenTestFixture

from generator.catalogue.documents import parse_document
from generator.catalogue.ledger import (
    Ledger,
    LedgerRow,
    add_row,
    ledger_of,
    next_code,
    read_ledger,
    rename_row,
    renumber,
    write_ledger,
)
from generator.catalogue.ledger_rules import check_ledger


def row(number: int, entry_id: str, **fields: object) -> LedgerRow:
    required = {"type": "term", "titles": (entry_id.title(),)}
    code = f"FG-{number:04d}"
    return LedgerRow.model_validate({"code": code, "id": entry_id, **required, **fields})


def read(text: str) -> Ledger:
    document, _ = parse_document(text.encode(), "ledger.yaml")
    assert document is not None
    ledger, diagnostics = read_ledger(document)
    assert diagnostics == []
    return ledger


def codes(ledger: Ledger) -> dict[str, str]:
    return {found.id: found.code for found in ledger.rows.values()}


@pytest.mark.golden_test("golden/ledger/*.yml")
def test_diagnostics_say_where_and_what_to_do(golden: GoldenTestFixture) -> None:
    document, _ = parse_document(golden["ledger"].encode(), "ledger.yaml")
    assert document is not None
    ledger, diagnostics = read_ledger(document)
    files = {
        entry_id: (type_name, f"{type_name}s/{entry_id}.yaml")
        for entry_id, type_name in (golden["files"] or {}).items()
    }
    if not diagnostics:
        diagnostics = sorted(check_ledger(document, ledger, "FG", files))
    assert "".join(f"{found}\n" for found in diagnostics) == golden.out["output"]


def test_what_is_written_reads_the_same_and_sorted() -> None:
    retired = {"reason": 'Said "the same".', "date": "2026-11-22", "successors": ["FG-0002"]}
    rows = [
        row(10_000, "no", titles=("No: never", "1.10", "# one", "Ä, b", "yes", "2026-11-22")),
        row(2, "lora", revision=3, fingerprint="1e5", first_release="1.0", last_release="1.10"),
        row(9_999, "old", first_release="1.0", retired=retired),
        row(1, "none", first_release="1.0", retired={**retired, "successors": "none"}),
    ]
    text = write_ledger(ledger_of(rows))
    assert read(text).rows == {found.code: found for found in rows}
    assert list(read(text).rows) == ["FG-0001", "FG-0002", "FG-9999", "FG-10000"]
    assert text == write_ledger(ledger_of(reversed(rows))) == write_ledger(read(text))
    assert len(text.splitlines()) == 3 + len(rows)


def test_an_empty_ledger_can_be_read_again() -> None:
    assert read(write_ledger(ledger_of(()))) == ledger_of(())


def test_the_next_code_fills_no_gap_and_takes_no_retired_one() -> None:
    retired = {"reason": "Gone.", "date": "2026", "successors": "none"}
    assert next_code(ledger_of(()), "FG") == "FG-0001"
    assert next_code(ledger_of([row(3, "a"), row(7, "b", retired=retired)]), "FG") == "FG-0008"
    assert next_code(ledger_of([row(9_999, "a")]), "FG") == "FG-10000"


def test_a_new_entry_takes_the_next_code() -> None:
    ledger = add_row(ledger_of([row(4, "a")]), "FG", "lora", "technique", "LoRA")
    assert ledger.rows["FG-0005"] == row(5, "lora", type="technique", titles=("LoRA",))
    assert ledger.codes == {"a": "FG-0004", "lora": "FG-0005"}


def test_a_renamed_entry_keeps_its_code_and_all_titles() -> None:
    ledger = rename_row(ledger_of([row(1, "lora"), row(2, "b")]), "lora", "low-rank", "Low rank")
    assert ledger.rows["FG-0001"] == row(1, "low-rank", titles=("Lora", "Low rank"))
    assert ledger.rows["FG-0002"] == row(2, "b")


def test_of_two_branches_that_took_one_code_the_later_gets_another() -> None:
    merged = ledger_of([row(1, "a"), row(2, "b"), row(2, "c"), row(3, "d")])
    settled = renumber(merged, "FG", {name: ("term", name.title()) for name in "abcd"})
    assert codes(settled) == {"a": "FG-0001", "b": "FG-0002", "c": "FG-0004", "d": "FG-0003"}
    assert settled.clashes == ()


def test_what_was_released_keeps_its_code() -> None:
    merged = ledger_of([row(2, "b"), row(2, "c", first_release="1.0")])
    settled = renumber(merged, "FG", {"b": ("term", "B"), "c": ("term", "C")})
    assert codes(settled) == {"b": "FG-0003", "c": "FG-0002"}


def test_two_released_entries_with_one_code_are_left_to_people() -> None:
    merged = ledger_of([row(2, "b", first_release="1.0"), row(2, "c", first_release="1.0")])
    settled = renumber(merged, "FG", {"b": ("term", "B"), "c": ("term", "C")})
    assert settled == merged


def test_a_branch_that_added_the_same_entry_leaves_one_row() -> None:
    merged = ledger_of([row(1, "a"), row(1, "a"), row(2, "b"), row(3, "b", first_release="1.0")])
    settled = renumber(merged, "FG", {"a": ("term", "A"), "b": ("term", "B")})
    assert codes(settled) == {"a": "FG-0001", "b": "FG-0003"}


def test_new_files_get_codes_in_the_order_of_their_ids() -> None:
    settled = renumber(ledger_of([]), "FG", {"b": ("term", "B"), "a": ("tool", "A")})
    assert settled.rows == {
        "FG-0001": row(1, "a", type="tool"),
        "FG-0002": row(2, "b"),
    }


def test_a_row_without_file_stays() -> None:
    ledger = ledger_of([row(1, "gone")])
    assert renumber(ledger, "FG", {}) == ledger


def test_titles_and_types_follow_the_file_until_the_release() -> None:
    ledger = ledger_of([row(1, "a", titles=("Old", "New")), row(2, "b", first_release="1.0")])
    settled = renumber(ledger, "FG", {"a": ("tool", "Old"), "b": ("tool", "Other")})
    assert settled.rows["FG-0001"] == row(1, "a", type="tool", titles=("New", "Old"))
    assert settled.rows["FG-0002"] == row(2, "b", titles=("B", "Other"), first_release="1.0")


def test_a_ledger_that_could_not_be_read_is_never_overwritten() -> None:
    document, _ = parse_document(b"entries: [FG-0001]", "ledger.yaml")
    assert document is not None
    broken, diagnostics = read_ledger(document)
    assert broken.is_broken
    assert diagnostics
    with pytest.raises(ValueError, match="cannot be changed"):
        add_row(broken, "FG", "lora", "technique", "LoRA")
    with pytest.raises(ValueError, match="cannot be changed"):
        rename_row(broken, "lora", "qlora")
    with pytest.raises(ValueError, match="cannot be changed"):
        renumber(broken, "FG", {})


def test_settling_twice_changes_nothing() -> None:
    merged = ledger_of([row(1, "a"), row(1, "b"), row(5, "a")])
    entries = {name: ("term", name.title()) for name in "abc"}
    once = renumber(merged, "FG", entries)
    assert renumber(once, "FG", entries) == once
