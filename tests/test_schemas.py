"""What editors are told about the files of a catalogue."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.catalogue.catalogue import Catalogue, read_catalogue
from generator.catalogue.common import Entry
from generator.catalogue.documents import parse_document
from generator.catalogue.entries import ENTRY_TYPES
from generator.catalogue.fields import written_name
from generator.catalogue.schemas import schema_files
from generator.catalogue.skeleton import new_entry_text
from generator.catalogue.validate import validate_entry
from tests.test_catalogue import LEDGER, TERM, write_tree

Schema = dict[str, Any]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    tree = {"catalogue.yaml": "@settings", "ledger.yaml": LEDGER, "glossary/lora.yaml": TERM}
    catalogue, _ = read_catalogue(write_tree(tree, tmp_path_factory.mktemp("kb")))
    assert catalogue is not None
    return catalogue


@pytest.fixture(scope="module")
def schemas(catalogue: Catalogue) -> dict[str, Schema]:
    return {name: json.loads(text) for name, text in schema_files(catalogue).items()}


def nodes(schema: object) -> Iterator[Schema]:
    if isinstance(schema, dict):
        yield schema
        for inner in schema.values():
            yield from nodes(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from nodes(inner)


def test_each_type_the_settings_and_the_entries_have_a_file(schemas: dict[str, Schema]) -> None:
    types = {f"{cls.type_name}.json" for cls in ENTRY_TYPES}
    assert set(schemas) == types | {"catalogue.json", "_entries.json"}
    assert {schema["$schema"] for schema in schemas.values()} == {
        "https://json-schema.org/draft/2020-12/schema"
    }


def test_every_reference_leads_somewhere(schemas: dict[str, Schema]) -> None:
    references = [
        (name, node["$ref"])
        for name, schema in schemas.items()
        for node in nodes(schema)
        if isinstance(node.get("$ref"), str)
    ]
    assert references
    for name, reference in references:
        file, _, pointer = reference.partition("#/")
        target: Any = schemas[file or name]
        for step in pointer.split("/"):
            target = target[step]
        assert target


def test_no_note_of_a_mark_is_left_and_patterns_can_be_read(schemas: dict[str, Schema]) -> None:
    for schema in schemas.values():
        for node in nodes(schema):
            assert not [key for key in node if key.startswith("x-")]
            assert {"type": "null"} not in node.get("anyOf", ())
            if isinstance(node.get("pattern"), str):
                re.compile(node["pattern"])
            if "enum" in node:
                assert node["enum"]


@pytest.mark.parametrize("cls", ENTRY_TYPES, ids=lambda cls: cls.type_name)
def test_every_field_is_explained_and_no_other_is_allowed(
    schemas: dict[str, Schema], cls: type[Entry]
) -> None:
    schema = schemas[f"{cls.type_name}.json"]
    fields = {written_name(name, info): info for name, info in cls.model_fields.items()}
    assert schema["additionalProperties"] is False
    assert set(schema["properties"]) == set(fields)
    assert set(schema["required"]) == {name for name, info in fields.items() if info.is_required()}
    for name, info in fields.items():
        field = schema["properties"][name]
        if "description" not in field:  # the same words describe the class of the value
            field = schema["$defs"][field["$ref"].removeprefix("#/$defs/")]
        assert field["description"] == info.description
    for part in schema.get("$defs", {}).values():
        assert part["additionalProperties"] is False
        assert all(field["description"] for field in part["properties"].values())


def test_words_of_the_catalogue_are_offered_with_their_meaning(schemas: dict[str, Schema]) -> None:
    pitfall = schemas["pitfall.json"]
    approaches = pitfall["properties"]["approaches"]["items"]
    assert approaches["enum"] == ["prompting", "fine-tuning", "adapters"]
    assert approaches["markdownEnumDescriptions"] == ["Prompting", "Fine-tuning", "Adapters"]
    assert pitfall["$defs"]["Severity"]["properties"]["step"]["enum"] == [1, 2, 3, 4, 5]
    assert pitfall["$defs"]["Claim"]["properties"]["grade"]["enum"] == ["A", "B", "E"]


def test_ids_of_entries_are_offered_with_their_titles(schemas: dict[str, Schema]) -> None:
    known = schemas["_entries.json"]["$defs"]
    assert known["term"] == {"enum": ["lora"], "markdownEnumDescriptions": ["LoRA"]}
    assert known["entry"] == known["term"]
    assert known["technique"] == {"type": "string"}
    technique = schemas["technique.json"]["properties"]
    assert technique["broader"]["items"] == {"$ref": "_entries.json#/$defs/technique"}
    assert technique["related"]["items"] == {"$ref": "_entries.json#/$defs/entry"}
    assert technique["requires"]["items"]["anyOf"] == [
        {"$ref": "_entries.json#/$defs/technique"},
        {"$ref": "_entries.json#/$defs/tool"},
    ]
    sources = schemas["technique.json"]["$defs"]["Claim"]["properties"]["sources"]["items"]
    assert sources["anyOf"][0] == {"$ref": "_entries.json#/$defs/source"}
    assert sources["anyOf"][1]["type"] == "string"


def test_schemas_of_types_do_not_change_with_the_entries(catalogue: Catalogue) -> None:
    without = Catalogue(catalogue.settings, {}, {}, catalogue.ledger)
    changed = {
        name
        for name, text in schema_files(without).items()
        if text != schema_files(catalogue)[name]
    }
    assert changed == {"_entries.json"}


def test_editors_know_the_schema_of_every_folder(repository: Path) -> None:
    text = (repository / ".vscode" / "settings.json").read_text(encoding="utf-8")
    expected = {
        f"concepts/schemas/{cls.type_name}.json": f"concepts/{cls.folder}/*.yaml"
        for cls in ENTRY_TYPES
    }
    expected["concepts/schemas/catalogue.json"] = "concepts/catalogue.yaml"
    lines = ",\n".join(f'    "{schema}": "{files}"' for schema, files in expected.items())
    assert json.loads(text)["yaml.schemas"] == expected, (
        f"the schemas in .vscode/settings.json should be:\n{lines}"
    )


@pytest.mark.parametrize("cls", ENTRY_TYPES, ids=lambda cls: cls.type_name)
def test_a_new_entry_explains_every_field(catalogue: Catalogue, cls: type[Entry]) -> None:
    text = new_entry_text(cls, "Low-rank adaptation", catalogue.settings)
    lines = text.splitlines()
    assert lines[0] == f"# yaml-language-server: $schema=../schemas/{cls.type_name}.json"
    assert "status: draft" in lines
    for name, info in cls.model_fields.items():
        start = f"{written_name(name, info)}:"
        assert any(line.removeprefix("# ").startswith(start) for line in lines)
        assert info.description is not None
        assert info.description.split()[0] in text


def uncommented(text: str, field: str) -> str:
    """The skeleton with the example of one optional field put to use."""
    lines = text.split("\n")
    start = next(i for i, line in enumerate(lines) if line.startswith(f"# {field}:"))
    end = lines.index("", start)
    return "\n".join([*lines[:start], *(line[2:] for line in lines[start:end]), *lines[end:]])


@pytest.mark.parametrize("cls", ENTRY_TYPES, ids=lambda cls: cls.type_name)
def test_every_example_of_a_new_entry_is_of_the_right_form(
    catalogue: Catalogue, cls: type[Entry]
) -> None:
    skeleton = new_entry_text(cls, "Low-rank adaptation", catalogue.settings)
    fields = cls.model_fields.items()
    optional = [written_name(name, info) for name, info in fields if not info.is_required()]
    everything = skeleton
    for field in optional:
        everything = uncommented(everything, field)
    for text in (everything, *(uncommented(skeleton, field) for field in optional)):
        document, problems = parse_document(text.encode(), "entry.yaml")
        assert document is not None, problems
        entry, problems = validate_entry(document, cls, catalogue.settings)
        assert entry is not None, problems
