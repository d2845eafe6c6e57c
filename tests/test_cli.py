"""The commands as people and scripts use them: what they print, write and return."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from generator.adapters.cli import main
from generator.catalogue.common import Entry
from generator.catalogue.entries import ENTRY_TYPES
from tests.command_line import run, write_files

TOKEN = """\
title: Token
aliases: [Word piece]
summary: A piece of text that a model reads as one.
status: reviewed
definition: The unit of a model's input. See [[context-window]].
related: [context-window]
"""
WINDOW = """\
title: Context window
summary: How much text a model can take in at once.
status: reviewed
definition: The most tokens that one request can hold.
"""


@pytest.fixture
def folder(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small catalogue and one hand-written page, as the current one."""
    settings = (repository / "concepts" / "catalogue.yaml").read_text(encoding="utf-8")
    files = {
        "concepts/catalogue.yaml": settings,
        "concepts/glossary/token.yaml": TOKEN,
        "concepts/glossary/context-window.yaml": WINDOW,
        "docs/index.md": "# Home\n\nBegin with [[token]].\n",
    }
    write_files(tmp_path, files)
    monkeypatch.chdir(tmp_path)
    run("renumber")
    return tmp_path


@pytest.mark.parametrize("kind", ENTRY_TYPES, ids=lambda kind: kind.type_name)
def test_a_new_entry_of_any_type_validates_as_a_draft(folder: Path, kind: type[Entry]) -> None:
    run("new", kind.type_name, "Something: new #1", "--id", "something-new")
    report = json.loads(run("check", "--format", "json").output)
    assert [row for row in report if row["level"] == "error"] == []
    rows = json.loads(run("list", "--format", "json").output)
    assert [row["code"] for row in rows if row["id"] == "something-new"] == ["FG-0003"]


def test_new_entries_with_all_their_examples_in_use_do_not_clash(folder: Path) -> None:
    for number in (1, 2):
        for kind in ENTRY_TYPES:
            run("new", kind.type_name, f"{kind.type_name} number {number}")
            path = folder / "concepts" / kind.folder / f"{kind.type_name}-number-{number}.yaml"
            lines = path.read_text(encoding="utf-8").split("\n")
            for name, info in kind.model_fields.items():
                start = f"# {info.alias or name}:"
                first = next((i for i, line in enumerate(lines) if line.startswith(start)), None)
                if first is not None:
                    last = lines.index("", first)
                    lines[first:last] = [line[2:] for line in lines[first:last]]
            path.write_text("\n".join(lines), encoding="utf-8")
    report = json.loads(run("check", "--format", "json").output)
    assert [row for row in report if row["level"] == "error"] == []


def test_commands_at_the_same_time_give_every_entry_its_own_code(folder: Path) -> None:
    command = [sys.executable, "-m", "generator", "new", "term"]
    running = [subprocess.Popen([*command, f"Word {letter}"]) for letter in "abcd"]
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    codes = [row["code"] for row in json.loads(run("list", "--format", "json").output)]
    assert codes == [f"FG-{number:04d}" for number in range(1, 7)]
    assert [path.name for path in (folder / "concepts").glob("*ledger*")] == ["ledger.yaml"]


def test_a_ledger_that_cannot_be_written_stays_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = folder / "concepts/ledger.yaml"
    before = ledger.read_bytes()

    def break_off(path: Path, text: str, **_: object) -> int:
        path.write_bytes(text[:50].encode())
        raise OSError(path)

    monkeypatch.setattr(Path, "write_text", break_off)
    with pytest.raises(OSError, match=r"ledger\.yaml"):
        run("renumber")
    assert ledger.read_bytes() == before


def test_a_new_entry_takes_its_id_from_its_title(folder: Path) -> None:
    run("new", "technique", "Low-rank adaptation (LoRA)")
    text = (folder / "concepts/techniques/low-rank-adaptation-lora.yaml").read_text(
        encoding="utf-8"
    )
    assert text.startswith("# yaml-language-server: $schema=../schemas/technique.json\n")


@pytest.mark.parametrize("entry_id", ["token", "Token", "a/b", "con", "../up", ""])
def test_an_id_that_is_taken_or_is_none_is_wrong_use(folder: Path, entry_id: str) -> None:
    before = sorted(folder.rglob("*.yaml"))
    run("new", "term", "Token", "--id", entry_id or " ", code=2)
    assert sorted(folder.rglob("*.yaml")) == before


def test_an_id_that_is_taken_comes_with_a_hint(folder: Path) -> None:
    output = run("new", "term", "Token", code=2).output
    assert '"token" is the id of an entry already' in output
    assert "hint: choose another id with --id, or edit that entry" in output
    run("rename", "context-window", "window")
    output = run("rename", "token", "context-window", code=2).output
    assert '"context-window" was the id of "window" and still leads there' in output
    assert "hint: choose another id, or edit that entry" in output


