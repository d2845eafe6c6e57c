"""Pages that list: the entries of a type, every name from A to Z, the whole graph."""

from __future__ import annotations

import re

import pytest

from generator.publish.page import Body
from generator.publish.pages.graph_page import MOST_DRAWN, MOST_NAMED, graph_page
from generator.publish.wording import abbreviation
from tests.publishing import EVERYTHING, body_of, publish


def test_the_glossary_lists_every_label_under_its_letter() -> None:
    body = body_of(EVERYTHING, "glossary/index.md")
    assert lines_of(body) == {
        "0–9": ["4-bit tuning"],
        "C": ["Choose"],
        "E": ["Élan"],
        "L": ["Lora, Low-rank adaptation"],
        "O": ["Overfitting"],
        "Sources": ["A &lt;small&gt; &amp; &#34;quoted&#34; study"],
    }


def test_names_of_one_entry_share_a_line_where_no_other_stands_between_them() -> None:
    files = {
        "techniques/lora.yaml": "title: Zeta\naliases: [Ada, Adb, Add]",
        "techniques/peft.yaml": "title: Adc",
        "techniques/tau.yaml": "title: τ-bench",
    }
    body = body_of(files, "glossary/index.md")
    assert lines_of(body) == {"A": ["Ada, Adb", "Adc", "Add"], "T": ["τ-bench"], "Z": ["Zeta"]}
    assert str(body.html).count("<dd>see <a ") == 2


def test_sources_stand_in_a_fold_at_the_end_of_the_glossary() -> None:
    section = body_of(EVERYTHING, "glossary/index.md").sections[-1]
    assert section.id == "sources"
    assert str(section.html).startswith("<details")
    header = body_of(EVERYTHING, "glossary/index.md").slots["header"]
    assert 'href="#sources">Sources</a>' in header


def lines_of(body: Body) -> dict[str, list[str]]:
    """The labels on each line of the glossary, by section."""
    lines = re.compile(r'kb-glossary__label">(.*?)(?: <span class="kb-glossary__type.*)?</dt>')
    return {
        section.title: [re.sub("<[^>]*>", "", line) for line in lines.findall(str(section.html))]
        for section in body.sections
    }


def test_a_source_is_listed_with_those_who_cite_it() -> None:
    html = str(body_of(EVERYTHING, "sources/index.md").html)
    assert "Cited by 1 entry:</span> <a" in html
    assert '<a class="kb-link kb-link--technique" href="../techniques/lora/">Lora</a>' in html


def test_a_list_shows_the_abbreviation_of_a_title() -> None:
    files = {"techniques/lora.yaml": "title: Low-rank adaptation\naliases: [Adapters, LoRA]"}
    html = str(body_of(files, "techniques/index.md").html)
    assert ">Low-rank adaptation (LoRA)</a>" in html


@pytest.mark.parametrize(
    ("title", "names", "short"),
    [
        ("Retrieval-augmented generation", ["RAG"], "RAG"),
        ("Quantized models", ["GPTQ", "AWQ"], ""),
        ("In-context learning", ["ICL prompting", "Few-shot"], ""),
        ("Supervised fine-tuning (SFT)", ["SFT"], ""),
        ("Excessive agency", ["LLM06"], ""),
    ],
)
def test_an_abbreviation_is_made_of_initials(title: str, names: list[str], short: str) -> None:
    assert abbreviation(title, names) == short


def test_groups_of_a_list_say_how_many_entries_they_have() -> None:
    files = {f"tools/t{number}.yaml": "" for number in range(3)} | {
        "tools/old.yaml": "lifecycle: {state: retired, as_of: 2026-01-01}"
    }
    sections = body_of(files, "tools/index.md").sections
    assert [section.title for section in sections] == ["Active (3)", "Retired (1)"]


def test_the_graph_leaves_sources_out() -> None:
    html = str(body_of(EVERYTHING, "graph.md").sections[0].html)
    assert "kb-graph__node--technique" in html
    assert "--source" not in html


def test_the_graph_names_the_most_connected_entries_at_once() -> None:
    others = {f"techniques/t{number}.yaml": "related: [hub]" for number in range(90)}
    html = str(body_of({"techniques/hub.yaml": "", **others}, "graph.md").sections[0].html)
    quiet = re.findall(r"node--quiet.*?<title>([^<]*) \(", html)
    assert len(quiet) == 91 - MOST_NAMED
    assert "Hub" not in quiet


def test_a_large_graph_is_listed_and_not_drawn() -> None:
    files = {f"glossary/term-{number:04}.yaml": "" for number in range(MOST_DRAWN + 1)}
    body = graph_page(publish(files)).body()
    assert [section.id for section in body.sections] == ["term"]
