"""What a reader does: without scripts, with the keyboard alone, from disk."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site_server import BuiltSite


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_every_entry_can_be_reached_and_read_without_scripts(
    without_scripts: Page, address: str, built_site: BuiltSite
) -> None:
    """From the home page by links alone, to every page of every entry."""
    reached: set[str] = set()
    waiting = [address]
    while waiting:
        url = waiting.pop()
        if url in reached or len(reached) > 40:
            continue
        reached.add(url)
        without_scripts.goto(url)
        assert without_scripts.locator("h1").first.is_visible(), url
        links = without_scripts.locator("a[href]").evaluate_all(
            "links => links.map(link => link.href.split('#')[0])"
        )
        waiting += [link for link in links if link.startswith(address) and link.endswith("/")]
    assert len(reached) > 40
    assert built_site.html_files()


def test_a_citation_by_code_leads_to_the_entry_without_scripts(
    without_scripts: Page, address: str, built_site: BuiltSite
) -> None:
    record = json.loads((built_site.folder / "id" / "FG-0001.json").read_text(encoding="utf-8"))
    without_scripts.goto(f"{address}id/FG-0001/")
    without_scripts.wait_for_url(f"**/{record['id']}/")
    expect(without_scripts.locator("h1")).to_have_text(record["title"])


def test_the_keyboard_reaches_the_content_first(page: Page, address: str) -> None:
    page.goto(f"{address}techniques/lora/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Skip to content")
    page.keyboard.press("Enter")
    assert page.url.endswith("#title")


def test_search_finds_an_entry_by_an_alias(page: Page, address: str) -> None:
    search(page, address, "LoRA")
    found = page.locator(f".md-search-result__link[href^='{address}techniques/lora/']")
    expect(found.first).to_be_visible()


def test_search_finds_an_entry_first_by_its_code(
    page: Page, address: str, built_site: BuiltSite
) -> None:
    rows = json.loads((built_site.folder / "id" / "entries.json").read_text(encoding="utf-8"))
    code = next(row["code"] for row in rows if row["id"] == "lora")
    search(page, address, code.lower())
    first = page.locator(".md-search-result__link").first
    expect(first).to_have_attribute("href", re.compile(r"/techniques/lora/"))


def search(page: Page, address: str, words: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type(words)


@pytest.mark.slow
def test_the_offline_site_works_from_disk(page: Page, offline_site: Path) -> None:
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.goto((offline_site / "index.html").as_uri())
    page.goto((offline_site / "techniques" / "lora.html").as_uri())
    page.locator(".kb-aside a[href*='techniques'], .kb-aside a[href*='../']").first.click()
    page.wait_for_load_state("load")
    assert page.url.startswith("file://")
    expect(page.locator("h1")).to_be_visible()
    page.goto((offline_site / "glossary" / "token.html").as_uri(), wait_until="load")
    page.keyboard.press("/")
    page.keyboard.type("forgetting")
    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=20_000)
    assert not messages
