"""What validation says about one value in; the rule, and message and hint for its author, out."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from pydantic import BaseModel

from generator.catalogue.class_shapes import documentation_at, fields_of, model_at
from generator.catalogue.fields import FieldPath
from generator.catalogue.near_names import as_id, did_you_mean, one_of
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


Described = tuple[Rule, str, str]


def describe_error(error: FieldError) -> Described:
    """The rule, the message and the hint."""
    if error.value is None and error.code not in ("missing", "extra_forbidden"):
        return describe_empty(error.path)
    describe = DESCRIBED.get(error.code, _describe_other)
    return describe(error)


def describe_empty(path: FieldPath) -> Described:
    hint = "write one after the colon, or delete the field if it is optional"
    if path and isinstance(path[-1], int):
        hint = "write one after the `- `, or delete the line"
    return EMPTY_VALUE, f"{subject_of(path)} has no value", hint


def _describe_missing(error: FieldError) -> Described:
    documentation = documentation_at(error.cls, error.path)
    hint = f"add `{error.path[-1]}`: {_uncapitalised(documentation)}"
    return MISSING_FIELD, f"{error.subject} is missing", hint


def _describe_unknown(error: FieldError) -> Described:
    name = str(error.path[-1])
    model = model_at(error.cls, error.path[:-1]) or error.cls
    known = fields_of(model)
    hint = did_you_mean(name, known)
    if not hint:
        few = len(known) <= 10
        hint = (
            f"the fields are {', '.join(f'`{field}`' for field in known)}" if few else "delete it"
        )
    owner = f"a {model.__dict__['type_name']}" if "type_name" in model.__dict__ else "this value"
    return UNKNOWN_FIELD, f"`{name}` is no field of {owner}", hint


def _describe_key(error: FieldError) -> Described:
    message = f'"{error.path[-1]}" cannot be an id'
    near = as_id(str(error.path[-1]))
    return MALFORMED_ID, message, _id_hint(near)


def _describe_not_text(error: FieldError) -> Described:
    if isinstance(error.value, bool | int | float | datetime.date):
        return _describe_unquoted(error)
    if isinstance(error.value, list):
        hint = "write the text after the colon, without `- ` in front"
        return WRONG_KIND, f"{error.subject} needs one text, but holds a list", hint
    hint = "put the whole text in quotes, because it has a colon and a space in it"
    return WRONG_KIND, f"{error.subject} needs a text, but holds fields", hint


def _describe_unquoted(error: FieldError) -> Described:
    written = error.written or str(error.value)
    message = f"{error.subject} needs a text, but YAML reads {written} as {_kind(error.value)}"
    return WRONG_KIND, message, f'put it in quotes: "{written}"'


def _describe_not_list(error: FieldError) -> Described:
    message = f"{error.subject} needs a list, but holds {_kind(error.value)}"
    hint = "write each item on a line of its own that starts with `- `"
    return WRONG_KIND, message, hint


def _describe_not_fields(error: FieldError) -> Described:
    model = model_at(error.cls, error.path)
    message = f"{error.subject} needs fields of its own, but holds {_kind(error.value)}"
    if model is None:
        return WRONG_KIND, message, "write `name: value` lines below it, indented"
    first = fields_of(model)[0]
    place = f"- {first}: …" if isinstance(error.path[-1], int) else f"{first}: …"
    return WRONG_KIND, message, f"write `{place}` and so on, each field on its own line, indented"


def _describe_not_number(error: FieldError) -> Described:
    kind = "a whole number" if error.code == "int_type" else "a number"
    message = f"{error.subject} needs {kind}, but holds {_kind(error.value)}"
    is_quoted = isinstance(error.value, str) and error.value.strip().isdigit()
    return WRONG_KIND, message, "remove the quotes" if is_quoted else "write digits only"


def _describe_not_text_or_number(error: FieldError) -> Described:
    if isinstance(error.value, bool | datetime.date):
        return _describe_unquoted(error)
    message = f"{error.subject} needs a text or a number, but holds {_kind(error.value)}"
    return WRONG_KIND, message, "write one value after the colon"


def _describe_not_truth(error: FieldError) -> Described:
    message = f"{error.subject} is either `true` or `false`"
    return WRONG_KIND, message, "write one of the two, without quotes"


def _describe_not_listed(error: FieldError) -> Described:
    words = re.findall(r"'([^']*)'", str(error.context.get("expected", "")))
    written = error.written or str(error.value)
    message = f'{error.subject} is "{_short(written)}", which it cannot be'
    return MALFORMED_VALUE, message, did_you_mean(written, words) or f"write {one_of(words)}"


def _describe_out_of_range(error: FieldError) -> Described:
    limits = error.context
    limit = f"at most {limits['le']}" if "le" in limits else f"at least {limits['ge']}"
    message = f"{error.subject} is {error.written or error.value}; it has to be {limit}"
    return MALFORMED_VALUE, message, f"write a number that is {limit}"


def _describe_too_short(error: FieldError) -> Described:
    count, least = len(error.value), error.context.get("min_length", 1)
    message = f"{error.subject} has {_items(count)}; it needs at least {least}"
    return TOO_FEW_ITEMS, message, "add what is missing, or delete the field if it is optional"


def _describe_too_long(error: FieldError) -> Described:
    count, most = len(error.value), error.context.get("max_length")
    message = f"{error.subject} has {_items(count)}; it has room for {most}"
    return MALFORMED_VALUE, message, f"keep {most}"


def _describe_pattern(error: FieldError) -> Described:
    pattern = str(error.context.get("pattern", ""))
    for part, describe in PATTERNS:
        if part in pattern:
            return describe(error)
    return _describe_other(error)


def _describe_empty_text(error: FieldError) -> Described:
    return EMPTY_VALUE, f"{error.subject} is empty", "write the text, or delete the field"


def _describe_id(error: FieldError) -> Described:
    message = f'{error.subject} is "{_short(error.value)}", which cannot be an id'
    return MALFORMED_ID, message, _id_hint(as_id(error.value))


def _id_hint(near: str) -> str:
    letters = "use lower-case letters, digits and hyphens"
    return f"{letters}: `{near}`" if near else letters


def _describe_outcome_entry(error: FieldError) -> Described:
    message = f'{error.subject} is "{_short(error.value)}", which names no entry'
    return MALFORMED_ID, message, "write `id` or `id#section`, as in `lora#steps`"


def _describe_line(error: FieldError) -> Described:
    if "\n" in error.value:
        hint = "write it on one line in quotes, or start it with `>-` and go on in the next line"
        return LINE_BREAK, f"{error.subject} has a line break, but it is a text of one line", hint
    return LINE_BREAK, f"{error.subject} starts with a space", "delete the space"


def _describe_doi(error: FieldError) -> Described:
    message = f'{error.subject} is "{_short(error.value)}", which is not the form of a DOI'
    inside = re.search(r"10\.\d{4,9}/\S+", error.value)
    hint = f"write only `{inside[0]}`" if inside else "it starts with `10.`, a number and a slash"
    return MALFORMED_VALUE, message, hint


def _describe_letter(error: FieldError) -> Described:
    message = f'{error.subject} is "{_short(error.value)}"; a grade is one capital letter'
    return MALFORMED_VALUE, message, "write the letter of a grade in `catalogue.yaml`"


def _describe_prefix(error: FieldError) -> Described:
    message = f'{error.subject} is "{_short(error.value)}"; it is made of 1 to 8 capital letters'
    return MALFORMED_VALUE, message, "write letters from A to Z only"


def _describe_date(error: FieldError) -> Described:
    message = f'{error.subject} is "{_short(str(error.value))}", which is no date'
    return MALFORMED_VALUE, message, "write it as 2026-11-22, 2026-11 or 2026"


def _describe_address(error: FieldError) -> Described:
    message = f'{error.subject} is "{_short(error.value)}", which is not an address on the web'
    return MALFORMED_VALUE, message, "write an address that starts with `https://`"


def _describe_incomplete(error: FieldError) -> Described:
    documentation = documentation_at(error.cls, error.path)
    return INCOMPLETE, f"{error.subject} {error.message}", documentation or "set one of them"


def _describe_other(error: FieldError) -> Described:
    documentation = documentation_at(error.cls, error.path)
    hint = f"here belongs: {_uncapitalised(documentation)}" if documentation else "correct it"
    return MALFORMED_VALUE, f"{error.subject} cannot be {_kind(error.value)} like this", hint


def _kind(value: object) -> str:
    """What YAML reads: a truth value is a number to Python, so the order counts."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"the number {value}"
    kinds = {str: "a text", list: "a list", dict: "fields", datetime.date: "a date"}
    return kinds.get(type(value), "nothing")


