"""`fieldguide new`, `rename` and `renumber`: commands that write entries and the code ledger."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import click

from generator.adapters.cli.ledger_file import one_at_a_time, save_ledger
from generator.adapters.cli.options import (
    concepts_option,
    docs_option,
    find_concept,
    graph_or_stop,
    read_or_stop,
)
from generator.adapters.written_pages import read_pages
from generator.catalogue.catalogue import Catalogue
from generator.catalogue.entries import ENTRY_TYPES
from generator.catalogue.entry_files import describe_bad_id
from generator.catalogue.ledger import add_row, rename_row
from generator.catalogue.ledger import renumber as renumbered
from generator.catalogue.skeleton import new_entry_text
from generator.graph.renaming import record_former_id, rename_references
from generator.publish.wording import counted

TYPES = {kind.type_name: kind for kind in ENTRY_TYPES}


@click.command(epilog=f"TYPE is one of: {', '.join(TYPES)}.")
@click.argument("type_name", metavar="TYPE", type=click.Choice(list(TYPES)))
@click.argument("title")
@click.option("--id", "entry_id", help="The id; default: made from the title.")
@concepts_option
@one_at_a_time
def new(type_name: str, title: str, *, entry_id: str | None, concepts: Path) -> None:
    """Write a commented skeleton of an entry, which validates as a draft, and take its code.

    \b
    Example:
      fieldguide new technique "Low-rank adaptation" --id lora
    """
    catalogue = read_or_stop(concepts)
    kind = TYPES[type_name]
    chosen = entry_id or slug_of(title)
    refuse_bad_id(catalogue, chosen, " with --id")
    path = concepts / kind.folder / f"{chosen}.yaml"
    ledger = add_row(
        catalogue.ledger, catalogue.settings.code_prefix, chosen, type_name, title.strip()
    )
    path.parent.mkdir(exist_ok=True)
    path.write_text(new_entry_text(kind, title.strip(), catalogue.settings), encoding="utf-8")
    save_ledger(concepts, ledger)
    click.echo(f"wrote {path} ({ledger.codes[chosen]})")


@click.command()
@click.argument("name")
@click.argument("new_id")
@concepts_option
@docs_option
@one_at_a_time
def rename(name: str, new_id: str, *, concepts: Path, docs: Path) -> None:
    """Give an entry another id: NAME is its id or code. Its code stays, and references follow.

    The file is moved, the old address leads to the new one, and every entry and hand-written page
    that names the entry is rewritten.

    \b
    Example:
      fieldguide rename low-rank-adaptation lora
    """
    graph = graph_or_stop(concepts, docs)
    concept = find_concept(graph, name)
    refuse_bad_id(graph.catalogue, new_id)
    if graph.catalogue.broken or graph.catalogue.ledger.is_broken:
        raise click.UsageError(
            "Some files cannot be read, so that references in them would be missed; "
            "`fieldguide check` names them."
        )
    pages = {page.shown_as: docs.parent / page.shown_as for page in read_pages(docs)}
    documents = [*graph.catalogue.documents.values()]
    if graph.catalogue.coverage:
        documents.append(graph.catalogue.coverage.document)
    files = pages | {document.path: concepts.parent / document.path for document in documents}
    texts = {shown: read_exactly(path) for shown, path in files.items()}
    own = concept.document.path
    changed = {own: texts[own], **rename_references(graph, texts, concept.id, new_id)}
    changed[own] = record_former_id(concept.document, changed[own], concept.id)
    for shown, text in changed.items():
        write_exactly(files[shown], text)
    target = files[own].with_name(f"{new_id}.yaml")
    files[own].rename(target)
    save_ledger(concepts, rename_row(graph.catalogue.ledger, concept.id, new_id))
    click.echo(f"moved {files[own]} to {target}; {len(changed) - 1} other files name it")


@click.command()
@concepts_option
@one_at_a_time
def renumber(*, concepts: Path) -> None:
    """Give codes to files without one, and settle codes that two branches took.

    A code that was released is never changed.

    \b
    Example:
      fieldguide renumber
    """
    catalogue = read_or_stop(concepts)
    entries = {
        entry_id: (entry.type_name, entry.title) for entry_id, entry in catalogue.entries.items()
    }
    ledger = renumbered(catalogue.ledger, catalogue.settings.code_prefix, entries)
    before, after = catalogue.ledger.codes, ledger.codes
    save_ledger(concepts, ledger)
    changed = sorted(entry_id for entry_id in after if before.get(entry_id) != after[entry_id])
    for entry_id in changed:
        click.echo(f"{after[entry_id]} {entry_id}")
    click.echo(f"{counted(len(changed), 'code')} given")


def slug_of(title: str) -> str:
    """`Low-rank adaptation (LoRA)` → `low-rank-adaptation-lora`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:80].strip("-")


def refuse_bad_id(catalogue: Catalogue, entry_id: str, how: str = "") -> None:
    """Wrong use (exit 2) when the id is taken or is none; `how` says how to name another."""
    problem = describe_bad_id(entry_id)
    if problem:
        message, hint = problem
        raise click.UsageError(f"{message}.\nhint: {hint}{how}.")
    retired = {row.id: row.code for row in catalogue.ledger.rows.values() if row.retired}
    former = {old: new for new, entry in catalogue.entries.items() for old in entry.former_ids}
    message, edit = "", ", or edit that entry"
    if entry_id in catalogue.entries or entry_id in catalogue.broken:
        message = f'"{entry_id}" is the id of an entry already.'
    elif entry_id in former:
        message = f'"{entry_id}" was the id of "{former[entry_id]}" and still leads there.'
    elif entry_id in retired:
        message, edit = f'"{entry_id}" was the id of {retired[entry_id]}, which is retired.', ""
    if message:
        raise click.UsageError(f"{message}\nhint: choose another id{how}{edit}.")


def read_exactly(path: Path) -> str:
    """The text with its line ends and its byte order mark as they are."""
    return path.read_bytes().decode("utf-8")


def write_exactly(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))
