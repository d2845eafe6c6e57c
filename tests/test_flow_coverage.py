"""What the scenarios of a flow leave untested, and what its questions can do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.catalogue.catalogue import read_catalogue
from generator.catalogue.entries import Flow
from generator.decide.flow_coverage import cover_flow
from generator.exports.flow_coverage_record import flow_coverage_lines, flow_coverage_record
from tests.command_line import run
from tests.written_catalogues import write_catalogue

QUESTIONS = """
questions:
  - {id: ready, text: Is it ready?, kind: yes-no}
  - {id: amount, text: How much?, kind: number, unit: spoons}
  - {id: liked, text: Is it liked?, kind: yes-no}
  - {id: fresh, text: Is it fresh?, kind: yes-no}
outcomes:
  - {id: go, title: Go, entries: [lora]}
  - {id: wait, title: Wait, entries: [lora]}
  - {id: turn, title: Turn back, entries: [lora]}
rules:
  - {when: {ready: no}, outcome: wait, effect: for, weight: 9, reason: Not yet.}
  - {when: {ready: yes, amount: {at_least: 3}}, outcome: go, effect: for, weight: 5, reason: So.}
  - {when: {ready: yes, amount: {below: 3}}, outcome: wait, effect: for, weight: 5, reason: So.}
  - {when: {liked: no, amount: {at_least: 3}}, outcome: turn, effect: for, weight: 6, reason: So.}
  - {when: {liked: no}, outcome: turn, effect: for, weight: 3, reason: So.}
  - {when: {fresh: no}, outcome: turn, effect: for, weight: 3, reason: So.}
chart:
  - {question: ready, branches: [{if: yes, ask: amount}, {if: no, then: wait}]}
  - {question: amount, branches: [{below: 3, then: wait}, {at_least: 3, then: go}]}
scenarios:
  - {name: Early, given: {ready: no, fresh: no}, expect: wait}
  - {name: Late, given: {ready: yes, amount: 40}, expect: go}
"""
TEXT = """\
2 scenarios touch
  3 of 6 rules
  2 of 3 outcomes
  3 of 4 answers on the chart
  2 of 3 ways through the chart
No scenario touches the rule for wait, when:
  Is it ready? Yes; How much? Under 3 spoons
No scenario touches the rule for turn, when:
  Is it liked? No; How much? 3 or more spoons
No scenario touches the rule for turn, when:
  Is it liked? No
No scenario expects: Turn back
No scenario answers: How much? Under 3 spoons
Questions: outcomes that each rules out, and ends that it turns, of 3
  ready    16 %      2
  amount   16 %      2
  liked    16 %      1
  fresh     0 %      0
Answers that overrule ends of the chart
  Is it liked? No
    Turn back, instead of: Go
  Is it liked? No; Is it fresh? No
    Turn back, instead of: Wait
"""


def written_flow(text: str) -> Flow:
    entry = write_catalogue({"decide/choose.yaml": text}).entries["choose"]
    assert isinstance(entry, Flow)
    return entry


def test_the_report_says_what_is_untested_and_what_decides() -> None:
    assert (
        "".join(f"{line}\n" for line in flow_coverage_lines(cover_flow(written_flow(QUESTIONS))))
        == TEXT
    )


def test_the_record_holds_the_same() -> None:
    record = flow_coverage_record(cover_flow(written_flow(QUESTIONS)))
    assert [row["rule"] for row in record["rules_untouched"]] == [3, 4, 5]
    assert record["outcomes_unexpected"] == ["turn"]
    assert record["chart_answers_untaken"] == [{"question": "amount", "answer": "Under 3 spoons"}]
    assert record["chart_routes_untaken"] == ["Is it ready? Yes; How much? Under 3 spoons"]
    assert record["overrulings"][0] == {
        "answers": "Is it liked? No",
        "outcome": "turn",
        "instead_of": ["go"],
    }


@pytest.mark.parametrize("name", ["choose-an-adaptation", "choose-an-adapter"])
def test_scenarios_touch_everything_in_the_flows_of_this_guide(repository: Path, name: str) -> None:
    catalogue, _ = read_catalogue(repository / "concepts")
    assert catalogue
    flow = catalogue.entries[name]
    assert isinstance(flow, Flow)
    found = cover_flow(flow)
    assert not found.untouched
    assert not found.unexpected
    assert not found.untaken


def test_the_command_prints_lines_or_json(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    assert run("decide", "choose-an-adapter", "--coverage").output.startswith(
        "14 scenarios touch\n"
    )
    printed = run("decide", "choose-an-adapter", "--coverage", "--format", "json").output
    assert json.loads(printed)["chart_ends"] == 12
    refused = run("decide", "choose-an-adapter", "--coverage", "--format", "adr", code=2)
    assert "--coverage goes with --format text or json." in refused.output


def test_the_example_in_the_docs_prints_what_they_say(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (repository / "docs/authoring/flows.md").read_text(encoding="utf-8")
    block = page.partition("$ fieldguide decide choose-an-adapter --coverage\n")[2].partition(
        "```"
    )[0]
    monkeypatch.chdir(repository)
    assert run("decide", "choose-an-adapter", "--coverage").output == block
