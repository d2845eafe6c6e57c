"""One of our pages as MkDocs knows pages: its HTML is ready, Python-Markdown is not run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.publish.page import Body, Page

TITLE_ANCHOR = "title"


class GeneratedPage(MkDocsPage):
    """Takes the place of a page that MkDocs would read from a Markdown file.

    The body is made when the page is written (`fill`) and forgotten afterwards (`empty`), so that
    the bodies of a large site are never in memory together. `content` stays empty: plugins search
    it for what only Markdown leaves there, and templates get it from `attributes`.
    """

    def __init__(self, source: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(escape(source.title), file, config)
        self.source = source
        self.body = Body()
        self.in_nav = False

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {
            "template": "shell.html",
            "description": escape(self.source.description),
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""
        self.links_to_anchors = {}

    def kind(self) -> str | None:
        """Pages of one kind can share a shell: same layout, same folder, same depth.

        What is in the nav itself shares none, since the nav shows where one is.
        """
        if "id" not in self.source.meta or self.in_nav:
            return None
        folder = self.file.src_uri.rpartition("/")[0]
        return f"{self.source.layout} {folder} {self.url.count('/')} {self.is_index}"

    def find_place(self, nav: Navigation, files: Files) -> None:
        """Outside the nav, the page that lists the type is the parent: the nav shows it then."""
        self.in_nav = any(page is self for page in nav.pages)
        folder = self.file.src_uri.rpartition("/")[0]
        listing = files.get_file_from_path(f"{folder}/index.md") if folder else None
        if listing is not None and listing is not self.file and not self.in_nav:
            self.parent = cast("Any", listing.page)

    def fill(self) -> None:
        """Make the body, and what templates and other plugins read of it."""
        self.body = self.source.body()
        slots = {name: html for name, html in self.body.slots.items() if html}
        sidebar = slots.pop("sidebar", "")
        self.meta["kb"] = {
            **self.source.meta,
            "title": self.title,
            "sidebar": sidebar,
            "slots": slots,
        }
        self.present_anchor_ids = {anchor for anchor, _ in self.body.toc}

    def empty(self) -> None:
        """Forget the body."""
        self.body = Body()
        self.meta.pop("kb", None)

    def shared_values(self) -> dict[str, object]:
        return {
            "title": self.title,
            "canonical_url": self.canonical_url,
            "edit_url": self.edit_url,
            "content": self.body.html,
            "meta": self.meta,
            "headings": [
                {"id": anchor, "title": _escaped(title)} for anchor, title in self.body.toc
            ],
        }

    def attributes(self, values: Mapping[str, Any]) -> dict[str, object]:
        return {**values, "toc": _toc(values["headings"])}


@lru_cache(maxsize=1000)
def _escaped(heading: str) -> Markup:
    """Pages of a type have the same headings."""
    return escape(heading)


def _toc(headings: Sequence[Mapping[str, str]]) -> TableOfContents:
    """The title, and under it the sections; "skip to content" leads to the first, the title."""
    title = AnchorLink("", TITLE_ANCHOR, 1)
    title.children = [AnchorLink(heading["title"], heading["id"], 2) for heading in headings]
    return TableOfContents([title])
