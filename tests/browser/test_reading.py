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
    page.keyboard.type("since last week it behaves differently, nobody deployed anything")
    first = page.locator(".kb-search [role=option]").first
    expect(first).to_be_visible(timeout=20_000)
    first.click()
    expect(page).to_have_url(re.compile(r"^file://.*/pitfalls/[\w-]+\.html"))
    assert not messages


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", ["techniques/lora/", "trade-offs/rag-vs-fine-tuning/"])
def test_focus_that_goes_backwards_is_never_behind_the_header(
    page: Page, address: str, path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(address + path)
    page.locator(".md-footer a").last.focus()
    hidden = []
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        hidden += page.evaluate(
            """() => {
              const element = document.activeElement;
              if (!element.closest(".md-content") || element.offsetHeight > 300) return [];
              const below = document.querySelector(".md-header").getBoundingClientRect().bottom;
              const top = element.getBoundingClientRect().top;
              return top < below - 1 ? [element.outerHTML.slice(0, 100)] : [];
            }"""
        )
    assert hidden == []


def test_links_that_stand_alone_are_large_enough_for_a_finger(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    alone = (
        ".kb-entry__kicker a, .kb-cite-button, .kb-page__actions a, .kb-letters a,"
        " .kb-glossary__row a"
    )
    for path in ("techniques/lora/", "glossary/"):
        page.goto(address + path)
        heights = page.locator(alone).evaluate_all(
            "links => links.map(link => link.getBoundingClientRect().height).filter(Boolean)"
        )
        assert heights
        assert min(heights) >= 24


def test_a_printed_page_has_no_navigation_and_shows_what_is_folded(
    page: Page, address: str
) -> None:
    page.goto(f"{address}decide/choose-an-adaptation/")
    page.emulate_media(media="print")
    for chrome in (".md-header", ".md-tabs", ".md-footer", ".kb-copy"):
        expect(page.locator(chrome).first).to_be_hidden()
    expect(page.locator(".kb-reasons").first).to_be_visible()


def test_a_comparison_on_a_phone_scrolls_beside_its_criteria(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}trade-offs/rag-vs-fine-tuning/")
    region = page.locator(".kb-scroll:has(.kb-matrix)").first
    region.focus()
    for _ in range(12):
        page.keyboard.press("ArrowRight")
    scrolled = region.evaluate(
        """async region => {
            for (let frame = 0; region.scrollLeft <= 100 && frame < 300; frame++)
                await new Promise(requestAnimationFrame);
            return region.scrollLeft;
        }"""
    )
    assert scrolled > 100
    criterion, matrix = (
        region.locator("tbody th").first.bounding_box(),
        region.bounding_box(),
    )
    assert criterion
    assert matrix
    assert abs(criterion["x"] - matrix["x"]) < 3
