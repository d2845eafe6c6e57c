"""The whole site in; what every template may show of it, and where a page comes from, out."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page as MkDocsPage

from generator.adapters.generated_page import GeneratedPage
from generator.build import Site
from generator.diagnostics import Diagnostic, Position
from generator.publish.addresses import resolver_path
from generator.publish.pages.home import count_entries
from generator.publish.wording import counted


def site_values(site: Site, *, serving: bool) -> dict[str, object]:
    """`kb_code` is a code to show as an example, `kb_permanent` the address of its page."""
    found = sorted(site.diagnostics, key=_gravity) if serving else []
    values: dict[str, object] = {
        "kb_diagnostics": found,
        "kb_wrong": f"{counted(len(found), 'problem')} in the catalogue",
        "kb_counts": [],
    }
    if site.publication is None:
        return values
    values["kb_counts"] = count_entries(site.publication)
    codes = [concept.code for concept in site.publication.graph.concepts.values() if concept.code]
    if codes:
        values["kb_code"] = min(codes)
        values["kb_permanent"] = site.publication.addresses.url(resolver_path(min(codes)))
    return values


def _gravity(diagnostic: Diagnostic) -> int:
    return ("error", "warning", "note").index(diagnostic.level)


def place_of_script(page: MkDocsPage, config: MkDocsConfig) -> Position:
    """The author's file; in a hand-written page the line where the first script stands."""
    if isinstance(page, GeneratedPage):
        return Position(page.source.edit_path or page.source.path)
    before, found, _ = page.file.content_string.partition("<script")
    line = before.count("\n") + 1 if found else 1
    return Position(f"{Path(config.docs_dir).name}/{page.file.src_uri}", line)
