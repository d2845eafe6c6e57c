"""A browser in; the same browser, four times slower in one of two ways, out.

Chromium's own `Emulation.setCPUThrottlingRate`, the usual way, slows the main thread of a page and
not its workers, where the search does its work. The harder way stops the processes of pages for
three quarters of the time: all their threads alike. Fetching goes on, as on a slow phone.
"""

from __future__ import annotations

import os
import signal
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

RUNS = 0.004
"""Seconds."""
RESTS_PER_RUN = 3
BUSY = """() => {
  const start = performance.now();
  for (let i = 0, x = 0; i < 3e7; i++) x = (x * 31 + i) | 0;
  return performance.now() - start;
}"""
IN_WORKER = f"""() => new Promise((resolve) => {{
  const text = `onmessage = () => postMessage(({BUSY})())`;
  const worker = new Worker(URL.createObjectURL(new Blob([text])));
  worker.onmessage = ({{ data }}) => resolve(data);
  worker.postMessage(0);
}})"""


@contextmanager
def throttled(page: Page) -> Iterator[None]:
    """The main thread of the page runs four times slower while the block runs."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1 + RESTS_PER_RUN})
    try:
        yield
    finally:
        session.detach()


@contextmanager
def slowed(browser: Browser) -> Iterator[None]:
    """Pages that are open now run four times slower while the block runs."""
    session = browser.new_browser_cdp_session()
    found = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    pages = [process["id"] for process in found if process["type"] == "renderer"]
    ended = threading.Event()
    thread = threading.Thread(target=_slow, args=(pages, ended))
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _slow(processes: list[int], ended: threading.Event) -> None:
    """Rests follow from how long the processes really ran, for a busy machine wakes late."""
    rest = 0.0
    try:
        while not ended.is_set():
            start = time.perf_counter()
            time.sleep(RUNS)
            _tell(processes, signal.SIGSTOP)
            stopped = time.perf_counter()
            rest += (stopped - start) * RESTS_PER_RUN
            time.sleep(max(0.0, rest))
            _tell(processes, signal.SIGCONT)
            rest -= time.perf_counter() - stopped
    finally:
        _tell(processes, signal.SIGCONT)


def _tell(processes: list[int], what: signal.Signals) -> None:
    for process in list(processes):
        try:
            os.kill(process, what)
        except ProcessLookupError:
            processes.remove(process)


def factors(browser: Browser, page: Page) -> tuple[float, float]:
    """How many times slower the page and a worker of it become: `(4.1, 4.0)`.

    What other work on the machine takes away counts as slow too.
    """
    fast = [min(_times(page, script)) for script in (BUSY, IN_WORKER)]
    with slowed(browser):
        slow = [statistics.median(_times(page, script)) for script in (BUSY, IN_WORKER)]
    return slow[0] / fast[0], slow[1] / fast[1]


def _times(page: Page, script: str) -> list[float]:
    return [page.evaluate(script) for _ in range(9)]
