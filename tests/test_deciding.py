"""`fieldguide decide` as people and scripts use it: what it reads, prints and refuses."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from generator.catalogue.documents import parse_document
from generator.catalogue.entries import Flow
from generator.decide.numbers import largest, read_number
from generator.decide.read_answers import read_answers
from tests.command_line import run, write_files

FLOW = """\
title: Choose
summary: What to do.
status: reviewed
questions:
  - {id: ready, text: Is it ready?, kind: yes-no, debates: [when]}
  - {id: amount, text: How much?, kind: number, unit: spoons}
  - id: shape
    text: Which shape?
    kind: choice
    options: [{id: round, text: Round}, {id: flat, text: Flat, help: "Like a [[token]]."}]
  - id: tastes
    text: Which tastes?
    kind: several
    options: [{id: sweet, text: Sweet}, {id: sour, text: Sour}]
outcomes:
  - {id: go, title: Go, entries: [token, "token#definition"], note: "Begin with a [[token]]."}
  - {id: wait, title: Wait, entries: [token]}
  - {id: turn, title: Turn back, entries: [token]}
rules:
  - when: {ready: yes}
    outcome: go
    effect: for
    weight: 5
    reason: It is time.
    sources: ["cook-2020, p. 3"]
  - {when: {ready: no}, outcome: wait, effect: for, weight: 5, reason: It is early.}
  - when: {amount: {at_least: 1000}}
    outcome: go
    effect: against
    weight: 2
    reason: It is heavy.
  - {when: {shape: flat}, outcome: wait, effect: veto, reason: It will not stand.}
  - {when: {tastes: sour}, outcome: turn, effect: for, weight: 7, reason: Nobody likes it.}
chart:
  - {question: ready, branches: [{if: yes, then: go}, {if: no, then: wait}]}
"""
FILES = {
    "decide/choose.yaml": FLOW,
    "glossary/token.yaml": (
        "title: Token\nsummary: A piece.\nstatus: reviewed\ndefinition: It is.\n"
    ),
    "debates/when.yaml": (
        "title: When\nsummary: When to go.\nstatus: reviewed\n"
        "question: When is it time?\nconclusion: Now.\npositions:\n"
        "  - {statement: It is., held_by: One cook, sources: [cook-2020]}\n"
        "  - {statement: It is not., held_by: Another, sources: [cook-2020]}\n"
    ),
    "sources/cook-2020.yaml": (
        "title: A cook's book\nsummary: It tells how.\nstatus: reviewed\nkind: paper\ngrade: A\n"
        "issued: 2020\nfinding: It found.\nverified: {how: read, on: 2026-01-01}\n"
    ),
}
ALL = ("--set", "ready=yes", "--set", "amount=2,500 spoons", "--set", "shape=flat")


@pytest.fixture
def folder(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one flow, as the current one."""
    settings = (repository / "concepts" / "catalogue.yaml").read_text(encoding="utf-8")
    write_files(tmp_path / "concepts", {**FILES, "catalogue.yaml": settings})
    monkeypatch.chdir(tmp_path)
    run("renumber")
    return tmp_path


def decide(*arguments: str) -> dict[str, object]:
    record = json.loads(run("decide", "choose", "--format", "json", *arguments).output)
    assert isinstance(record, dict)
    return record


def test_the_record_has_what_a_page_or_a_program_needs(folder: Path) -> None:
    record = json.loads(run("decide", "choose", "--format", "json", *ALL).output)
    assert record["given"] == {"ready": "yes", "amount": 2500, "shape": "flat"}
    assert record["answers"][1] == {"question": "How much?", "answer": "2,500 spoons"}
    first, second, last = record["ranked"]
    assert (first["outcome"], first["rank"], first["score"]) == ("go", 1, 3)
    assert [one["status"] for one in record["ranked"]] == ["recommended", "acceptable", "excluded"]
    whole, section = first["entries"]
    assert whole["url"].endswith("/glossary/token/")
    assert (section["section"], section["url"][-11:]) == ("definition", "#definition")
    assert re.fullmatch(r"FG-\d{4}", section["code"])
    assert first["note"] == "Begin with a Token."
    source = first["reasons"][0]["sources"][0]
    assert (source["id"], source["locator"], source["title"]) == (
        "cook-2020",
        "p. 3",
        "A cook's book",
    )
    assert first["reasons"][1]["conditions"] == [
        {"question": "How much?", "answer": "1,000 or more spoons"}
    ]
    assert first["flips"] == []
    assert [flip["text"] for flip in second["flips"]] == ["Which tastes? Sour"]
    assert last["excluded_by"][0]["text"] == "It will not stand."
    assert [flip["question"] for flip in last["flips"]] == ["ready", "shape"]
    assert [row["question"] for row in record["open_questions"]] == ["tastes"]
    assert [row["id"] for row in record["debates"]] == ["when"]
    assert record["flow"]["url"].endswith("/decide/choose/")
    assert re.fullmatch(r"[0-9a-f]{8}", record["flow"]["version"])
    assert record["fallback"] is None
    assert [row["question"] for row in record["measures"]] == []
    assert not record["is_settled"]


