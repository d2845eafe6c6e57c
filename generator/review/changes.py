"""An entry and a revision of it in; what has changed in its normative fields since out."""

from __future__ import annotations

import json
from difflib import ndiff
from typing import Any, NamedTuple

from generator.review.catalogue import Entry

_MOST_LINES = 12
_MISSING = object()


class Changes(NamedTuple):
    fields: tuple[str, ...]
    """Names of the changed fields; none where the old text is not known."""
    lines: tuple[str, ...]
    """The difference: `- old`, `+ new`."""


def changes_since(entry: Entry, pin: int) -> Changes | None:
    """Nothing where the entry says today again what it said then."""
    revisions = {revision.revision: revision for revision in entry.revisions}
    old, new = revisions.get(pin), revisions.get(entry.revision or 0)
    if old is None or new is None:
        return Changes((), ())
    if old.fingerprint and old.fingerprint == new.fingerprint:
        return None
    names = [
        name
        for name in dict.fromkeys((*old.fields, *new.fields))
        if old.fields.get(name, _MISSING) != new.fields.get(name, _MISSING)
    ]
    lines: list[str] = []
    for name in names:
        lines.append(f"{name}:")
        lines += _difference(old.fields.get(name), new.fields.get(name))
    return Changes(tuple(names), tuple(lines))


def _difference(old: Any, new: Any) -> list[str]:
    compared = ndiff(_lines(old), _lines(new))
    changed = [line.rstrip() for line in compared if line[:1] in "-+"]
    more = len(changed) - _MOST_LINES
    return changed[:_MOST_LINES] + ([f"  … {more} more lines"] if more > 0 else [])


def _lines(value: Any) -> list[str]:
    if value is None:
        return []
    if isinstance(value, str):
        return value.splitlines()
    if isinstance(value, list):
        return [line for item in value for line in _lines(item)]
    return [json.dumps(value, ensure_ascii=False)]
