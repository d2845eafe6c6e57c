"""The examples of the page for authors do what the page says of them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.adapters.cli import main

ENTRY = re.compile(r"`(concepts/\S+\.yaml)`\..*?```yaml\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def page(repository: Path) -> str:
    return (repository / "docs/authoring/index.md").read_text(encoding="utf-8")


def test_the_example_entry_has_no_problem_once_it_has_a_code(
    page: str, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (example,) = ENTRY.findall(page)
    path, text = example
    for folder in ("concepts", "docs"):
        shutil.copytree(repository / folder, tmp_path / folder)
    (tmp_path / path).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    check = ["check", "--strict", path]
    assert "[entry-without-code]" in CliRunner().invoke(main, check).output
    CliRunner().invoke(main, ["renumber"], catch_exceptions=False)
    checked = CliRunner().invoke(main, check, catch_exceptions=False)
    assert checked.exit_code == 0, checked.output


def test_files_that_the_page_names_in_lists_of_items_exist(page: str, repository: Path) -> None:
    named = re.findall(r"[ \[](guide/\S+?\.md)#", page)
    assert named
    assert [path for path in named if not (repository / "docs" / path).exists()] == []
