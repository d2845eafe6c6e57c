"""What stands behind codes: revisions, releases, tombstones, and the history of an entry."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import pytest
from lxml import html

from generator.build import Site, build_site
from generator.catalogue.entries import Flow, Pitfall
from generator.publish.addresses import Addresses
from generator.publish.field_diff import diff_fields
from generator.publish.past_entry import PastProse, show_past
from tests.command_line import run
from tests.released_catalogue import make_history, replace


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("history")
    with chdir(folder):
        make_history(folder)
    replace(folder, "system-prompt", "What it is.", "What it is now.")
    replace(folder, "user-prompt", "definition: What", "scope_note: In chats.\ndefinition: What")
    return folder


@pytest.fixture(scope="module")
def site(folder: Path) -> Site:
    return build_site(folder / "concepts")


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, str]:
    return dict(site.files())


def text_of(page: str) -> str:
    """What a reader sees, on one line."""
    return " ".join(str(html.fromstring(page).text_content()).split())


def body(site: Site, path: str) -> str:
    (page,) = (page for page in site.pages if page.path == path)
    made = page.body()
    return text_of("".join(["<div>", *map(str, made.slots.values()), str(made.html), "</div>"]))


def test_every_revision_that_was_released_has_a_page_as_it_was(files: dict[str, str]) -> None:
    made = sorted(path for path in files if "/r" in path)
    assert made == [
        "id/FG-0001/r1/index.html",
        "id/FG-0002/r1/index.html",
        "id/FG-0002/r2/index.html",
        "id/FG-0003/r1/index.html",
        "id/FG-0003/r2/index.html",
        "id/FG-0004/r1/index.html",
        "id/FG-0005/r1/index.html",
        "id/FG-0005/r2/index.html",
        "id/FG-0006/r1/index.html",
        "id/FG-0007/r1/index.html",
    ]
    shown = text_of(files["id/FG-0002/r1/index.html"])
    assert "Piece" in shown
    assert "A piece of text." in shown
    assert "Cite this one as FG-0002@r1" in shown
    assert all('name="robots" content="noindex"' in files[path] for path in made)


def test_an_old_revision_says_what_is_current_and_what_changed_since(files: dict[str, str]) -> None:
    page = files["id/FG-0002/r1/index.html"]
    shown = text_of(page)
    assert "This is revision 1 of 2, from release 1.0 (1 January 2026)." in shown
    assert "The current one is revision 2: Token" in shown
    assert "<del>Piece</del>" in page
    assert "<ins>Token</ins>" in page
    assert 'href="../../../glossary/piece/"' in page


def test_the_current_revision_says_so_or_what_changed_since(files: dict[str, str]) -> None:
    assert "It is the current one: Token" in text_of(files["id/FG-0002/r2/index.html"])
    changed = text_of(files["id/FG-0006/r1/index.html"])
    assert "The entry has changed since, which the next release will say (Summary)" in changed


def test_revisions_of_retired_entries_stay_readable_and_say_so(files: dict[str, str]) -> None:
    shown = text_of(files["id/FG-0003/r2/index.html"])
    assert "The entry was retired on 15 February 2026" in shown
    assert "What one writes to a model." in shown


def test_a_retired_entry_has_a_tombstone_at_its_code_and_its_address(
    site: Site, files: dict[str, str]
) -> None:
    for shown in (text_of(files["id/FG-0003/index.html"]), body(site, "glossary/prompt.md")):
        assert "This entry was retired on 15 February 2026, in release 1.2." in shown
        assert "It meant two things." in shown
        assert "Use instead, whichever fits: User prompt FG-0007" in shown
        assert "System prompt FG-0006" in shown
        assert "What it said: revision 2, revision 1." in shown
    assert "Nothing takes its place." in text_of(files["id/FG-0004/index.html"])
    assert "http-equiv" not in files["id/FG-0003/index.html"]


def test_a_tombstone_leaves_its_address_to_an_entry_that_has_it_now(folder: Path) -> None:
    concepts = folder / "concepts"
    path = concepts / "glossary/prompt.yaml"
    text = (concepts / "glossary/piece.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("Token", "Prompt").replace("[Part]", "[]"), encoding="utf-8")
    ledger = concepts / "ledger.yaml"
    kept = ledger.read_bytes()
    try:
        with chdir(folder):
            run("renumber")
        again = build_site(concepts)
        (page,) = (page for page in again.pages if page.path == "glossary/prompt.md")
        assert page.layout == "entry.html"
        assert page.meta["code"] == "FG-0008"
        assert "retired" in dict(again.files())["id/FG-0003/index.html"]
    finally:
        path.unlink()
        ledger.write_bytes(kept)


def test_retired_entries_are_in_no_list(site: Site) -> None:
    assert "Vague" not in body(site, "glossary/index.md")


def test_an_entry_shows_its_history(site: Site) -> None:
    shown = body(site, "glossary/piece.md")
    assert "Revision 2 in 1.1, 1 February 2026: Title" in shown
    assert "Revision 1 in 1.0, 1 January 2026" in shown
    assert "Not released yet: Summary Revision 1 in 1.1" in body(site, "glossary/system-prompt.md")
    assert "Not released yet: Scope note" in body(site, "glossary/user-prompt.md")


def test_the_list_of_releases_counts_what_each_of_them_changed(site: Site) -> None:
    shown = body(site, "releases/index.md")
    assert "1.2 1 March 2026 1 new, 1 changed, 3 retired" in shown
    assert shown.index("1.2 ") < shown.index("1.1 ") < shown.index("1.0 ")
    assert [page.path for page in site.pages if page.in_nav and "releases" in page.path] == [
        "releases/index.md"
    ]


def test_a_release_says_what_was_new_changed_renamed_and_retired(site: Site) -> None:
    middle, last = body(site, "releases/1.1.md"), body(site, "releases/1.2.md")
    assert "Changed (2)" not in last
    assert "Prompt FG-0003 revision 1 → revision 2 Summary What one writes to a model." in middle
    assert "Title: Piece Token" in middle
    assert "Address: window context-window; the former one leads on" in middle
    assert "Glossary: 1 entry System prompt FG-0006" in middle
    assert "Memory FG-0001The same as context window.Use instead: Window FG-0005" in last
    assert "Vague FG-0004It means nothing.Nothing takes its place." in last


def test_a_site_of_files_links_its_history_by_files(folder: Path) -> None:
    site = build_site(folder / "concepts", addresses=Addresses(directory_urls=False))
    page = dict(site.files())["id/FG-0002/r1/index.html"]
    for href in (
        "../../../glossary/piece.html",
        "../../FG-0002/r2/index.html",
        "../../../releases/1.0.html",
    ):
        assert f'href="{href}"' in page


def test_a_catalogue_without_a_release_says_that_there_is_none(tmp_path: Path) -> None:
    concepts = tmp_path / "concepts"
    concepts.mkdir()
    settings = Path(__file__).parent.parent / "concepts/catalogue.yaml"
    text = settings.read_text(encoding="utf-8").replace("default_flow", "#")
    (concepts / "catalogue.yaml").write_text(text, encoding="utf-8")
    site = build_site(concepts)
    assert "No release has been made yet" in body(site, "releases/index.md")


def test_what_todays_classes_do_not_know_is_shown_as_it_was_kept(folder: Path) -> None:
    site = build_site(folder / "concepts")
    assert site.publication is not None
    kept = site.publication.graph.catalogue.releases.history("FG-0002")[0].snapshot.fields
    kept["etymology"] = {"first_seen": ["Paris <b>"], "sure": True}
    kept["definition"] = ["once", "a list"]
    shown = dict(site.files())["id/FG-0002/r1/index.html"]
    assert "<dt>First seen</dt>" in shown
    assert "Paris &lt;b&gt;" in shown
    assert "<dt>Sure</dt><dd>yes</dd>" in shown
    assert "<li>once</li><li>a list</li>" in shown


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("It was so.", "It is so.", ["It -was-+is+ so."]),
        (None, "New words.", ["+New words.+"]),
        (["one", "two"], ["one", "two", "three"], ["+three+"]),
        (["one", "two"], ["two"], ["-one-"]),
        ("Nothing alike here.", "Quite other words, twice.", None),
        ({"step": 2, "reason": "So."}, {"step": 3, "reason": "So."}, ["Step: -2-+3+"]),
        ("See [[KB-1]].", "See [[KB-2]].", ["See -First-+Second+."]),
        ("A **bold** word.", "A bold word.", ["A -**-bold-**- word."]),
        ("the same", "the same", []),
    ],
)
def test_a_difference_is_told_word_by_word(
    before: object, after: object, lines: list[str] | None
) -> None:
    marks = {"same": "", "gone": "-", "new": "+"}
    found = [
        "".join(f"{marks[kind]}{text}{marks[kind]}" for kind, text in line)
        for line in diff_fields(before, after, {"KB-1": "First", "KB-2": "Second"})
    ]
    assert found == (lines if lines is not None else [f"-{before}-", f"+{after}+"])


def test_a_kept_part_loses_nothing_whatever_it_says_first(folder: Path) -> None:
    site = build_site(folder / "concepts")
    assert site.publication is not None
    prose = PastProse(site.publication, "id/FG-0002/r1/index.html")
    fields = {
        "rules": [{"when": {"ready": True}, "outcome": "go", "effect": "for", "weight": 2}],
        "claims": [{"text": "It *is* so.", "attributed_to": "Somebody"}],
        "severity": {"step": 3, "reason": "It hurts."},
    }
    flow = {one.name: text_of(one.html) for one in show_past(Flow, fields, prose)}
    assert flow["rules"] == "WhenReadyyesOutcomegoEffectforWeight2"
    pitfall = {one.name: str(one.html) for one in show_past(Pitfall, fields, prose)}
    assert "It <em>is</em> so." in pitfall["claims"]
    assert "<dt>Attributed to</dt><dd>Somebody</dd>" in pitfall["claims"]
    assert "3 of 5" in pitfall["severity"]
    assert "<dt>Reason</dt><dd>It hurts.</dd>" in pitfall["severity"]
