"""Which words in prose are names of entries."""

from __future__ import annotations

import pytest

from generator.graph.concept_graph import link_concepts
from generator.graph.labels import LabelIndex, index_labels
from tests.written_catalogues import write_catalogue

TITLES = {
    "lora": ("Low-rank adaptation", "LoRA"),
    "tuning": ("Fine-tuning",),
    "llm": ("Large language model", "LLM"),
    "prompt": ("Prompt",),
    "caching": ("Prompt caching",),
    "sets": ("Evaluation sets",),
    "analysis": ("Error analysis",),
    "law": ("Amdahl's law",),
    "policy": ("Policy",),
    "test": ("Test", "AB"),
}


@pytest.fixture(scope="module")
def index() -> LabelIndex:
    files = {
        f"glossary/{entry_id}.yaml": f'title: "{title}"\naliases: [{", ".join(aliases)}]'
        for entry_id, (title, *aliases) in TITLES.items()
    }
    return index_labels(link_concepts(write_catalogue(files)).concepts.values())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Prompts and the prompt's end", {"Prompts": "prompt", "prompt's": "prompt"}),
        ("Prompt caching, not prompt; caching", {"Prompt caching": "caching", "prompt": "prompt"}),
        ("finetuning, fine tuning, Fine-Tuning", {"finetuning", "fine tuning", "Fine-Tuning"}),
        ("LoRA and LoRAs, not lora or Lora", {"LoRA", "LoRAs"}),
        ("LLMs are large\nlanguage models", {"LLMs", "large\nlanguage models"}),
        ("an evaluation set, error analyses, policies", 3),
        ("by Amdahl\u2019s law", {"Amdahl\u2019s law"}),
        ("prompting, promptly, unprompted, prompt_id", set()),
        ("a test of AB", set()),
        ("low. Rank adaptation", set()),
    ],
)
def test_labels_are_found_inflected_and_longest_first(
    index: LabelIndex, text: str, found: object
) -> None:
    matches = {text[match.start : match.end]: match.owners[0] for match in index.find(text)}
    expected = matches if isinstance(found, dict) else set(matches)
    assert (len(matches) if isinstance(found, int) else expected) == found


def test_a_label_that_two_entries_share_through_inflection_has_two_owners() -> None:
    files = {"glossary/token.yaml": "", "glossary/tokens.yaml": "", "glossary/word.yaml": ""}
    index = index_labels(link_concepts(write_catalogue(files)).concepts.values())
    assert index.ambiguous == (("token", "tokens"),)
    assert [match.owners for match in index.find("A token")] == [("token", "tokens")]


def test_hidden_labels_are_not_linked() -> None:
    files = {"glossary/token.yaml": "hidden_labels: [tokken]"}
    index = index_labels(link_concepts(write_catalogue(files)).concepts.values())
    assert list(index.find("a tokken")) == []
