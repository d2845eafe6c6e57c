"""`catalogue.json`: what it says of every entry that ever was, and that its schema describes it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest

from generator.build import build_site
from generator.catalogue.entries import Flow
from generator.catalogue.normative import fingerprint
from generator.catalogue.published import PublishedCatalogue, read_published
from generator.exports.catalogue_file import export_catalogue_file
from generator.graph.concept_graph import link_concepts
from generator.publish.addresses import Addresses
from tests.command_line import run
from tests.json_schema import find_breaches
from tests.released_catalogue import make_history, replace, start_catalogue, write_new
from tests.written_catalogues import write_catalogue

MINIMAL = {
    "code_pattern": r"AB\.T[0-9]{4}(\.[0-9]{3})?",
    "entries": [{"code": "AB.T0001.002", "title": "A name"}],
}


def files_of(concepts: Path) -> dict[str, str]:
    site = build_site(concepts)
    assert [found for found in site.diagnostics if found.level == "error"] == []
    return dict(site.files())


def rows_of(concepts: Path) -> dict[str, dict[str, Any]]:
    told = json.loads(files_of(concepts)["catalogue.json"])
    return {row["code"]: row for row in told["entries"]}


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue with three releases, and a draft."""
    folder = tmp_path_factory.mktemp("history")
    with chdir(folder):
        make_history(folder)
        write_new(folder, "coming", "Coming")
        replace(folder, "coming", "status: reviewed", "status: draft\naliases: [Soon]")
    return folder


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Path]:
    with chdir(tmp_path):
        start_catalogue(tmp_path)
        yield tmp_path


@pytest.fixture(scope="module")
def files(history: Path) -> dict[str, str]:
    return files_of(history / "concepts")


