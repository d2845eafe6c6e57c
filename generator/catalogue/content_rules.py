"""What an author wrote and the catalogue's settings in; what contradicts itself or them out.

Everything here looks at what was written, not at valid entries, so that a broken field hides
nothing that is wrong with the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.catalogue.common import Entry
from generator.catalogue.documents import Document
from generator.catalogue.entries import TradeOff
from generator.catalogue.entry_files import describe_reserved
from generator.catalogue.field_errors import describe_empty
from generator.catalogue.field_rules import MALFORMED_ID
from generator.catalogue.fields import FieldPath, marked_texts
from generator.catalogue.marks import GradeMark, Markdown, Vocabulary
from generator.catalogue.near_names import as_id, did_you_mean, one_of
from generator.catalogue.settings import CatalogueSettings, VocabularyValue
from generator.catalogue.unsafe_prose import UNSAFE_HTML, UNSAFE_LINK, find_unsafe
from generator.diagnostics import Diagnostic, Finding, Rule

UNKNOWN_WORD = Rule(
    "unknown-vocabulary-value",
    "error",
    "A value is none of those that `catalogue.yaml` lists in the vocabulary of this field.",
)
UNKNOWN_GRADE = Rule(
    "unknown-grade", "error", "A grade of evidence is none of those that `catalogue.yaml` lists."
)
GRADE_WITHOUT_REASON = Rule(
    "grade-without-reason",
    "error",
    "A claim has a grade of its own, but does not say why it differs from that of its sources.",
)
REFUTED_IN_OWN_VOICE = Rule(
    "refuted-claim-in-own-voice",
    "error",
    "A claim has a grade that means it is refuted, but not both whose it is (`attributed_to`) and "
    "what is right instead (`correction`).",
)
UNKNOWN_OPTION = Rule(
    "unknown-option",
    "error",
    "A cell of a comparison stands under an option that it does not have.",
)
MISSING_CELL = Rule(
    "missing-cell", "error", "A row of a comparison has no cell for one of its options."
)
REPEATED_VALUE = Rule(
    "repeated-value",
    "error",
    "A list names the same entry or word twice, or two parts have one id.",
)
MOST_LISTED = 20
"""Of so many values of a vocabulary a hint names all."""
CONTENT_RULES = (
    UNKNOWN_WORD,
    UNKNOWN_GRADE,
    GRADE_WITHOUT_REASON,
    REFUTED_IN_OWN_VOICE,
    UNKNOWN_OPTION,
    MISSING_CELL,
    REPEATED_VALUE,
    UNSAFE_HTML,
    UNSAFE_LINK,
)


def check_content(
    document: Document, cls: type[Entry], settings: CatalogueSettings
) -> Iterator[Diagnostic]:
    """Everything about one file that its types cannot say."""
    yield from _check_words(document, cls, settings)
    yield from _check_grades(document, cls, settings)
    yield from _check_claims(document, settings)
    yield from _check_repetition(document)
    yield from _check_former_ids(document)
    yield from _check_empty(document, (), document.data)
    yield from _check_prose(document, cls)
    if issubclass(cls, TradeOff):
        yield from _check_cells(document)


def vocabulary_ids(values: tuple[VocabularyValue, ...]) -> list[str]:
    """The ids of a vocabulary, each followed by those that it includes."""
    return [inner for value in values for inner in (value.id, *vocabulary_ids(value.narrower))]


def _report(rule: Rule, document: Document, path: FieldPath, message: str, hint: str) -> Diagnostic:
    return Diagnostic.of(rule, Finding(document.position(path), message, hint))


def _check_words(
    document: Document, cls: type[Entry], settings: CatalogueSettings
) -> Iterator[Diagnostic]:
    for path, word, mark in marked_texts(cls, document.data, Vocabulary):
        known = vocabulary_ids(getattr(settings.vocabularies, mark.name))
        if word not in known and as_id(word) == word:
            message = f'"{word}" is no value of the vocabulary `{mark.name}`'
            hint = did_you_mean(word, known) or _list_or_point(known, mark.name)
            yield _report(UNKNOWN_WORD, document, path, message, hint)


def _list_or_point(known: list[str], name: str) -> str:
    if 0 < len(known) <= MOST_LISTED:
        return f"write {one_of(known)}"
    return f"`catalogue.yaml` lists the values under `vocabularies`, `{name}`"


def _check_grades(
    document: Document, cls: type[Entry], settings: CatalogueSettings
) -> Iterator[Diagnostic]:
    known = [grade.id for grade in settings.grades]
    for path, letter, _ in marked_texts(cls, document.data, GradeMark):
        if letter not in known and len(letter) == 1 and "A" <= letter <= "Z":
            message = f'"{letter}" is no grade of this catalogue'
            yield _report(UNKNOWN_GRADE, document, path, message, f"write {one_of(known)}")


def _check_claims(document: Document, settings: CatalogueSettings) -> Iterator[Diagnostic]:
    refuted = {grade.id for grade in settings.grades if grade.attributed_only}
    for index, claim in enumerate(_mappings(document.data.get("claims"))):
        path = ("claims", index)
        grade = claim.get("grade")
        if grade is not None and not claim.get("grade_reason"):
            message = "the claim has a grade of its own, but no `grade_reason`"
            hint = "add `grade_reason`, or delete `grade` where it is that of the best source"
            yield _report(GRADE_WITHOUT_REASON, document, (*path, "grade"), message, hint)
        if isinstance(grade, str) and grade in refuted:
            lacking = [name for name in ("attributed_to", "correction") if not claim.get(name)]
            if lacking:
                names = " and ".join(f"`{name}`" for name in lacking)
                message = f"a claim of grade {grade} stands here in our own voice: no {names}"
                hint = f"add {names}: whose it is, and what is right instead"
                yield _report(REFUTED_IN_OWN_VOICE, document, (*path, "grade"), message, hint)


def _check_repetition(document: Document) -> Iterator[Diagnostic]:
    """The same word twice in a list of words, and the same `id` twice in a list of parts."""
    for name, values in document.data.items():
        if isinstance(values, list):
            seen: set[str] = set()
            for index, value in enumerate(values):
                word = value.get("id") if isinstance(value, dict) else value
                if not isinstance(word, str) or as_id(word) != word:
                    continue
                if word in seen:
                    path = (name, index, "id") if isinstance(value, dict) else (name, index)
                    message = f'"{_start_of(word)}" stands twice in `{name}`'
                    yield _report(REPEATED_VALUE, document, path, message, "keep one of the two")
                seen.add(word)


def _check_former_ids(document: Document) -> Iterator[Diagnostic]:
    """Their addresses get a page, as those of ids do."""
    former_ids = document.data.get("former_ids")
    for index, former in enumerate(former_ids if isinstance(former_ids, list) else []):
        message = describe_reserved(former) if isinstance(former, str) else ""
        if message:
            path = ("former_ids", index)
            yield _report(MALFORMED_ID, document, path, message, "delete it: no entry had that id")


def _check_empty(document: Document, path: FieldPath, value: object) -> Iterator[Diagnostic]:
    """A name and a colon with nothing after it is a field that somebody forgot, required or not."""
    if isinstance(value, dict | list):
        steps = value.items() if isinstance(value, dict) else enumerate(value)
        for step, inner in steps:
            yield from _check_empty(document, (*path, step), inner)
    elif value is None and ":" not in str(path[-1]):  # `step:3` is reported as a name
        rule, message, hint = describe_empty(path)
        yield _report(rule, document, path, message, hint)


def _start_of(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}…"


def _check_cells(document: Document) -> Iterator[Diagnostic]:
    options = [option.get("id") for option in _mappings(document.data.get("options"))]
    known = list(dict.fromkeys(option for option in options if isinstance(option, str)))
    for index, criterion in enumerate(_mappings(document.data.get("criteria"))):
        cells = criterion.get("cells")
        if not isinstance(cells, dict):
            continue
        path = ("criteria", index, "cells")
        for name in cells:
            if name not in known and as_id(name) == name:
                message = f'"{name}" is no option of this comparison'
                hint = did_you_mean(name, known) or "add it to `options`, or delete the cell"
                position = document.key_position((*path, name))
                yield Diagnostic.of(UNKNOWN_OPTION, Finding(position, message, hint))
        for option in known:
            if option not in cells:
                message = f'the row has no cell for the option "{option}"'
                hint = f"add `{option}:` with `text`, and `sources` or `no_evidence`"
                yield _report(MISSING_CELL, document, path, message, hint)


def _check_prose(document: Document, cls: type[Entry]) -> Iterator[Diagnostic]:
    for path, text, _ in marked_texts(cls, document.data, Markdown):
        for unsafe in find_unsafe(text):
            position = document.position(path, unsafe.offset)
            yield Diagnostic.of(unsafe.rule, Finding(position, unsafe.message, unsafe.hint))


def _mappings(values: object) -> list[dict[str, Any]]:
    """The items of a list; those that are no mappings are reported elsewhere and empty here."""
    items = values if isinstance(values, list) else []
    return [item if isinstance(item, dict) else {} for item in items]
