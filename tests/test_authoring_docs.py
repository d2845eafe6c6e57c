"""The examples of the page for authors do what the page says of them."""

from __future__ import annotations

import re
import shlex
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


def test_an_entry_goes_the_way_of_the_docs_from_first_draft_to_retirement(
    page: str, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the name of the release is another: the catalogue may have had that one."""
    releasing = (repository / "docs/authoring/releases.md").read_text(encoding="utf-8")
    for folder in ("concepts", "docs"):
        shutil.copytree(repository / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    commands = [
        shlex.split(line)[1:]
        for text in (page, releasing)
        for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
        for line in block.splitlines()
        if re.match(r"fieldguide (new|rename|renumber|release|retire)", line)
    ]
    written = "title: Prompt budget\nsummary: So.\nstatus: reviewed\ndefinition: So.\n"
    assert {words[0] for words in commands} == {"new", "rename", "renumber", "release", "retire"}
    for words in commands:
        given = [word if word != "2026-11" else "9999-12" for word in words]
        ran = CliRunner().invoke(main, given, catch_exceptions=False)
        assert ran.exit_code == 0, ran.output
        if words[0] == "new":
            path = tmp_path / "concepts/glossary/prompt-budget.yaml"
            path.write_text(written, encoding="utf-8")
    assert CliRunner().invoke(main, ["check"], catch_exceptions=False).exit_code == 0
    assert "token-budget" in CliRunner().invoke(main, ["list", "--retired"]).output


def test_files_that_the_page_names_in_lists_of_items_exist(page: str, repository: Path) -> None:
    named = re.findall(r"[ \[](guide/\S+?\.md)#", page)
    assert named
    assert [path for path in named if not (repository / "docs" / path).exists()] == []
