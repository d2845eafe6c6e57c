"""Every entry as JSON and Markdown, and the list of all entries."""

from __future__ import annotations

import dataclasses
import json

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
  - {text: It is small., sources: ['hu-2022, Table 2']}
  - {text: It never forgets., no_evidence: Nobody measured it.}
related: [peft]
""",
    "techniques/peft.yaml": "",
    "glossary/model.yaml": "title: Model",
    "sources/hu-2022.yaml": "author: [{family: Hu}]\net_al: true\nDOI: 10.1000/182",
}
LEDGER = [
    {"code": f"KB-000{number}", "id": entry_id, "type": kind, "titles": ["A"], "revision": number}
    for number, (entry_id, kind) in enumerate(
        [("lora", "technique"), ("hu-2022", "source"), ("peft", "technique")], start=1
    )
]
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
        {
            "text": "It is small.",
            "grade": "A",
            "sources": [{"id": "hu-2022", "locator": "Table 2"}],
            "no_evidence": None,
            "attributed_to": None,
            "correction": None,
        },
        {
            "text": "It never forgets.",
            "grade": None,
            "sources": [],
            "no_evidence": "Nobody measured it.",
            "attributed_to": None,
            "correction": None,
        },
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


def test_relations_are_exported_from_both_ends() -> None:
    peft = json.loads(EXPORTED["id/KB-0003.json"])
    assert [related["id"] for related in peft["relations"]] == ["lora"]


def test_the_record_of_an_entry_is_what_its_file_holds() -> None:
    record = entry_record(GRAPH, GRAPH.concepts["lora"], Addresses())
    assert json.loads(json.dumps(record)) == json.loads(EXPORTED["id/KB-0001.json"])


def test_the_markdown_of_an_entry_has_links_and_keeps_its_code() -> None:
    assert (
        EXPORTED["id/KB-0001.md"]
        == """\
# LoRA

KB-0001, revision 1 · Technique · reviewed

Trains matrices beside a frozen model.

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
- It never forgets.
  - No evidence: Nobody measured it.

## Relations

- Related: Peft (KB-0003)

## References

- @hu-2022: Hu; et al. (2024). Hu 2022. Grade A. https://doi.org/10.1000/182

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
