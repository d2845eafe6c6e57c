"""Every kind of page in a real browser: light and dark, wide and narrow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route

PAGES = {
    "home": "",
    "about": "about/",
    "technique": "techniques/lora/",
    "pitfall": "pitfalls/catastrophic-forgetting/",
    "case study": "case-studies/checkr-background-checks/",
    "trade-off": "trade-offs/rag-vs-fine-tuning/",
    "debate": "debates/data-threshold/",
    "term": "glossary/context-window/",
    "tool": "tools/hugging-face-peft/",
    "source": "sources/hu-2022-lora/",
    "flow": "decide/choose-an-adaptation/",
    "list of techniques": "techniques/",
    "list of pitfalls": "pitfalls/",
    "list of sources": "sources/",
    "list of flows": "decide/",
    "glossary": "glossary/",
    "graph": "graph/",
    "rules": "authoring/rules/",
    "fields": "authoring/fields/",
    "health": "health/",
    "authoring": "authoring/",
    "not found": "404.html",
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=[WIDE, NARROW], ids=["desktop", "phone"])
def window(request: pytest.FixtureRequest, browser: Browser, scheme: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport=request.param,
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_a_page_is_accessible_quiet_and_keeps_to_itself(
    window: Page, address: str, path: str, axe: str, scheme: str
) -> None:
    messages: list[str] = []
    elsewhere: list[str] = []

    def note_message(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            messages.append(message.text)

    def keep_inside(route: Route) -> None:
        if route.request.url.startswith(("http://127.0.0.1:", "data:")):
            route.continue_()
        else:
            elsewhere.append(route.request.url)
            route.abort()

    window.on("console", note_message)
    window.on("pageerror", lambda error: messages.append(str(error)))
    window.route("**/*", keep_inside)
    window.goto(address + path, wait_until="load")

    shown = window.evaluate("document.body.getAttribute('data-md-color-scheme')")
    assert (shown == "slate") == (scheme == "dark")
    overflow = window.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow <= 0, "the page scrolls sideways"

    found = window.evaluate(f"{axe}; axe.run(document, {{runOnly: {RULES}}})")
    violations = [
        f"{violation['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
    assert not violations, "\n".join(violations)
    assert not messages
    assert not elsewhere


@pytest.mark.slow
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_a_page_at_four_times_its_size_scrolls_in_one_direction(
    page: Page, address: str, path: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + path)
    overflow = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overflow <= 0, "the page scrolls sideways"


@pytest.fixture(scope="session")
def axe(repository: Path) -> str:
    """The text of axe-core: evaluated from the outside, so that the page's policy holds."""
    return (repository / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
