"""What an author sees in the browser while `fieldguide serve` runs."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.slow
MINUTE = 60_000


@pytest.fixture
def served(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small catalogue, served on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "generator", "serve", "--dev-addr", address]
    leftovers = str(tmp_path_factory.mktemp("server"))
    server = subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | {"TMPDIR": leftovers},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(address)
        yield f"http://{address}/sub"
    finally:
        # Not SIGINT: what a shell started in the background ignores it.
        server.terminate()
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def wait_for(address: str) -> None:
    host, _, port = address.partition(":")
    for _ in range(600):
        try:
            socket.create_connection((host, int(port)), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(address)


def test_a_broken_entry_shows_why_and_comes_back_when_it_is_mended(
    folder: Path, served: str, page: Page
) -> None:
    entry = folder / "concepts/glossary/window.yaml"
    text = entry.read_text(encoding="utf-8")
    page.goto(f"{served}/glossary/window/")
    expect(page.locator("h1")).to_have_text("Window")

    entry.write_text(text.replace("summary:", "sumary:"), encoding="utf-8")
    expect(page.locator("h1")).to_have_text("There is no page at this address", timeout=MINUTE)
    problems = page.get_by_role("region", name="problem")
    expect(problems).to_be_in_viewport()
    expect(problems).to_contain_text("concepts/glossary/window.yaml:")

    entry.write_text(text, encoding="utf-8")
    expect(page.locator("h1")).to_have_text("Window", timeout=MINUTE)


def test_problems_stay_in_view_and_cover_nothing_that_has_the_focus(
    folder: Path, served: str, page: Page
) -> None:
    (folder / "concepts/glossary/token.yaml").write_text("title: [\n", encoding="utf-8")
    words = " ".join(f"[Word {number}](https://example.org/{number})" for number in range(40))
    entry = folder / "concepts/glossary/window.yaml"
    entry.write_text(f"{entry.read_text(encoding='utf-8')}  {words}\n", encoding="utf-8")
    page.set_viewport_size({"width": 600, "height": 400})
    page.goto(f"{served}/glossary/window/")
    page.get_by_role("link", name="Word 39").wait_for(timeout=MINUTE)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(page.locator(".kb-wrong summary")).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")

    focused: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        covered, name = page.evaluate(
            """() => {
                const element = document.activeElement;
                const place = element.getBoundingClientRect();
                const middle = (place.left + place.right) / 2;
                const above = [place.top + 2, place.bottom - 2].map(
                    (height) => document.elementFromPoint(middle, height));
                const apart = element !== document.body && !element.closest(".md-banner");
                return [apart && above.some((over) => over?.closest(".md-banner")),
                    element.outerHTML.slice(0, 99)];
            }"""
        )
        assert not covered, name
        focused.append(name)
    assert any("kb-wrong__list" in name for name in focused)


def test_a_code_in_small_letters_leads_to_its_permanent_page(served: str, page: Page) -> None:
    page.goto(f"{served}/id/fg-0001/")
    page.get_by_role("link", name="FG-0001", exact=True).click()
    expect(page.locator("h1")).not_to_have_text("There is no page at this address")


def test_a_code_typed_otherwise_leads_to_its_entry(served: str, page: Page) -> None:
    for typed in ("fg-0002", "FG-2"):
        page.goto(f"{served}/id/{typed}/")
        page.get_by_role("link", name="FG-0002", exact=True).click()
        expect(page).to_have_url(re.compile(r"/sub/[a-z]+/[a-z0-9-]+/$"))
