"""MkDocs asks, Fieldguide answers: checks before the build, pages and files during it.

MkDocs empties its output folder between `on_config` and `on_files`; so the catalogue is read and
judged in `on_config`, and a broken one never destroys a published site.
"""

from __future__ import annotations

import gc
import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import jinja2
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator.adapters import written_pages
from generator.adapters.bare_pages import without_words
from generator.adapters.content_security import Scripts, security_policy
from generator.adapters.generated_page import GeneratedPage
from generator.adapters.live_reload import reload_lost_pages
from generator.adapters.output import write_files
from generator.adapters.packed_checker import add_checker
from generator.adapters.shells import Shells
from generator.adapters.site_files import (
    THEME,
    add_assets,
    add_navigation,
    add_pages,
    name_assets,
    switch_off_other_search,
)
from generator.adapters.site_values import place_of_script, site_values
from generator.adapters.template_filters import add_filters
from generator.build import Site, build_site
from generator.diagnostics import Position, as_text
from generator.publish.addresses import Addresses
from generator.publish.written import WrittenProse

if TYPE_CHECKING:  # a server of pages and a watcher of files, which no build needs
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.fieldguide")


class FieldguideConfig(Config):
    """The one option; the rest is convention."""

    concepts_dir = config_options.Type(str, default="concepts")


class FieldguidePlugin(BasePlugin[FieldguideConfig]):
    """Keeps what one build needs between MkDocs' events; the work is done elsewhere."""

    def __init__(self) -> None:
        self.serving = False
        self.drafts = False
        """Set by `fieldguide build --drafts`; `serve` shows drafts always."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        gc.disable()  # entries live as long as the build: they would be walked again and again
        self.site = self.read(config)
        self.shells, self.scripts = Shells(), Scripts()
        self.shown = site_values(self.site, serving=self.serving)
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME / "templates"))
        name_assets(config)
        switch_off_other_search(config)
        config.watch.append(str(concepts_folder(config, self.config.concepts_dir)))
        return config

    def read(self, config: MkDocsConfig) -> Site:
        """The site, or MkDocs' kind of failure when something in it is an error."""
        site = build_site(
            concepts_folder(config, self.config.concepts_dir),
            written_pages.read_pages(Path(config.docs_dir)),
            addresses=Addresses(config.use_directory_urls, config.site_url or ""),
            drafts=self.drafts or self.serving,
        )
        levels = {diagnostic.level for diagnostic in site.diagnostics}
        if levels:
            log.log(logging.WARNING if self.serving else logging.ERROR, as_text(site.diagnostics))
        if not self.serving and ("error" in levels or (config.strict and "warning" in levels)):
            raise PluginError("The catalogue has problems; the published site is as it was.")
        return site

    @event_priority(50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        add_assets(files, config)
        add_checker(files, config)
        add_pages(files, config, self.site.pages)
        add_navigation(config, self.site.pages)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        for file in files.documentation_pages():
            if isinstance(file.page, GeneratedPage):
                file.page.find_place(nav, files)
        return nav

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        add_filters(env)
        self.env = env
        return env

    def on_page_markdown(
        self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Put links and citations aside before Markdown runs; `on_page_content` puts them back."""
        if isinstance(page, GeneratedPage) or self.site.publication is None:
            return markdown
        self.prose = WrittenProse(self.site.publication, page.file.src_uri)
        return self.prose.prepare(markdown)

    def on_page_content(
        self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        if isinstance(page, GeneratedPage) or self.site.publication is None:
            return html
        return self.prose.finish(html)

    @event_priority(50)
    def on_page_context(
        self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        context.update(self.shown)
        self.context = context
        if isinstance(page, GeneratedPage):
            page.fill()
            render = partial(self.render, page.source.layout, context)
            context["page_in_its_shell"] = partial(self.shells.fill, page, render)
        return context

    def render(self, layout: str, context: Any, page: object) -> str:
        return str(self.env.get_template(layout).render({**context, "page": page}))

    @event_priority(-50)
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        if not self.serving:
            place = partial(place_of_script, page, config)
            self.scripts.look_at(output, place, partial(self.render_bare, page))
        if isinstance(page, GeneratedPage):
            page.empty()
        return output

    def render_bare(self, page: MkDocsPage) -> str:
        layout = page.source.layout if isinstance(page, GeneratedPage) else None
        template = self.env.get_template(layout or str(page.meta.get("template", "main.html")))
        return str(template.render(without_words(self.context, page)))

    def on_pre_template(
        self, template: jinja2.Template, *, template_name: str, config: MkDocsConfig
    ) -> jinja2.Template:
        self.template = template
        return template

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        context.update(self.shown)
        self.context = context
        return context

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        if not self.serving and template_name.endswith(".html"):
            bare = partial(self.template.render, without_words(self.context))
            self.scripts.look_at(output_content, lambda: Position(template_name), bare)
        return output_content

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        write_files(Path(config.site_dir), self.site.files())
        gc.enable()
        if self.serving:
            return
        gc.freeze()  # nor need it be walked when the process ends
        log.info("Content-Security-Policy: %s", security_policy(self.scripts.known))
        if self.scripts.unknown:
            log.error(as_text(sorted(self.scripts.unknown)))
            raise PluginError("Browsers that get this policy will not run every script.")

    def on_build_error(self, *, error: Exception) -> None:
        gc.enable()

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Any,
    ) -> LiveReloadServer:
        server.watch(str(THEME / "templates"))
        reload_lost_pages(server)
        return server


def concepts_folder(config: MkDocsConfig, name: str) -> Path:
    """The folder of entries, beside `mkdocs.yml`."""
    return Path(config.config_file_path or "mkdocs.yml").parent / name
