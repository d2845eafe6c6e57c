"""MkDocs builds with the plugin: what reaches the pages, and what must not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.adapters.cli import main
from generator.adapters.cli.site import find_plugin

TERM = "title: {title}\nsummary: {summary}\nstatus: {status}\ndefinition: |\n  {text}\n"
MKDOCS = """\
site_name: Words & more
site_url: https://words.example/sub/
theme: {name: material, font: false, custom_dir: look}
plugins: [search, fieldguide]
nav: [index.md]
"""
Build = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings = (repository / "concepts" / "catalogue.yaml").read_text(encoding="utf-8")
    for name, text in {
        "mkdocs.yml": MKDOCS,
        "look/.keep": "",
        "concepts/catalogue.yaml": settings,
        "concepts/glossary/token.yaml": TERM.format(
            title='"Token <b> & \\"more\\""', summary="A piece.", status="reviewed", text="Text."
        ),
        "concepts/glossary/window.yaml": TERM.format(
            title="Window", summary="What fits.", status="reviewed", text="Holds [[token]]s."
        ),
        "concepts/glossary/plan.yaml": TERM.format(
            title="Plan", summary="Not yet.", status="draft", text="See [[window]]."
        ),
        "concepts/sources/smith-2026.yaml": "title: On windows\nsummary: About them.\n"
        "status: reviewed\nkind: paper\ngrade: A\nissued: 2026\nfinding: They hold 8.\n"
        "verified: {how: read, on: 2026-11}\n",
        "docs/index.md": "# Home\n\nSee [[window|the window]] [@smith-2026, p. 3].\n\n"
        "`[[window]]`\n\n## More\n\nA window holds a window.\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    CliRunner().invoke(main, ["renumber"], catch_exceptions=False)
    return tmp_path


@pytest.fixture
def built(folder: Path) -> Build:
    def build_site(*, serving: bool = False, drafts: bool = False) -> Path:
        config = load_config(str(folder / "mkdocs.yml"))
        plugin = find_plugin(config)
        plugin.serving, plugin.drafts = serving, drafts
        build(config)
        return folder / "site"

    return build_site


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