@pytest.fixture(scope="module")
def told(files: dict[str, str]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(files["catalogue.json"])
    return read


@pytest.fixture(scope="module")
def rows(told: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {row["code"]: row for row in told["entries"]}


def test_the_head_names_the_catalogue_and_its_releases(told: dict[str, Any]) -> None:
    assert (told["format"], told["version"]) == ("fieldguide-catalogue", 1)
    assert told["title"] == "LLM Adaptation Field Guide"
    assert told["base_urls"] == ["https://fieldguide.example/"]
    assert told["release"] == "1.2"
    assert [release["name"] for release in told["releases"]] == ["1.0", "1.1", "1.2"]
    first, second, _ = told["releases"]
    assert (first["previous"], second["previous"]) == (None, first["digest"])
    assert all(re.fullmatch(told["code_pattern"], row["code"]) for row in told["entries"])


def test_all_entries_ever_stand_there_by_code(rows: dict[str, dict[str, Any]]) -> None:
    assert list(rows) == [f"FG-000{number}" for number in range(1, 9)]
    status = [row["status"] for row in rows.values()]
    assert status == ["retired", "reviewed", "retired", "retired", *["reviewed"] * 3, "draft"]


def test_an_entry_tells_its_names_and_its_page(rows: dict[str, dict[str, Any]]) -> None:
    token, window = rows["FG-0002"], rows["FG-0005"]
    assert (token["title"], token["former_titles"]) == ("Token", ["Piece"])
    assert (token["aliases"], token["url"]) == (["Part"], "glossary/piece/")
    assert (window["id"], window["former_ids"]) == ("context-window", ["window"])
    assert token["anchors"][0] == "definition"
    assert token["citation"] == {"use": "direct", "hint": None, "better": []}
    assert token["retired"] is None


def test_an_entry_tells_every_released_revision(rows: dict[str, dict[str, Any]]) -> None:
    token = rows["FG-0002"]
    assert token["revision"] == 2
    assert [at["release"] for at in token["revisions"]] == ["1.0", "1.1"]
    assert [at["fields"]["title"] for at in token["revisions"]] == ["Piece", "Token"]
    assert token["fingerprint"] == token["revisions"][-1]["fingerprint"]
    for at in token["revisions"]:
        assert at["fingerprint"] == fingerprint(at["fields"])


def test_a_retired_entry_tells_why_and_what_instead(
    rows: dict[str, dict[str, Any]], files: dict[str, str]
) -> None:
    prompt = rows["FG-0003"]
    assert prompt["retired"] == {
        "reason": "It meant two things.",
        "date": "2026-02-15",
        "release": "1.2",
        "successors": ["FG-0007", "FG-0006"],
    }
    assert (prompt["url"], prompt["summary"]) == ("id/FG-0003/", "What one writes to a model.")
    assert prompt["citation"] is None
    assert rows["FG-0004"]["retired"]["successors"] == []
    assert json.loads(files["id/FG-0003.json"]) == prompt


def test_of_a_draft_only_the_names_are_told(rows: dict[str, dict[str, Any]]) -> None:
    draft = rows["FG-0008"]
    assert (draft["title"], draft["aliases"]) == ("Coming", ["Soon"])
    assert [draft[key] for key in ("url", "summary", "revision", "fingerprint")] == [None] * 4
    assert (draft["revisions"], draft["citation"]) == ([], None)


def test_names_that_were_dropped_after_a_release_are_former_ones(started: Path) -> None:
    run("release", "1.0")
    replace(started, "piece", "aliases: [Part]", "aliases: [Bit]")
    token = rows_of(started / "concepts")["FG-0002"]
    assert (token["aliases"], token["former_aliases"]) == (["Bit"], ["Part"])


def test_before_the_first_release_there_are_no_revisions(started: Path) -> None:
    token = rows_of(started / "concepts")["FG-0002"]
    assert [token["revision"], token["fingerprint"], token["revisions"]] == [None, None, []]


def test_guidance_names_the_narrower_entries_and_those_of_the_hint() -> None:
    cite = 'cite: {use: umbrella, hint: "Name the [[dora|method]]."}'
    files = {
        "techniques/peft.yaml": cite,
        "techniques/lora.yaml": "broader: [peft]",
        "techniques/adapters.yaml": "broader: [peft]",
        "techniques/dora.yaml": "",
    }
    names = ("peft", "lora", "adapters", "dora")
    ledger = [
        {"code": f"KB-000{number}", "id": name, "type": "technique", "titles": [name]}
        for number, name in enumerate(names, 1)
    ]
    graph = link_concepts(write_catalogue(files, ledger=ledger))
    text = dict(export_catalogue_file(graph, Addresses(directory_urls=False)))["catalogue.json"]
    peft, lora, *_ = json.loads(text)["entries"]
    assert peft["citation"] == {
        "use": "umbrella",
        "hint": "Name the method.",
        "better": ["KB-0002", "KB-0003", "KB-0004"],
    }
    assert lora["citation"]["better"] == []
    assert lora["url"] == "techniques/lora.html"


def test_the_file_is_the_same_every_time(history: Path, files: dict[str, str]) -> None:
    again = files_of(history / "concepts")
    assert again["catalogue.json"] == files["catalogue.json"]
    assert (
        len(files["catalogue.json"].splitlines())
        == len(json.loads(files["catalogue.json"])["entries"]) + 2
    )


def test_every_section_of_every_page_is_an_anchor(repository: Path) -> None:
    site = build_site(repository / "concepts")
    publication = site.publication
    if publication is None:
        pytest.fail("the catalogue cannot be read")
    pages = {page.path: page for page in site.pages}
    graph, addresses = publication.graph, publication.addresses
    text = dict(export_catalogue_file(graph, addresses))["catalogue.json"]
    anchors = {row["id"]: row.get("anchors") for row in json.loads(text)["entries"]}
    missing = []
    flows = [concept for concept in graph.concepts.values() if isinstance(concept.entry, Flow)]
    for concept in [*flows, *list(graph.concepts.values())[::7]]:
        body = pages[f"{concept.entry.folder}/{concept.id}.md"].render()
        inner = re.findall(r"\bid=[\"']?((?:claim|criterion|ref|[qo])-[\w:.-]+)", body.html)
        wanted = [*(section.id for section in body.sections), *inner]
        missing += [(concept.id, name) for name in wanted if name not in anchors[concept.id]]
    assert missing == []


def test_the_schema_describes_what_is_written(told: dict[str, Any], files: dict[str, str]) -> None:
    schema = json.loads(files["catalogue.schema.json"])
    assert find_breaches(schema, told) == []
    assert find_breaches(schema, MINIMAL) == []
    known = PublishedCatalogue.model_fields.keys()
    assert set(told) == set(known)
    assert set(told["entries"][1]) == set(schema["$defs"]["PublishedEntry"]["properties"])


@pytest.mark.parametrize(
    ("change", "breach"),
    [
        ({"entries": [{"code": "AB-1"}]}, "entries[0]: required"),
        ({"entries": [{"code": 1, "title": "A"}]}, "entries[0].code: type"),
        ({"entries": [{"code": "AB-1", "title": ""}]}, "entries[0].title: minLength"),
        ({"version": 2}, "version: maximum"),
        ({"format": "other"}, "format: const"),
        ({"entries": [{"code": "A", "title": "A", "status": "gone"}]}, "entries[0].status: enum"),
        ({"entries": [{"code": "A", "title": "A", "revision": 0}]}, "entries[0].revision: anyOf"),
    ],
)
def test_the_schema_finds_what_no_catalogue_can_be(
    change: dict[str, Any], breach: str, files: dict[str, str]
) -> None:
    wrong = {**MINIMAL, **change}
    assert find_breaches(json.loads(files["catalogue.schema.json"]), wrong) == [breach]
    assert isinstance(read_published(json.dumps(wrong).encode()), str)


def test_every_key_of_the_schema_is_explained(files: dict[str, str]) -> None:
    schema = json.loads(files["catalogue.schema.json"])
    parts = {"catalogue": schema, **schema["$defs"]}
    lacking = [
        f"{name}.{key}"
        for name, part in parts.items()
        for key, described in part["properties"].items()
        if not described.get("description")
    ]
    assert lacking == []


def test_the_smallest_file_can_be_read() -> None:
    read = read_published(json.dumps(MINIMAL).encode())
    assert isinstance(read, PublishedCatalogue)
    assert [entry.title for entry in read.entries] == ["A name"]
