"""`fieldguide list` and `show`: entries as rows and as records."""

from __future__ import annotations

import json
from pathlib import Path

import click

from generator.adapters.cli.options import (
    concepts_option,
    docs_option,
    find_concept,
    format_option,
    graph_or_stop,
)
from generator.catalogue.entries import ENTRY_TYPES
from generator.catalogue.ledger import code_order
from generator.exports.entries_json import entry_row, retired_rows
from generator.exports.entry_json import entry_record
from generator.publish.addresses import Addresses


@click.command("list")
@click.option(
    "--type",
    "types",
    multiple=True,
    type=click.Choice([kind.type_name for kind in ENTRY_TYPES]),
    help="Only this type; may be given more than once.",
)
@click.option("--retired", is_flag=True, help="Those that were taken out, too.")
@format_option("text", "json")
@concepts_option
@docs_option
def list_entries(
    types: tuple[str, ...], *, retired: bool, format_: str, concepts: Path, docs: Path
) -> None:
    """List the entries, ordered by code.

    \b
    Example:
      fieldguide list --type pitfall --format json
    """
    graph = graph_or_stop(concepts, docs)
    rows = [entry_row(concept, graph, Addresses()) for concept in graph.concepts.values()]
    if retired:
        rows += retired_rows(graph, Addresses())
    rows = sorted(
        (row for row in rows if not types or row["type"] in types),
        key=lambda row: (row["code"] is None, code_order(str(row["code"])), row["id"]),
    )
    if format_ == "json":
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    for row in rows:
        gone = " (retired)" if row["status"] == "retired" else ""
        click.echo(
            f"{row['code'] or '-':<8} {row['type']:<10} {row['id']:<36} {row['title']}{gone}"
        )


@click.command()
@click.argument("name")
@format_option("text", "json")
@concepts_option
@docs_option
def show(name: str, *, format_: str, concepts: Path, docs: Path) -> None:
    """Show one entry: NAME is its id, a former id or its code.

    \b
    Example:
      fieldguide show FG-0042 --format json
    """
    graph = graph_or_stop(concepts, docs)
    concept = find_concept(graph, name)
    if format_ == "json":
        record = entry_record(graph, concept, Addresses())
        click.echo(json.dumps(record, indent=2, ensure_ascii=False))
        return
    click.echo(f"{concept.code or '-'} {concept.title} ({concept.type}, {concept.entry.status})")
    click.echo(f"{concept.document.path}\n\n{concept.entry.summary}\n")
    for connection in graph.connections(concept.id):
        click.echo(f"{connection.heading}: {connection.other}")
