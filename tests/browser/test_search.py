"""The search in a browser: from a symptom to the pitfall, by keyboard, filtered, unscripted."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site_server import BuiltSite

RULES = "{type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}"
SYMPTOM = "since last week it behaves differently, nobody deployed anything"


def type_into_header(page: Page, address: str, words: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type(words)
    expect(page.locator(".kb-search [role=option]").first).to_be_visible()
    # What is there until the last letter is answered would be replaced under the next key.
    answered = re.compile(re.escape(f"q={quote_plus(words)}") + "$")
    expect(page.locator(".kb-search__all")).to_have_attribute("href", answered)


@pytest.fixture(scope="module")
def axe(repository: Path) -> str:
    return (repository / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, axe: str, within: str = "html") -> list[str]:
    found = page.evaluate(f"{axe}; axe.run('{within}', {{runOnly: {RULES}}})")["violations"]
    return [f"{one['id']}: {[node['html'][:120] for node in one['nodes']]}" for one in found]


def test_a_symptom_leads_to_its_pitfall_by_keyboard_alone(page: Page, address: str) -> None:
    type_into_header(page, address, SYMPTOM)
    page.keyboard.press("ArrowDown")
    chosen = page.locator(".kb-search [aria-selected=true]")
    expect(chosen).to_have_count(1)
    field = page.locator(".kb-search input")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "-")
    expect(chosen.locator("mark").first).to_be_visible()
    expect(chosen.locator(".kb-hit__severity")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/pitfalls/[\w-]+/#symptoms$"))


def test_a_code_and_another_name_come_first(
    page: Page, address: str, built_site: BuiltSite
) -> None:
    rows = json.loads((built_site.folder / "id" / "entries.json").read_text(encoding="utf-8"))
    code = next(row["code"] for row in rows if row["id"] == "lora")
    for words in (code.lower(), "LoRA", "low rank adaptaton"):
        type_into_header(page, address, words)
        first = page.locator(".kb-search [role=option]").first
        expect(first).to_have_attribute("href", re.compile(r"/techniques/lora/"))


def test_escape_closes_the_list_and_then_empties_the_field(page: Page, address: str) -> None:
    type_into_header(page, address, "drift")
    field = page.locator(".kb-search input")
    page.keyboard.press("Escape")
    expect(page.locator(".kb-search__panel")).to_be_hidden()
    expect(field).to_have_value("drift")
    page.keyboard.press("Escape")
    expect(field).to_have_value("")


def test_the_keys_of_the_search_can_be_turned_off_with_all_others(page: Page, address: str) -> None:
    page.goto(address + "search/")
    field = page.get_by_label("A name, a code")
    page.locator("body").press("/")
    expect(field).to_be_focused()
    page.get_by_label("Single keys").uncheck()
    page.goto(address + "techniques/lora/")
    page.wait_for_selector(".kb-cite-button")
    for key in ("/", "s", "c"):
        page.locator("body").press(key)
    expect(page.get_by_role("combobox", name="Search")).not_to_be_focused()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_search_is_fetched_when_it_is_first_touched(page: Page, address: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(address, wait_until="networkidle")
    assert not [url for url in fetched if "search" in url.rpartition("/")[2]]
    page.keyboard.press("/")
    page.keyboard.type("x")
    expect(page.locator(".kb-search__status")).not_to_be_empty()
    assert [url for url in fetched if url.endswith("/kb-search-rows.js")]


def test_filters_are_in_the_address_and_the_step_back_undoes_them(page: Page, address: str) -> None:
    page.goto(f"{address}search/?q=training+data&type=unheard-of")
    status = page.locator(".kb-find__status")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)  # the texts are there, and counted
    expect(status).to_contain_text("result")
    before = status.inner_text()
    page.get_by_role("checkbox", name=re.compile("^Pitfalls")).check()
    expect(page).to_have_url(re.compile(r"type=pitfall"))
    expect(status).not_to_have_text(before)
    assert (
        page.locator(".kb-results .kb-type--pitfall").count()
        == page.locator(".kb-results .kb-hit").count()
    )
    page.go_back()
    expect(status).to_have_text(before)
    expect(page.get_by_role("checkbox", name=re.compile("^Pitfalls"))).not_to_be_checked()


def test_what_is_typed_is_never_read_as_html(page: Page, address: str) -> None:
    typed = "<img src=x onerror=alert(1)> forgetting"
    page.goto(f"{address}search/?q=" + typed.replace(" ", "+").replace("=", "%3D"))
    expect(page.locator(".kb-results .kb-hit").first).to_be_visible()
    assert page.locator(".kb-find img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_search_is_accessible(
    browser: Browser, address: str, axe: str, scheme: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(f"{address}search/?q=drift")
    expect(page.locator(".kb-results .kb-hit").first).to_be_visible()
    assert violations(page, axe) == []
    if width > 1000:
        type_into_header(page, f"{address}about/", "halucination tendency")
        page.keyboard.press("ArrowDown")
        assert violations(page, axe, within=".kb-search") == []
    context.close()


def test_without_scripts_the_lists_are_offered(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}techniques/lora/")
    page.get_by_role("link", name="Search").click()
    expect(page.get_by_text("The search needs JavaScript")).to_be_visible()
    expect(page.locator(".kb-find__lists a[href*='pitfalls']")).to_be_visible()
    context.close()


def test_the_search_page_says_that_it_searches_until_there_is_an_answer(
    page: Page, address: str
) -> None:
    page.add_init_script("window.Worker = class { postMessage() {} }")
    page.goto(f"{address}search/?q=lora")
    expect(page.locator(".kb-find__status")).to_have_text("Searching…")


def test_the_number_of_results_is_said_once(page: Page, address: str) -> None:
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { window.said = []; new MutationObserver(() =>"
        " said.push(document.querySelector('.kb-find__status').textContent)).observe("
        "document.querySelector('.kb-find__status'), { childList: true }); })"
    )
    page.goto(f"{address}search/?q=accuracy")
    expect(page.locator(".kb-find__status")).to_contain_text("result")
    said = page.evaluate("[...new Set(said)]")
    assert said[0] == "Searching…"
    assert len(said) == 2
