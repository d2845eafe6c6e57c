"""Nothing in; the Chromium or Chrome of this machine, opened for tests and benchmarks, out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@contextmanager
def open_browser() -> Iterator[Browser]:
    """The first that is installed, or else the one that Playwright downloaded."""
    installed = next(filter(None, map(shutil.which, BROWSERS)), None)
    arguments = ["--disable-background-networking", "--disable-gpu"]
    if os.name == "posix" and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium's sandbox does not start for root
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=arguments)
        yield browser
        browser.close()