def test_rename_keeps_the_code_and_everything_that_names_the_entry_follows(folder: Path) -> None:
    code = json.loads(run("show", "context-window", "--format", "json").output)["code"]
    run("rename", "context-window", "window")
    shown = json.loads(run("show", "window", "--format", "json").output)
    assert shown["code"] == code
    assert json.loads(run("show", "context-window", "--format", "json").output) == shown
    token = (folder / "concepts/glossary/token.yaml").read_text(encoding="utf-8")
    assert "[[window]]" in token
    assert "related: [window]" in token
    assert "former_ids: [context-window]" in (folder / "concepts/glossary/window.yaml").read_text(
        encoding="utf-8"
    )
    run("rename", code, "context-length")
    run("rename", "token", "piece")
    assert "[[piece]]" in (folder / "docs/index.md").read_text(encoding="utf-8")
    assert json.loads(run("check", "--format", "json").output) == []


def test_after_rename_the_same_items_are_covered(folder: Path) -> None:
    coverage = folder / "concepts/coverage.yaml"
    items = "items:\n  token: token\n  plan.cost: [context-window, token#definition, token]\n"
    coverage.write_text(items, encoding="utf-8")
    run("rename", "token", "piece")
    assert coverage.read_text(encoding="utf-8") == (
        "items:\n  token: piece\n  plan.cost: [context-window, piece#definition, piece]\n"
    )
    assert json.loads(run("check", "--format", "json").output) == []


def test_renumber_settles_two_branches_with_one_code(folder: Path) -> None:
    ledger = folder / "concepts/ledger.yaml"
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(text.replace("FG-0002", "FG-0001"), encoding="utf-8")
    assert "[code-twice]" in run("check", code=1).output
    run("renumber")
    codes = [row["code"] for row in json.loads(run("list", "--format", "json").output)]
    assert codes == ["FG-0001", "FG-0002"]


def test_list_rows_have_the_documented_keys(folder: Path) -> None:
    rows = json.loads(run("list", "--type", "term", "--format", "json").output)
    assert [row["title"] for row in rows] == ["Context window", "Token"]
    keys = "code id type title aliases summary url status tags phases approaches"
    assert list(rows[0]) == keys.split()
    assert rows[1]["url"].endswith("/glossary/token/")


def test_renumber_counts_in_words(folder: Path) -> None:
    assert run("renumber").output == "0 codes given\n"
    (folder / "concepts/glossary/word.yaml").write_text(
        WINDOW.replace("Context window", "Word"), encoding="utf-8"
    )
    assert run("renumber").output == "FG-0003 word\n1 code given\n"


def test_show_names_every_relation_with_a_capital(folder: Path) -> None:
    run("new", "source", "A paper", "--id", "a-paper")
    path = folder / "concepts/glossary/token.yaml"
    path.write_text(TOKEN + "claims:\n- {text: So., sources: [a-paper]}\n", encoding="utf-8")
    shown = [*run("show", "token").output.split("\n"), *run("show", "a-paper").output.split("\n")]
    assert {"Related: context-window", "Cites: a-paper", "Cited by: token"} <= set(shown)


def test_check_refuses_paths_in_which_it_looks_for_nothing(folder: Path) -> None:
    (folder / "notes").mkdir()
    output = run("check", "notes", code=2).output
    assert '"notes" is neither in concepts nor in docs' in output
    run("check", "concepts", "notes", code=2)
    for path in (".", "concepts/glossary/token.yaml", "docs/index.md", str(folder / "docs")):
        run("check", path)


def test_a_file_named_in_capitals_is_one_mistake(folder: Path) -> None:
    (folder / "concepts/glossary/token.yaml").rename(folder / "concepts/glossary/Token.yaml")
    report = json.loads(run("check", "--format", "json", code=1).output)
    assert [row["rule"] for row in report] == ["malformed-file-name"]


def test_a_broken_entry_is_one_mistake_whatever_it_is_called_by(folder: Path) -> None:
    run("rename", "context-window", "window")
    code = json.loads(run("show", "window", "--format", "json").output)["code"]
    (folder / "docs/index.md").write_text(f"[[token]] [[{code}]] [[context-window]]\n", "utf-8")
    path = folder / "concepts/glossary/window.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("summary", "sumary"), encoding="utf-8")
    report = json.loads(run("check", "--format", "json", code=1).output)
    assert [row["rule"] for row in report] == ["unknown-field"]


def test_a_vanished_entry_comes_before_what_follows_from_it(folder: Path) -> None:
    (folder / "concepts/glossary/context-window.yaml").unlink()
    report = json.loads(run("check", "--format", "json", code=1).output)
    rules = [row["rule"] for row in report]
    assert rules[0] == "vanished-entry"
    assert set(rules[1:]) == {"unknown-entry"}


