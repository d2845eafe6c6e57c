"""A whole folder: which files are entries, which are out of place, and what is broken."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from pytest_golden.plugin import GoldenTestFixture

from generator.catalogue.catalogue import read_catalogue

SETTINGS = (Path(__file__).parent / "golden" / "settings.yaml").read_text(encoding="utf-8")
TERM = "title: LoRA\nsummary: A word.\nstatus: draft\ndefinition: It means something.\n"
LEDGER = "entries:\n- {code: FG-0001, id: lora, type: term, titles: [LoRA]}\n"
TREE = {"catalogue.yaml": "@settings", "ledger.yaml": LEDGER, "glossary/lora.yaml": TERM}


def write_tree(tree: Mapping[str, str], folder: Path) -> Path:
    for name, text in tree.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(SETTINGS if text == "@settings" else text, encoding="utf-8")
    return folder


@pytest.mark.golden_test("golden/catalogue/*.yml")
def test_diagnostics_say_where_and_what_to_do(golden: GoldenTestFixture, tmp_path: Path) -> None:
    catalogue, diagnostics = read_catalogue(write_tree(golden["tree"], tmp_path / "concepts"))
    assert "".join(f"{found}\n" for found in diagnostics) == golden.out["output"]
    assert (catalogue and list(catalogue.entries)) == golden.out.get("entries")
    assert (catalogue and sorted(catalogue.broken)) == golden.out.get("broken")


def test_an_entry_is_known_by_id_type_and_code(tmp_path: Path) -> None:
    catalogue, diagnostics = read_catalogue(write_tree(TREE, tmp_path / "kb"))
    assert catalogue is not None
    assert diagnostics == []
    assert catalogue.code("lora") == "FG-0001"
    assert catalogue.entries["lora"].type_name == "term"
    assert catalogue.documents["lora"].path == "kb/glossary/lora.yaml"
    assert catalogue.code("rag") is None


def test_links_that_leave_the_folder_are_not_followed(tmp_path: Path) -> None:
    folder = write_tree(TREE, tmp_path / "concepts")
    secret = tmp_path / "secret.yaml"
    secret.write_text(TERM, encoding="utf-8")
    (tmp_path / "tools").mkdir()
    (folder / "glossary" / "secret.yaml").symlink_to(secret)
    (folder / "glossary" / "endless.yaml").symlink_to("endless.yaml")
    (folder / "tools").symlink_to(tmp_path / "tools")
    (folder / "glossary" / "twin.yaml").symlink_to("lora.yaml")
    catalogue, diagnostics = read_catalogue(folder)
    assert catalogue is not None
    assert list(catalogue.entries) == ["lora", "twin"]
    assert catalogue.broken == {"secret", "endless"}
    outside = [found.path for found in diagnostics if found.rule == "link-out-of-catalogue"]
    assert "concepts/glossary/secret.yaml" in outside
    assert "concepts/tools" in outside


@pytest.mark.parametrize("name", ["catalogue.yaml", "ledger.yaml"])
def test_the_catalogues_own_files_stand_in_its_folder(tmp_path: Path, name: str) -> None:
    folder = write_tree(TREE, tmp_path / "concepts")
    (folder / name).rename(tmp_path / name)
    (folder / name).symlink_to(tmp_path / name)
    _, diagnostics = read_catalogue(folder)
    assert [(found.path, found.rule) for found in diagnostics] == [
        (f"concepts/{name}", "link-out-of-catalogue")
    ]


@pytest.mark.parametrize("text", ["<<<<<<< ours\n" + LEDGER, LEDGER + LEDGER, "entries: x\n"])
def test_a_ledger_with_an_error_counts_as_broken(tmp_path: Path, text: str) -> None:
    catalogue, diagnostics = read_catalogue(write_tree({**TREE, "ledger.yaml": text}, tmp_path))
    assert catalogue is not None
    assert catalogue.ledger.is_broken
    assert {Path(found.path).name for found in diagnostics} == {"ledger.yaml"}


def test_names_of_files_that_are_no_text_can_be_printed(tmp_path: Path) -> None:
    folder = write_tree(TREE, tmp_path / "concepts")
    for name in (b"\xff.yaml", b"a\nb.yaml"):
        (folder / "glossary" / os.fsdecode(name)).write_text(TERM, encoding="utf-8")
    _, diagnostics = read_catalogue(folder)
    text = "".join(f"{found}\n" for found in diagnostics)
    assert text.encode()
    assert "concepts/glossary/\\udcff.yaml:1:1" in text
    assert "concepts/glossary/a\\x0ab.yaml:1:1" in text


def test_a_folder_that_is_not_there_is_reported(tmp_path: Path) -> None:
    catalogue, diagnostics = read_catalogue(tmp_path / "nowhere")
    assert catalogue is None
    assert [found.rule for found in diagnostics] == ["missing-settings"]


def test_the_folder_may_be_named_by_a_dot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_tree(TREE, tmp_path / "concepts"))
    catalogue, _ = read_catalogue(Path())
    assert catalogue is not None
    assert catalogue.documents["lora"].path == "concepts/glossary/lora.yaml"
