"""Entries cut down to what a test is about in; a catalogue of valid entries out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import yaml

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.coverage import Coverage, read_coverage
from generator.catalogue.documents import Document, parse_document
from generator.catalogue.entries import ENTRY_TYPES
from generator.catalogue.ledger import LedgerRow, ledger_of
from generator.catalogue.settings import CatalogueSettings
from generator.catalogue.skeleton import new_entry_text

REQUIRED: dict[str, tuple[str, ...]] = {
    "techniques": (
        "how_it_works: It works.",
        "applies_when: [It is so.]",
        "does_not_apply_when: [It is not so.]",
        "needs: {data: Some., compute: Some., skill: Some., time: Some.}",
        "profile: {cost: Low., latency: Low., maintenance: Low.}",
        "stops_applying_when: [Things change.]",
    ),
    "pitfalls": (
        "question: Could it happen?",
        "symptoms: [It shows.]",
        "causes: [A cause.]",
        "consequences: [A consequence.]",
        "prevention: [Care.]",
        "recovery: [More care.]",
        "severity: {step: 2, reason: It is small.}",
        "likelihood: {step: 2, reason: It is rare.}",
        "detection_difficulty: {step: 2, reason: It is seen.}",
    ),
    "case-studies": (
        "kind: anonymous",
        "setting: Somewhere.",
        "approach: Somehow.",
        "not_disclosed: [Where.]",
        "lessons: [Tell where.]",
    ),
    "trade-offs": (
        "question: Is it one or the other?",
        "options: [{id: one, title: One}, {id: other, title: Other}]",
        "criteria: [{id: cost, title: Cost, cells: {}}]",
        "what_decides: A fact.",
        "flip_condition: Another fact.",
        "stops_applying_when: [Things change.]",
    ),
    "debates": (
        "question: Is it so?",
        "conclusion: Perhaps.",
    ),
    "glossary": ("definition: What it means.",),
    "tools": (
        "purpose: For work.",
        "licence: MIT",
        "lifecycle: {state: active, as_of: 2026-01-01}",
    ),
    "decide": (
        "questions: [{id: ready, text: Is it ready?, kind: yes-no}]",
        (
            "outcomes: [{id: go, title: Go, entries: [lora]},"
            " {id: wait, title: Wait, entries: [lora]}]"
        ),
        "chart: [{question: ready, branches: [{if: yes, then: go}, {if: no, then: wait}]}]",
    ),
    "sources": (
        "kind: paper",
        "grade: A",
        "issued: 2024",
        "finding: It found.",
        "verified: {how: read, on: 2026-01-01}",
    ),
}
SETTINGS = CatalogueSettings.model_validate(
    {
        "title": "Guide",
        "description": "A guide.",
        "code_prefix": "KB",
        "grades": [
            {"id": "A", "title": "Strong", "meaning": "It is strong."},
            {"id": "D", "title": "Asserted", "meaning": "It is said."},
        ],
        "scales": {
            scale: [{"title": str(step), "meaning": "So."} for step in range(1, 6)]
            for scale in ("severity", "likelihood", "detection_difficulty")
        },
        "vocabularies": {"approaches": [], "phases": [], "source_kinds": []},
    }
)


def from_skeleton(folder: str) -> tuple[str, ...]:
    """What the skeleton of a type writes into required fields, for types that are not listed."""
    (kind,) = (kind for kind in ENTRY_TYPES if kind.folder == folder)
    fields = yaml.safe_load(new_entry_text(kind, "A title", SETTINGS))
    return tuple(
        f"{name}: {json.dumps(value, default=str)}"
        for name, value in fields.items()
        if name not in ("title", "summary", "status")
    )


def complete(path: str, text: str) -> str:
    """The text as an author wrote it, then the required fields that it lacks."""
    folder, name = path.split("/")
    title = name.removesuffix(".yaml").replace("-", " ").capitalize()
    required = REQUIRED[folder] if folder in REQUIRED else from_skeleton(folder)
    lines = (f"title: {title}", "summary: What it is.", "status: reviewed", *required)
    missing = [line for line in lines if f"\n{line.split(':')[0]}:" not in f"\n{text}"]
    return "\n".join([text.rstrip("\n")] * bool(text.strip()) + missing) + "\n"


def read_written(files: Mapping[str, str]) -> dict[str, Document]:
    """The documents of `{"techniques/lora.yaml": "requires: [peft]"}`, by id."""
    documents: dict[str, Document] = {}
    for path, text in files.items():
        document, problems = parse_document(complete(path, text).encode(), f"concepts/{path}")
        assert document is not None, problems
        documents[path.split("/")[1].removesuffix(".yaml")] = document
    return documents


def write_catalogue(
    files: Mapping[str, str],
    broken: frozenset[str] = frozenset(),
    ledger: Sequence[Mapping[str, object]] = (),
    coverage: str = "",
) -> Catalogue:
    """A catalogue of these entries, in the order in which they are given, with these codes."""
    documents = read_written(files)
    types = {entry_type.folder: entry_type for entry_type in ENTRY_TYPES}
    entries = {
        entry_id: types[document.path.split("/")[1]].model_validate(document.data)
        for entry_id, document in documents.items()
    }
    return Catalogue(
        settings=SETTINGS,
        entries=entries,
        documents=documents,
        ledger=ledger_of(LedgerRow.model_validate(row) for row in ledger),
        broken=broken,
        coverage=read_written_coverage(coverage) if coverage else None,
    )


def read_written_coverage(text: str) -> Coverage:
    document, problems = parse_document(text.encode(), "concepts/coverage.yaml")
    assert document is not None, problems
    coverage, problems = read_coverage(document)
    assert coverage is not None, problems
    return coverage
