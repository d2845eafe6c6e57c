"""What several test modules need: a browser, and Hypothesis without a clock.

Golden tests come from pytest-golden: `@pytest.mark.golden_test("golden/<step>/*.yml")` gives a
`golden` per file; `golden["input"]` reads a value, `golden.out["output"]` is compared, and
`pytest --update-goldens` rewrites what has changed. Review the difference as prose.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

# The machine may be busy: how long one example takes says nothing about the code.
settings.register_profile("fieldguide", deadline=None)
settings.load_profile("fieldguide")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder with `mkdocs.yml`, `concepts/` and `generator/`."""
    return Path(__file__).parent.parent


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium or Chrome of this machine, or else the one that Playwright downloaded."""
    installed = next(filter(None, map(shutil.which, BROWSERS)), None)
    arguments = ["--disable-background-networking", "--disable-gpu"]
    if os.name == "posix" and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium's sandbox does not start for root
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=installed, args=arguments)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new window with nothing remembered."""
    context = browser.new_context()
    yield context.new_page()
    context.close()