def test_a_file_of_answers_yields_to_those_on_the_line(folder: Path) -> None:
    Path("answers.json").write_text('{"ready": true, "amount": 3, "tastes": ["sour"]}', "utf-8")
    Path("answers.yaml").write_text("ready: no\namount:\ntastes: []\n", "utf-8")
    assert decide("--answers", "answers.json", "--set", "amount=unknown")["given"] == {
        "ready": "yes",
        "tastes": ["sour"],
    }
    assert decide("--answers", "answers.yaml")["given"] == {"ready": "no", "tastes": []}


def test_questions_are_listed_with_kinds_units_and_options(folder: Path) -> None:
    rows = json.loads(run("decide", "choose", "--questions", "--format", "json").output)
    assert [(row["id"], row["kind"], row["unit"]) for row in rows] == [
        ("ready", "yes-no", None),
        ("amount", "number", "spoons"),
        ("shape", "choice", None),
        ("tastes", "several", None),
    ]
    assert rows[2]["options"][1] == {"id": "flat", "text": "Flat", "help": "Like a Token."}
    assert "shape (choice): Which shape?" in run("decide", "choose", "--questions").output


def test_the_text_says_why_and_why_not(folder: Path) -> None:
    assert run("decide", "choose", *ALL).output.splitlines() == [
        "Ahead so far: Go",
        "  +5 It is time. [cook-2020]",
        "  -2 It is heavy.",
        "Excluded: Wait",
        "  ✗ It will not stand.",
        "  would come first with: Is it ready? No, not Yes; Which shape? Round, not Flat",
        "Nothing more for than against: Turn back",
        "Open: Which tastes? (tastes; rules out 50 % on average)",
        f"Sources disagree: {code_of('when')} When",
    ]


def code_of(name: str) -> str:
    rows = json.loads(run("list", "--format", "json").output)
    return next(row["code"] for row in rows if row["id"] == name)


def test_the_decision_record_pins_what_it_cites(folder: Path) -> None:
    written = run("decide", "choose", "--format", "adr", *ALL).output
    headings = re.findall(r"^#+ (.+)$", written, re.MULTILINE)
    assert headings == [
        "Go",
        "Context and Problem Statement",
        "Considered Options",
        "Decision Outcome",
        "Consequences",
        "Pros and Cons of the Options",
        "Go (score 3)",
        "Wait (excluded)",
        "More Information",
    ]
    assert f"[{code_of('token')}@r1 Token](" in written
    assert f"- [{code_of('cook-2020')}@r1 A cook's book](" in written
    assert re.match(r"---\nstatus: proposed\ndate: \d{4}-\d\d-\d\d\n---\n\n# Go\n", written)
    assert "not Yes; Which shape? Round, not Flat" in written
    undecided = run("decide", "choose", "--format", "adr").output
    assert "No option is chosen yet" in undecided


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["chose"], 'No flow has "chose"', "did you mean `choose`?"),
        (["token"], '"Token" is no flow.', "the flows are `choose`"),
        (["choose", "--set", "redy=yes"], 'no question "redy"', "did you mean `ready`?"),
        (["choose", "--set", "ready=perhaps"], '"perhaps" is no answer to "ready"', "`yes`, `no`"),
        (["choose", "--set", "shape=flatt"], '"flatt" is no answer', "did you mean `flat`?"),
        (["choose", "--set", "amount=much"], '"much" is none', "write digits"),
        (["choose", "--set", "amount=2.500"], "two ways", "write `2500`, or `2.5`"),
        (["choose", "--set", "ready=yes", "--set", "ready=no"], "two answers", "one answer"),
        (["choose", "--answers", "huge.yaml"], "neither JSON nor YAML", ""),
        (["choose", "--set", "ready"], '"ready" sets nothing.', "--set question=value"),
        (["choose", "--answers", "list.yaml"], "holds no answers", "write `{"),
        (["choose", "--answers", "broken.yaml"], "neither JSON nor YAML", ""),
        (["choose", "--questions", "--format", "adr"], "--questions goes with", ""),
    ],
)
def test_wrong_use_says_what_to_do(
    folder: Path, arguments: list[str], message: str, hint: str
) -> None:
    Path("list.yaml").write_text("- ready\n", "utf-8")
    Path("broken.yaml").write_text("ready: [\n", "utf-8")
    Path("huge.yaml").write_text(f"amount: {'9' * 10_000}\n", "utf-8")
    output = run("decide", *arguments, code=2).output
    assert message in output
    assert hint in output


