"""One id replaced wherever it is named, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogue.catalogue import read_catalogue
from generator.graph.concept_graph import HandWrittenPage, link_concepts
from generator.graph.renaming import record_former_id, rename_references

TERM = "title: {title}\nsummary: A word.\nstatus: reviewed\n{more}definition: |\n  {text}\n"


@pytest.fixture
def concepts(tmp_path: Path, repository: Path) -> Path:
    folder = tmp_path / "concepts"
    (folder / "glossary").mkdir(parents=True)
    settings = (repository / "concepts" / "catalogue.yaml").read_text(encoding="utf-8")
    (folder / "catalogue.yaml").write_text(settings, encoding="utf-8")
    for name, more, text in (
        ("token", "former_ids: [tok]\n", "A piece of text."),
        ("prompt", 'related: ["token"] # and nothing else\n', "Made of [[token]]s: [[token|so]]."),
        ("tokenizer", "related:\n- token\n- prompt\n", "Makes a [[token]]; `[[token]]` is code."),
    ):
        entry = TERM.format(title=name.capitalize(), more=more, text=text)
        (folder / "glossary" / f"{name}.yaml").write_text(entry, encoding="utf-8")
    return folder


def test_relations_and_mentions_follow_and_other_words_stay(concepts: Path) -> None:
    catalogue, _ = read_catalogue(concepts)
    assert catalogue is not None
    page = HandWrittenPage("index.md", "docs/index.md", "See [[token]], not [[tokenizer]].\n")
    graph = link_concepts(catalogue, [page])
    texts = {
        f"concepts/glossary/{path.name}": path.read_text(encoding="utf-8")
        for path in (concepts / "glossary").iterdir()
    } | {page.shown_as: page.text}

    changed = rename_references(graph, texts, "token", "piece")

    assert sorted(changed) == [
        "concepts/glossary/prompt.yaml",
        "concepts/glossary/tokenizer.yaml",
        "docs/index.md",
    ]
    assert 'related: ["piece"] # and nothing else' in changed["concepts/glossary/prompt.yaml"]
    assert "Made of [[piece]]s: [[piece|so]]." in changed["concepts/glossary/prompt.yaml"]
    assert "related:\n- piece\n- prompt\n" in changed["concepts/glossary/tokenizer.yaml"]
    assert changed["docs/index.md"] == "See [[piece]], not [[tokenizer]].\n"


@pytest.mark.parametrize(
    ("name", "expected"), [("token", "former_ids: [tok, old]"), ("prompt", "former_ids: [old]")]
)
def test_the_former_id_is_recorded_beside_those_before_it(
    concepts: Path, name: str, expected: str
) -> None:
    catalogue, _ = read_catalogue(concepts)
    assert catalogue is not None
    text = (concepts / "glossary" / f"{name}.yaml").read_text(encoding="utf-8")
    after = record_former_id(catalogue.documents[name], text, "old")
    assert after.splitlines()[3] == expected
    assert "definition: |" in after
