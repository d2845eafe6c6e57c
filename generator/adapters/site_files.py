"""Our pages and assets into MkDocs' list of files, and the pages that list a type into its nav."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.adapters.generated_page import GeneratedPage
from generator.publish.page import Page

THEME = Path(__file__).parents[1] / "theme"
SCRIPT, STYLE = "assets/fieldguide.js", "assets/fieldguide.css"
log = logging.getLogger("mkdocs.plugins.fieldguide")


def add_assets(files: Files, config: MkDocsConfig) -> None:
    """Scripts and styles that the package carries; scripts are classic, so that `file://` works."""
    for path in sorted((THEME / "assets").iterdir()):
        uri = f"assets/{path.name}"
        files.append(File.generated(config, uri, abs_src_path=str(path)))


def name_assets(config: MkDocsConfig) -> None:
    """Every page links our style before the site's own and loads our script when it is read."""
    config.extra_css.insert(0, STYLE)
    script = ExtraScriptValue(SCRIPT)
    script.defer = True
    config.extra_javascript.append(script)


def switch_off_other_search(config: MkDocsConfig) -> None:
    """Material's search would stand beside ours, and cost a sixth of the build."""
    for name in ("material/search", "search"):
        search = config.plugins.get(name)
        if search is not None and search.config.get("enabled", True):
            log.info("The search of this plugin takes the place of Material's")
            search.config["enabled"] = False


def add_pages(files: Files, config: MkDocsConfig, pages: Iterable[Page]) -> None:
    """A file for each page; one that an author wrote by hand stays in the place of ours."""
    for page in pages:
        if files.get_file_from_path(page.path) is not None:
            log.info("%s is written by hand and stays in the place of the generated one", page.path)
            continue
        listed = page.in_nav and config.nav is None
        inclusion = InclusionLevel.INCLUDED if listed else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, page.path, content="", inclusion=inclusion)
        if page.edit_path is not None:
            file.edit_uri = f"../{page.edit_path}"
        files.append(file)
        GeneratedPage(page, file, config)


def add_navigation(config: MkDocsConfig, pages: Iterable[Page]) -> None:
    """Pages that ask for a place in the nav get one at its end, unless the author gave them one.

    Without a nav of the author's, MkDocs makes one from the files, which `add_pages` has marked.
    """
    if config.nav is None:
        return
    placed = set(_paths(config.nav))
    config.nav += [
        {page.title: page.path} for page in pages if page.in_nav and page.path not in placed
    ]


def _paths(nav: Any) -> Iterator[str]:
    """All paths of a nav as authors write it: lists of texts and of mappings of title to path."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list):
        for item in nav:
            yield from _paths(item)
    elif isinstance(nav, dict):
        for item in nav.values():
            yield from _paths(item)
