"""MkDocs builds with the plugin: what reaches the pages, and what must not."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from lxml import html
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from generator.adapters.live_reload import reload_lost_pages
from tests.adapters.conftest import Build


def text_of(page: Path) -> str:
    return " ".join(html.parse(str(page)).getroot().text_content().split())


def test_hand_written_pages_link_entries_cite_sources_and_keep_code(built: Build) -> None:
    page = html.parse(str(built() / "index.html")).getroot()
    article = page.find(".//article")
    links = {link.text: link.get("href") for link in article.iter("a") if link.text}
    assert links["the window"] == "glossary/window/"
    assert links["[1, p. 3]"] == "#ref-smith-2026"
    assert links["window"] == "glossary/window/"
    assert "[[window]]" in text_of(built() / "index.html")
    assert "On windows" in text_of(built() / "index.html")


def test_drafts_are_published_only_when_asked_for(built: Build) -> None:
    assert not (built() / "glossary/plan").exists()
    site = built(drafts=True)
    assert "Draft" in text_of(site / "glossary/plan/index.html")
    assert "Plan" not in text_of(built() / "glossary/index.html")


def test_texts_of_authors_arrive_as_they_were_written(built: Build) -> None:
    page = html.parse(str(built() / "glossary/token/index.html")).getroot()
    assert page.findtext(".//title").startswith('Token <b> & "more"')
    assert page.find(".//h1").text_content().strip() == 'Token <b> & "more"'
    described = page.find(".//meta[@property='og:title']").get("content")
    assert described == 'Token <b> & "more"'


def test_while_serving_a_broken_entry_shows_on_every_page(folder: Path, built: Build) -> None:
    (folder / "concepts/glossary/token.yaml").write_text("title: [\n", encoding="utf-8")
    site = built(serving=True)
    for page in ("index.html", "glossary/window/index.html"):
        assert "concepts/glossary/token.yaml:" in text_of(site / page)


def test_the_collector_runs_again_after_a_build_and_after_one_that_failed(
    folder: Path, built: Build
) -> None:
    built()
    assert gc.isenabled()
    (folder / "concepts/glossary/token.yaml").write_text("title: [\n", encoding="utf-8")
    with pytest.raises(Abort):
        built()
    assert gc.isenabled()


def test_a_template_that_reads_more_of_a_page_gets_each_page_right(
    folder: Path, built: Build
) -> None:
    before = built()
    shared = {
        name: (before / f"glossary/{name}/index.html").read_text(encoding="utf-8")
        for name in ("token", "window")
    }
    (folder / "look/main.html").write_text(
        '{% extends "base.html" %}{% block announce %}{% if page %}'
        "At {{ page.url }}, {{ page.file.src_uri }}{% endif %}{% endblock %}",
        encoding="utf-8",
    )
    site = built()
    for name in shared:
        text = text_of(site / f"glossary/{name}/index.html")
        assert f"At glossary/{name}/, glossary/{name}.md" in text
        assert shared[name].count("<h2") == (
            (site / f"glossary/{name}/index.html").read_text(encoding="utf-8").count("<h2")
        )


def test_a_page_that_an_author_wrote_takes_the_place_of_ours(folder: Path, built: Build) -> None:
    (folder / "docs/graph.md").write_text("# My own map\n", encoding="utf-8")
    assert "My own map" in text_of(built() / "graph/index.html")


def test_a_lost_address_shows_what_is_wrong_and_reloads(folder: Path, built: Build) -> None:
    (folder / "concepts/glossary/token.yaml").write_text("title: [\n", encoding="utf-8")
    site = built(serving=True)
    assert not (site / "glossary/token/index.html").exists()
    lost = html.parse(str(site / "404.html")).getroot()
    wrong = lost.find_class("kb-wrong")[0]
    count = len(wrong.findall(".//li"))
    assert wrong.findtext("summary") == f"{count} problem{'s' * (count > 1)} in the catalogue"
    assert "concepts/glossary/token.yaml:" in wrong.text_content()

    server = LiveReloadServer(lambda: None, host="127.0.0.1", port=0, root=str(site))
    server.error_handler = lambda code: (site / "404.html").read_bytes() if code == 404 else None
    reload_lost_pages(server)
    assert b"livereload(" in (server.error_handler(404) or b"")
    assert server.error_handler(500) is None
    server.server_close()


def test_a_lost_address_leads_home_and_to_permanent_pages(built: Build) -> None:
    site = built()
    lost = html.parse(str(site / "404.html")).getroot()
    links = {link.text_content().strip(): link.get("href") for link in lost.iter("a")}
    assert links["Home"] == "/sub/"
    assert not [href for href in links.values() if href and href.endswith("/.")]
    (hint,) = lost.find_class("kb-lost__code")
    permanent = f"/sub/id/{hint.get('data-code')}/"
    assert links[permanent] == permanent
    assert (site / permanent.removeprefix("/sub/") / "index.html").exists()


def test_an_entry_names_its_other_forms(built: Build) -> None:
    site = built()
    page = html.parse(str(site / "glossary/window/index.html")).getroot()
    forms = {
        link.get("type"): link.get("href")
        for link in page.xpath("//link[contains(@rel, 'alternate')]")
    }
    assert sorted(forms) == ["application/json", "text/markdown"]
    for href in forms.values():
        assert (site / "glossary/window" / href).resolve().is_file()


@pytest.mark.parametrize(
    "text", ['<img src=x onerror="a()">', "[z](javascript:a())", "<script>a()</script>"]
)
def test_a_page_that_could_run_a_script_leaves_the_published_site(
    folder: Path, built: Build, text: str
) -> None:
    before = text_of(built() / "index.html")
    home = folder / "docs/index.md"
    home.write_text(f"{home.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")
    with pytest.raises(Abort):
        built()
    assert text_of(folder / "site/index.html") == before
