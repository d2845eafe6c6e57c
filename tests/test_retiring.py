"""Taking entries out: what stays of them, what is refused, and what links to them become."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest

from generator.catalogue.catalogue import read_catalogue
from generator.catalogue.ledger import LedgerRow
from tests.command_line import run
from tests.released_catalogue import release, replace, start_catalogue, write_new

DAY = ("--today", "2026-01-15")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A catalogue of five terms, released as 1.0, and of one that was not; the current folder."""
    with chdir(tmp_path):
        start_catalogue(tmp_path)
        release("1.0")
        write_new(tmp_path, "news", "News")
        yield tmp_path


def rows(folder: Path) -> dict[str, LedgerRow]:
    catalogue, _ = read_catalogue(folder / "concepts")
    assert catalogue is not None
    return {row.id: row for row in catalogue.ledger.rows.values()}


def problems(code: int = 0) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("check", "--format", "json", code=code).output)
    return found


def test_what_was_released_keeps_code_reason_date_and_successors(folder: Path) -> None:
    reason = "  Memory says\n the same. "
    output = run("retire", "prompt", "--reason", reason, "--successor", "memory", *DAY).output
    assert output == (
        "deleted concepts/glossary/prompt.yaml\n"
        "FG-0003 Prompt is retired; readers are sent to FG-0001\n"
    )
    assert not (folder / "concepts/glossary/prompt.yaml").exists()
    row = rows(folder)["prompt"]
    assert (row.code, row.titles, row.revision) == ("FG-0003", ("Prompt",), 1)
    assert row.retired is not None
    assert row.retired.reason == "Memory says the same."
    assert (row.retired.date, row.retired.successors) == ("2026-01-15", ("FG-0001",))
    assert problems() == []
    assert run("list").output.count("prompt") == 0
    assert "FG-0003 Prompt was retired on 2026-01-15" in run("show", "fg-0003", code=2).output


def test_links_to_it_are_named_and_become_diagnostics_with_the_successor(folder: Path) -> None:
    page = folder / "docs/index.md"
    page.write_text("# Home\n\n[[piece]] and [[memory]]\n", encoding="utf-8")
    coverage = folder / "concepts/coverage.yaml"
    coverage.write_text("items:\n  old: memory\n", encoding="utf-8")
    output = run("retire", "FG-0001", "--reason", "Too much.", "--successor", "window").output
    assert output.splitlines()[2:] == [
        "2 links to it to be changed:",
        "  concepts/glossary/window.yaml:5:18",
        "  docs/index.md:3:15",
    ]
    found = problems(code=1)
    assert {row["path"] for row in found} == {
        "concepts/glossary/window.yaml",
        "docs/index.md",
        "concepts/coverage.yaml",
    }
    assert {row["hint"] for row in found} == {"it was retired: name `window` instead"}


def test_a_link_by_an_earlier_id_finds_the_successor_too(folder: Path) -> None:
    run("rename", "prompt", "input")
    write_new(folder, "other", "Other")
    run("release", "1.1", "--today", "2026-02-01")
    run("retire", "input", "--reason", "Too much.", "--successor", "window")
    replace(folder, "other", "What it is.", "Like [[prompt]].")
    (found,) = problems(code=1)
    assert found["hint"] == "it was retired: name `window` instead"


def test_one_entry_splits_into_two(folder: Path) -> None:
    split = ("--successor", "news", "--successor", "FG-0001", "--successor", "news")
    output = run("retire", "prompt", "--reason", "It meant two things.", *split).output
    assert "readers are sent to FG-0006 and FG-0001" in output
    retired = rows(folder)["prompt"].retired
    assert retired is not None
    assert retired.successors == ("FG-0006", "FG-0001")
    assert problems() == []


def test_two_entries_merge_into_one(folder: Path) -> None:
    for name in ("prompt", "vague"):
        run("retire", name, "--reason", "News says both.", "--successor", "news")
    merged = [rows(folder)[name].retired for name in ("prompt", "vague")]
    assert [retired and retired.successors for retired in merged] == [("FG-0006",), ("FG-0006",)]
    assert problems() == []


def test_nothing_may_take_its_place(folder: Path) -> None:
    output = run("retire", "vague", "--reason", "It means nothing.", "--successor", "none").output
    assert "FG-0004 Vague is retired; nothing takes its place" in output
    retired = rows(folder)["vague"].retired
    assert retired is not None
    assert retired.successors == "none"


def test_what_was_never_released_goes_without_a_trace(folder: Path) -> None:
    output = run("retire", "news", "--reason", "No news.", "--successor", "none").output
    assert "FG-0006 was never released, so that its row in the ledger went too" in output
    assert "news" not in rows(folder)
    assert not (folder / "concepts/glossary/news.yaml").exists()
    assert problems() == []


@pytest.mark.parametrize("name", ["memory", "FG-0001", "fg-0001"])
def test_an_entry_whose_file_is_gone_already_can_be_retired(folder: Path, name: str) -> None:
    (folder / "concepts/glossary/memory.yaml").unlink()
    vanished = next(row for row in problems(code=1) if row["rule"] == "vanished-entry")
    assert vanished["hint"] == "bring it back, or run `fieldguide retire memory`"
    output = run("retire", name, "--reason", "So.", "--successor", "piece").output
    assert output.splitlines() == [
        "concepts/glossary/memory.yaml was deleted before",
        "FG-0001 Memory is retired; readers are sent to FG-0002",
        "1 link to it to be changed:",
        "  concepts/glossary/window.yaml:5:18",
    ]


