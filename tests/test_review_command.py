"""`fieldguide review check` and the one file: options, repairs, baselines, reports and exits."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from generator.adapters.cli import main
from generator.adapters.cli.reviewing import check_documents
from generator.adapters.packed_checker import packed_checker
from generator.review.catalogue_file import CatalogueError, read_catalogue_text
from generator.review.code_pattern import PatternError, compile_pattern
from generator.review.options import OPTIONS
from generator.review.reports import FORMATS
from generator.review.rules import REVIEW_RULES

CATALOGUE = Path(__file__).parent / "review/catalogue.json"
WRONG = "# Review\n\nFG-0010 (Overfitting), FG-0014 (Instruction smuggling).\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(CATALOGUE, tmp_path / "catalogue.json")
    return tmp_path


def review(*arguments: str, code: int | None = None, given: bytes = b"") -> str:
    """What the command prints to its output."""
    options = ["review", "check", *arguments, "--catalogue", "catalogue.json"]
    done = CliRunner().invoke(main, options, input=given, catch_exceptions=False)
    if code is not None:
        assert done.exit_code == code, done.output
    return done.stdout


def found(*arguments: str, code: int | None = None) -> list[dict[str, Any]]:
    rows = json.loads(review(*arguments, "--format", "json", code=code))
    assert isinstance(rows, list)
    return rows


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("packed") / "fieldguide_check.pyz"
    path.write_bytes(packed_checker())
    return path


@pytest.mark.parametrize("format_", FORMATS)
def test_the_one_file_prints_what_the_command_prints(
    format_: str, packed: Path, folder: Path
) -> None:
    (folder / "a.md").write_text(WRONG)
    printed = review("a.md", "--format", format_, code=1)
    command = [sys.executable, "-I", "-S", packed, "a.md", "--catalogue", "catalogue.json"]
    done = subprocess.run([*command, "--format", format_], capture_output=True, check=False)
    assert (done.returncode, done.stdout.decode()) == (1, printed)


def test_both_forms_have_the_same_options(packed: Path) -> None:
    command = [sys.executable, packed, "--help"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    flags = {option for parameter in check_documents.params for option in parameter.opts}
    assert {option.flag for option in OPTIONS} | {"paths"} == flags
    assert set(re.findall(r"^  (--[a-z-]+)", told, re.MULTILINE)) == flags - {"paths"} | {
        "--version"
    }


def test_a_packed_checker_is_the_same_every_time() -> None:
    assert packed_checker() == packed_checker()


def test_pack_writes_the_file(folder: Path) -> None:
    done = CliRunner().invoke(main, ["review", "pack", "out/check.pyz"], catch_exceptions=False)
    assert done.exit_code == 0
    assert (folder / "out/check.pyz").read_bytes() == packed_checker()


def test_findings_name_place_excerpt_and_fix(folder: Path) -> None:
    (folder / "a.md").write_text(WRONG)
    wrong, former = found("a.md", code=1)
    assert (wrong["line"], wrong["column"], wrong["rule"]) == (3, 10, "wrong-name")
    assert (wrong["code"], wrong["fix"]) == ("FG-0010", None)
    assert former["excerpt"] == "FG-0010 (Overfitting), FG-0014 (Instruction smuggling)."
    assert former["fix"] == {"replace": "Instruction smuggling", "with": "Prompt injection"}


def test_a_suspect_citation_shows_what_has_changed(folder: Path) -> None:
    (folder / "a.md").write_text("FG-0010@r1")
    (row,) = found("a.md", code=0)
    assert "- Forgetting after fine-tuning" in row["changes"]
    assert "+ Catastrophic forgetting" in row["changes"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_repair_changes_nothing_but_the_name(encoding: str, end: str, folder: Path) -> None:
    text = f"Prüfung{end}{end}FG-0014 (Instruction smuggling) und mehr{end}ohne Ende"
    path = folder / "a.md"
    path.write_bytes(text.encode(encoding))
    path.chmod(0o640)
    assert review("a.md", "--diff", code=0).count("Prompt injection") == 1
    assert path.read_bytes() == text.encode(encoding)
    review("a.md", "--fix", code=0)
    expected = text.replace("Instruction smuggling", "Prompt injection")
    assert path.read_bytes() == expected.encode(encoding)
    assert path.stat().st_mode & 0o777 == 0o640
    assert found("a.md", "--fix", code=0) == []
    assert {one.name for one in folder.iterdir()} == {"catalogue.json", "a.md"}


def test_what_comes_in_is_repaired_into_what_goes_out() -> None:
    given = WRONG.encode()
    assert review("-", code=1, given=given).startswith("stdin.md:3:10: error:")
    printed = review("-", "--fix", code=1, given=given)
    assert printed == WRONG.replace("Instruction smuggling", "Prompt injection")
    named = review("-", "--stdin-name", "a.csv", code=1, given=b"code,title\nFG-0010,Overfitting\n")
    assert named.startswith("a.csv:2:9:")


def test_a_repair_needs_no_signs_that_the_format_gives_a_meaning(folder: Path) -> None:
    (folder / "a.csv").write_text(
        "code,title\nFG-0020,Vanity metrics\nFG-0014,Instruction smuggling\n"
    )
    review("a.csv", "--fix", code=0)
    assert "FG-0014,Prompt injection\n" in (folder / "a.csv").read_text()


def test_with_a_baseline_only_what_is_new_counts(folder: Path) -> None:
    path = folder / "a.md"
    path.write_text(WRONG)
    review("a.md", "--write-baseline", "known.json", code=0)
    assert found("a.md", "--baseline", "known.json", code=0) == []
    path.write_text(f"One more line.\n{WRONG}\nFG-0099\n")
    (new,) = found("a.md", "--baseline", "known.json", code=1)
    assert new["code"] == "FG-0099"
    path.write_text("Nothing is cited.")
    stale = found("a.md", "--baseline", "known.json", code=0)
    assert {row["rule"] for row in stale} == {"stale-baseline"}


def test_warnings_fail_only_if_asked(folder: Path) -> None:
    (folder / "a.md").write_text("FG-0014 (Instruction smuggling)")
    review("a.md", code=0)
    review("a.md", "--fail-on", "warning", code=1)


def test_junit_and_sarif_are_well_formed(folder: Path) -> None:
    (folder / "a.md").write_text(
        'FG-0010 ("<Overfitting> & more")\nFG-0014 (Instruction smuggling)'
    )
    suites = ElementTree.fromstring(review("a.md", "--format", "junit"))
    assert suites.get("failures") == "1"
    log = json.loads(review("a.md", "--format", "sarif"))
    (result,) = log["runs"][0]["results"]
    change = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change["deletedRegion"] == {"startLine": 2, "startColumn": 10, "endColumn": 31}


@pytest.mark.parametrize(
    "wrong", [["nowhere.md"], ["*.nothing"], ["a.md", "--baseline", "no.json"]]
)
def test_paths_that_lead_nowhere_are_wrong_use(wrong: list[str], folder: Path) -> None:
    (folder / "a.md").write_text("")
    review(*wrong, code=2)


def test_without_a_catalogue_the_command_asks_for_one(folder: Path) -> None:
    (folder / "a.md").write_text("FG-0010")
    done = CliRunner().invoke(main, ["review", "check", "a.md"])
    assert done.exit_code == 2
    assert "--catalogue" in done.output


def test_in_a_repository_its_own_entries_are_the_catalogue(
    repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("FG-0018 (Prompt leakage)")
    monkeypatch.chdir(repository)
    done = CliRunner().invoke(main, ["review", "check", str(tmp_path / "a.md")])
    assert done.exit_code == 1
    assert '"Prompt leakage" is FG-0126; FG-0018 is "Catastrophic forgetting"' in done.output


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "ends too early"),
        ('{"entries": [{"code": "A', "ends too early|Unterminated"),
        ("[]", 'no list "entries"'),
        ('{"entries": []}', '"code_pattern" is missing'),
        ('{"code_pattern": "A[0-9]", "entries": []}', "no entries"),
        ('{"version": 2, "code_pattern": "A", "entries": []}', "newer checker"),
        ('{"format": "x", "entries": []}', '"format"'),
        ('{"code_pattern": "A[0-9]", "entries": [{"code": "B1", "title": "x"}]}', "does not match"),
        ('{"code_pattern": "A[0-9]", "entries": [{"code": "A1"}]}', '"code" and a "title"'),
        ('{"code_pattern": "A[0-9]", "entries": [{"code": "A1", "title": 3}]}', "not a text"),
        (
            json.dumps(
                {"code_pattern": "A1", "entries": [{"code": "A1", "title": t} for t in "xy"]}
            ),
            'stands there twice, for "x" and "y"',
        ),
        ('{"code_pattern": "(a+)+", "entries": []}', "take for ever"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_an_unusable_catalogue_says_why(text: str, told: str) -> None:
    with pytest.raises(CatalogueError, match=told):
        read_catalogue_text(text)


@pytest.mark.parametrize(
    "written", ["", "x*", "(a|a)*b", "(a+)+b", "a{1,999}", "(a", "^a", r"(?=a)b"]
)
def test_patterns_that_could_take_for_ever_or_match_nothing_are_refused(written: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(written)


def test_the_page_lists_every_rule_with_its_level(repository: Path) -> None:
    page = (repository / "docs/checking/index.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `([a-z-]+)` \| (error|warning|note) \|", page, re.MULTILINE))
    assert listed == {(rule.name, rule.level) for rule in REVIEW_RULES}


def test_the_smallest_catalogue_of_the_page_is_one(repository: Path) -> None:
    page = (repository / "docs/checking/index.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
    assert len(read_catalogue_text(example).entries) == 3
