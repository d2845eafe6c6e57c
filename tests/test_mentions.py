"""What counts as a mention, and what a reader sees of its sentence."""

from __future__ import annotations

import pytest

from generator.graph.mentions import find_mentions
from generator.graph.plain_text import LONGEST, as_plain_text

TITLES = {"lora": "LoRA", "peft": "Tuning of few weights"}


def sentences(text: str) -> list[str]:
    return [mention.sentence for mention in find_mentions(text, TITLES)]


@pytest.mark.parametrize(
    "text",
    [
        "`[[lora]]`",
        "``a ` [[lora]]``",
        "```yaml\n[[lora]]\n```",
        "~~~\n[[lora]]\n\n[[lora]]\n~~~\nAfter.",
        "```\n[[lora]] in code that does not end",
        "<!-- [[lora]] -->",
        r"\[[lora]]",
        "---\ntitle: '[[lora]]'\n---\nText.",
        "[[]] [[two\nlines]] [lora]",
        "[@hu-2022](https://example.org)",
    ],
)
def test_what_is_no_mention(text: str) -> None:
    assert list(find_mentions(text, TITLES)) == []


def test_code_before_a_mention_does_not_hide_it() -> None:
    text = "`x` [[lora]] ```y``` and ` alone [[peft#steps]]"
    assert [mention.name for mention in find_mentions(text, TITLES)] == ["lora", "peft"]


def test_one_bracket_may_cite_several_sources() -> None:
    text = "So it is [@hu-2022, p. 3; @brown-2020]."
    found = list(find_mentions(text, TITLES))
    assert [mention.name for mention in found] == ["hu-2022", "brown-2020"]
    assert [text[mention.start :][:3] for mention in found] == ["@hu", "@br"]
    assert {mention.sentence for mention in found} == {"So it is."}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("First. Use [[lora]]. Last.", "Use LoRA."),
        ("Is it? [[lora]] helps! Yes.", "LoRA helps!"),
        ("Cheap, e.g. [[lora]] vs. [[x|X]].", "Cheap, e.g. LoRA vs. X."),
        ("It is (see Fig. 3) like [[lora]]. No. It is not.", "It is (see Fig. 3) like LoRA."),
        ("Since v1.2 there is [[lora]]. Next.", "Since v1.2 there is LoRA."),
        ("By E. J. Hu et al. [[lora]] is meant.", "By E. J. Hu et al. LoRA is meant."),
        ("He said “No.” Then came [[lora]].", "Then came LoRA."),
        ("- one\n- two, [[lora]]\n  goes on\n- three", "two, LoRA goes on"),
        ("1. one. [[lora]]\n2. two", "LoRA"),
        ("## On [[lora]] {#here}\n\nText.", "On LoRA"),
        ("> Quoted [[lora]]\n\nText", "Quoted LoRA"),
        ("| a | b |\n|---|---|\n| c. [[lora|x]] | d |", "x"),
        ("Before\n\n**[[lora]]** and *[[peft|so]]* it is [@a].\n\nAfter", "LoRA and so it is."),
    ],
)
def test_a_sentence_is_what_a_reader_would_call_one(text: str, sentence: str) -> None:
    assert sentences(text)[0] == sentence


def test_a_long_sentence_is_cut_around_the_mention_at_word_ends() -> None:
    (sentence,) = sentences("word " * 100 + "[[lora]]" + " other" * 100 + ".")
    assert len(sentence) <= LONGEST
    assert "LoRA" in sentence
    assert sentence.startswith("…word ")
    assert sentence.endswith(" other…")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("snake_case and 2 * 3 * 4", "snake_case and 2 * 3 * 4"),
        ("[text](https://example.org 'title') ![alt](x.png) <https://a.example>", None),
        ("`**code**` &amp; <b>bold</b> ~~gone~~ \\*star\\*", "**code** & bold gone *star*"),
        ("[[peft]] and [[unknown]]", "Tuning of few weights and unknown"),
        ("two  spaces\nand a line", "two spaces and a line"),
    ],
)
def test_plain_text_has_no_marks(text: str, plain: str | None) -> None:
    assert as_plain_text(text, TITLES) == (plain or "text alt https://a.example")


def test_no_text_makes_a_sentence_take_long() -> None:
    text = "**a `b _c " * 20_000 + "[[lora]]" + " **a `b _c" * 20_000
    assert all(len(sentence) <= LONGEST for sentence in sentences(text))
