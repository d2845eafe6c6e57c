"""Citing from the page, and what is behind a citation later: by keyboard, aloud, from disk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.released import build_released_site
from tests.command_line import run
from tests.site_server import BuiltSite, serve_site

RULES = "{type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}"
TOKEN = "glossary/piece/"
URL = "https://fieldguide.example/id/FG-0002/"
NO_CLIPBOARD = """
Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined });
document.execCommand = () => false;
"""
NO_STORAGE = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused"); } });
"""


@pytest.fixture(scope="module")
def released_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build_released_site(tmp_path_factory.mktemp("released"))


@pytest.fixture(scope="module")
def released(released_site: BuiltSite) -> Iterator[str]:
    with serve_site(released_site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new window that may copy, with nothing remembered."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    opened.set_default_timeout(20_000)
    yield opened
    context.close()


@pytest.fixture(scope="module")
def axe(repository: Path) -> str:
    return (repository / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, axe: str) -> list[str]:
    found = page.evaluate(f"{axe}; axe.run('html', {{runOnly: {RULES}}})")["violations"]
    return [f"{one['id']}: {[node['html'][:160] for node in one['nodes']]}" for one in found]


def open_panel(page: Page, address: str) -> Locator:
    page.goto(address)
    page.wait_for_selector(".kb-cite-button")
    page.keyboard.press("c")
    panel = page.get_by_role("dialog", name="Cite this entry")
    expect(panel).to_be_visible()
    return panel


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_the_key_opens_the_panel_and_enter_copies_the_link(page: Page, released: str) -> None:
    panel = open_panel(page, released + TOKEN)
    expect(panel.get_by_role("button", name="Copy: Markdown link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel.get_by_role("status")).to_have_text("Copied: Markdown link of FG-0002 Token")
    assert copied(page) == f"[FG-0002 Token]({URL})"
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_every_format_is_copied_as_it_is_shown(page: Page, released: str) -> None:
    panel = open_panel(page, released + TOKEN)
    for row in panel.locator(".kb-format").all():
        row.get_by_role("button").click()
        expect(panel.get_by_role("status")).to_contain_text("Copied")
        assert copied(page) == row.locator("pre").text_content()


def test_the_checker_agrees_with_what_the_panel_writes(
    page: Page, released: str, released_site: BuiltSite, tmp_path: Path
) -> None:
    written = []
    for path in (TOKEN, "glossary/context-window/"):
        panel = open_panel(page, released + path)
        for part in ("The whole entry", "Definition"):
            panel.get_by_label("Part").select_option(label=part)
            rows = panel.locator(".kb-format:not(.kb-format--bibtex) pre")
            written += rows.all_text_contents()
    review = tmp_path / "review.md"
    review.write_text("\n\n".join(written), encoding="utf-8")
    catalogue = str(released_site.folder / "catalogue.json")
    output = run(
        "review", "check", str(review), "--catalogue", catalogue, "--format", "json"
    ).output
    assert json.loads(output) == []


def test_the_format_that_was_copied_last_comes_first_on_the_next_page(
    page: Page, released: str
) -> None:
    panel = open_panel(page, released + TOKEN)
    panel.get_by_role("button", name="Copy: BibTeX").click()
    expect(panel.get_by_role("status")).to_contain_text("Copied: BibTeX")
    panel = open_panel(page, f"{released}glossary/verb/")
    expect(panel.get_by_role("button", name="Copy: BibTeX")).to_be_focused()


def test_a_section_is_cited_from_its_heading(page: Page, released: str) -> None:
    page.goto(released + TOKEN)
    page.get_by_role("button", name="Cite this section: Definition").click()
    panel = page.get_by_role("dialog")
    expect(panel.get_by_label("Part")).to_have_value("definition")
    panel.get_by_role("button", name="Copy: HTML").click()
    expect(panel.get_by_role("status")).to_contain_text("Copied: HTML")
    assert copied(page) == f'<a href="{URL}#definition">FG-0002 Token (Definition)</a>'
    panel.get_by_label("Part").select_option(label="The whole entry")
    expect(panel.locator(".kb-format--html pre")).not_to_contain_text("#definition")


def test_a_template_of_ones_own_is_kept_for_the_next_entry(page: Page, released: str) -> None:
    panel = open_panel(page, released + TOKEN)
    field = panel.get_by_role("textbox", name="Own template")
    field.fill("{code} r{revision} {titel}")
    expect(panel.locator(".kb-format--own pre")).to_have_text("FG-0002 r2 {titel}")
    expect(panel.locator(".kb-format--own")).to_contain_text("{titel} stays as it is")
    panel = open_panel(page, f"{released}glossary/context-window/")
    expect(panel.locator(".kb-format--own pre")).to_have_text("FG-0005 r2 {titel}")


def test_the_key_is_for_the_page_and_not_for_fields_and_can_be_turned_off(
    page: Page, released: str
) -> None:
    page.goto(released + TOKEN)
    page.wait_for_selector(".kb-cite-button")
    search = page.get_by_role("combobox", name="Search")
    search.press("c")
    expect(search).to_have_value("c")
    expect(page.get_by_role("dialog")).to_have_count(0)
    panel = open_panel(page, released + TOKEN)
    panel.get_by_label("Single keys").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.wait_for_selector(".kb-cite-button")
    page.keyboard.press("c")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("button", name="Cite this entry").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_the_focus_returns_to_where_the_panel_was_opened(page: Page, released: str) -> None:
    page.goto(released + TOKEN)
    opener = page.get_by_role("button", name="Cite this section: Definition")
    opener.press("Enter")
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()


def test_guidance_stands_in_the_panel_and_names_the_better_entries(
    page: Page, released: str
) -> None:
    panel = open_panel(page, f"{released}glossary/words/")
    expect(panel).to_contain_text("Do not cite this entry alone")
    expect(panel).to_contain_text("Name the word that you mean.")
    expect(panel.get_by_role("link", name="Verb")).to_be_visible()


def test_the_tray_collects_over_pages_and_copies_together(page: Page, released: str) -> None:
    panel = open_panel(page, released + TOKEN)
    panel.get_by_role("button", name="Add to tray").click()
    expect(panel.get_by_role("status")).to_have_text(
        "Added to the tray: FG-0002 Token. It holds 1."
    )
    panel = open_panel(page, f"{released}glossary/verb/")
    panel.get_by_role("button", name="Add to tray").click()
    page.goto(released)
    page.get_by_role("button", name="Citation tray: 2 entries").click()
    tray = page.get_by_role("dialog", name="Citation tray")
    tray.get_by_label("Format").select_option(label="Code and title")
    tray.get_by_role("button", name="Copy all").click()
    expect(tray.get_by_role("status")).to_have_text("Copied: 2 citations")
    assert copied(page).splitlines() == ["FG-0002 Token", "FG-0008 Verb"]
    tray.get_by_role("button", name="Remove FG-0002 Token").click()
    expect(tray.locator("pre")).to_have_text("FG-0008 Verb")
    expect(tray.get_by_role("button", name="Put back")).to_be_focused()
    page.keyboard.press("Enter")
    expect(tray.get_by_role("listitem")).to_have_count(2)
    tray.get_by_role("button", name="Empty the tray").click()
    expect(tray).to_contain_text("Nothing is in the tray")
    page.keyboard.press("Escape")
    expect(page.locator(".kb-tray")).to_be_hidden()


def test_an_entry_in_the_tray_leads_to_its_page(page: Page, released: str) -> None:
    panel = open_panel(page, released + TOKEN)
    panel.get_by_role("button", name="Add to tray").click()
    panel.get_by_role("button", name="Open the tray").click()
    page.get_by_role("link", name="FG-0002 Token").click()
    page.wait_for_url(f"**/{TOKEN}")


def test_where_copying_is_refused_the_text_is_selected(browser: Browser, released: str) -> None:
    context = browser.new_context()
    context.add_init_script(NO_CLIPBOARD)
    page = context.new_page()
    panel = open_panel(page, released + TOKEN)
    panel.get_by_role("button", name="Copy: Code and title").click()
    expect(panel.get_by_role("status")).to_contain_text("did not allow copying")
    assert page.evaluate("getSelection().toString()") == "FG-0002 Token"
    context.close()


def test_where_nothing_can_be_kept_the_tray_lasts_as_long_as_the_page(
    browser: Browser, released: str
) -> None:
    context = browser.new_context()
    context.add_init_script(NO_STORAGE)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    panel = open_panel(page, released + TOKEN)
    panel.get_by_role("button", name="Add to tray").click()
    expect(panel.get_by_role("status")).to_contain_text("This browser keeps nothing")
    panel.get_by_role("button", name="Open the tray").click()
    expect(page.get_by_role("dialog", name="Citation tray")).to_contain_text("FG-0002 Token")
    assert set(errors) <= {"refused"}  # the theme's own scripts say so
    context.close()


def test_without_scripts_the_page_says_how_to_cite_it(browser: Browser, released: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(released + TOKEN)
    expect(page.locator(".kb-citing")).to_contain_text(f"Cite as: FG-0002 Token, {URL}")
    page.locator(".kb-citing__url").click()
    page.wait_for_url(f"**/{TOKEN}")
    context.close()


def test_from_disk_the_panel_works_and_names_the_published_address(
    page: Page, tmp_path: Path
) -> None:
    site = build_released_site(tmp_path, "--offline")
    page.goto((site.folder / "glossary/piece.html").as_uri())
    page.keyboard.press("c")
    panel = page.get_by_role("dialog", name="Cite this entry")
    expect(panel.locator(".kb-format--markdown pre")).to_have_text(f"[FG-0002 Token]({URL})")
    panel.get_by_role("button", name="Copy: Markdown link").click()
    expect(panel.get_by_role("status")).not_to_be_empty()
    panel.get_by_role("button", name="Add to tray").click()
    panel.get_by_role("button", name="Open the tray").click()
    page.get_by_role("link", name="FG-0002 Token").click()
    page.wait_for_url("**/glossary/piece.html")
    page.goto((site.folder / "id/FG-0002/r1/index.html").as_uri())
    page.get_by_role("link", name="Token").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Token")


def test_a_permanent_address_leads_on_to_the_section(page: Page, released: str) -> None:
    page.goto(f"{released}id/FG-0002/#definition")
    page.wait_for_url(f"**/{TOKEN}#definition")
    page.goto(f"{released}glossary/window/?from=review#definition")
    page.wait_for_url("**/glossary/context-window/?from=review#definition")


def test_a_retired_entry_is_found_by_its_code_and_sends_readers_on(
    page: Page, released: str
) -> None:
    page.goto(f"{released}search/?q=FG-0003")
    expect(page.locator(".kb-find")).to_contain_text("Prompt (retired)")
    page.get_by_role("link", name="Prompt (retired)").click()
    expect(page.locator("main")).to_contain_text("This entry was retired on 15 February 2026")
    page.get_by_role("link", name="User prompt").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("User prompt")
    page.goto(f"{released}glossary/prompt/")
    expect(page.locator("main")).to_contain_text("It meant two things.")
    expect(page.locator(".kb-cite-button")).to_have_count(0)


def test_a_reader_walks_from_an_entry_through_its_history(page: Page, released: str) -> None:
    page.goto(released + TOKEN)
    page.get_by_role("link", name="Revision 1").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Piece")
    expect(page.locator(".kb-past__now")).to_contain_text("The current one is revision 2")
    expect(page.locator("del").filter(has_text="Piece")).to_be_visible()
    page.get_by_role("link", name="1.0").click()
    page.get_by_role("link", name="all releases").click()
    page.get_by_role("link", name="1.2", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("It means nothing.")


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_panel_tray_and_history_are_accessible_and_fit(
    browser: Browser, released: str, axe: str, scheme: str, width: int
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 844},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    found = {}
    panel = open_panel(page, f"{released}glossary/words/")
    panel.get_by_role("button", name="Add to tray").click()
    panel.get_by_role("button", name="Copy: BibTeX").click()
    expect(panel.get_by_role("status")).not_to_be_empty()
    found["panel"] = violations(page, axe)
    panel.get_by_role("button", name="Open the tray").click()
    found["tray"] = violations(page, axe)
    pages = [TOKEN, "id/FG-0002/r1/", "id/FG-0003/r2/", "id/FG-0003/", "glossary/prompt/"]
    for path in (*pages, "releases/", "releases/1.1/", "releases/1.2/"):
        page.goto(released + path)
        found[path] = violations(page, axe)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
    assert found == {name: [] for name in found}
