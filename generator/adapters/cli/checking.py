"""`fieldguide check`, `explain` and `schema`: what is wrong, why it is, and what editors need."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import click

from generator import __version__
from generator.adapters.cli.options import (
    concepts_option,
    docs_option,
    format_option,
    read_or_stop,
)
from generator.adapters.cli.published_catalogue import hold_against
from generator.adapters.written_pages import read_pages
from generator.build import load_graph
from generator.catalogue.schemas import schema_files
from generator.diagnostics import Diagnostic, as_github, as_json, as_sarif, as_text
from generator.graph.registry import all_rules
from generator.review.rules import REVIEW_RULES


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help="The day against which review dates are held; default: now.",
)
@click.option(
    "--against",
    metavar="FILE|URL",
    help="A `catalogue.json` that is published: every code in it must still lead to its entry.",
)
@format_option("text", "json", "sarif", "github")
@concepts_option
@docs_option
def check(
    paths: tuple[Path, ...],
    *,
    strict: bool,
    today: datetime.datetime | None,
    against: str | None,
    format_: str,
    concepts: Path,
    docs: Path,
) -> None:
    """Say everything that is wrong, with its place and what to do.

    With PATHS, only what is wrong in those files and folders, and what --against finds. Exit 0 when
    nothing is an error, 1 when something is (with --strict also on warnings), 2 on wrong use.

    \b
    Example:
      fieldguide check concepts/pitfalls --format json
    """
    refuse_outside(paths, concepts, docs)
    day = today.date() if today else datetime.datetime.now().astimezone().date()
    graph, diagnostics = load_graph(concepts, read_pages(docs), today=day)
    shown = [found for found in diagnostics if not paths or _is_in(found, paths, concepts)]
    if against and graph and not graph.catalogue.ledger.is_broken:
        shown = sorted({*shown, *hold_against(against, graph.catalogue, concepts)})
    click.echo(_formatted(shown, format_))
    levels = {found.level for found in shown}
    raise SystemExit("error" in levels or (strict and "warning" in levels))


def refuse_outside(paths: Sequence[Path], concepts: Path, docs: Path) -> None:
    """Wrong use (exit 2): of a path that holds nothing to check, "no problems" would mislead."""
    roots = (concepts.resolve(), docs.resolve())
    for path in paths:
        place = path.resolve()
        if not any(place.is_relative_to(root) or root.is_relative_to(place) for root in roots):
            raise click.UsageError(
                f'"{path}" is neither in {concepts} nor in {docs}, so nothing in it is checked.\n'
                "hint: name files or folders in these; --concepts and --docs say where they are."
            )


def _is_in(found: Diagnostic, paths: Sequence[Path], concepts: Path) -> bool:
    place = (concepts.resolve().parent / found.path).resolve()
    return any(place.is_relative_to(path.resolve()) for path in paths)


def _formatted(found: Sequence[Diagnostic], format_: str) -> str:
    match format_:
        case "json":
            return as_json(found)
        case "sarif":
            return as_sarif(found, all_rules(), __version__)
        case "github":
            return as_github(found)
        case _:
            return as_text(found)


@click.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Say what a RULE is about; without RULE, list them all.

    \b
    Example:
      fieldguide explain broader-cycle
    """
    rules = {known.name: known for known in (*all_rules(), *REVIEW_RULES)}
    if rule is None:
        for known in sorted(rules.values()):
            click.echo(f"{known.name} ({known.level}): {known.explanation.splitlines()[0]}")
    elif rule in rules:
        click.echo(f"{rule} ({rules[rule].level})\n\n{rules[rule].explanation}")
    else:
        raise click.UsageError(f'No rule is called "{rule}"; `fieldguide explain` lists them.')


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail when one is stale.")
@concepts_option
def schema(*, only_check: bool, concepts: Path) -> None:
    """Write the JSON Schemas of all entry types, which editors complete and check with.

    \b
    Example:
      fieldguide schema
    """
    catalogue = read_or_stop(concepts)
    stale = False
    for name, text in schema_files(catalogue).items():
        path = concepts / "schemas" / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        if only_check and not name.startswith("_"):
            click.echo(f"{path} is stale: run `fieldguide schema`.", err=True)
            stale = True
        elif not only_check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
            click.echo(f"wrote {path}")
    raise SystemExit(stale)
