"""What the checker says of short texts: each case is a text and the rules it breaks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.review.catalogue import Catalogue
from generator.review.catalogue_file import read_catalogue_text
from generator.review.documents import check_text

BASE = "https://fieldguide.example"
LINE = "=======  ==========="
TABLE = "| Code | {} |\n|---|---|\n| FG-0010 | {} |\n"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue_text((Path(__file__).parent / "review/catalogue.json").read_bytes())


def small_catalogue(pattern: str, code: str, title: str) -> Catalogue:
    entries = [{"code": code, "title": title}]
    return read_catalogue_text(json.dumps({"code_pattern": pattern, "entries": entries}))


def rules(text: str, catalogue: Catalogue, name: str = "a.md") -> list[str]:
    return [problem.rule.name for problem in check_text(text, name, [catalogue])]


@pytest.mark.parametrize(
    "text",
    [
        "We accept FG-0010 (Catastrophic Forgettings).",
        "**Train-test leakage** (FG-0012) and RAG (FG-0004), both known.",
        "FG-0002: few\u2011shot prompting, with ten examples.",
        "FG-0004 Retrieval-augmented generation (RAG)",
        "FG-0010 (forgetting) and FG-0010 (Catastrophic forgetting in adapters)",
        "FG-0032 Token and latency budget; FG-0029 *Is RAG dead*",
        "FG-0010 (accepted), FG-0014 (see section 3), FG-0015 (Jana Novak), FG-0016 (p. 7)",
        "FG-0010 **must** be closed. FG-0014 **High risk**.",
        "Old skills vanish after supervised fine-tuning (FG-0010).",
        "After prompt engineering, FG-0010 went away; FG-0014, overfitting and others did not.",
        "FG-0010 and FG-0014 (Prompt injection)",
        "FG-0010/FG-0014: catastrophic forgetting, prompt injection",
        f"[read more]({BASE}/id/FG-0010/) [What we do about it]({BASE}/id/FG-0010/)",
        f"[Our own list of tools]({BASE}/tools/) and <{BASE}/id/FG-0010/>",
        "AFG-9999, FG-9999-draft, docs/FG-9999/a.md, FG-9999.png, a@FG-9999, FG-99",
        "[FG-9999](https://tickets.example/browse/FG-9999) https://x.example/FG-9998",
        "```\nFG-9999\n```\n\n    FG-9998\n\n<!-- FG-9997 -->",
        "[[some other page]] [[overfitting]] [[FG-0011|Overfitting]]",
        "見FG-0010。(Catastrophic forgetting FG-0010)",
        "## Mitigating FG-0010\n\n## FG-0010 and our plan\n\n## Rollout plan (FG-0010)",
        TABLE.format("Owner", "Jana Novak"),
        TABLE.format("Mitigation", "Low-rank adaptation"),
        TABLE.format("Title", "*Catastrophic* forgetting"),
        TABLE.format("Title", "–"),
    ],
)
def test_right_citations_and_what_only_looks_like_one_are_left_alone(
    text: str, catalogue: Catalogue
) -> None:
    assert rules(text, catalogue) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("FG-0099 Overfitting", "unknown-code"),
        ("`FG-0099`", "unknown-code"),
        (f"{BASE}/id/FG-0099/", "unknown-code"),
        (f"[x]({BASE}/pitfalls/nothing-here/)", "unknown-page"),
        ("FG-0010 (Overfitting)", "wrong-name"),
        ("Overfitting (FG-0010)", "wrong-name"),
        ("- FG-0010: Overfitting", "wrong-name"),
        ("- **FG-0010** – overfitting", "wrong-name"),
        ("> FG-0010 “prompt\n> injection”", "wrong-name"),
        ("We use retrieval-augmented generation (FG-0014).", "wrong-name"),
        (f"[Overfitting]({BASE}/pitfalls/catastrophic-forgetting/)", "wrong-name"),
        (f"[Overfitting][1]\n\n[1]: {BASE}/id/FG-0010/", "wrong-name"),
        ("### 3.2 FG-0010 Overfitting", "wrong-name"),
        ("FG-0010 Overfitting\n===================", "wrong-name"),
        (TABLE.format("Title", "Overfitting"), "wrong-name"),
        (TABLE.format("Pitfall", "overfitting"), "wrong-name"),
        (f"[FG-0011]({BASE}/id/FG-0010/)", "wrong-link"),
        ("FG-0014 (Instruction smuggling)", "former-title"),
        ("FG-0010 (Model amnesia)", "unknown-name"),
        ('"Model amnesia" (FG-0010)', "unknown-name"),
        ("FG-0010: Catastrophic forgeting", ""),
        ("FG-0010 (Catastrophic forgeting)", "unknown-name"),
        (TABLE.format("Title", "amnesia"), "unknown-name"),
        ("FG-0021", "retired-citation"),
        (f"{BASE}/techniques/knowledge-injection/", "retired-citation"),
        ("FG-0010@r1", "suspect-citation"),
        (f"{BASE}/id/FG-0010/r1/", "suspect-citation"),
        ("FG-0010@r3", "unknown-revision"),
        ("FG-0027", "draft-citation"),
        ("FG-0001", "umbrella-citation"),
        (f"{BASE}/id/FG-0010/#cures", "unknown-anchor"),
        ("FG-0010#cures", "unknown-anchor"),
        (f"{BASE}/pitfalls/instruction-smuggling/", "redirected-link"),
        ("[[instruction-smuggling]]", "redirected-link"),
    ],
)
def test_a_wrong_citation_breaks_one_rule(text: str, rule: str, catalogue: Catalogue) -> None:
    assert rules(text, catalogue) == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.rst", "`Overfitting <{}/id/FG-0010/>`_"),
        ("a.rst", f"{LINE}\nCode     Title\n{LINE}\nFG-0010  Overfitting\n{LINE}"),
        ("a.adoc", "{}/id/FG-0010/[Overfitting]"),
        ("a.adoc", "|===\n|Code |Title\n\n|FG-0010\n|Overfitting\n|==="),
        ("a.html", "<p><b>FG-0010</b>: <em>Overfitting</em></p>"),
        ("a.html", "<table><tr><th>Code<th>Title<tr><td>FG-0010<td>Overfitting</table>"),
        ("a.txt", "FG-0010 Overfitting"),
        ("a.yaml", "risks:\n  - code: FG-0010\n    title: Overfitting\n"),
        ("a.yaml", "a: 1 # FG-0010 (Overfitting)\n"),
        ("a.json", '{"risks": [{"code": "FG-0010", "title": "Overfitting"}]}'),
        ("a.json", '{"note": "see FG-0010 (\\u004fverfitting)"}'),
        ("a.csv", 'code;title\n"FG-0010";"Overfitting"\n'),
        ("a.py", 'x = "FG-9999"  # FG-0010 (Overfitting)'),
        ("a.py", '"""See FG-0010 (Overfitting)."""'),
        ("a.go", "/* FG-0010\n * (Overfitting)\n */"),
    ],
)
def test_every_format_tells_what_goes_together(name: str, text: str, catalogue: Catalogue) -> None:
    assert rules(text.replace("{}", BASE), catalogue, name) == ["wrong-name"]


def test_each_catalogue_judges_the_codes_of_its_own_pattern(catalogue: Catalogue) -> None:
    entries = [{"code": "AB.T0001.002", "title": "Indirect override"}]
    other = read_catalogue_text(
        json.dumps({"code_pattern": r"AB\.T\d{4}(\.\d{3})?", "entries": entries})
    )
    text = "AB.T0001.002 (Direct override), AB.T0001.003, FG-0010 (Overfitting), AB.T0001.002.png"
    found = check_text(text, "a.md", [catalogue, other])
    assert [problem.code for problem in found] == ["AB.T0001.002", "AB.T0001.003", "FG-0010"]


def test_two_catalogues_with_one_pattern_know_the_codes_of_both(catalogue: Catalogue) -> None:
    text = json.dumps(
        {"code_pattern": "FG-[0-9]{4}", "entries": [{"code": "FG-7777", "title": "X"}]}
    )
    found = check_text("FG-7777 FG-0010 FG-9999", "a.md", [catalogue, read_catalogue_text(text)])
    assert {problem.code for problem in found} == {"FG-9999"}


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("<!-- fieldguide-ignore[wrong-name]: both are meant -->", []),
        ("<!-- fieldguide-ignore[wrong-name] -->", ["ignore-without-reason", "wrong-name"]),
        ("<!-- fieldguide-ignore: both -->", ["ignore-without-reason", "wrong-name"]),
        ("<!-- fieldguide-ignore[wrong-nam]: both -->", ["ignore-without-reason", "wrong-name"]),
        ("<!-- fieldguide-ignore[retired-citation]: old -->", ["unused-ignore", "wrong-name"]),
    ],
)
def test_an_ignore_comment_needs_a_rule_that_is_broken_and_a_reason(
    comment: str, expected: list[str], catalogue: Catalogue
) -> None:
    assert sorted(rules(f"{comment}\n\nFG-0010 (Overfitting)", catalogue)) == expected
    assert sorted(rules(f"FG-0010 (Overfitting) {comment}", catalogue)) == expected


@pytest.mark.parametrize(
    ("written", "repaired"),
    [
        ("Catastrophic forgeting", "Catastrophic forgetting"),
        ("catastrophc forgettings", "catastrophic forgetting"),
        ("Catastrophic foraging", None),
        ("Acatastrophic forgetting", None),
    ],
)
def test_only_a_slip_of_the_pen_is_repaired(
    written: str, repaired: str | None, catalogue: Catalogue
) -> None:
    (problem,) = check_text(f'FG-0010 "{written}"', "a.md", [catalogue])
    assert problem.rule.name == "unknown-name"
    assert (problem.fix.with_ if problem.fix else None) == repaired


def test_a_subtitle_may_be_the_name_and_a_link_may_have_no_host(catalogue: Catalogue) -> None:
    assert rules("[Forgetting: Catastrophic forgetting](/id/FG-0010/)", catalogue) == []
    assert rules("[Overfitting](../pitfalls/FG-0010/)", catalogue) == ["wrong-name"]
    assert rules("[x](/id/FG-0099)", catalogue) == ["unknown-code"]
    assert rules("[Our notes on it](notes/FG-0010/) [x](notes/FG-0099/)", catalogue) == []