def test_a_flow_with_mistakes_is_not_used(folder: Path) -> None:
    path = Path("concepts/decide/choose.yaml")
    path.write_text(FLOW.replace("shape: flat}", "shape: flatt}"), "utf-8")
    assert "run `fieldguide check`" in run("decide", "choose", code=2).output


@pytest.mark.parametrize(
    ("stated", "number"),
    [
        ("2500", 2500),
        ("2,500", 2500),
        ("2 500", 2500),
        ("2\u202f500", 2500),
        ("2'500", 2500),
        ("2’500 spoons", 2500),
        ("1,234,567.5", 1234567.5),
        ("1.234.567,5", 1234567.5),
        ("12,34,567", 1234567),
        ("0.125", 0.125),
        ("0,125", 0.125),
        (".5", 0.5),
        (" 12 Spoons ", 12),
        ("1 spoon", 1),
        ("2.5k", 2500),
        ("2 thousand spoons", 2000),
        ("about 500", 500),
        ("~ 500", 500),
        ("none", 0),
        ("\uff11\uff12", 12),
        (3.0, 3),
    ],
)
def test_numbers_are_read_as_people_write_them(stated: object, number: float) -> None:
    assert read_one("amount", stated) == number


@pytest.mark.parametrize(
    ("stated", "message"),
    [
        ("2.500", '"amount" asks for one number, and "2.500" can be read in two ways'),
        ("2,5", '"amount" asks for one number, and "2,5" can be read in two ways'),
        ("100-200", '"amount" asks for one number, and "100-200" is more than one number'),
        ("500+", '"amount" asks for one number, and "500+" is more than one number'),
        ("5 forks", '"amount" asks for one number, and "forks" is not the unit, which is spoons'),
        ("5 a day", '"amount" asks for one number, and "a day" is not the unit, which is spoons'),
        ("-3", '"amount" cannot be -3'),
        ("9" * 16, f'"amount" cannot be {"9" * 16}'),
        ("many", '"amount" asks for a number of spoons, and "many" is none'),
        (True, '"amount" asks for a number of spoons, and "true" is none'),
        ([3], '"amount" asks for a number of spoons, and "[3]" is none'),
        (float("nan"), '"amount" cannot be NaN'),
        ("1" * 10_000, f'"amount" asks for a number of spoons, and "{"1" * 60}…" is none'),
        ("<b>3</b>", '"amount" asks for a number of spoons, and "<b>3</b>" is none'),
    ],
)
def test_what_is_no_certain_number_is_refused(stated: object, message: str) -> None:
    given, (problem,) = read_answers(flow(), {"amount": stated})
    assert not given
    assert (problem.question, problem.message) == ("amount", message)
    assert problem.hint


@pytest.mark.parametrize(
    ("stated", "number"), [("7", 7), ("7b", 7), ("7 billion weights", 7), ("700M", 0.7)]
)
def test_a_unit_of_billions_counts_them(stated: str, number: float) -> None:
    assert read_number(stated, "billion weights") == number
    assert largest("billion weights") == 1_000_000


@pytest.mark.parametrize("stated", ["unknown", "", "?", "Don't know", None])
def test_not_to_know_leaves_a_question_open(stated: object) -> None:
    names = [question.id for question in flow().questions]
    assert read_answers(flow(), dict.fromkeys(names, stated)) == ({}, ())


def test_markup_in_an_answer_is_repeated_short_and_as_text() -> None:
    stated = "<script>" * 2000
    _, (problem,) = read_answers(flow(), {"shape": stated})
    assert len(problem.message) < 120
    assert read_one("shape", " FLAT ") == "flat"
    assert read_one("tastes", "sour, sweet") == ("sweet", "sour")
    assert read_one("tastes", "None of these") == ()
    assert read_one("ready", "true") == "yes"


@pytest.mark.parametrize(
    ("name", "stated", "message"),
    [
        ("ready", ["yes", "no"], '"ready" takes one answer, and ["yes","no"] is a list'),
        ("tastes", "sweet, unknown", '"unknown" cannot stand beside other answers to "tastes"'),
        ("tastes", 3, '"3" is no answer to "tastes"'),
    ],
)
def test_answers_that_contradict_themselves_are_told(
    name: str, stated: object, message: str
) -> None:
    given, (problem,) = read_answers(flow(), {name: stated})
    assert (given, problem.message) == ({}, message)


def read_one(question: str, stated: object) -> object:
    given, problems = read_answers(flow(), {question: stated})
    assert problems == ()
    return given[question]


def flow() -> Flow:
    document, _ = parse_document(FLOW.encode(), "concepts/decide/choose.yaml")
    assert document
    return Flow.model_validate(document.data)


def test_the_example_in_the_docs_prints_what_they_say(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (repository / "docs/authoring/flows.md").read_text(encoding="utf-8")
    block = re.search(r"```console\n\$ fieldguide (.+)\n((?:.+\n)+)```", page)
    assert block
    monkeypatch.chdir(repository)
    assert run(*shlex.split(block[1])).output == block[2]