def test_a_rename_takes_the_place_of_the_example_in_a_skeleton(folder: Path) -> None:
    run("new", "term", "Piece")
    run("rename", "piece", "part")
    text = (folder / "concepts/glossary/part.yaml").read_text(encoding="utf-8")
    assert re.findall(r"^.*former_ids: .*$", text, re.MULTILINE) == ["former_ids: [piece]"]
    assert "\ntitle: Piece\n" in text


def test_check_fails_on_errors_and_with_strict_on_warnings_too(folder: Path) -> None:
    page = folder / "concepts/glossary/token.yaml"
    page.write_text(TOKEN + "allow:\n- {rule: unlinked-entry, reason: None.}\n", encoding="utf-8")
    assert "[unused-waiver]" in run("check").output
    run("check", "--strict", code=1)
    run("check", "--strict", "concepts/glossary/context-window.yaml")
    page.write_text(TOKEN + "relatd: []\n", encoding="utf-8")
    assert "did you mean `related`" in run("check", code=1).output


@pytest.mark.parametrize("format_", ["text", "json", "sarif", "github"])
def test_every_format_names_the_place(folder: Path, format_: str) -> None:
    (folder / "concepts/glossary/token.yaml").write_text("title: [\n", encoding="utf-8")
    output = run("check", "--format", format_, code=1).output
    assert "concepts/glossary/token.yaml" in output
    if format_ in {"json", "sarif"}:
        assert json.loads(output)


def test_a_review_date_is_held_against_the_given_day(folder: Path) -> None:
    path = folder / "concepts/glossary/token.yaml"
    path.write_text(f"{TOKEN}review_by: 2027-01\n", encoding="utf-8")
    assert "review-date-past" not in run("check", "--today", "2026-11-22").output
    assert "[review-date-past]" in run("check", "--today", "2028-01-01").output


def test_explain_knows_every_rule_that_it_lists() -> None:
    names = re.findall(r"^([a-z-]+) \(", run("explain").output, re.MULTILINE)
    assert len(names) > 60
    for name in names:
        assert run("explain", name).output.startswith(name)
    run("explain", "no-such-rule", code=2)


def test_schemas_are_written_once_and_then_fresh(folder: Path) -> None:
    run("schema", "--check", code=1)
    run("schema")
    run("schema", "--check")
    schema = json.loads((folder / "concepts/schemas/technique.json").read_text(encoding="utf-8"))
    assert schema["additionalProperties"] is False


def test_an_unknown_name_is_wrong_use_with_a_hint(folder: Path) -> None:
    assert "token" in run("show", "tokken", code=2).output


def commands() -> list[tuple[str, click.Command]]:
    """Every command by its name, those of groups too: `review check`."""
    found = dict(main.commands)
    for name, command in main.commands.items():
        if isinstance(command, click.Group):
            found |= {f"{name} {inner}": one for inner, one in command.commands.items()}
    return sorted(found.items())


@pytest.mark.parametrize(("name", "command"), commands(), ids=lambda value: str(value)[:20])
def test_every_command_has_help_with_an_example_and_is_in_the_docs(
    name: str, command: click.Command, repository: Path
) -> None:
    assert f"fieldguide {name}" in (command.help or "")
    pages = [page.read_text(encoding="utf-8") for page in (repository / "docs").rglob("*.md")]
    assert any(f"fieldguide {name}" in page for page in pages), name


def test_module_and_command_are_the_same(run_module: Callable[..., str]) -> None:
    assert run_module("--version").startswith("fieldguide, version ")


@pytest.fixture
def run_module() -> Callable[..., str]:
    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "generator", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    return run


@pytest.mark.parametrize(("name", "command"), commands(), ids=lambda value: str(value)[:20])
def test_the_example_in_a_help_text_keeps_its_lines(name: str, command: click.Command) -> None:
    output = run(*name.split(), "-h").output
    assert "\\b" not in output
    assert re.search(rf"Example:\n +fieldguide {name}", output), command.name


def test_search_finds_what_the_site_finds(folder: Path) -> None:
    rows = json.loads(run("search", "a tokn", "--format", "json").output)
    assert [rows[0][name] for name in ("id", "type", "title")] == ["token", "term", "Token"]
    assert set(rows[0]) == {
        "code",
        "id",
        "type",
        "title",
        "summary",
        "url",
        "score",
        "matched",
    }
    page = json.loads(run("search", "home", "--format", "json").output)[0]
    assert (page["code"], page["id"], page["type"]) == (None, None, "page")


def test_search_says_what_it_read_and_when_there_is_nothing(folder: Path) -> None:
    assert '"tokn" read as "token"' in run("search", "tokn").output
    assert "Word piece" in run("search", "word piece").output
    assert run("search", "((").output == "Nothing found.\n"


def test_search_narrows_and_refuses_values_that_it_does_not_know(folder: Path) -> None:
    assert run("search", "token", "--type", "pitfall").output == "Nothing found.\n"
    assert "did you mean `pitfall`?" in run("search", "token", "--type", "pitfal", code=2).output
