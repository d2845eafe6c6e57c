"""Findings that were there before in; those that are new, and what is gone, out."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic
from generator.review.findings import Found
from generator.review.rules import STALE_BASELINE

FORMAT = "fieldguide-baseline"
_Key = tuple[str, str, str, str]


class BaselineError(ValueError):
    """The file is no baseline."""


def write_baseline(found: Iterable[Found], place: str) -> str:
    """JSON: what is cited wrongly where, without lines, so that other edits do not matter."""
    counts = Counter(_key(one, place) for one in found if one.diagnostic.level != "note")
    rows = [
        {"path": path, "rule": rule, "code": code, "text": text, "count": count}
        for (path, rule, code, text), count in sorted(counts.items())
    ]
    data = {"format": FORMAT, "version": 1, "findings": rows}
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def read_baseline(text: str) -> Counter[_Key]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise BaselineError("it is not JSON") from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise BaselineError(f'its "format" is not "{FORMAT}"')
    if data.get("version") != 1:
        raise BaselineError("it is of another version")
    counts: Counter[_Key] = Counter()
    rows = data.get("findings")
    for row in rows if isinstance(rows, list) else [None]:
        counts.update(_row(row))
    return counts


def _row(row: Any) -> Mapping[_Key, int]:
    if not isinstance(row, dict):
        raise BaselineError('"findings" is to be a list of objects')
    path, rule, code, text = (row.get(key, "") for key in ("path", "rule", "code", "text"))
    count = row.get("count", 1)
    if not isinstance(count, int) or not all(
        isinstance(one, str) for one in (path, rule, code, text)
    ):
        raise BaselineError('a finding has "path", "rule", "code", "text" and "count"')
    return {(path, rule, code, text): count}


def new_findings(
    found: Iterable[Found], known: Counter[_Key], place: str, checked: Iterable[str]
) -> list[Found]:
    """Without what the baseline holds; what it holds of the checked files and is gone is a note."""
    left = Counter(known)
    new: list[Found] = []
    for one in found:
        key = _key(one, place)
        if left[key] > 0:
            left[key] -= 1
        else:
            new.append(one)
    paths = {_relative(path, place): path for path in checked}
    for (path, rule, code, text), count in sorted(left.items()):
        if count > 0 and (path in paths or not Path(place).parent.joinpath(path).exists()):
            what = " ".join(filter(None, (rule, code, f'"{text}"' if text != code else "")))
            message = f"the baseline holds {what} in {path}, which is not found any more"
            hint = "write it anew with --write-baseline"
            new.append(
                Found(
                    Diagnostic(
                        place.replace(os.sep, "/"), 1, 1, "note", STALE_BASELINE.name, message, hint
                    )
                )
            )
    return new


def _key(one: Found, place: str) -> _Key:
    return _relative(one.diagnostic.path, place), one.diagnostic.rule, one.code, one.text


def _relative(path: str, place: str) -> str:
    """Relative to the folder of the baseline, wherever the check is run."""
    try:
        relative = os.path.relpath(path, Path(place).parent)
    except ValueError:
        return path
    return relative.replace(os.sep, "/")
