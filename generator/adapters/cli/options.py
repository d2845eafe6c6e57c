"""What the commands share: where the catalogue is, how problems show, how entries are found."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from generator.adapters.written_pages import read_pages
from generator.build import load_graph
from generator.catalogue.catalogue import Catalogue, read_catalogue
from generator.diagnostics import Diagnostic, as_text
from generator.graph.concept_graph import Concept, ConceptGraph
from generator.graph.near_names import did_you_mean

F = TypeVar("F", bound=Callable[..., Any])
"""A function that becomes a command."""

concepts_option: Callable[[F], F] = click.option(
    "--concepts",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("concepts"),
    show_default=True,
    help="The folder of entries.",
)
docs_option: Callable[[F], F] = click.option(
    "--docs",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("docs"),
    show_default=True,
    help="The folder of hand-written pages, which may name entries too.",
)


def format_option(*formats: str) -> Callable[[F], F]:
    """`--format`, with the first as the default."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="How to print.",
    )


def today_option(help_: str) -> Callable[[F], F]:
    """`--today`, as a date in ISO 8601."""

    def as_text(_: click.Context, __: click.Parameter, day: datetime.datetime | None) -> str:
        return (day or datetime.datetime.now().astimezone()).date().isoformat()

    day = click.DateTime(["%Y-%m-%d"])
    return click.option("--today", type=day, default=None, callback=as_text, help=help_)


def read_or_stop(concepts: Path) -> Catalogue:
    """The catalogue for commands that change it; what cannot be read stops them (exit 1)."""
    catalogue, diagnostics = read_catalogue(concepts)
    if catalogue is None or catalogue.ledger.is_broken:
        stop_with(diagnostics)
    return catalogue


def graph_or_stop(concepts: Path, docs: Path) -> ConceptGraph:
    graph, diagnostics = load_graph(concepts, read_pages(docs))
    if graph is None:
        stop_with(diagnostics)
    return graph


def stop_with(diagnostics: Sequence[Diagnostic], why: str = "") -> NoReturn:
    click.echo(as_text(diagnostics), err=True)
    if why:
        click.echo(why, err=True)
    raise SystemExit(1)


def find_concept(graph: ConceptGraph, name: str) -> Concept:
    """The entry with this id, former id or code; wrong use (exit 2) when there is none."""
    present = graph.names.get(name) or graph.names.get(name.upper())
    if present is None:
        retired = describe_retired(graph, name)
        if retired:
            raise click.UsageError(retired)
        hint = did_you_mean(name, graph.concepts)
        message = f'No entry has "{name}" as its id or code.'
        raise click.UsageError(f"{message}\nhint: {hint}" if hint else message)
    return graph.concepts[present]


def describe_retired(graph: ConceptGraph, name: str) -> str:
    """What became of the entry with this code or id, if it was taken out; or else nothing."""
    if name in graph.names:
        return ""
    for row in graph.catalogue.ledger.rows.values():
        retired = row.retired
        if retired and name.upper() in (row.code.upper(), row.id.upper()):
            reason = retired.reason.rstrip(".")
            known = () if retired.successors == "none" else retired.successors
            instead = "; ".join(_named(graph, code) for code in known) or "nothing takes its place"
            return (
                f"{row.code} {row.titles[-1]} was retired on {retired.date}: {reason}."
                f"\nhint: {'see ' * bool(known)}{instead}."
            )
    return ""


def _named(graph: ConceptGraph, code: str) -> str:
    present = graph.names.get(code)
    return f"{code} {graph.concepts[present].title}" if present else code
