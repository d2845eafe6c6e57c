"""What the search knows of entries and pages, and the groups of synonyms of a catalogue."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.catalogue.documents import parse_document
from generator.catalogue.synonyms import Synonyms, find_synonyms, read_synonyms
from generator.exports.open_search import export_open_search
from generator.exports.search_rows import export_search, search_rows, search_texts
from generator.graph.concept_graph import HandWrittenPage, link_concepts
from generator.publish.addresses import Addresses
from tests.written_catalogues import write_catalogue

FILES = {
    "pitfalls/drift.yaml": """\
title: Model drift
aliases: [Silent decay]
hidden_labels: [modeldrift]
summary: The world moves on; see [[lora]].
symptoms: ["Answers got **worse**"]
seen_as: [{kind: log, text: Refusals grow.}]
asked_as: [it used to know this]
severity: {step: 4, reason: Customers leave.}
mitigated_by: [lora]
phases: [run]
""",
    "techniques/lora.yaml": """\
title: LoRA
how_it_works: |
  Two thin matrices.

  ```python
  secret_of_the_example()
  ```
""",
}
PAGE = """---
title: How to read it
description: What the words mean.
---

# Reading

Before the first part.

## Grades {#grade}

They say how good `evidence` is.
"""
HIDDEN = "---\nsearch:\n  exclude: true\n---\n\nNot to be found.\n"


def graph_of() -> object:
    pages = [HandWrittenPage("about.md", "docs/about.md", PAGE)]
    pages.append(HandWrittenPage("hidden.md", "docs/hidden.md", HIDDEN))
    return link_concepts(write_catalogue(FILES), pages)


def test_a_row_holds_names_and_symptoms() -> None:
    data = search_rows(graph_of(), Addresses())
    row = data["rows"][0]
    assert row["id"] == "drift"
    assert (row["title"], row["aliases"], row["hidden"]) == (
        "Model drift",
        ("Silent decay",),
        ("modeldrift",),
    )
    assert row["symptoms"] == ["Answers got worse"]
    assert {"id": "pitfall", "title": "Pitfall", "url": "pitfalls/ID/"} in data["facets"]["type"]


def test_the_text_of_a_pitfall_says_how_bad_it_is_and_what_to_do_first() -> None:
    text = search_texts(graph_of())[0]
    assert search_rows(graph_of(), Addresses())["rows"][text["mitigation"]]["id"] == "lora"
    assert text["severity"]


def test_texts_stand_in_the_order_of_the_rows_and_without_code() -> None:
    texts = search_texts(graph_of())
    assert texts[0]["summary"] == "The world moves on; see LoRA."
    assert texts[0]["seen"] == ["Refusals grow."]
    assert texts[0]["asked"] == ["it used to know this"]
    how = next(section for section in texts[1]["sections"] if section["id"] == "how_it_works")
    assert how["text"] == "Two thin matrices."


def test_texts_name_the_rows_that_a_relation_ties_to_theirs_but_no_mere_mentions() -> None:
    files = {**FILES, "techniques/other.yaml": "title: Other\nsummary: Unlike [[lora]].\n"}
    graph = link_concepts(write_catalogue(files))
    near = dict(zip(graph.concepts, (text["near"] for text in search_texts(graph)), strict=True))
    places = list(graph.concepts)
    assert near["drift"] == [places.index("lora")]
    assert near["lora"] == [places.index("drift")]
    assert near["other"] == []


def test_pages_are_rows_by_section_unless_they_ask_to_be_left_out() -> None:
    rows = search_rows(graph_of(), Addresses())["rows"]
    assert rows[2:] == [{"type": "page", "title": "How to read it", "url": "about/"}]
    (text,) = search_texts(graph_of())[2:]
    assert text["summary"] == "What the words mean."
    assert text["sections"] == [
        {"id": "reading", "heading": "Reading", "text": "Before the first part."},
        {"id": "grade", "heading": "Grades", "text": "They say how good evidence is."},
    ]


@pytest.mark.parametrize("matter", ["search: true", "search: [exclude]", "search: {exclude: no}"])
def test_other_words_on_search_in_front_matter_leave_a_page_in(matter: str) -> None:
    page = HandWrittenPage("odd.md", "docs/odd.md", f"---\n{matter}\n---\n\n# Odd\n")
    rows = search_rows(link_concepts(write_catalogue(FILES), [page]), Addresses())["rows"]
    assert rows[-1]["title"] == "Odd"


def test_the_files_are_scripts_with_one_json_text() -> None:
    files = dict(export_search(graph_of(), Addresses(directory_urls=False)))
    assert set(files) == {"assets/kb-search-rows.js", "assets/kb-search-texts.js"}
    script = files["assets/kb-search-rows.js"]
    data = json.loads(json.loads(script.removeprefix("globalThis.kbSearchRows=")))
    assert data["facets"]["type"][0]["url"].endswith("/ID.html")


def test_a_script_in_a_text_cannot_end_the_script_that_carries_it() -> None:
    graph = link_concepts(write_catalogue({"glossary/x.yaml": "title: a </script> b"}))
    assert all("</script" not in text for _, text in export_search(graph, Addresses()))


def test_groups_of_synonyms_are_read_from_their_file(tmp_path: Path) -> None:
    assert find_synonyms(tmp_path) == (Synonyms(), [])
    text = "groups:\n  - [slow, takes ages]\nimplied:\n  - {said: [VRAM], means: [hardware]}\n"
    (tmp_path / "synonyms.yaml").write_text(text, encoding="utf-8")
    written = Synonyms((("slow", "takes ages"),), ((("VRAM",), ("hardware",)),))
    assert find_synonyms(tmp_path) == (written, [])


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("groups: [[slow]]", (1, 10), "at least 2"),
        ("groups: [[slow, Slow]]", (1, 17), "twice"),
        ("groups: [[slow, no]]", (1, 17), "text"),
        ("group: []", (1, 1), "group"),
        ("implied: [{said: [VRAM, vram], means: [GPU]}]", (1, 25), "twice"),
        ("implied: [{said: [VRAM], means: []}]", (1, 33), "at least 1"),
    ],
)
def test_what_is_wrong_in_the_file_is_reported_with_its_place(
    text: str, place: tuple[int, int], says: str
) -> None:
    document, _ = parse_document(text.encode(), "concepts/synonyms.yaml")
    assert document is not None
    _, diagnostics = read_synonyms(document)
    assert (diagnostics[0].line, diagnostics[0].column) == place
    assert says in str(diagnostics[0])


def test_browsers_are_told_of_the_search_where_its_address_is_known() -> None:
    graph = graph_of()
    ((path, text),) = export_open_search(graph, Addresses(base="https://guide.example/a&b/"))
    root = ElementTree.fromstring(text)
    template = root.find("{*}Url").get("template")
    assert path == "opensearch.xml"
    assert template == "https://guide.example/a&b/search/?q={searchTerms}"
    assert len(root.findtext("{*}ShortName")) <= 16


def test_a_retired_entry_has_a_row_apart_that_leads_to_its_code() -> None:
    retired = {"reason": "It said the same.", "date": "2026-11-22", "successors": "none"}
    ledger = [
        {"code": "KB-0009", "id": "old", "type": "pitfall", "titles": ["Old"], "retired": retired}
    ]
    graph = link_concepts(write_catalogue(FILES, ledger=ledger))
    rows = search_rows(graph, Addresses())
    assert rows["retired"] == [
        {
            "code": "KB-0009",
            "type": "pitfall",
            "title": "Old (retired)",
            "summary": "It said the same.",
            "url": "id/KB-0009/",
        }
    ]
    assert "KB-0009" not in str(rows["rows"])
