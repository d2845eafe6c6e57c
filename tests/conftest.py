"""What several test modules need: a browser, and Hypothesis without a clock.

Golden tests come from pytest-golden: `@pytest.mark.golden_test("golden/<step>/*.yml")` gives a
`golden` per file; `golden["input"]` reads a value, `golden.out["output"]` is compared, and
`pytest --update-goldens` rewrites what has changed. Review the difference as prose.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page

from tests.site_server import BuiltSite
from tools.browser import open_browser

# The machine may be busy: how long one example takes says nothing about the code.
settings.register_profile("fieldguide", deadline=None)
settings.load_profile("fieldguide")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder with `mkdocs.yml`, `concepts/` and `generator/`."""
    return Path(__file__).parent.parent


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium or Chrome of this machine, or else the one that Playwright downloaded."""
    with open_browser() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new window with nothing remembered."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def build_repository_site(
    repository: Path, target: Path, environment: dict[str, str] | None = None, *options: str
) -> BuiltSite:
    """This repository's site, built by the command line as it would be under a sub-path."""
    target.mkdir(parents=True, exist_ok=True)
    configuration = target / "mkdocs.yml"
    configuration.write_text(
        f"INHERIT: {repository / 'mkdocs.yml'}\nsite_url: http://127.0.0.1/guide/\n"
        f"docs_dir: {repository / 'docs'}\nsite_dir: {target / 'site'}\n",
        encoding="utf-8",
    )
    for name in ("concepts", "overrides"):
        if not (target / name).exists():
            (target / name).symlink_to(repository / name)
    command = [sys.executable, "-m", "generator", "build", "--strict", *options]
    run = subprocess.run(
        command,
        cwd=target,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | (environment or {}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    policy = next(
        line.partition(": ")[2]
        for line in run.stderr.splitlines()
        if line.startswith("Content-Security-Policy")
    )
    return BuiltSite(target / "site", policy)


@pytest.fixture(scope="session")
def built_site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build_repository_site(repository, tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def offline_site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("offline")
    return build_repository_site(repository, folder, {}, "--offline").folder
