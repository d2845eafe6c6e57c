"""`fieldguide review check`: what other people's documents cite, held to a catalogue."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from generator.adapters import packed_checker
from generator.adapters.written_pages import read_pages
from generator.build import load_graph
from generator.exports.catalogue_file import export_catalogue_file
from generator.publish.addresses import Addresses
from generator.review.__main__ import WITHOUT_CATALOGUE, show
from generator.review.baseline import BaselineError
from generator.review.catalogue import Catalogue
from generator.review.catalogue_file import CatalogueError, read_catalogue_text
from generator.review.checking import STDIN, Options, run_check
from generator.review.collect import PathError
from generator.review.options import OPTIONS, Option
from generator.review.sources import load_catalogue


@click.group()
def review() -> None:
    """Keep true what documents say about entries.

    \b
    Example:
      fieldguide review check docs
    """


@click.command("check")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
def check_documents(paths: tuple[str, ...], catalogue: tuple[str, ...], **options: Any) -> None:
    """Check what documents cite: codes, names, pinned revisions and links.

    PATH is a file, a folder, a pattern, or - for what comes in. Without --catalogue, the entries
    of this repository's concepts/ are the catalogue. Exit 0 when nothing is an error, 1 when
    something is (with --fail-on warning also on warnings), 2 on wrong use.

    \b
    Example:
      fieldguide review check docs --catalogue https://fieldguide.example/catalogue.json
    """
    try:
        catalogues = [load_catalogue(place) for place in catalogue] or [_of_this_repository()]
        stdin = sys.stdin.buffer.read() if STDIN in paths else b""
        outcome = run_check(Options(paths, **options), catalogues, stdin)
    except (CatalogueError, PathError, BaselineError, OSError) as error:
        raise click.UsageError(str(error)) from None
    show(outcome)
    raise SystemExit(outcome.status)


@click.command()
@click.argument(
    "file",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path(packed_checker.NAME),
)
def pack(file: Path) -> None:
    """Write the checker as one FILE, for machines that can install nothing.

    It needs Python 3.11 or later and nothing else, and takes the options of `review check`.

    \b
    Example:
      fieldguide review pack fieldguide_check.pyz
      python3 fieldguide_check.pyz docs --catalogue https://fieldguide.example/catalogue.json
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(packed_checker.packed_checker())
    click.echo(f"wrote {file}")


def _of_this_repository() -> Catalogue:
    """The entries that stand in `concepts/`, with what was released of them."""
    concepts = Path("concepts")
    if not (concepts / "catalogue.yaml").is_file():
        raise CatalogueError(f"there is no folder concepts/ here: {WITHOUT_CATALOGUE}.")
    graph, _ = load_graph(concepts, read_pages(Path("docs")))
    if graph is None:
        raise CatalogueError(
            "the entries in concepts/ cannot be read: `fieldguide check` says why;"
            f" or {WITHOUT_CATALOGUE}."
        )
    files = dict(export_catalogue_file(graph, Addresses()))
    return read_catalogue_text(files["catalogue.json"], "concepts/")


def _parameter(option: Option) -> click.Parameter:
    if not option.metavar:
        return click.Option([option.flag], is_flag=True, help=option.help)
    kind: Any = str
    if option.choices:
        kind = click.Choice(option.choices)
    elif isinstance(option.default, int):
        kind = click.IntRange(1)
    return click.Option(
        [option.flag],
        type=kind,
        multiple=option.repeats,
        default=option.default,
        show_default=option.default is not None,
        metavar=None if option.choices else option.metavar,
        help=option.help,
    )


check_documents.params += [_parameter(option) for option in OPTIONS]
review.add_command(check_documents)
review.add_command(pack)
