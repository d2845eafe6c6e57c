"""How diagnostics print, in each of the forms that people and programs read."""

from __future__ import annotations

import json

import pytest

from generator.diagnostics import (
    Diagnostic,
    Finding,
    Position,
    Rule,
    as_github,
    as_json,
    as_sarif,
    as_text,
    count_levels,
)

CYCLE = Rule("broader-cycle", "error", "Broader links lead back to where they began.")
LONELY = Rule("unlinked-entry", "warning", "No entry links to this one.")
FIRST = Diagnostic.of(
    CYCLE,
    Finding(
        Position("concepts/pitfalls/drift.yaml", 4, 10),
        "`broader` leads back here: drift → skew → drift",
        "remove the weakest of these links",
    ),
)
SECOND = Diagnostic.of(LONELY, Finding(Position("concepts/a,b:c.yaml"), "100 % alone\nin here"))


def test_text_says_where_what_and_what_to_do_and_counts() -> None:
    assert as_text([FIRST, SECOND]) == (
        "concepts/pitfalls/drift.yaml:4:10: error: `broader` leads back here: drift → skew → drift"
        " [broader-cycle]\n"
        "  hint: remove the weakest of these links\n"
        "concepts/a,b:c.yaml:1:1: warning: 100 % alone\nin here [unlinked-entry]\n"
        "1 error, 1 warning"
    )


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], "no problems"),
        ([FIRST], "1 error"),
        ([SECOND, FIRST, FIRST], "2 errors, 1 warning"),
        ([SECOND, SECOND], "2 warnings"),
    ],
)
def test_the_count_names_each_level_once(found: list[Diagnostic], expected: str) -> None:
    assert count_levels(found) == expected


def test_json_has_one_row_for_each() -> None:
    rows = json.loads(as_json([FIRST, SECOND]))
    assert rows[0] == {
        "path": "concepts/pitfalls/drift.yaml",
        "line": 4,
        "column": 10,
        "level": "error",
        "rule": "broader-cycle",
        "message": "`broader` leads back here: drift → skew → drift",
        "hint": "remove the weakest of these links",
    }
    assert rows[1]["hint"] == ""
    assert json.loads(as_json([])) == []


def test_github_gets_commands_on_one_line_each_with_nothing_to_misread() -> None:
    first, second = as_github([FIRST, SECOND]).split("\n")
    assert first == (
        "::error file=concepts/pitfalls/drift.yaml,line=4,col=10,title=broader-cycle::"
        "`broader` leads back here: drift → skew → drift%0Ahint: remove the weakest of these links"
    )
    assert second == (
        "::warning file=concepts/a%2Cb%3Ac.yaml,line=1,col=1,title=unlinked-entry::"
        "100 %25 alone%0Ain here"
    )


def test_sarif_has_results_with_places_and_the_rules_that_they_name() -> None:
    unused = Rule("self-link", "error", "An entry links to itself.")
    log = json.loads(as_sarif([FIRST, SECOND], [LONELY, unused, CYCLE], "1.0"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("fieldguide", "1.0")
    assert [rule["id"] for rule in driver["rules"]] == ["broader-cycle", "unlinked-entry"]
    assert run["results"][0] == {
        "ruleId": "broader-cycle",
        "level": "error",
        "message": {
            "text": "`broader` leads back here: drift → skew → drift\n"
            "hint: remove the weakest of these links"
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "concepts/pitfalls/drift.yaml"},
                    "region": {"startLine": 4, "startColumn": 10},
                }
            }
        ],
    }


def test_diagnostics_sort_by_place() -> None:
    later = Diagnostic.of(CYCLE, Finding(Position(FIRST.path, 12), "x"))
    assert sorted([later, FIRST, SECOND]) == [SECOND, FIRST, later]
