"""Sites in; how fast and how large their search is out, as a table."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from playwright.sync_api import Browser

from benchmarks.search.keystrokes import Typed, type_queries
from benchmarks.search.packed_server import serve
from benchmarks.search.sites import FIRST_FETCHED, Site, queries_for


class Figures(NamedTuple):
    """What was measured in one site; times in milliseconds, sizes in kB."""

    name: str
    first: float
    """The median wait for the first results."""
    further: float
    """The median wait after any later key."""
    further_95: float
    """The wait that 95 of 100 later keys stay within."""
    keys: int
    longest_task: float
    bytes_first: float
    bytes_later: float
    share: float | None
    """Of the build's CPU, where it was measured."""


def measure_site(
    browser: Browser, site: Site, contexts: int, number: int, *, throttle: bool
) -> Figures:
    """Each of several readers types some of the queries, with an empty cache."""
    queries = queries_for(site, number)
    shares = [queries[start::contexts] for start in range(contexts)]
    with serve(site.folder) as served:
        readers = [type_queries(browser, served, share, throttle=throttle) for share in shares]
    for reader in readers:
        _check(reader)
    further = [wait for reader in readers for wait in reader.further]
    return Figures(
        site.name,
        statistics.median(reader.first for reader in readers),
        statistics.median(further),
        statistics.quantiles(further, n=20)[-1],
        len(further),
        max(reader.longest_task for reader in readers),
        site.bytes_first() / 1000,
        site.bytes_later() / 1000,
        site.share,
    )


def _check(reader: Typed) -> None:
    """The sizes count what is fetched first, and nothing comes before the search is touched."""
    if reader.early:
        raise ValueError(f"fetched before the search was touched: {reader.early}")
    if set(reader.fetched[: len(FIRST_FETCHED)]) != set(FIRST_FETCHED):
        raise ValueError(f"not what was to be fetched first: {reader.fetched}")


def table(rows: Sequence[Figures]) -> Iterator[str]:
    yield (
        "| site | first result, ms | further key, ms: median | 95 % | keys | longest task, ms "
        "| kB before the first result | kB after it | share of the build |"
    )
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|"
    for row in rows:
        share = "–" if row.share is None else f"{row.share:.1%}"
        yield (
            f"| {row.name} | {row.first:.0f} | {row.further:.0f} | {row.further_95:.0f} "
            f"| {row.keys:,} | {row.longest_task:.0f} | {row.bytes_first:.1f} "
            f"| {row.bytes_later:,.0f} | {share} |"
        )
