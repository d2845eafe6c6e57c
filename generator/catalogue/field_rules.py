"""The rules about single fields, and an error of validation as a value with words for it."""

from __future__ import annotations

import datetime
from typing import Any, NamedTuple

from pydantic import BaseModel

from generator.catalogue.fields import FieldPath
from generator.diagnostics import Rule

MISSING_FIELD = Rule("missing-field", "error", "An entry lacks a field that its type requires.")


UNKNOWN_FIELD = Rule(
    "unknown-field",
    "error",
    "A field has a name that no field of this type has; often a misspelling.",
)


WRONG_KIND = Rule(
    "wrong-kind-of-value",
    "error",
    "A list stands where a text belongs, a text where a list belongs, or YAML reads something "
    "else than the author meant: `no` as false, `1.10` as the number 1.1, `2026-11-22` as a date. "
    "Quotes make a text of it.",
)


EMPTY_VALUE = Rule("empty-value", "error", "A field has a name and a colon, but no value.")


LINE_BREAK = Rule(
    "line-break",
    "error",
    "A text of one line has a line break or starts with a space. The blocks `|` and `>` end with a "
    "line break; `>-` does not.",
)


MALFORMED_ID = Rule(
    "malformed-id",
    "error",
    "An id consists of lower-case letters, digits and single hyphens, at most 80 of them: "
    "`low-rank-adaptation`.",
)


MALFORMED_VALUE = Rule(
    "malformed-value",
    "error",
    "A value does not have the form that its field asks for: a date, a DOI, an address, a grade, "
    "one of a few words, a number in a range.",
)


TOO_FEW_ITEMS = Rule("too-few-items", "error", "A list has fewer items than make sense there.")


INCOMPLETE = Rule(
    "incomplete-value",
    "error",
    "Of several fields that belong together, one too few or many is set.",
)


FIELD_RULES = (
    MISSING_FIELD,
    UNKNOWN_FIELD,
    WRONG_KIND,
    EMPTY_VALUE,
    LINE_BREAK,
    MALFORMED_ID,
    MALFORMED_VALUE,
    TOO_FEW_ITEMS,
    INCOMPLETE,
)


Described = tuple[Rule, str, str]


def subject_of(path: FieldPath) -> str:
    last = path[-1] if path else "entry"
    return f"item {last + 1} of `{path[-2]}`" if isinstance(last, int) else f"`{last}`"


class FieldError(NamedTuple):
    """One error of validation: `code` names its kind, `context` holds the limits."""

    code: str
    path: FieldPath
    value: Any
    context: dict[str, Any]
    message: str
    written: str | None
    cls: type[BaseModel]

    @property
    def subject(self) -> str:
        """How a message names the value: `aliases`, or item 2 of `aliases`."""
        return subject_of(self.path)


def kind_of(value: object) -> str:
    """What YAML reads: a truth value is a number to Python, so the order counts."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"the number {value}"
    kinds = {str: "a text", list: "a list", dict: "fields", datetime.date: "a date"}
    return kinds.get(type(value), "nothing")


def count_items(count: int) -> str:
    return f"{count or 'no'} item{'s' if count != 1 else ''}"


def shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}…"


def uncapitalise(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
