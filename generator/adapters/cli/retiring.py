"""`fieldguide retire`: the command that takes an entry out and says what takes its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.adapters.cli.ledger_file import (
    delete_with,
    one_at_a_time,
    save_ledger,
    told_in_words,
)
from generator.adapters.cli.options import (
    concepts_option,
    docs_option,
    find_concept,
    graph_or_stop,
    today_option,
)
from generator.catalogue.entries import ENTRY_TYPES
from generator.catalogue.ledger import LedgerRow, Retirement, remove_row, retire_row
from generator.graph.concept_graph import ConceptGraph
from generator.publish.wording import counted

FOLDERS = {kind.type_name: kind.folder for kind in ENTRY_TYPES}


@click.command()
@click.argument("name")
@click.option("--reason", required=True, help="Why, in one sentence that readers see.")
@click.option(
    "--successor",
    "successors",
    required=True,
    multiple=True,
    metavar="ID",
    help="What takes its place: an id or code, as often as needed, or `none`.",
)
@today_option("The day of the retirement; default: now.")
@concepts_option
@docs_option
@one_at_a_time
def retire(
    name: str, *, reason: str, successors: tuple[str, ...], today: str, concepts: Path, docs: Path
) -> None:
    """Take an entry out: NAME is its id or code. Its file goes, its code leads to a tombstone.

    To split an entry, write the new ones and name both as successors; to merge two, retire both
    with the same successor. An entry that was never released goes without a trace. Retiring an
    entry again corrects its reason and successors. Undo with version control.

    \b
    Example:
      fieldguide retire quantization-aware-lora --reason "It is a part of QLoRA." --successor qlora
    """
    graph = graph_or_stop(concepts, docs)
    row = _find_row(graph, name)
    codes = _successor_codes(graph, row, successors)
    words = " ".join(reason.split())
    if not words:
        raise click.UsageError("--reason says nothing: readers will see it in place of the entry.")
    ledger = graph.catalogue.ledger
    if row.retired:
        corrected = Retirement(reason=words, date=row.retired.date, successors=codes or "none")
        with told_in_words():
            save_ledger(concepts, retire_row(ledger, row.code, corrected))
        click.echo(f"{row.code} {row.titles[-1]} was retired before; {_sent(codes)}")
        return
    if row.first_release:
        retired = Retirement(reason=words, date=today, successors=codes or "none")
        changed = retire_row(ledger, row.code, retired)
    else:
        changed = remove_row(ledger, row.code)
    concept = graph.concepts.get(row.id)
    path = concepts / FOLDERS.get(row.type, row.type) / f"{row.id}.yaml"
    if concept:
        path = concepts.parent / concept.document.path
    with told_in_words():
        was_there = delete_with(path, concepts, changed)
    click.echo(f"deleted {path}" if was_there else f"{path} was deleted before")
    if row.first_release:
        click.echo(f"{row.code} {row.titles[-1]} is retired; {_sent(codes)}")
    else:
        click.echo(f"{row.code} was never released, so that its row in the ledger went too")
    _name_links(graph, row)


def _sent(codes: Sequence[str]) -> str:
    return f"readers are sent to {' and '.join(codes)}" if codes else "nothing takes its place"


def _find_row(graph: ConceptGraph, name: str) -> LedgerRow:
    """The row of an entry, also where its file is gone or broken; wrong use (exit 2) for others."""
    present = graph.names.get(name) or graph.names.get(name.upper()) or name
    rows = graph.catalogue.ledger.rows.values()
    for row in sorted(rows, key=lambda row: row.retired is not None):
        if row.id == present or row.code == name.upper():
            return row
    concept = find_concept(graph, name)
    raise click.UsageError(
        f'"{concept.id}" has no code that can be read; `fieldguide check` says more.'
    )


def _successor_codes(graph: ConceptGraph, row: LedgerRow, names: Sequence[str]) -> tuple[str, ...]:
    """The codes of the successors, each once; wrong use (exit 2) where one cannot be that."""
    if "none" in names and "none" not in graph.names:
        if len(set(names)) > 1:
            raise click.UsageError("--successor is either `none` or entries, not both.")
        return ()
    codes: dict[str, None] = {}
    for name in names:
        other = find_concept(graph, name)
        if other.id == row.id:
            raise click.UsageError(f'"{row.id}" cannot take its own place.')
        if other.is_draft or other.code is None:
            message = f'"{other.id}" is a draft, so that readers would be sent to no page.'
            raise click.UsageError(f"{message}\nhint: review it first, or name another successor.")
        codes[other.code] = None
    return tuple(codes)


def _name_links(graph: ConceptGraph, row: LedgerRow) -> None:
    """The places that still link to it; the check reports them from now on."""
    lost = [link for link in graph.dangling_links if link.name in (row.id, row.code)]
    links = [*graph.links_to(row.id), *lost]
    places = sorted(graph.position(link) for link in links if link.source != row.id)
    if places:
        click.echo(f"{counted(len(places), 'link')} to it to be changed:")
    for path, line, column in places:
        click.echo(f"  {path}:{line}:{column}")
