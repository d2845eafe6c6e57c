"""Nothing in entries and pages is copied from the texts that the catalogue began with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from tools.overlap import (
    find_shared,
    hash_of,
    hashes_of_folder,
    main,
    project_texts,
    read_hashes,
    runs_of,
    write_hashes,
)
from tools.prose import Text

HASHES = Path(__file__).parent / "seed_runs.b64"
SOURCE = "Whoever reads this sentence has read nine plain words.\n"


def test_no_eight_words_in_a_row_are_those_of_a_seed(repository: Path) -> None:
    assert find_shared(project_texts(repository), read_hashes(HASHES)) == []


def test_the_file_of_hashes_holds_the_runs_of_whole_texts() -> None:
    hashes = read_hashes(HASHES)
    assert len(hashes) > 5000
    assert {len(one) for one in hashes} == {8}


@pytest.mark.parametrize(
    "text",
    [
        "He says: whoever reads this sentence has read nine plain words!",
        "WHOEVER *reads* this\nsentence — has read “nine” plain words",
        "[[reader|Whoever]] reads this [@hu-2022, p. 3] sentence has read [[nine]] plain words",
    ],
)
def test_case_marks_and_punctuation_hide_nothing(text: str, tmp_path: Path) -> None:
    (tmp_path / "source.txt").write_text(SOURCE, encoding="utf-8")
    shared = find_shared([Text(text, "docs/page.md")], hashes_of_folder(tmp_path))
    assert [re.sub(r"^.*\d: ", "", found) for found in shared] == [
        "whoever reads this sentence has read nine plain",
        "reads this sentence has read nine plain words",
    ]


def test_seven_words_in_a_row_are_nobodys() -> None:
    assert list(runs_of("one two three four five six seven")) == []


def test_hashes_are_read_as_they_were_written(tmp_path: Path) -> None:
    hashes = {hash_of(str(number)) for number in range(100)}
    write_hashes(hashes, tmp_path / "runs.b64")
    assert read_hashes(tmp_path / "runs.b64") == hashes


def test_the_command_names_the_place_and_fails(tmp_path: Path, repository: Path) -> None:
    words = (repository / "docs" / "about.md").read_text(encoding="utf-8")
    (tmp_path / "source.txt").write_text(words, encoding="utf-8")
    result = CliRunner().invoke(main, [str(tmp_path)])
    assert result.exit_code == 1
    assert "docs/about.md:" in result.output
    (tmp_path / "source.txt").write_text(SOURCE, encoding="utf-8")
    assert CliRunner().invoke(main, [str(tmp_path)]).exit_code == 0
