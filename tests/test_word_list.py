"""The word list of CONTRIBUTING.md is held in entries and pages, and only in our own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogue.documents import parse_document
from tools.lint_prose import find_words
from tools.prose import Text
from tools.word_list import OTHER_CASES, read_terms


def found_in(text: str, repository: Path) -> list[str]:
    page = Text(text, "docs/page.md")
    return [
        f"{position.line}:{position.column} {message}"
        for position, message in find_words([page], read_terms(repository))
    ]


def test_what_the_list_rules_out_is_found_where_it_stands(repository: Path) -> None:
    text = (
        "# Finetuned models\n\nTheir behaviors vary.\n\n- We generalize, and optimization helps.\n"
        "- Lora on a gpu, see `lora`.\n"
    )
    assert found_in(text, repository) == [
        "1:3 Incorrect term: “Finetuned”, use “Fine-tuned” instead",
        "3:7 Incorrect term: “behaviors”, use “behaviours” instead",
        "5:6 Incorrect term: “generalize”, use “generalise” instead",
        "5:22 Incorrect term: “optimization”, use “optimisation” instead",
        "6:3 Incorrect term: “Lora”, use “LoRA” instead",
        "6:13 Incorrect term: “gpu”, use “GPU” instead",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We fine-tune on a dataset, keep weights unquantized and tokenize texts of any size.",
        'He wrote “optimize the behavior”, and she "finetuned" it.',
        "It is called Direct Preference Optimization, and it is in *Optimizing behavior*.",
        'Set `behavior` to on:\n\n```json\n{"finetuning": true}\n```\n',
        "See [[finetuning-behavior]] [@optimizing-2023, section 2].",
        "> Their behavior was optimized.",
        "The [optimizer](https://example.org/optimize) is theirs.",
    ],
)
def test_terms_of_the_field_names_quotations_and_code_are_left_alone(
    text: str, repository: Path
) -> None:
    assert found_in(text, repository) == []


def test_the_place_is_that_in_the_file_of_an_entry(repository: Path) -> None:
    written = b"title: Tuning\nhow_it_works: |\n  One way.\n\n  Their behavior.\n"
    document, _ = parse_document(written, "concepts/techniques/tuning.yaml")
    assert document
    text = str(document.data["how_it_works"])
    prose = Text(text, document.path, document, ("how_it_works",))
    ((position, _),) = find_words([prose], read_terms(repository))
    assert position == ("concepts/techniques/tuning.yaml", 5, 9)


def test_no_row_asks_for_what_another_rules_out(repository: Path) -> None:
    wanted = [
        term if isinstance(term, str) else term[1].replace("$1", "")
        for term in read_terms(repository)[1:]
    ]
    assert len(wanted) > 30
    assert OTHER_CASES not in wanted
    assert found_in(". ".join(word for word in wanted), repository) == []
