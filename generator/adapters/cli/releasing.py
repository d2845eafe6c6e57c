"""`fieldguide release` and `retire`: commands that make codes permanent and take entries out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from generator.adapters.cli.ledger_file import (
    delete_with,
    one_at_a_time,
    save_together,
    told_in_words,
)
from generator.adapters.cli.options import (
    concepts_option,
    docs_option,
    find_concept,
    graph_or_stop,
    stop_with,
    today_option,
)
from generator.adapters.written_pages import read_pages
from generator.build import load_graph
from generator.catalogue.ledger import Retirement, remove_row, retire_row, write_ledger
from generator.catalogue.next_release import NextRelease, describe_bad_release, make_release
from generator.catalogue.release import Release
from generator.catalogue.release_text import write_release
from generator.catalogue.releases import FOLDER, Releases
from generator.graph.concept_graph import Concept, ConceptGraph
from generator.publish.wording import counted


@click.command()
@click.argument("name")
@click.option("--dry-run", is_flag=True, help="Say what the release would hold; write nothing.")
@today_option("The day of the release; default: now.")
@concepts_option
@docs_option
@one_at_a_time
def release(name: str, *, dry_run: bool, today: str, concepts: Path, docs: Path) -> None:
    """Make codes permanent: write `releases/NAME.yaml` with what is new, changed and retired.

    The revision of every entry whose normative fields changed since the last release goes up.
    Drafts are not released. Where the check finds an error, nothing is. Before it is published, a
    release is undone by version control; afterwards never.

    \b
    Example:
      fieldguide release 2026-11 --dry-run
    """
    graph, diagnostics = load_graph(concepts, read_pages(docs))
    errors = [found for found in diagnostics if found.level == "error"]
    if graph is None or errors:
        stop_with(errors, "Nothing is released while there are errors.")
    problem = describe_bad_release(graph.catalogue.releases, name, today)
    if problem:
        raise click.UsageError(f"{problem[0]}.\nhint: {problem[1]}.")
    made = make_release(graph.catalogue, name, today)
    if made.is_empty:
        last = graph.catalogue.releases.last
        since = f'since "{last.name}"' if last else "so far, for every entry is a draft"
        raise click.UsageError(f"There is nothing to release: nothing changed {since}.")
    for line in _describe(made, graph.catalogue.releases):
        click.echo(line)
    path = concepts / FOLDER / f"{name}.yaml"
    drafts = sum(concept.is_draft for concept in graph.concepts.values())
    if not dry_run:
        texts = {
            path: write_release(made.release),
            concepts / "ledger.yaml": write_ledger(made.ledger),
        }
        with told_in_words():
            save_together(texts)
    done = "would write" if dry_run else "wrote"
    left = f"; {counted(drafts, 'draft')} not in it" if drafts else ""
    click.echo(f"{done} {path}: {_counts(made.release)}{left}")


def _describe(made: NextRelease, releases: Releases) -> Iterator[str]:
    """A line for everything that the release says."""
    told = made.release
    title = {code: row.titles[-1] for code, row in made.ledger.rows.items()}
    for code in told.new:
        yield f"new      {code} {title[code]}"
    for changed in told.changed:
        revision = told.snapshots[changed.code].revision
        fields = ", ".join(changed.fields)
        yield f"changed  {changed.code} {title[changed.code]}, now revision {revision}: {fields}"
    for renamed in told.renamed:
        before = renamed.former_title or renamed.former_id
        after = renamed.title if renamed.former_title else renamed.id
        yield f"renamed  {renamed.code} {before} → {after}"
    for retired in told.retired:
        known = "none" if retired.successors == "none" else ", ".join(retired.successors)
        yield f"retired  {retired.code} {title[retired.code]}, successors: {known}"


def _counts(told: Release) -> str:
    figures = {
        "new": told.new,
        "changed": told.changed,
        "renamed": told.renamed,
        "retired": told.retired,
    }
    return ", ".join(f"{len(codes)} {word}" for word, codes in figures.items())


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
    with the same successor. An entry that was never released goes without a trace. Undo with
    version control.

    \b
    Example:
      fieldguide retire quantization-aware-lora --reason "It is a part of QLoRA." --successor qlora
    """
    graph = graph_or_stop(concepts, docs)
    concept = find_concept(graph, name)
    ledger = graph.catalogue.ledger
    if ledger.is_broken or concept.code is None:
        raise click.UsageError(
            f'"{concept.id}" has no code that can be read; `fieldguide check` says more.'
        )
    codes = _successor_codes(graph, concept, successors)
    words = " ".join(reason.split())
    if not words:
        raise click.UsageError("--reason says nothing: readers will see it in place of the entry.")
    path = concepts.parent / concept.document.path
    was_released = ledger.rows[concept.code].first_release is not None
    if was_released:
        retired = Retirement(reason=words, date=today, successors=codes or "none")
        changed = retire_row(ledger, concept.code, retired)
    else:
        changed = remove_row(ledger, concept.code)
    with told_in_words():
        delete_with(path, concepts, changed)
    click.echo(f"deleted {path}")
    if was_released:
        instead = (
            f"readers are sent to {' and '.join(codes)}" if codes else "nothing takes its place"
        )
        click.echo(f"{concept.code} {concept.title} is retired; {instead}")
    else:
        click.echo(f"{concept.code} was never released, so that its row in the ledger went too")
    _name_links(graph, concept)


def _successor_codes(
    graph: ConceptGraph, concept: Concept, names: Sequence[str]
) -> tuple[str, ...]:
    """The codes of the successors, each once; wrong use (exit 2) where one cannot be that."""
    if "none" in names and "none" not in graph.names:
        if len(set(names)) > 1:
            raise click.UsageError("--successor is either `none` or entries, not both.")
        return ()
    codes: dict[str, None] = {}
    for name in names:
        other = find_concept(graph, name)
        if other.id == concept.id:
            raise click.UsageError(f'"{concept.id}" cannot take its own place.')
        if other.is_draft or other.code is None:
            message = f'"{other.id}" is a draft, so that readers would be sent to no page.'
            raise click.UsageError(f"{message}\nhint: review it first, or name another successor.")
        codes[other.code] = None
    return tuple(codes)


def _name_links(graph: ConceptGraph, concept: Concept) -> None:
    """The places that still link to it; the check reports them from now on."""
    places = sorted(
        graph.position(link) for link in graph.links_to(concept.id) if link.source != concept.id
    )
    if places:
        click.echo(f"{counted(len(places), 'link')} to it to be changed:")
    for path, line, column in places:
        click.echo(f"  {path}:{line}:{column}")
