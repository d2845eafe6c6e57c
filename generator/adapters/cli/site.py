"""`fieldguide build` and `serve`: MkDocs with this catalogue, set up from `mkdocs.yml`."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import click
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.commands.serve import serve as serve_with_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.adapters.mkdocs_plugin import FieldguidePlugin

config_option = click.option(
    "--config-file",
    "-f",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The configuration of the site.",
)


@click.command()
@config_option
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where to.")
@click.option("--offline", is_flag=True, help="For reading from disk, without a server.")
@click.option("--drafts", is_flag=True, help="Publish drafts too, marked as such.")
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
def build(
    config_file: Path, site_dir: Path | None, *, offline: bool, drafts: bool, strict: bool
) -> None:
    """Build the site; a broken catalogue leaves the last one as it was.

    \b
    Example:
      fieldguide build --offline --site-dir dist/site
    """
    overrides: dict[str, Any] = {"strict": strict or None}
    if site_dir is not None:
        overrides["site_dir"] = str(site_dir.resolve())
    if offline:
        overrides["use_directory_urls"] = False
    log_to_screen()
    config = load_config(str(config_file), **overrides)
    plugin = find_plugin(config)
    plugin.drafts = drafts
    config.plugins.on_startup(command="build", dirty=False)
    build_or_stop(config)
    config.plugins.on_shutdown()


def find_plugin(config: MkDocsConfig) -> FieldguidePlugin:
    plugin = config.plugins.get("fieldguide")
    if not isinstance(plugin, FieldguidePlugin):
        raise click.UsageError("`plugins` in mkdocs.yml does not list `fieldguide`.")
    return plugin


def build_or_stop(config: MkDocsConfig) -> None:
    """MkDocs tells what went wrong in its log; a click exception of its own only ends the run."""
    try:
        build_with_mkdocs(config)
    except MkDocsException as problem:
        raise SystemExit(1) from problem


@click.command()
@config_option
@click.option("--dev-addr", metavar="ADDRESS", help="Where to listen; default: 127.0.0.1:8000.")
@click.option("--open", "open_", is_flag=True, help="Open the browser.")
def serve(config_file: Path, dev_addr: str | None, *, open_: bool) -> None:
    """Show the site on this machine, drafts included; changes and problems show at once.

    \b
    Example:
      fieldguide serve --open
    """
    log_to_screen()
    overrides: dict[str, Any] = {"dev_addr": dev_addr} if dev_addr else {}
    find_plugin(load_config(str(config_file), **overrides))
    serve_with_mkdocs(str(config_file), open_in_browser=open_, **overrides)


def log_to_screen() -> None:
    """MkDocs writes to the log of its name; its own command line attaches the screen to it."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    log = logging.getLogger("mkdocs")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
