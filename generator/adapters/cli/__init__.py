"""The command line: `fieldguide check`, `new`, `rename`, `renumber`, `list`, `show`, `build` …."""

from __future__ import annotations

import click

from generator import __version__
from generator.adapters.cli.authoring import new, rename, renumber
from generator.adapters.cli.checking import check, explain, schema
from generator.adapters.cli.deciding import decide
from generator.adapters.cli.reading import list_entries, show
from generator.adapters.cli.releasing import release
from generator.adapters.cli.retiring import retire
from generator.adapters.cli.reviewing import review
from generator.adapters.cli.searching import search
from generator.adapters.cli.site import build, serve

SETTINGS = {"help_option_names": ["-h", "--help"]}


@click.group(context_settings=SETTINGS)
@click.version_option(__version__, prog_name="fieldguide")
def main() -> None:
    """Write structured entries, and publish them as a linked, searchable site.

    \b
    Start with:
      fieldguide new term "Context window"
      fieldguide check
      fieldguide serve
    """


COMMANDS = (
    check,
    new,
    rename,
    renumber,
    release,
    retire,
    list_entries,
    show,
    search,
    decide,
    review,
    explain,
    schema,
    build,
    serve,
)
for command in COMMANDS:
    main.add_command(command)
