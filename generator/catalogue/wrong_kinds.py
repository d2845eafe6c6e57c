"""A value of the wrong kind in, such as a list for a text; what its author can do out."""

from __future__ import annotations

import datetime

from generator.catalogue.class_shapes import fields_of, model_at
from generator.catalogue.field_rules import WRONG_KIND, Described, FieldError, kind_of


def describe_not_text(error: FieldError) -> Described:
    if isinstance(error.value, bool | int | float | datetime.date):
        return _describe_unquoted(error)
    if isinstance(error.value, list):
        hint = "write the text after the colon, without `- ` in front"
        return WRONG_KIND, f"{error.subject} needs one text, but holds a list", hint
    hint = "put the whole text in quotes, because it has a colon and a space in it"
    return WRONG_KIND, f"{error.subject} needs a text, but holds fields", hint


def _describe_unquoted(error: FieldError) -> Described:
    written = error.written or str(error.value)
    message = f"{error.subject} needs a text, but YAML reads {written} as {kind_of(error.value)}"
    return WRONG_KIND, message, f'put it in quotes: "{written}"'


def describe_not_list(error: FieldError) -> Described:
    message = f"{error.subject} needs a list, but holds {kind_of(error.value)}"
    hint = "write each item on a line of its own that starts with `- `"
    return WRONG_KIND, message, hint


def describe_not_fields(error: FieldError) -> Described:
    model = model_at(error.cls, error.path)
    message = f"{error.subject} needs fields of its own, but holds {kind_of(error.value)}"
    if model is None:
        return WRONG_KIND, message, "write `name: value` lines below it, indented"
    first = fields_of(model)[0]
    place = f"- {first}: …" if isinstance(error.path[-1], int) else f"{first}: …"
    return WRONG_KIND, message, f"write `{place}` and so on, each field on its own line, indented"


def describe_not_number(error: FieldError) -> Described:
    kind = "a whole number" if error.code == "int_type" else "a number"
    message = f"{error.subject} needs {kind}, but holds {kind_of(error.value)}"
    is_quoted = isinstance(error.value, str) and error.value.strip().isdigit()
    return WRONG_KIND, message, "remove the quotes" if is_quoted else "write digits only"


def describe_not_text_or_number(error: FieldError) -> Described:
    if isinstance(error.value, bool | datetime.date):
        return _describe_unquoted(error)
    message = f"{error.subject} needs a text or a number, but holds {kind_of(error.value)}"
    return WRONG_KIND, message, "write one value after the colon"


def describe_not_truth(error: FieldError) -> Described:
    message = f"{error.subject} is either `true` or `false`"
    return WRONG_KIND, message, "write one of the two, without quotes"


def describe_bare_number(error: FieldError) -> Described:
    message = f"{error.subject} is {kind_of(error.value)}, and nothing hangs on a single number"
    hint = "write a range with `at_least`, `below` or both, or the id of an option"
    return WRONG_KIND, message, hint


def describe_range_for_number(error: FieldError) -> Described:
    message = f"{error.subject} holds a range, and a test case has one number"
    return WRONG_KIND, message, "write a number from the range"