def _items(count: int) -> str:
    return f"{count or 'no'} item{'s' if count != 1 else ''}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:57]}…"


def _uncapitalised(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


DESCRIBED: dict[str, Callable[[FieldError], Described]] = {
    "missing": _describe_missing,
    "key": _describe_key,
    "extra_forbidden": _describe_unknown,
    "string_type": _describe_not_text,
    "tuple_type": _describe_not_list,
    "model_type": _describe_not_fields,
    "dict_type": _describe_not_fields,
    "int_type": _describe_not_number,
    "float_type": _describe_not_number,
    "text_or_number": _describe_not_text_or_number,
    "bool_type": _describe_not_truth,
    "bool_parsing": _describe_not_truth,
    "literal_error": _describe_not_listed,
    "less_than_equal": _describe_out_of_range,
    "greater_than_equal": _describe_out_of_range,
    "too_short": _describe_too_short,
    "too_long": _describe_too_long,
    "string_too_short": _describe_empty_text,
    "string_too_long": _describe_id,
    "string_pattern_mismatch": _describe_pattern,
    "no_such_date": _describe_date,
    "not_a_web_address": _describe_address,
    "cell_evidence": _describe_incomplete,
    "name_form": _describe_incomplete,
}
PATTERNS: tuple[tuple[str, Callable[[FieldError], Described]], ...] = (
    ("#[a-z_]", _describe_outcome_entry),
    ("[a-z0-9]+", _describe_id),
    (r"^\S[^\n]*$", _describe_line),
    (r"^10\.", _describe_doi),
    ("^[A-Z]$", _describe_letter),
    ("[A-Z]{1,8}", _describe_prefix),
    (r"^\d{4}", _describe_date),
    (r"\S", _describe_empty_text),
)
