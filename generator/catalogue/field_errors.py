"""What validation says about one value in; rule, message and hint for its author out."""

from __future__ import annotations

from collections.abc import Callable

from generator.catalogue import wrong_forms, wrong_kinds
from generator.catalogue.class_shapes import documentation_at, fields_of, model_at
from generator.catalogue.field_rules import (
    EMPTY_VALUE,
    INCOMPLETE,
    MISSING_FIELD,
    UNKNOWN_FIELD,
    Described,
    FieldError,
    subject_of,
    uncapitalise,
)
from generator.catalogue.fields import FieldPath
from generator.catalogue.near_names import did_you_mean


def describe_error(error: FieldError) -> Described:
    """The rule, the message and the hint."""
    if error.value is None and error.code not in ("missing", "extra_forbidden"):
        return describe_empty(error.path)
    describe = DESCRIBED.get(error.code, wrong_forms.describe_other)
    return describe(error)


def describe_empty(path: FieldPath) -> Described:
    hint = "write one after the colon, or delete the field if it is optional"
    if path and isinstance(path[-1], int):
        hint = "write one after the `- `, or delete the line"
    return EMPTY_VALUE, f"{subject_of(path)} has no value", hint


def _describe_missing(error: FieldError) -> Described:
    documentation = documentation_at(error.cls, error.path)
    hint = f"add `{error.path[-1]}`: {uncapitalise(documentation)}"
    return MISSING_FIELD, f"{error.subject} is missing", hint


def _describe_unknown(error: FieldError) -> Described:
    name = str(error.path[-1])
    model = model_at(error.cls, error.path[:-1]) or error.cls
    known = fields_of(model)
    hint = did_you_mean(name, known)
    field, colon, _ = name.partition(":")
    if colon and field in known:
        hint = f"put a space after the colon: `{field}: …`"
    elif name.isdigit():
        hint = "write numbers without separators: `3000`, not `3,000`"
    elif not hint:
        few = len(known) <= 10
        hint = (
            f"the fields are {', '.join(f'`{field}`' for field in known)}" if few else "delete it"
        )
    owner = f"a {model.__dict__['type_name']}" if "type_name" in model.__dict__ else "this value"
    return UNKNOWN_FIELD, f"`{name}` is no field of {owner}", hint


def _describe_incomplete(error: FieldError) -> Described:
    hint = "set one of the two and leave the other out"
    return INCOMPLETE, f"{error.subject} {error.message}", hint


def _describe_ungrounded(error: FieldError) -> Described:
    hint = "name the sources that say it, or say in `no_evidence` that none was found"
    return INCOMPLETE, f"{error.subject} {error.message}", hint


DESCRIBED: dict[str, Callable[[FieldError], Described]] = {
    "missing": _describe_missing,
    "key": wrong_forms.describe_key,
    "extra_forbidden": _describe_unknown,
    "string_type": wrong_kinds.describe_not_text,
    "tuple_type": wrong_kinds.describe_not_list,
    "model_type": wrong_kinds.describe_not_fields,
    "dict_type": wrong_kinds.describe_not_fields,
    "int_type": wrong_kinds.describe_not_number,
    "float_type": wrong_kinds.describe_not_number,
    "text_or_number": wrong_kinds.describe_not_text_or_number,
    "bool_type": wrong_kinds.describe_not_truth,
    "bool_parsing": wrong_kinds.describe_not_truth,
    "literal_error": wrong_forms.describe_not_listed,
    "less_than_equal": wrong_forms.describe_out_of_range,
    "greater_than_equal": wrong_forms.describe_out_of_range,
    "too_short": wrong_forms.describe_too_short,
    "too_long": wrong_forms.describe_too_long,
    "string_too_short": wrong_forms.describe_empty_text,
    "string_too_long": wrong_forms.describe_id,
    "string_pattern_mismatch": wrong_forms.describe_pattern,
    "no_such_date": wrong_forms.describe_date,
    "not_a_web_address": wrong_forms.describe_address,
    "bare_number": wrong_kinds.describe_bare_number,
    "range_for_number": wrong_kinds.describe_range_for_number,
    "cell_evidence": _describe_ungrounded,
    "name_form": _describe_incomplete,
}
