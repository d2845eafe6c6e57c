"""The golden corpus: every finding marked by hand is found, and nothing else is.

`corpus/` holds documents such as people write; `expected/<document>.txt` what is wrong there, from
reading, one finding a line: `LINE:COLUMN RULE CODE FIX`. The column is `-` where it is a matter of
taste. FIX is `fix` where `--fix` has to repair it, `nofix` where it must not, `any` where both do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.review.checker import CATALOGUES, CORPUS, HERE, INSTALLED, rows, run

DOCUMENTS = sorted(path.name for path in CORPUS.iterdir())
FORMATS = {"adoc", "csv", "html", "json", "md", "py", "rst", "txt", "yaml"}


class Expected(NamedTuple):
    """A finding that was marked by hand."""

    path: str
    line: int
    column: int | None
    rule: str
    code: str
    fix: str

    def agrees(self, found: Mapping[str, Any]) -> bool:
        return (
            (found["path"], found["line"], found["rule"]) == (self.path, self.line, self.rule)
            and self.column in (None, found["column"])
            and self.code == found["code"]
            and self.fix in ("any", "fix" if found["fix"] else "nofix")
        )


def expected_of(name: str) -> list[Expected]:
    lines = (HERE / "expected" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [_expected(name, *line.split()) for line in lines]


def _expected(name: str, place: str, rule: str, code: str, fix: str) -> Expected:
    line, column = place.split(":")
    return Expected(name, int(line), None if column == "-" else int(column), rule, code, fix)


def compare(found: Sequence[Mapping[str, Any]]) -> tuple[list[Expected], list[Mapping[str, Any]]]:
    """What was not found, and what nobody marked."""
    missed, more = [], list(found)
    for expected in (one for name in DOCUMENTS for one in expected_of(name)):
        for row in more:
            if expected.agrees(row):
                more.remove(row)
                break
        else:
            missed.append(expected)
    return missed, more


@pytest.fixture(scope="module", params=["installed", "one file"])
def found(request: pytest.FixtureRequest) -> list[dict[str, Any]]:
    """The findings of the whole corpus, by the command and by the single file."""
    command = INSTALLED
    if request.param == "one file":
        command = request.getfixturevalue("packed")
    return rows(run(command, ".", *CATALOGUES, "--format", "json", folder=CORPUS))


def test_precision_and_recall_are_1(found: list[dict[str, Any]]) -> None:
    marked = sum(len(expected_of(name)) for name in DOCUMENTS)
    missed, more = compare(found)
    right = len(found) - len(more)
    precision, recall = right / max(len(found), 1), 1 - len(missed) / marked
    differences = [f"missed: {one}" for one in missed] + [f"too much: {row}" for row in more]
    assert (precision, recall) == (1, 1), "\n".join(["", *differences])


def test_every_finding_says_what_to_do_and_quotes_its_line(found: list[dict[str, Any]]) -> None:
    for row in found:
        text = (CORPUS / row["path"]).read_text(encoding="utf-8-sig")
        assert row["hint"]
        assert row["excerpt"] in text.splitlines()[row["line"] - 1].replace("\t", " ")


def test_every_document_has_its_expectations_and_many_have_none() -> None:
    names = {path.name.removesuffix(".txt") for path in (HERE / "expected").iterdir()}
    assert names == set(DOCUMENTS)
    clean = [name for name in DOCUMENTS if not expected_of(name)]
    assert len(DOCUMENTS) >= 120
    assert len(clean) > len(DOCUMENTS) / 4


def test_every_format_and_every_rule_occurs() -> None:
    assert {Path(name).suffix[1:] for name in DOCUMENTS} >= FORMATS
    assert {one.rule for name in DOCUMENTS for one in expected_of(name)} >= {
        "unknown-anchor",
        "draft-citation",
        "former-title",
        "wrong-name",
        "redirected-link",
        "retired-citation",
        "suspect-citation",
        "umbrella-citation",
        "unknown-code",
        "unknown-name",
        "unknown-revision",
    }
