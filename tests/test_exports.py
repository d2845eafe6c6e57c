"""Every entry as JSON and Markdown, and the list of all entries."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from generator.catalogue.common import Claim, Entry
from generator.catalogue.entries import ENTRY_TYPES, Debate
from generator.exports import write_exports
from generator.exports.entry_json import entry_record
from generator.graph.concept_graph import link_concepts
from generator.publish.addresses import Addresses
from tests.written_catalogues import write_catalogue

FILES = {
    "techniques/lora.yaml": """\
title: LoRA
aliases: [Low-rank adaptation]
summary: Trains matrices beside a [[model|frozen model]].
how_it_works: |
  It adds matrices [@hu-2022, p. 1] to a [[model]].

  ```
  [[model]]
  ```
claims:
  - {text: It is small., sources: ['hu-2022, Table 2'], as_of: 2026}
  - {text: It never forgets., no_evidence: Nobody measured it.}
related: [peft]
""",
    "techniques/peft.yaml": "",
    "glossary/model.yaml": "title: Model",
    "sources/hu-2022.yaml": "author: [{family: Hu}]\net_al: true\nDOI: 10.1000/182\n"
    "container-title: Proceedings of X",
}
LEDGER = [
    {"code": f"KB-000{number}", "id": entry_id, "type": kind, "titles": ["A"], "revision": number}
    for number, (entry_id, kind) in enumerate(
        [("lora", "technique"), ("hu-2022", "source"), ("peft", "technique")], start=1
    )
]
CITED = {"id": "hu-2022", "locator": "Table 2"}
NO_CLAIM: dict[str, object] = dict.fromkeys(Claim.model_fields) | {"sources": []}
GRAPH = link_concepts(write_catalogue(FILES, ledger=LEDGER))
EXPORTED = dict(write_exports(GRAPH, Addresses()))


def test_the_json_of_an_entry_says_all_of_it() -> None:
    record = json.loads(EXPORTED["id/KB-0001.json"])
    assert record["code"] == "KB-0001"
    assert record["revision"] == 1
    assert record["url"] == "techniques/lora/"
    assert record["summary"] == "Trains matrices beside a frozen model."
    assert record["sections"][0]["id"] == "how_it_works"
    assert record["claims"] == [
        {**NO_CLAIM, "text": "It is small.", "grade": "A", "sources": [CITED], "as_of": "2026"},
        {**NO_CLAIM, "text": "It never forgets.", "no_evidence": "Nobody measured it."},
    ]
    assert record["relations"] == [
        {
            "heading": "Related",
            "direction": "outgoing",
            "id": "peft",
            "code": "KB-0003",
            "type": "technique",
            "title": "Peft",
        }
    ]
    assert [reference["id"] for reference in record["references"]] == ["hu-2022"]


def test_the_json_of_an_entry_has_every_field_as_its_author_wrote_it() -> None:
    fields = json.loads(EXPORTED["id/KB-0001.json"])["fields"]
    assert fields["claims"][0] == {"text": "It is small.", "sources": [CITED], "as_of": "2026"}
    assert fields["summary"] == "Trains matrices beside a [[model|frozen model]]."
    assert fields["related"] == ["peft"]
    source = json.loads(EXPORTED["id/KB-0002.json"])["fields"]
    assert source["DOI"] == "10.1000/182"
    assert source["container-title"] == "Proceedings of X"
    assert source["author"] == [{"family": "Hu"}]
    assert "URL" not in source


@pytest.mark.parametrize("kind", ENTRY_TYPES)
def test_no_field_of_any_type_is_missing_from_its_json(kind: type[Entry]) -> None:
    position = "{statement: So., held_by: Some, sources: [hu-2022]}"
    text = f"positions: [{position}, {position}]" if kind is Debate else ""
    graph = link_concepts(write_catalogue({f"{kind.folder}/one.yaml": text}))
    written = graph.concepts["one"].document.data
    record = entry_record(graph, graph.concepts["one"], Addresses())
    fields = record["fields"]
    assert isinstance(fields, dict)
    assert fields.keys() == written.keys()


def test_the_markdown_says_what_is_in_no_section() -> None:
    files = {
        "pitfalls/drift.yaml": "data_situations: [few]\nphases: [later]\ntags: [a, b]\n"
        "scope_note: Not *this*.\nreview_by: 2027-01\ncite: {use: umbrella, hint: 'Cite [it].'}",
        "tools/peft.yaml": "homepage: https://example.org/a_b_",
        "trade-offs/which.yaml": "options: [{id: one, title: The one, technique: lora},"
        " {id: other, title: The other}]\ncriteria: [{id: cost, title: Cost, cells: {one:"
        " {text: Low., no_evidence: None.}, other: {text: High., sources: [hu-2022]}}}]",
        "sources/hu-2022.yaml": "author: [{family: Hu, given: E.}, {literal: A_Team_}]\n"
        "container-title: Proceedings\net_al: true\nlimits: Few.",
        "techniques/lora.yaml": "title: LoRA *and* [[friends]]\nsteps: [First., Then.]",
        "decide/choose.yaml": "rules: [{when: {ready: yes}, outcome: go, effect: for,"
        " reason: So.}]",
    }
    names = [Path(path).stem for path in files]
    ledger = [
        {"code": f"KB-000{number}", "id": name, "type": "x", "titles": ["A"], "revision": 1}
        for number, name in enumerate(names)
    ]
    exported = dict(
        write_exports(link_concepts(write_catalogue(files, ledger=ledger)), Addresses())
    )
    pitfall, tool, trade_off, source, technique, flow = (
        exported[f"id/KB-000{number}.md"] for number in range(len(names))
    )
    for line in (
        "- Question: Could it happen?",
        "- Severity:\n  - Step: 2 (2 of 5): So.\n  - Reason: It is small.",
        "- Data situations: few",
        "- Phases: later",
        "- Tags: a, b",
        "- Scope note: Not *this*.",
        "- Review by: 2027-01",
        "- Cite:\n  - Use: umbrella\n  - Hint: Cite [it].",
    ):
        assert line in pitfall
    assert "- Licence: MIT" in tool
    assert "- Homepage: <https://example.org/a_b_>" in tool
    assert "- State: active" in tool
    assert "- Question: Is it one or the other?" in trade_off
    assert "- The one\n  - Technique: [LoRA \\*and\\* \\[\\[friends\\]\\]](" in trade_off
    assert "  - Cells:\n    - The one: Low.\n      - No evidence: None." in trade_off
    assert "    - The other: High.\n      - Sources: [@hu-2022]" in trade_off
    assert "- Author: Hu, E.; A_Team\\_" in source
    assert "- Container title: Proceedings" in source
    assert "- Grade: A, strong" in source
    assert "1. First.\n2. Then." in technique
    assert technique.startswith("# LoRA \\*and\\* ")
    assert "## Questions\n\n- Is it ready?\n  - Kind: yes-no" in flow
    assert (
        "- Outcome: Go\n  - When:\n    - Is it ready?: yes\n  - Effect: for\n  - Reason: So."
        in flow
    )


def test_addresses_begin_with_the_site_that_was_built() -> None:
    exported = dict(write_exports(GRAPH, Addresses(base="https://here.example/guide/")))
    address = "https://here.example/guide/techniques/lora/"
    assert json.loads(exported["id/KB-0001.json"])["url"] == address
    assert f'<link rel="canonical" href="{address}">' in exported["id/KB-0001/index.html"]


def test_relations_are_exported_from_both_ends() -> None:
    peft = json.loads(EXPORTED["id/KB-0003.json"])
    assert [related["id"] for related in peft["relations"]] == ["lora"]


def test_a_source_says_who_cites_it() -> None:
    source = json.loads(EXPORTED["id/KB-0002.json"])
    assert [(one["heading"], one["id"]) for one in source["relations"]] == [("Cited by", "lora")]
    assert "- Cited by: [LoRA](../techniques/lora/) (KB-0001)" in EXPORTED["id/KB-0002.md"]


def test_the_record_of_an_entry_is_what_its_file_holds() -> None:
    record = entry_record(GRAPH, GRAPH.concepts["lora"], Addresses())
    assert json.loads(json.dumps(record)) == json.loads(EXPORTED["id/KB-0001.json"])


def test_the_markdown_of_an_entry_has_links_and_keeps_its_code() -> None:
    assert (
        EXPORTED["id/KB-0001.md"]
        == """\
