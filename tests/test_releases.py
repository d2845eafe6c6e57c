"""Releases: what they hold, what they refuse, and that nobody can rewrite them unnoticed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_golden.plugin import GoldenTestFixture

from generator.catalogue.catalogue import Catalogue, read_catalogue
from generator.catalogue.documents import ALL_ENTRIES, parse_document
from generator.catalogue.history_rules import HISTORY_RULES
from generator.catalogue.next_release import make_release
from generator.catalogue.normative import fingerprint
from generator.catalogue.release import Release, Snapshot, digest_of, release_order
from generator.catalogue.release_rules import RELEASE_RULES
from generator.catalogue.release_text import write_release
from generator.catalogue.releases import Releases
from generator.catalogue.validate import validate_document
from tests.command_line import run
from tests.released_catalogue import make_history, replace, seal_again, start_catalogue, write_new


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue with three releases; tests change copies of it."""
    folder = tmp_path_factory.mktemp("history")
    with chdir(folder):
        make_history(folder)
    return folder


@pytest.fixture
def copy(history: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of it, as the current folder."""
    shutil.copytree(history, tmp_path, dirs_exist_ok=True)
    with chdir(tmp_path):
        yield tmp_path


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Path]:
    """A catalogue without a release, as the current folder."""
    with chdir(tmp_path):
        start_catalogue(tmp_path)
        yield tmp_path


def read(folder: Path) -> Catalogue:
    catalogue, _ = read_catalogue(folder / "concepts")
    assert catalogue is not None
    return catalogue


def rewrite(concepts: Path, edit: Mapping[str, Any]) -> None:
    """One step of somebody who rewrites history."""
    if "seal" in edit:
        seal_again(concepts, chain=edit["seal"] == "digests and chain")
        return
    path = concepts / edit["file"]
    if "rename" in edit:
        path.rename(concepts / edit["rename"])
    elif "find" in edit:
        text = path.read_text(encoding="utf-8")
        assert text.count(edit["find"]) == 1
        path.write_text(text.replace(edit["find"], edit["put"]), encoding="utf-8")
    elif "drop" in edit:
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if f"code: {edit['drop']}," not in line]
        path.write_text("".join(kept), encoding="utf-8")
    elif "put" in edit:
        path.write_text(edit["put"], encoding="utf-8")
    else:
        path.unlink()


@pytest.mark.golden_test("golden/history/*.yml")
def test_rewritten_history_is_caught(golden: GoldenTestFixture, copy: Path) -> None:
    for edit in golden["edits"]:
        rewrite(copy / "concepts", edit)
    _, diagnostics = read_catalogue(copy / "concepts")
    assert "".join(f"{found}\n" for found in diagnostics) == golden.out["output"]


def test_every_rule_of_history_has_a_case(repository: Path) -> None:
    cases = (repository / "tests/golden/history").glob("*.yml")
    told = "".join(case.read_text(encoding="utf-8") for case in cases)
    rules = {rule.name for rule in (*RELEASE_RULES, *HISTORY_RULES)}
    assert {name for name in rules if f"[{name}]" not in told} == set()


def test_three_releases_say_what_was_new_changed_renamed_and_retired(history: Path) -> None:
    first, second, third = read(history).releases
    assert [first.previous, second.previous, third.previous] == [None, first.digest, second.digest]
    assert first.new == ("FG-0001", "FG-0002", "FG-0003", "FG-0004", "FG-0005")
    assert (first.changed, first.renamed, first.retired) == ((), (), ())
    assert second.new == ("FG-0006",)
    changed = [(entry.code, entry.fields) for entry in second.changed]
    assert changed == [("FG-0002", ("title",)), ("FG-0003", ("summary",))]
    title, address = second.renamed
    assert (title.former_title, title.title, title.former_id) == ("Piece", "Token", None)
    assert (address.former_id, address.id, address.former_title) == (
        "window",
        "context-window",
        None,
    )
    assert list(second.snapshots) == ["FG-0002", "FG-0003", "FG-0006"]
    successors = {entry.code: entry.successors for entry in third.retired}
    split, merged, gone = ("FG-0007", "FG-0006"), ("FG-0005",), "none"
    assert successors == {"FG-0003": split, "FG-0001": merged, "FG-0004": gone}


def test_the_history_of_a_code_has_every_revision_as_it_was(history: Path) -> None:
    releases = read(history).releases
    first, second = releases.history("FG-0002")
    assert (first.number, first.release, first.date) == (1, "1.0", "2026-01-01")
    assert (first.changed, first.snapshot.title) == ((), "Piece")
    assert (second.number, second.release, second.changed) == (2, "1.1", ("title",))
    assert second.snapshot.title == "Token"
    assert releases.history("FG-9999") == ()
    assert releases.names("FG-0005") == (
        ("window", "Window"),
        ("context-window", "Window"),
        ("context-window", "Window"),
    )
    assert releases.retired_in("FG-0001") == "1.2"
    assert releases.retired_in("FG-0002") is None
    assert [releases.last_naming(f"FG-000{number}") for number in (1, 2, 6)] == [
        "1.2",
        "1.1",
        "1.1",
    ]


def test_the_ledger_follows_the_releases(history: Path) -> None:
    rows = read(history).ledger.rows
    assert [rows[f"FG-000{number}"].revision for number in range(1, 8)] == [1, 2, 2, 1, 2, 1, 1]
    token = rows["FG-0002"]
    assert (token.titles, token.aliases) == (("Piece", "Token"), ("Part",))
    assert (token.first_release, token.last_release) == ("1.0", "1.1")
    assert rows["FG-0003"].last_release == "1.2"


def test_the_same_catalogue_gives_the_same_files(history: Path, tmp_path: Path) -> None:
    with chdir(tmp_path):
        make_history(tmp_path)
    for name in ("ledger.yaml", "releases/1.0.yaml", "releases/1.1.yaml", "releases/1.2.yaml"):
        again = (tmp_path / "concepts" / name).read_bytes()
        assert again == (history / "concepts" / name).read_bytes()


def test_a_release_is_the_same_after_it_was_written(history: Path) -> None:
    for told in read(history).releases:
        text = write_release(told)
        path = history / "concepts" / "releases" / f"{told.name}.yaml"
        assert path.read_text(encoding="utf-8") == text
        assert read_again(text) == told


def read_again(text: str) -> Release:
    document, problems = parse_document(text.encode(), "release.yaml", ALL_ENTRIES)
    assert document is not None, problems
    told, problems = validate_document(document, Release)
    assert told is not None, problems
    return told


def test_a_dry_run_says_what_would_be_and_writes_nothing(copy: Path) -> None:
    replace(copy, "user-prompt", "What it is.", "What a user writes.")
    write_new(copy, "draft", "Draft")
    replace(copy, "draft", "status: reviewed", "status: draft")
    write_new(copy, "news", "News")
    before = snapshot_of(copy)
    output = run("release", "1.3", "--dry-run").output
    assert output.splitlines() == [
        "new      FG-0009 News",
        "changed  FG-0007 User prompt, now revision 2: summary",
        (
            "would write concepts/releases/1.3.yaml:"
            " 1 new, 1 changed, 0 renamed, 0 retired; 1 draft not in it"
        ),
    ]
    assert snapshot_of(copy) == before


def snapshot_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("1.2", 'there is a release "1.2" already'),
        ("1.1.9", '"1.1.9" does not come after "1.2"'),
        ("1.02", '"1.02" does not come after "1.2"'),
        ("../x", '"../x" cannot be the name of a release'),
        ("2.0 beta", '"2.0 beta" cannot be the name of a release'),
        ("x" * 41, "cannot be the name of a release"),
        ("index", 'the site keeps the name "index" for itself'),
        ("1.3", 'nothing changed since "1.2"'),
    ],
)
def test_a_release_that_cannot_be_is_refused(copy: Path, name: str, message: str) -> None:
    before = snapshot_of(copy)
    assert message in run("release", name, code=2).output
    assert snapshot_of(copy) == before


def test_a_release_is_not_made_before_the_last_one(copy: Path) -> None:
    write_new(copy, "news", "News")
    output = run("release", "1.3", "--today", "2026-02-28", code=2).output
    assert '2026-02-28 is before 2026-03-01, the day of the release "1.2"' in output


def test_nothing_is_released_while_there_is_an_error(copy: Path) -> None:
    replace(copy, "piece", "aliases:", "alias:")
    before = snapshot_of(copy)
    result = run("release", "1.3", code=1)
    assert "[unknown-field]" in result.stderr
    assert "Nothing is released while there are errors." in result.stderr
    assert snapshot_of(copy) == before


def test_a_catalogue_of_drafts_has_nothing_to_release(started: Path) -> None:
    for path in (started / "concepts/glossary").iterdir():
        replace(started, path.stem, "status: reviewed", "status: draft")
    output = run("release", "1.0", code=2).output
    assert "nothing changed so far, for every entry is a draft" in output


def test_a_full_disk_leaves_ledger_and_releases_as_they_were(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_new(copy, "news", "News")
    before = snapshot_of(copy)
    write_text = Path.write_text

    def break_off(path: Path, text: str, **options: Any) -> int:
        if path.name == ".ledger.yaml":
            write_text(path, text[:50], **options)
            raise OSError(28, "No space left on device")
        return write_text(path, text, **options)

    monkeypatch.setattr(Path, "write_text", break_off)
    assert "No space left on device" in run("release", "1.3", code=1).output
    assert snapshot_of(copy) == before


def test_what_readers_do_not_rely_on_changes_no_revision(copy: Path) -> None:
    replace(copy, "piece", "aliases: [Part]", "aliases: [Part, Bit]\ntags: [text]")
    replace(copy, "user-prompt", "related: [piece]", "related: [piece, system-prompt]")
    assert "There is nothing to release" in run("release", "1.3", code=2).output


def test_the_names_that_an_entry_had_in_a_release_are_kept(copy: Path) -> None:
    replace(copy, "piece", "aliases: [Part]", "aliases: [Bit]")
    write_new(copy, "news", "News")
    run("release", "1.3", "--today", "2026-04-01")
    row = read(copy).ledger.rows["FG-0002"]
    assert (row.aliases, row.last_release) == (("Part", "Bit"), "1.1")


def test_a_neighbour_that_is_renamed_changes_no_revision(copy: Path) -> None:
    replace(copy, "user-prompt", "What it is.", "A [[piece]] [[context-window|that]] counts.")
    run("release", "1.3", "--today", "2026-04-01")
    run("rename", "piece", "token")
    run("release", "1.4", "--today", "2026-05-01")
    catalogue = read(copy)
    last = catalogue.releases.last
    assert last is not None
    assert [entry.id for entry in last.renamed] == ["token"]
    assert last.snapshots == {}
    fields = catalogue.releases.history("FG-0007")[-1].snapshot.fields
    assert fields["summary"] == "A [[FG-0002]] [[FG-0005|that]] counts."


def test_names_of_releases_are_sorted_by_the_value_of_their_numbers() -> None:
    names = ["2026-11.1", "2026-9", "v2", "2026-11", "1.10", "1.9"]
    assert sorted(names, key=release_order) == [
        "1.9",
        "1.10",
        "2026-9",
        "2026-11",
        "2026-11.1",
        "v2",
    ]


def test_a_link_out_of_the_catalogue_is_no_release(copy: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    path = copy / "concepts/releases/1.2.yaml"
    path.rename(other)
    path.symlink_to(other)
    report = json.loads(run("check", "--format", "json", code=1).output)
    assert [row["rule"] for row in report] == ["link-out-of-catalogue"]


TEXT = st.text("aé1.:#-'\"\\{}[]&*!|>%@`?~,\u00a0 \n", max_size=12)
NUMBER = st.integers(-(10**17), 10**17) | st.sampled_from([0.1, -2.5, 1e-07, 1.5e22, 3.0])
VALUES = st.recursive(
    st.booleans() | NUMBER | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=50)
@given(st.dictionaries(st.sampled_from(["title", "how_it_works", "DOI"]), VALUES))
def test_a_file_gives_back_what_was_released(fields: dict[str, Any]) -> None:
    snapshot = Snapshot(
        revision=1, id="a", type="term", fingerprint=fingerprint(fields), fields=fields
    )
    told = Release(
        name="1.0",
        date="2026-01-01",
        digest=f"sha256:{'0' * 64}",
        new=("FG-0001",),
        snapshots={"FG-0001": snapshot},
    )
    told = told.model_copy(update={"digest": digest_of(told)})
    again = read_again(write_release(told))
    assert digest_of(again) == told.digest
    assert fingerprint(again.snapshots["FG-0001"].fields) == snapshot.fingerprint


def test_a_release_of_a_catalogue_without_changes_is_empty(history: Path) -> None:
    made = make_release(read(history), "1.3", "2026-04-01")
    assert made.is_empty
    assert made.ledger == read(history).ledger
    assert Releases().last is None
