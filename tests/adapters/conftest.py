"""A small catalogue of words and its site, built by MkDocs with the plugin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.adapters.cli import main
from generator.adapters.cli.site import find_plugin
from generator.adapters.generated_page import GeneratedPage

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


@pytest.fixture
def built_plainly(built: Build, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Every page rendered by itself."""

    def build_plainly() -> Path:
        with monkeypatch.context() as patch:
            patch.setattr(GeneratedPage, "kind", lambda page: None)
            return built()

    return build_plainly


@pytest.fixture
def many_terms(folder: Path) -> Path:
    for name, title in {"layer": "Layer & <i>more</i>", "weight": "Weight", "zero": "Zero"}.items():
        text = TERM.format(title=title, summary=f"{name}'s.", status="reviewed", text="It's so.")
        (folder / f"concepts/glossary/{name}.yaml").write_text(text, encoding="utf-8")
    CliRunner().invoke(main, ["renumber"], catch_exceptions=False)
    return folder