def test_an_entry_whose_file_is_broken_can_be_retired(folder: Path) -> None:
    (folder / "concepts/glossary/vague.yaml").write_text("title: [", encoding="utf-8")
    run("retire", "vague", "--reason", "So.", "--successor", "none")
    assert problems() == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("prompt", "--reason", "So.", "--successor", "prompt"), '"prompt" cannot take its own'),
        (("prompt", "--reason", "So.", "--successor", "promt"), "did you mean"),
        (("prompt", "--reason", "So.", "--successor", "draft"), '"draft" is a draft'),
        (("prompt", "--reason", " ", "--successor", "none"), "--reason says nothing"),
        (
            ("prompt", "--reason", "So.", "--successor", "none", "--successor", "vague"),
            "either `none` or entries",
        ),
        (("prompt", "--reason", "So."), "Missing option '--successor'"),
        (("prompt", "--successor", "none"), "Missing option '--reason'"),
        (("nothing", "--reason", "So.", "--successor", "none"), "No entry has"),
    ],
)
def test_a_retirement_that_cannot_be_is_refused(
    folder: Path, arguments: tuple[str, ...], message: str
) -> None:
    write_new(folder, "draft", "Draft")
    replace(folder, "draft", "status: reviewed", "status: draft")
    before = rows(folder)
    assert message in run("retire", *arguments, code=2).output
    assert rows(folder) == before
    assert (folder / "concepts/glossary/prompt.yaml").exists()


def test_lists_name_what_was_retired_where_they_are_asked_to(folder: Path) -> None:
    run("retire", "vague", "--reason", "It means nothing.", "--successor", "none")
    assert "Vague" not in run("list").output
    assert "FG-0004  term       vague" in run("list", "--retired").output
    rows = json.loads(run("list", "--retired", "--format", "json").output)
    (gone,) = (row for row in rows if row["status"] == "retired")
    assert list(gone) == list(rows[0])
    assert (gone["code"], gone["summary"]) == ("FG-0004", "What it is.")
    assert gone["url"] == "https://fieldguide.example/id/FG-0004/"
    assert [row["code"] for row in rows] == [f"FG-000{number}" for number in range(1, 7)]


def test_retiring_again_corrects_the_reason_and_the_successors(folder: Path) -> None:
    first = ("retire", "vague", "--reason", "It means nothing.", "--successor", "none", *DAY)
    run(*first)
    run("release", "1.1", "--today", "2026-02-01")
    again = ("retire", "fg-0004", "--reason", "News is clearer.", "--successor", "news")
    assert run(*again).output == "FG-0004 Vague was retired before; readers are sent to FG-0006\n"
    retired = rows(folder)["vague"].retired
    assert retired is not None
    assert (retired.date, retired.successors) == ("2026-01-15", ("FG-0006",))
    assert problems() == []
    output = run("release", "1.2", "--today", "2026-03-01").output
    assert output.splitlines()[0] == "retired  FG-0004 Vague, successors: FG-0006"
    assert "nothing changed" in run("release", "1.3", "--today", "2026-04-01", code=2).output
    assert problems() == []
    catalogue, _ = read_catalogue(folder / "concepts")
    assert catalogue is not None
    assert catalogue.releases.retired_in("FG-0004") == "1.1"
    last = catalogue.releases.retirement("FG-0004")
    assert last is not None
    assert last.reason == "News is clearer."


def test_the_last_names_before_a_retirement_are_kept(folder: Path) -> None:
    run("rename", "vague", "unclear")
    run("retire", "unclear", "--reason", "So.", "--successor", "none", *DAY)
    run("release", "1.1", "--today", "2026-02-01")
    catalogue, _ = read_catalogue(folder / "concepts")
    assert catalogue is not None
    assert catalogue.releases.names("FG-0004") == (("vague", "Vague"), ("unclear", "Vague"))
    assert problems() == []


def test_its_id_and_its_code_are_never_given_again(folder: Path) -> None:
    run("retire", "vague", "--reason", "It means nothing.", "--successor", "none")
    output = run("new", "term", "Vague", code=2).output
    assert '"vague" was the id of FG-0004, which is retired.' in output
    assert "hint: choose another id with --id.\n" in output
    assert "was the id of FG-0004" in run("rename", "piece", "vague", code=2).output
    run("new", "term", "Clear")
    assert rows(folder)["clear"].code == "FG-0007"


def test_a_ledger_that_cannot_be_written_keeps_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, *_: object, **__: object) -> int:
        raise OSError(28, "No space left on device", str(path))

    before = rows(folder)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_text", fail)
        gone = ("retire", "vague", "--reason", "So.", "--successor", "none")
        output = run(*gone, code=1).output
    assert "No space left on device. Nothing was changed." in output
    assert rows(folder) == before
    names = [path.name for path in (folder / "concepts/glossary").iterdir()]
    assert "vague.yaml" in names
    assert not [name for name in names if name.startswith(".")]


def test_retired_entries_are_released_and_then_stay_so(folder: Path) -> None:
    run("retire", "vague", "--reason", "It means nothing.", "--successor", "none", *DAY)
    output = run("release", "1.1", "--today", "2026-02-01").output
    assert "retired  FG-0004 Vague, successors: none" in output
    assert rows(folder)["vague"].last_release == "1.1"
    write_new(folder, "more", "More")
    assert "retired" not in run("release", "1.2", "--today", "2026-03-01").output.splitlines()[0]
