"""What holds for every text that an author could write, and for every title."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.catalogue.common import Entry
from generator.catalogue.documents import Document, parse_document, read_document
from generator.catalogue.entries import ENTRY_TYPES
from generator.catalogue.fields import FieldPath
from generator.catalogue.ledger import LedgerRow, ledger_of, read_ledger, write_ledger
from generator.catalogue.settings import CatalogueSettings
from generator.catalogue.skeleton import clean_title, new_entry_text
from generator.catalogue.validate import validate_entry, validate_settings

MEBIBYTE = 2**20
TOKENS = (
    *(
        "a",
        "b: ",
        "c:\n",
        "- ",
        "\n",
        "\n  ",
        "  ",
        "\t",
        "'",
        '"',
        "|\n ",
        ">-\n ",
        "# x\n",
        "---\n",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        ", ",
        "? ",
        ": ",
        "&a ",
        "*a",
        "!t ",
        "!!int ",
        "%YAML 1.1\n",
        "<<: *a\n",
    ),
    *(
        "...\n",
        "no",
        "1.10",
        "2026-11-22",
        "~",
        "é",
        "\ufeff",
        "\0",
        "\r\n",
        "\u2028",
        "\\x",
        "@",
        "`",
    ),
)
yaml_like = st.lists(st.sampled_from(TOKENS), max_size=60).map("".join)
names = sorted({name for cls in ENTRY_TYPES for name in cls.model_fields} | {"DOI", "if", "zzz"})
scalars = st.none() | st.booleans() | st.integers(0, 9) | st.floats(0, 2) | st.dates() | st.text()
values = st.recursive(
    scalars | st.sampled_from(["lora", "E", "<script>", "[x](javascript:y)", "draft", "a\nb"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["text", "sources", "grade", "id", "cells", "step", "when", "a"]), inner
        )
    ),
    max_leaves=5,
)
titles = st.text() | st.sampled_from(
    ["no", "1.10", "a: b", "# x", "'", '"', "- x", "[x]", "~", "2026-11-22", "*x*", "Ünï", "\ud800"]
)


@pytest.fixture(scope="module")
def catalogue_settings() -> CatalogueSettings:
    path = Path(__file__).parent / "golden" / "settings.yaml"
    document, _ = read_document(path, "settings.yaml")
    assert document is not None
    found, _ = validate_settings(document)
    assert found is not None
    return found


def paths_in(value: object, path: FieldPath = ()) -> Iterator[FieldPath]:
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths_in(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from paths_in(inner, (*path, index))


def check_positions(document: Document, text: str) -> None:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for path in paths_in(document.data):
        for place in (document.position(path), document.key_position(path)):
            assert 1 <= place.line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1


@example("*a : b")
@settings(max_examples=300)
@given(yaml_like | st.text())
def test_any_text_is_read_and_its_positions_lie_in_the_file(text: str) -> None:
    document, diagnostics = parse_document(text.encode("utf-8", "ignore"), "entry.yaml")
    assert document is not None or diagnostics
    if document is not None:
        check_positions(document, text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for found in diagnostics:
        assert 1 <= found.line <= len(lines)
        assert 1 <= found.column <= len(lines[found.line - 1]) + 1


@settings(max_examples=100)
@given(st.binary())
def test_any_bytes_are_read(content: bytes) -> None:
    document, diagnostics = parse_document(content, "entry.yaml")
    assert document is not None or diagnostics


@pytest.mark.parametrize(
    "text",
    [
        "[" * 999_999,
        "{a: " * 249_999,
        "- " * 499_999,
        "a: [" + "x," * 499_990,
        "? " * 499_999,
        "a: &a [x]\n" + "".join(f"b{n}: [*a, *a, *a]\n" for n in range(40_000)),
        "".join(f"k{n}: x\n" for n in range(90_000)),
        "a: x\n" * 199_999,
        "---\n" * 249_999,
        '"' * 999_999,
        "!a " * 333_333,
        "a: |\n" + " x\n" * 333_330,
        "#" * 999_999,
        "a: '" + "''" * 499_990,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_no_text_takes_much_memory(text: str) -> None:
    content = text.encode()
    tracemalloc.start()
    document, diagnostics = parse_document(content, "entry.yaml")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert document is not None or diagnostics
    assert peak < 100 * MEBIBYTE


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(ENTRY_TYPES), st.dictionaries(st.sampled_from(names), values, max_size=5))
def test_whatever_the_fields_hold_is_accepted_or_reported(
    catalogue_settings: CatalogueSettings, cls: type[Entry], fields: dict[str, object]
) -> None:
    text = yaml.dump(fields, Dumper=yaml.CSafeDumper, allow_unicode=True)
    document, diagnostics = parse_document(text.encode(), "entry.yaml")
    if document is None:
        assert diagnostics
        return
    entry, diagnostics = validate_entry(document, cls, catalogue_settings)
    assert (entry is None) == bool(diagnostics)
    lines = text.split("\n")
    assert all(1 <= found.line <= len(lines) for found in diagnostics)


@given(st.sampled_from(ENTRY_TYPES), titles)
def test_a_new_entry_is_a_valid_draft(
    catalogue_settings: CatalogueSettings, cls: type[Entry], title: str
) -> None:
    text = new_entry_text(cls, title or "x", catalogue_settings, {"source": ["hu-2022"]})
    document, diagnostics = parse_document(text.encode(), "entry.yaml")
    assert document is not None, diagnostics
    if clean_title(title):
        entry, diagnostics = validate_entry(document, cls, catalogue_settings)
        assert entry is not None, diagnostics
        assert (entry.title, entry.status) == (clean_title(title), "draft")


@settings(max_examples=50)
@given(
    st.lists(
        st.builds(
            LedgerRow,
            code=st.integers(1, 99_999).map("FG-{:04d}".format),
            id=st.sampled_from(["no", "1e5", "2026", "lora", "on-off", "0"]),
            type=st.just("term"),
            titles=st.lists(titles.map(clean_title).filter(bool), min_size=1, max_size=3).map(
                tuple
            ),
        ),
        max_size=5,
        unique_by=lambda row: row.code,
    )
)
def test_a_ledger_reads_as_it_was_written_in_any_order(
    rows: list[LedgerRow],
) -> None:
    shuffled = sorted(rows, key=lambda row: json.dumps(row.id))
    text = write_ledger(ledger_of(rows))
    assert text == write_ledger(ledger_of(shuffled))
    document, diagnostics = parse_document(text.encode(), "ledger.yaml")
    assert document is not None, diagnostics
    ledger, diagnostics = read_ledger(document)
    assert diagnostics == []
    assert ledger == ledger_of(rows)
