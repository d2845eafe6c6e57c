"""A value of the right kind in the wrong form in; what its author can do out."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.catalogue.class_shapes import documentation_at
from generator.catalogue.field_rules import (
    EMPTY_VALUE,
    LINE_BREAK,
    MALFORMED_ID,
    MALFORMED_VALUE,
    TOO_FEW_ITEMS,
    Described,
    FieldError,
    count_items,
    kind_of,
    shorten,
    uncapitalise,
)
from generator.catalogue.near_names import as_id, did_you_mean, one_of


def describe_key(error: FieldError) -> Described:
    message = f'"{error.path[-1]}" cannot be an id'
    near = as_id(str(error.path[-1]))
    return MALFORMED_ID, message, _id_hint(near)


def describe_not_listed(error: FieldError) -> Described:
    words = re.findall(r"'([^']*)'", str(error.context.get("expected", "")))
    written = error.written or str(error.value)
    message = f'{error.subject} is "{shorten(written)}", which it cannot be'
    return MALFORMED_VALUE, message, did_you_mean(written, words) or f"write {one_of(words)}"


def describe_out_of_range(error: FieldError) -> Described:
    limits = error.context
    limit = f"at most {limits['le']}" if "le" in limits else f"at least {limits['ge']}"
    message = f"{error.subject} is {error.written or error.value}; it has to be {limit}"
    return MALFORMED_VALUE, message, f"write a number that is {limit}"


def describe_too_short(error: FieldError) -> Described:
    count, least = len(error.value), error.context.get("min_length", 1)
    message = f"{error.subject} has {count_items(count)}; it needs at least {least}"
    return TOO_FEW_ITEMS, message, "add what is missing, or delete the field if it is optional"


def describe_too_long(error: FieldError) -> Described:
    count, most = len(error.value), error.context.get("max_length")
    message = f"{error.subject} has {count_items(count)}; it has room for {most}"
    return MALFORMED_VALUE, message, f"keep {most}"


def describe_pattern(error: FieldError) -> Described:
    pattern = str(error.context.get("pattern", ""))
    for part, describe in PATTERNS:
        if part in pattern:
            return describe(error)
    return describe_other(error)


def describe_empty_text(error: FieldError) -> Described:
    return EMPTY_VALUE, f"{error.subject} is empty", "write the text, or delete the field"


def describe_id(error: FieldError) -> Described:
    message = f'{error.subject} is "{shorten(error.value)}", which cannot be an id'
    return MALFORMED_ID, message, _id_hint(as_id(error.value))


def _id_hint(near: str) -> str:
    letters = "use lower-case letters, digits and hyphens"
    return f"{letters}: `{near}`" if near else letters


def _describe_outcome_entry(error: FieldError) -> Described:
    message = f'{error.subject} is "{shorten(error.value)}", which names no entry'
    return MALFORMED_ID, message, "write `id` or `id#section`, as in `lora#steps`"


def _describe_line(error: FieldError) -> Described:
    if "\n" in error.value:
        hint = "write it on one line in quotes, or start it with `>-` and go on in the next line"
        return LINE_BREAK, f"{error.subject} has a line break, but it is a text of one line", hint
    return LINE_BREAK, f"{error.subject} starts with a space", "delete the space"


def _describe_doi(error: FieldError) -> Described:
    message = f'{error.subject} is "{shorten(error.value)}", which is not the form of a DOI'
    inside = re.search(r"10\.\d{4,9}/\S+", error.value)
    hint = f"write only `{inside[0]}`" if inside else "it starts with `10.`, a number and a slash"
    return MALFORMED_VALUE, message, hint


def _describe_letter(error: FieldError) -> Described:
    message = f'{error.subject} is "{shorten(error.value)}"; a grade is one capital letter'
    return MALFORMED_VALUE, message, "write the letter of a grade in `catalogue.yaml`"


def _describe_prefix(error: FieldError) -> Described:
    message = f'{error.subject} is "{shorten(error.value)}"; it is made of 1 to 8 capital letters'
    return MALFORMED_VALUE, message, "write letters from A to Z only"


def describe_date(error: FieldError) -> Described:
    message = f'{error.subject} is "{shorten(str(error.value))}", which is no date'
    return MALFORMED_VALUE, message, "write it as 2026-11-22, 2026-11 or 2026"


def describe_address(error: FieldError) -> Described:
    message = f'{error.subject} is "{shorten(error.value)}", which is not an address on the web'
    return MALFORMED_VALUE, message, "write an address that starts with `https://`"


def describe_other(error: FieldError) -> Described:
    documentation = documentation_at(error.cls, error.path)
    hint = f"here belongs: {uncapitalise(documentation)}" if documentation else "correct it"
    return MALFORMED_VALUE, f"{error.subject} cannot be {kind_of(error.value)} like this", hint


PATTERNS: tuple[tuple[str, Callable[[FieldError], Described]], ...] = (
    ("#[a-z_]", _describe_outcome_entry),
    ("[a-z0-9]+", describe_id),
    (r"^\S[^\n]*$", _describe_line),
    (r"^10\.", _describe_doi),
    ("^[A-Z]$", _describe_letter),
    ("[A-Z]{1,8}", _describe_prefix),
    (r"^\d{4}", describe_date),
    (r"\S", describe_empty_text),
)