# LoRA

KB-0001, revision 1 · Technique · reviewed

Trains matrices beside a [frozen model](../glossary/model/).

Also: Low-rank adaptation

## How it works

It adds matrices [@hu-2022, p. 1] to a [Model](../glossary/model/).

```
[[model]]
```

## When it applies

- It is so.

## When it does not

- It is not so.

## What it needs

- Data: Some.
- Compute: Some.
- Skill: Some.
- Time: Some.

## Cost, latency and upkeep

- Cost: Low.
- Latency: Low.
- Maintenance: Low.

## When this advice stops applying

- Things change.

## Claims and evidence

- It is small.
  - Sources: [@hu-2022, Table 2]
  - Grade: A, strong
  - As of: 2026
- It never forgets.
  - No evidence: Nobody measured it.

## Relations

- Related: [Peft](../techniques/peft/) (KB-0003)

## References

- @hu-2022: Hu; et al. (2024). Hu 2022. Grade A. <https://doi.org/10.1000/182>

[The page of this entry](../techniques/lora/)
"""
    )


def test_the_list_of_entries_has_a_row_for_each() -> None:
    rows = json.loads(EXPORTED["id/entries.json"])
    assert [row["id"] for row in rows] == ["hu-2022", "lora", "model", "peft"]
    assert list(rows[0]) == [
        "code",
        "id",
        "type",
        "title",
        "aliases",
        "summary",
        "url",
        "status",
        "tags",
        "phases",
        "approaches",
    ]


def test_exports_name_language_licence_and_type() -> None:
    row = {"code": "KB-0001", "id": "one", "type": "trade-off", "titles": ["One"]}
    catalogue = write_catalogue({"trade-offs/one.yaml": ""}, ledger=[row])
    words = {"language": "de", "content_licence": "CC-BY-4.0"}
    settings = catalogue.settings.model_copy(update=words)
    graph = link_concepts(dataclasses.replace(catalogue, settings=settings))
    exported = dict(write_exports(graph, Addresses()))
    record = json.loads(exported["id/KB-0001.json"])
    assert (record["language"], record["licence"]) == ("de", "CC-BY-4.0")
    assert exported["id/KB-0001.md"].endswith("\nLicence: CC-BY-4.0\n")
    assert '<html lang="de">' in exported["id/KB-0001/index.html"]
    assert "<p>Trade-off</p>" in exported["id/KB-0001/index.html"]
    assert " · Trade-off · " in exported["id/KB-0001.md"]
    assert '["Trade-off","One"' in exported["assets/kb-summaries.js"]
