"""What authors read about entries that are not as their type asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_golden.plugin import GoldenTestFixture

from generator.catalogue.documents import parse_document, read_document
from generator.catalogue.entries import ENTRY_TYPES
from generator.catalogue.rules import catalogue_rules
from generator.catalogue.settings import CatalogueSettings
from generator.catalogue.unsafe_prose import SAFE_TAGS, find_unsafe
from generator.catalogue.validate import validate_entry, validate_settings
from generator.publish.clean_html import ALLOWED

GOLDEN = Path(__file__).parent / "golden"
TYPES = {cls.type_name: cls for cls in ENTRY_TYPES}


@pytest.fixture(scope="module")
def settings() -> CatalogueSettings:
    document, _ = read_document(GOLDEN / "settings.yaml", "settings.yaml")
    assert document is not None
    settings, diagnostics = validate_settings(document)
    assert settings is not None, diagnostics
    return settings


@pytest.mark.golden_test("golden/validate/*.yml")
def test_diagnostics_say_where_and_what_to_do(
    golden: GoldenTestFixture, settings: CatalogueSettings
) -> None:
    document, problems = parse_document(golden["input"].encode(), "entry.yaml")
    assert document is not None, problems
    entry, diagnostics = validate_entry(document, TYPES[golden["type"]], settings)
    assert (entry is None) == bool(diagnostics)
    assert "".join(f"{found}\n" for found in diagnostics) == golden.out["output"]


def test_the_settings_of_this_catalogue_are_valid(repository: Path) -> None:
    document, _ = read_document(repository / "concepts" / "catalogue.yaml", "catalogue.yaml")
    assert document is not None
    assert validate_settings(document)[1] == []


def test_no_library_is_named_to_authors() -> None:
    texts = [path.read_text(encoding="utf-8") for path in GOLDEN.glob("*/*.yml")]
    texts += [rule.explanation for rule in catalogue_rules()]
    for name in ("pydantic", "PyYAML", "libyaml", "Traceback", "nh3", "Input should"):
        assert not [text for text in texts if name in text]


def test_every_rule_of_reading_has_a_case() -> None:
    """Except those for which a case would be too large, unreadable or no file at all."""
    cases = "".join(path.read_text(encoding="utf-8") for path in GOLDEN.glob("*/*.yml"))
    uncovered = {rule.name for rule in catalogue_rules() if f"[{rule.name}]" not in cases}
    assert uncovered == {
        "link-out-of-catalogue",
        "too-many-values",
        "unreadable-file",
    }


def test_the_tags_that_pass_are_those_that_the_site_keeps() -> None:
    assert {*ALLOWED, "h1", "h2"} == SAFE_TAGS


def test_many_backticks_without_partner_are_read_in_no_time() -> None:
    text = " ".join("`" * count for count in range(1, 1_000)) + "<script>"
    assert [unsafe.offset for unsafe in find_unsafe(text)] == [text.index("<")]
