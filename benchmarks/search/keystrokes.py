"""A served site and queries in; how long readers wait for results while they type, out."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page

from benchmarks.search.packed_server import Served
from benchmarks.search.slow_browser import slowed, throttled

RECORD = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
FIELD = ".kb-search__field"
PAUSE = 0.05
"""Seconds from a result to the next key: somebody who types fast."""


class Typed(NamedTuple):
    """What one reader met who typed a few queries, in milliseconds."""

    first: float
    """From the first key to the first results, painted."""
    further: tuple[float, ...]
    longest_task: float
    """The longest task of the main thread since the field got the focus."""
    early: tuple[str, ...]
    """Files of the search that were fetched before it was touched."""
    fetched: tuple[str, ...]
    """Scripts that were fetched from then on, in order; browsers ask for icons when they like."""


def type_queries(
    browser: Browser, served: Served, queries: Sequence[str], *, throttle: bool
) -> Typed:
    """In a window with nothing remembered: the first query at once, the others one by one.

    `throttle` slows the page as browsers do it themselves, else its worker is slowed too.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script(RECORD)
    page = context.new_page()
    served.files.clear()
    page.goto(served.address, wait_until="networkidle")
    early = tuple(name for name in served.files if "search" in name)
    start = len(served.files)
    with throttled(page) if throttle else slowed(browser):
        focused = page.evaluate("performance.now()")
        page.locator(FIELD).focus()
        waits = [wait for query in queries for wait in _type(page, query)]
        tasks = page.evaluate("kbRecord.tasks")
    fetched = tuple(name for name in served.files[start:] if name.endswith(".js"))
    context.close()
    longest = max((length for at, length in tasks if at >= focused), default=0.0)
    return Typed(waits[0], tuple(waits[1:]), longest, early, fetched)


def _type(page: Page, query: str) -> Iterator[float]:
    page.locator(FIELD).fill("")
    for letter in query:
        page.keyboard.press("Space" if letter == " " else letter)
        yield page.evaluate("kbRecord.shown")
        time.sleep(PAUSE)
