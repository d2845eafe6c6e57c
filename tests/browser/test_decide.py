"""The decision aid in a browser: by keyboard, by thumb, unscripted, from disk, from old links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.supper import build_supper_site
from tests.site_server import BuiltSite, serve_site

RULES = "{type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}"
PHONE = {"width": 390, "height": 844}
FLOW = "decide/supper/"


@pytest.fixture(scope="module")
def supper_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    return build_supper_site(tmp_path_factory.mktemp("supper"))


@pytest.fixture(scope="module")
def supper(supper_site: BuiltSite) -> Iterator[str]:
    with serve_site(supper_site) as address:
        yield address


@pytest.fixture(scope="module")
def axe(repository: Path) -> str:
    return (repository / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, axe: str, within: str = "html") -> list[str]:
    found = page.evaluate(f"{axe}; axe.run('{within}', {{runOnly: {RULES}}})")["violations"]
    return [f"{one['id']}: {[node['html'][:160] for node in one['nodes']]}" for one in found]


def open_flow(page: Page, address: str, query: str = "") -> None:
    page.goto(f"{address}{FLOW}{query}")
    expect(page.locator(".kb-wizard__form")).to_be_visible()


def asked(page: Page) -> str:
    """The question that is shown."""
    return page.locator(".kb-ask:visible legend").inner_text()


def title(page: Page) -> str:
    return page.locator(".kb-result__title").inner_text()


def version(page: Page) -> str:
    return str(page.evaluate("kbFlows.supper.flow.version"))


def test_a_question_can_be_skipped_and_stays_open(page: Page, supper: str) -> None:
    open_flow(page, supper, "?hungry=yes")
    page.get_by_role("button", name="Skip").click()
    assert asked(page) == "Which taste do you like?"
    assert "budget" not in page.url
    page.get_by_role("radio", name="Sour").check()
    expect(page.get_by_role("button", name="Next")).to_be_visible()
    expect(page.locator(".kb-result__open")).to_contain_text("How much money is there?")


def test_the_keyboard_alone_answers_goes_back_and_takes_away(page: Page, supper: str) -> None:
    open_flow(page, supper)
    page.locator(".kb-wizard__mode input:checked").focus()
    page.keyboard.press("Tab")  # the help of the first question cites a source
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("value", "yes")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert asked(page) == "How much money is there?"
    expect(page.locator("legend:focus")).to_have_text("How much money is there?")
    page.keyboard.press("Tab")
    page.keyboard.type("2,500")
    page.keyboard.press("Enter")
    expect(page.locator("legend:focus")).to_have_text("Which taste do you like?")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".kb-result__title")).to_have_text("Have it brought")
    page.keyboard.press("Enter")
    expect(page.locator(".kb-wizard__said")).to_contain_text("Have it brought")
    page.locator(".kb-wizard__back").focus()
    page.keyboard.press("Enter")
    expect(page.locator("legend:focus")).to_have_text("Which taste do you like?")
    expect(page.get_by_role("radio", name="Sour")).to_be_checked()


def test_an_earlier_answer_changes_and_later_ones_stay(page: Page, supper: str) -> None:
    open_flow(page, supper, "?budget=20&guests=critic&hungry=yes&taste=sour")
    assert title(page) == "Have it brought"
    page.get_by_role("button", name="Change the answer to: How much money is there?").click()
    expect(page.locator("legend:focus")).to_have_text("How much money is there?")
    field = page.locator(".kb-ask__field")
    expect(field).to_have_value("20")
    field.fill("3")
    expect(page.locator(".kb-result__title")).to_have_text("Cook something")
    page.get_by_role("button", name="Next").click()
    expect(page).to_have_url(re.compile(r"\?budget=3&guests=critic&hungry=yes&taste=sour&v="))
    given = page.locator(".kb-given__list")
    for words in ("3 coins", "A critic", "Yes", "Sour"):
        expect(given).to_contain_text(words)


def test_the_address_keeps_answers_sorted_with_version_and_result(page: Page, supper: str) -> None:
    open_flow(page, supper)
    page.get_by_role("radio", name="Yes").check()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("checkbox", name="Don’t know").check()
    page.get_by_role("button", name="Next").click()
    assert page.url.endswith(f"{FLOW}?budget=unknown&hungry=yes&v={version(page)}")
    page.goto(f"{supper}{FLOW}?hungry=no")
    assert page.url.endswith(f"?hungry=no&v={version(page)}&result=sleep")


def test_the_step_back_in_the_browser_undoes_the_last_step(page: Page, supper: str) -> None:
    open_flow(page, supper)
    page.get_by_role("radio", name="Yes").check()
    page.get_by_role("button", name="Next").click()
    page.locator(".kb-ask__field").fill("3")
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".kb-result__title")).to_have_text("Cook something")
    page.go_back()
    assert asked(page) == "How much money is there?"
    expect(page.locator(".kb-ask__field")).to_have_value("3")
    page.go_back()
    assert asked(page) == "Are you hungry?"
    expect(page.get_by_role("radio", name="Yes")).to_be_checked()
    page.go_forward()
    assert asked(page) == "How much money is there?"


def test_with_all_questions_on_one_page_the_step_back_undoes_an_answer(
    page: Page, supper: str
) -> None:
    open_flow(page, supper)
    page.get_by_role("radio", name="All on one page").check()
    expect(page.locator(".kb-ask:visible")).to_have_count(4)
    page.get_by_role("radio", name="No", exact=True).check()
    expect(page.locator(".kb-result__title")).to_have_text("Go to bed")
    page.get_by_role("checkbox", name="A child").check()
    page.get_by_role("checkbox", name="None of these").check()
    expect(page.get_by_role("checkbox", name="A child")).not_to_be_checked()
    expect(page).to_have_url(re.compile("guests=none"))
    page.go_back()
    expect(page.get_by_role("checkbox", name="A child")).to_be_checked()
    page.reload()
    expect(page.locator(".kb-ask:visible")).to_have_count(4)
    expect(page.get_by_role("checkbox", name="A child")).to_be_checked()


def test_the_result_says_why_why_not_and_what_would_change_it(page: Page, supper: str) -> None:
    open_flow(page, supper, "?hungry=yes&budget=7")
    result = page.locator(".kb-result")
    expect(result).to_contain_text("Do first: Light the stove.")
    expect(result).to_contain_text("It costs little. [")
    expect(result).to_contain_text("How much money is there? 7 coins (Under 10 coins)")
    expect(result.get_by_role("link", name="Breakfast")).to_be_visible()
    expect(result.get_by_role("link", name="Burning")).to_be_visible()
    expect(result.get_by_role("link", name="Stew")).to_be_visible()
    expect(result).to_contain_text("If it fails, try next")
    other = result.locator(".kb-other", has_text="Have it brought")
    expect(other.locator("summary")).to_contain_text("excluded")
    other.locator("summary").click()
    expect(other).to_contain_text("They want ten coins.")
    expect(other).to_contain_text("10 or more coins (you said “7 coins”, and the line is at 10)")
    other.get_by_role("button", name=re.compile("^Try th")).click()
    expect(page.locator(".kb-result__title")).to_have_text("Have it brought")
    page.go_back()
    expect(page.locator(".kb-result__title")).to_have_text("Cook something")


def test_what_is_settled_early_says_so_and_asks_no_more(page: Page, supper: str) -> None:
    open_flow(page, supper)
    page.get_by_role("radio", name="No", exact=True).check()
    page.get_by_role("button", name="Next").click()
    done = page.locator(".kb-wizard__done")
    expect(done).to_be_focused()
    expect(done).to_contain_text("Settled. The other 3 questions need not be answered.")
    expect(page.locator(".kb-ask:visible")).to_have_count(0)
    done.get_by_role("button", name="See the result").click()
    expect(page.locator(".kb-result")).to_be_focused()


def test_while_one_does_not_know_what_is_possible_and_what_tells_most_is_said(
    page: Page, supper: str
) -> None:
    open_flow(page, supper, "?hungry=yes&budget=unknown")
    assert asked(page) == "Which taste do you like?"
    result = page.locator(".kb-result")
    expect(result).to_contain_text("still possible")
    expect(result.locator(".kb-result__open")).to_contain_text("How much money is there?")
    result.locator("summary", has_text="Unsure?").click()
    expect(result).to_contain_text("Count them.")
    result.get_by_role("button", name="How much money is there?").click()
    expect(page.locator("legend:focus")).to_have_text("How much money is there?")
    expect(page.get_by_role("checkbox", name="Don’t know")).to_be_checked()


@pytest.mark.parametrize(
    "typed",
    ["many", "-4", "1e9999", "9" * 10_000, "<img src=x onerror=alert(1)>", "12 parsecs", "1.234"],
)
def test_a_wrong_number_is_told_at_its_field_and_nothing_is_lost(
    page: Page, supper: str, typed: str
) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    open_flow(page, supper, "?hungry=yes&taste=sour")
    field = page.locator(".kb-ask__field")
    field.fill(typed)
    page.get_by_role("button", name="Next").click()
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value(typed)
    described = (field.get_attribute("aria-describedby") or "").split()
    error = page.locator(f"#{described[-1]}")
    expect(error).to_have_attribute("role", "alert")
    expect(error).not_to_be_empty()
    assert len(error.inner_text()) < 300
    assert "budget" not in page.url
    expect(page).to_have_url(re.compile("hungry=yes&taste=sour"))
    field.fill("2 500 coins")
    expect(error).to_be_empty()
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator(".kb-result__title")).to_have_text("Have it brought")


def test_a_link_tells_what_it_holds_in_vain_and_runs_nothing(page: Page, supper: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    markup = "%3Cimg+src%3Dx+onerror%3Dalert(1)%3E"
    query = f"?hungry=yes&taste={markup}&mood={markup}&{markup}=1&budget=-3&result={markup}&v=old"
    open_flow(page, supper, query)
    notices = page.locator(".kb-wizard__notice")
    told = " ".join(notices.all_inner_texts())
    assert "answers “mood”, “<img src=x onerror=alert(1)>”, which this flow does not ask" in told
    assert "earlier version" in told
    assert page.locator(".kb-wizard img").count() == 0
    expect(page).to_have_url(re.compile(r"\?hungry=yes&v="))
    assert page.url.endswith(version(page))
    assert len(notices.all()) == 4
    page.get_by_role("button", name="Close").click()
    expect(notices).to_have_count(0)


def test_a_link_from_an_earlier_version_shows_what_changed(page: Page, supper: str) -> None:
    open_flow(page, supper, "?budget=3&hungry=yes&v=00000000&result=order")
    expect(page.locator(".kb-wizard__notice")).to_have_text(
        "This link was made with an earlier version of the flow. Then it recommended"
        " “Have it brought”; today the same answers lead to “Cook something”."
    )
    today = page.url
    page.goto("about:blank")
    page.goto(today)
    expect(page.locator(".kb-result__title")).to_have_text("Cook something")
    expect(page.locator(".kb-wizard__notice")).to_have_count(0)


def test_chart_and_table_show_what_the_answers_take(page: Page, supper: str) -> None:
    open_flow(page, supper, "?hungry=yes&budget=20&taste=sour")
    expect(page.locator(".kb-chart__taken")).to_have_text(
        "Your answers, marked in the chart, go by questions 1, 2, 3 to “Have it brought”."
    )
    boxes = page.locator(".kb-chart__link.kb-chart--taken")
    assert boxes.count() == 4
    lines = page.locator(".kb-chart__line.kb-chart--taken")
    assert lines.count() == 3
    open_flow(page, supper, "?hungry=yes")
    expect(page.locator("#c-budget")).to_have_class(re.compile("kb-chart--next"))
    open_flow(page, supper, "?hungry=yes&budget=20&taste=sour")
    rows = page.locator(".kb-rules__row--yours")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("10 or more coins")


def test_the_views_lead_to_each_other(page: Page, supper: str) -> None:
    open_flow(page, supper)
    page.locator("#q-taste ~ .kb-asked__form a").click()
    expect(page.locator("legend:focus")).to_have_text("Which taste do you like?")
    page.locator(".kb-ask:visible").get_by_role("link", name="On the chart").click()
    expect(page).to_have_url(re.compile("#c-taste$"))
    expect(page.locator("#c-taste")).to_be_in_viewport()
    for section in ("wizard", "chart", "questions", "rules"):
        links = page.locator(f".kb-section--{section} .kb-views a")
        assert links.count() == 3, section


def test_the_decision_leaves_as_a_record_as_json_and_as_a_link(
    page: Page, supper: str, supper_site: BuiltSite
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_flow(page, supper, "?hungry=yes&budget=7")
    said = page.locator(".kb-take [role=status]")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save decision record").click()
    expect(said).to_have_text("Saved as supper.md.")
    record = Path(saved.value.path()).read_text(encoding="utf-8")
    assert saved.value.suggested_filename == "supper.md"
    assert "# Cook something\n\n## Context and Problem Statement" in record
    assert re.search(r"\[FG-\d{4}@r1 Burning\]\(http", record)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as JSON").click()
    decided = json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))
    assert decided["ranked"][0]["outcome"] == "cook"
    assert decided["pitfalls"][0]["url"].startswith("http")
    page.get_by_role("button", name="Copy link").click()
    expect(said).to_have_text("Link copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.get_by_role("button", name="Copy decision record").click()
    expect(said).to_have_text("Decision record copied.")
    assert page.evaluate("navigator.clipboard.readText()") == record


def test_on_paper_stand_answers_and_result(page: Page, supper: str) -> None:
    open_flow(page, supper, "?hungry=yes&budget=7")
    page.emulate_media(media="print")
    expect(page.locator(".kb-given__list")).to_contain_text("7 coins")
    expect(page.locator(".kb-result__title")).to_be_visible()
    for hidden in (".kb-wizard__buttons", ".kb-take", ".kb-section--chart", ".kb-section--rules"):
        expect(page.locator(hidden)).to_be_hidden()
    cut = page.locator(".kb-result").evaluate("one => one.scrollHeight - one.clientHeight")
    assert cut <= 0
    expect(page.locator(".kb-other").last).to_contain_text("They want ten coins.")


def test_on_paper_every_open_question_keeps_its_words(page: Page, supper: str) -> None:
    open_flow(page, supper, "?hungry=yes&budget=unknown")
    page.emulate_media(media="print")
    rows = page.locator(".kb-result__question")
    assert rows.count() >= 2
    expect(rows.get_by_text("How much money is there?")).to_be_visible()
    for row in rows.all():
        expect(row.locator(".kb-result__ask")).to_be_visible()


def test_a_thumb_can_hit_every_control(browser: Browser, supper: str) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True)  # type: ignore[arg-type]
    page = context.new_page()
    open_flow(page, supper, "?hungry=yes&budget=20")
    controls = page.locator(
        ".kb-choice:visible, .kb-wizard button:visible, .kb-wizard__way:visible"
    )
    boxes = [(one.inner_text(), one.bounding_box()) for one in controls.all()]
    assert len(boxes) > 8
    small = [words for words, box in boxes if not box or min(box["height"], box["width"]) < 44]
    assert not small
    summary = page.locator(".kb-wizard__summary")
    expect(summary).to_be_in_viewport()
    expect(page.locator(".kb-result__title")).not_to_be_in_viewport()
    summary.tap()
    expect(page.locator(".kb-result__title")).to_be_in_viewport()
    page.get_by_role("button", name="Which taste do you like?").tap()
    expect(page.locator(".kb-ask:visible legend")).to_be_in_viewport()
    expect(page.locator(".kb-ask:visible .kb-choice").first).to_be_in_viewport()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]
    context.close()


def test_what_has_the_focus_is_not_under_the_line_that_stays_in_view(
    browser: Browser, supper: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 500})
    page = context.new_page()
    open_flow(page, supper, "?guests=critic")
    page.get_by_role("radio", name="All on one page").check()
    line = page.locator(".kb-wizard__summary")
    for _ in range(25):
        page.keyboard.press("Tab")
        focused, below = page.locator(":focus").bounding_box(), line.bounding_box()
        assert focused
        assert below
        is_line = page.evaluate("document.activeElement.matches('.kb-wizard__summary')")
        is_above = focused["y"] < below["y"]
        is_after = focused["y"] >= below["y"] + below["height"]
        assert is_line or is_above or is_after
    context.close()


def test_without_scripts_the_text_and_the_table_are_there_as_links(
    browser: Browser, supper: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{supper}{FLOW}")
    expect(page.locator(".kb-wizard__form")).to_be_hidden()
    expect(page.locator(".kb-asked__form").first).to_be_hidden()
    without = page.locator(".kb-wizard__without")
    expect(without).to_contain_text("needs JavaScript")
    without.get_by_role("link", name="the questions step by step").click()
    page.locator("#q-hungry ~ ul").get_by_role("link", name="go on to question 2").click()
    expect(page).to_have_url(re.compile("#q-budget$"))
    page.locator("#q-budget ~ ul").get_by_role("link", name="Cook something").click()
    expect(page.locator("#o-cook")).to_be_in_viewport()
    context.close()


def test_a_form_that_cannot_be_loaded_says_so_and_leads_to_the_text(
    page: Page, supper: str
) -> None:
    page.route("**/kb-flow-*.js", lambda route: route.abort())
    page.goto(f"{supper}{FLOW}")
    without = page.locator(".kb-wizard__without")
    expect(without).to_contain_text("could not be loaded. The same stands in words")
    expect(page.locator(".kb-wizard__form")).to_be_hidden()


def test_from_disk_the_form_decides_and_its_address_keeps_the_answers(
    page: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = build_supper_site(tmp_path_factory.mktemp("disk"), "--offline").folder
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site / "decide" / "index.html").as_uri())
    page.get_by_role("link", name="Yes").click()
    assert asked(page) == "How much money is there?"
    page.locator(".kb-ask:visible .kb-ask__field").fill("3")
    page.get_by_role("button", name="Next").click()
    expect(page.locator(".kb-result__title")).to_have_text("Cook something")
    page.locator(".kb-result").get_by_role("link", name="Cooking").click()
    expect(page.locator("h1")).to_have_text("Cooking")
    page.go_back()
    expect(page.locator(".kb-result__title")).to_have_text("Cook something")
    assert not errors


def test_a_flow_in_the_middle_of_a_page_decides_and_leaves_its_address_alone(
    page: Page, supper: str
) -> None:
    page.goto(f"{supper}?unrelated=1#top")
    page.get_by_role("radio", name="No", exact=True).check()
    expect(page.locator(".kb-result__title")).to_have_text("Go to bed")
    assert page.url.endswith("?unrelated=1#top")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".kb-take [role=status]")).to_have_text("Link copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{supper}{FLOW}?hungry=no&v=")


def test_scripts_and_data_come_only_to_pages_that_ask(page: Page, supper: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.rpartition("/")[2]))
    page.goto(f"{supper}techniques/cooking/", wait_until="networkidle")
    assert not {"wizard.js", "kb-flow-supper.js"} & set(fetched)
    page.goto(f"{supper}{FLOW}", wait_until="networkidle")
    assert fetched.count("wizard.js") == fetched.count("kb-flow-supper.js") == 1


def test_the_list_of_flows_opens_the_main_one_with_its_first_question(
    page: Page, supper: str
) -> None:
    page.goto(f"{supper}decide/")
    page.locator(".kb-opened").get_by_role("link", name="No", exact=True).click()
    expect(page.locator(".kb-result__title")).to_have_text("Go to bed")


def test_an_entry_says_when_it_is_recommended_and_leads_there(page: Page, supper: str) -> None:
    page.goto(f"{supper}techniques/ordering/")
    recommended = page.locator(".kb-recommended")
    expect(recommended).to_contain_text("Which taste do you like? Sour")
    recommended.get_by_role("link", name="Have it brought").click()
    expect(page).to_have_url(re.compile("decide/supper/#o-order$"))


@pytest.fixture(params=[(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")])
def window(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def assert_fits(page: Page) -> None:
    width = page.evaluate("document.documentElement.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_form_and_result_are_accessible(window: Page, supper: str, axe: str) -> None:
    open_flow(window, supper, "?hungry=yes&budget=7&guests=critic&mood=1&v=old&result=order")
    for fold in window.locator(".kb-result summary:visible").all():
        fold.click()
    # What is scrolled under the line that stays in view is no smaller target: one can scroll on.
    window.locator(".kb-wizard__summary").evaluate("line => line.style.position = 'static'")
    assert not violations(window, axe)
    window.get_by_role("radio", name="All on one page").check()
    window.locator(".kb-ask__field").fill("many")
    window.locator(".kb-ask__field").blur()
    expect(window.locator(".kb-ask__error").filter(has_text="number")).to_be_visible()
    window.locator(".kb-ask__field").evaluate("field => field.scrollIntoView({block: 'center'})")
    assert not violations(window, axe, ".kb-wizard")  # the header covers what is above it
    assert_fits(window)
    window.goto(supper)
    expect(window.locator(".kb-wizard__form")).to_be_visible()
    assert not violations(window, axe)
    assert_fits(window)


def test_the_flows_of_the_catalogue_are_accessible(window: Page, address: str, axe: str) -> None:
    window.goto(f"{address}decide/choose-an-adaptation/?evaluation=yes&prompting=yes&goal=short")
    expect(window.locator(".kb-result__standing")).to_be_visible()
    # What is scrolled under the line that stays in view is no smaller target: one can scroll on.
    window.locator(".kb-wizard__summary").evaluate("line => line.style.position = 'static'")
    assert not violations(window, axe)
    assert_fits(window)
    window.goto(f"{address}decide/")
    assert not violations(window, axe)
    assert_fits(window)
