"""`tests/search/queries.yaml` in; the queries, each with what ought to be found, out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

FILE = Path(__file__).parents[2] / "tests" / "search" / "queries.yaml"
HALVES = ("tune", "test")


class Query(NamedTuple):
    """What somebody types, and who judged what for it."""

    query: str
    kind: str
    half: str
    """Either `tune`, by which the search was set, or `test`, which it was not shown."""
    relevant: Mapping[str, int]
    """Id of an entry → 3 (what was meant), 2 (helps much) or 1 (helps)."""


def read_queries(path: Path = FILE) -> tuple[Query, ...]:
    rows = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    if isinstance(rows, dict):
        rows = rows["queries"]
    return tuple(
        Query(str(row["query"]), row["kind"], row["half"], row["relevant"]) for row in rows
    )
