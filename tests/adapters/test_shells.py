"""Pages that share a rendering of the theme are those that the theme makes one by one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html

from generator.adapters.mkdocs_plugin import FieldguidePlugin
from tests.adapters.conftest import Build


def pages_of(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(site.rglob("*.html"))
    }


@pytest.mark.usefixtures("many_terms")
def test_pages_that_share_a_shell_are_those_that_the_theme_makes_alone(
    built: Build, built_plainly: Build
) -> None:
    assert pages_of(built()) == pages_of(built_plainly())


@pytest.mark.usefixtures("many_terms")
def test_the_theme_is_rendered_no_more_than_thrice_for_a_kind(
    built: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: list[str] = []
    render = FieldguidePlugin.render

    def count(plugin: FieldguidePlugin, layout: str, context: Any, page: Any) -> str:
        rendered.append(page.page.file.src_uri)
        return render(plugin, layout, context, page)

    monkeypatch.setattr(FieldguidePlugin, "render", count)
    built()
    alone = ["layer", "weight", "zero"]
    assert sum(f"glossary/{name}.md" in rendered for name in alone) == 2
    assert len([path for path in rendered if path[9:-3] in alone]) == 3


@pytest.mark.parametrize(
    "expression",
    [
        "page.title | upper",
        "page.title | striptags",
        "page.title | length",
        "page.title.startswith('Z')",
        "page.meta.kb.id == 'zero'",
        "'zero' if page.meta.kb.id in ['zero'] else 'other'",
        "page.meta.kb.code[-1:]",
        "page.meta.kb.status | default('none') | capitalize",
        "page.meta.description | wordcount",
        "page.meta.kb.id | e",
        "page.meta.kb.title | e",
        "page.url.split('/')[1]",
        "page.canonical_url | urlencode",
        "page.content | length",
        "page.title | tojson",
        "page.meta.kb.code.split('-')[1] | int",
        "page.toc.items[0].children | length",
        "page.file.src_uri",
        "{'zero': 'nothing'}.get(page.meta.kb.id)",
    ],
)
def test_whatever_a_template_reads_of_a_page_every_page_is_right(
    many_terms: Path, built: Build, built_plainly: Build, expression: str
) -> None:
    (many_terms / "look/main.html").write_text(
        '{% extends "frame.html" %}{% block hero %}'
        "{% if page and page.meta.kb and page.meta.kb.code %}"
        f"[{{{{ {expression} }}}}]"
        "{% endif %}{% endblock %}",
        encoding="utf-8",
    )
    shared = pages_of(built())
    assert shared == pages_of(built_plainly())
    assert "[" in shared["glossary/zero/index.html"]


@pytest.mark.parametrize("name", ["\ue000", "\ue000&amp;Mark/nothing\ue001", "\ue001\ue100"])
def test_a_name_of_the_site_with_private_characters_does_no_harm(
    many_terms: Path, built: Build, built_plainly: Build, name: str
) -> None:
    configuration = many_terms / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8").replace("Words", f"Words {name}")
    configuration.write_text(text, encoding="utf-8")
    assert pages_of(built()) == pages_of(built_plainly())


def test_an_entry_in_the_nav_shows_there_that_it_is_the_page(
    many_terms: Path, built: Build, built_plainly: Build
) -> None:
    configuration = many_terms / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8").replace(
        "nav: [index.md]",
        "nav: [index.md, {Words: [glossary/index.md, glossary/weight.md, glossary/zero.md]}]",
    )
    configuration.write_text(text, encoding="utf-8")
    shared = pages_of(built())
    assert shared == pages_of(built_plainly())
    active = {
        name: html.fromstring(shared[f"glossary/{name}/index.html"]).xpath(
            "string(//li[contains(@class, 'md-nav__item--active')]"
            "[not(.//li[contains(@class, 'md-nav__item--active')])])"
        )
        for name in ("weight", "zero")
    }
    assert "Weight" in active["weight"]
    assert "Zero" in active["zero"]
