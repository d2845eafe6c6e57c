"""A JSON Schema and a value in; where the value breaks the schema out.

Only the keywords that our schema of catalogue files has; any other fails, so that none is passed
over in silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

Schema = dict[str, Any]
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "object": (dict,),
    "array": (list,),
    "null": (type(None),),
}
ANNOTATIONS = {"$schema", "$defs", "title", "description", "default"}


def find_breaches(schema: Schema, value: object) -> list[str]:
    """Every place that breaks the schema: `["entries[0].code: type"]`."""
    return [
        f"{place.lstrip('.')}: {keyword}" for place, keyword in _breaches(schema, value, "", schema)
    ]


def _breaches(part: Schema, value: Any, place: str, root: Schema) -> Iterator[tuple[str, str]]:
    for keyword, wanted in part.items():
        if keyword in SIMPLE:
            if not SIMPLE[keyword](wanted, value):
                yield place, keyword
        elif keyword == "anyOf":
            if all(list(_breaches(option, value, place, root)) for option in wanted):
                yield place, keyword
        elif keyword not in ANNOTATIONS:
            for inner, inside, step in _parts(keyword, wanted, value, root):
                yield from _breaches(inner, inside, place + step, root)


def _parts(
    keyword: str, wanted: Any, value: Any, root: Schema
) -> Iterator[tuple[Schema, Any, str]]:
    """The schemas that values inside have to follow, with those values and the way to them."""
    if keyword == "$ref":
        yield root["$defs"][wanted.removeprefix("#/$defs/")], value, ""
    elif keyword == "properties" and isinstance(value, dict):
        yield from ((wanted[name], value[name], f".{name}") for name in wanted if name in value)
    elif keyword == "items" and isinstance(value, list):
        yield from ((wanted, item, f"[{index}]") for index, item in enumerate(value))
    elif keyword not in ("properties", "items"):
        raise ValueError(keyword)


SIMPLE: dict[str, Callable[[Any, Any], bool]] = {
    "type": lambda name, value: isinstance(value, TYPES[name]) and not isinstance(value, bool),
    "const": lambda wanted, value: bool(value == wanted),
    "enum": lambda wanted, value: value in wanted,
    "minimum": lambda least, value: not isinstance(value, int) or value >= least,
    "maximum": lambda most, value: not isinstance(value, int) or value <= most,
    "minLength": lambda least, value: not isinstance(value, str) or len(value) >= least,
    "pattern": lambda text, value: not isinstance(value, str) or bool(re.search(text, value)),
    "required": lambda names, value: not isinstance(value, dict) or set(names) <= value.keys(),
    "additionalProperties": lambda allowed, _: allowed is True,
}
