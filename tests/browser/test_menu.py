"""The menu of narrow windows, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

FOCUSED = "document.activeElement.closest('.md-sidebar--primary') !== null"


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 640, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    yield page
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("path", ["techniques/lora/", "glossary/", "about/"])
def test_the_closed_menu_takes_no_focus(narrow: Page, address: str, path: str) -> None:
    narrow.goto(address + path)
    for _ in range(12):
        narrow.keyboard.press("Tab")
        assert not narrow.evaluate(FOCUSED)


@pytest.mark.slow
def test_the_menu_opens_takes_the_focus_and_gives_it_back(narrow: Page, address: str) -> None:
    narrow.goto(address + "techniques/lora/")
    menu = narrow.get_by_role("button", name="Menu")
    expect(menu).to_have_attribute("aria-expanded", "false")
    menu.focus()
    narrow.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    assert narrow.evaluate(FOCUSED)
    narrow.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()


@pytest.mark.slow
def test_a_part_of_the_menu_opens_and_closes_by_keyboard(narrow: Page, address: str) -> None:
    narrow.goto(address)
    narrow.get_by_role("button", name="Menu").press("Space")
    part = narrow.locator("label.md-nav__link[role=button]").first
    for key in ("Enter", "Space"):
        part.press(key)
        back = narrow.locator("label.md-nav__title[role=button]").first
        expect(back).to_be_focused()
        expect(part).to_be_hidden()
        back.press(key)
        expect(part).to_be_focused()


@pytest.mark.slow
def test_the_menu_closes_when_the_focus_goes_on_to_the_page(narrow: Page, address: str) -> None:
    narrow.goto(address + "techniques/lora/")
    menu = narrow.get_by_role("button", name="Menu")
    menu.click()
    narrow.locator(".md-nav--primary > .md-nav__list > li > :is(a, label)").last.focus()
    assert narrow.evaluate(FOCUSED)
    narrow.keyboard.press("Tab")
    expect(menu).to_have_attribute("aria-expanded", "false")
    assert not narrow.evaluate(FOCUSED)


@pytest.mark.slow
def test_the_menu_opens_by_pointer_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 640, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "techniques/lora/")
    page.locator(".md-header__button[for=__drawer]").click()
    expect(page.locator(".md-sidebar--primary").get_by_text("Home", exact=True)).to_be_visible()
    context.close()


@pytest.mark.slow
def test_a_wide_window_has_no_button_for_the_menu(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address + "techniques/lora/")
    expect(page.locator(".kb-menu")).to_be_hidden()
