"""`fieldguide release`: the command that makes codes permanent and keeps what was published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from generator.adapters.cli.ledger_file import one_at_a_time, save_together, told_in_words
from generator.adapters.cli.options import concepts_option, docs_option, stop_with, today_option
from generator.adapters.written_pages import read_pages
from generator.build import load_graph
from generator.catalogue.ledger import write_ledger
from generator.catalogue.next_release import NextRelease, describe_bad_release, make_release
from generator.catalogue.release import Release
from generator.catalogue.release_text import write_release
from generator.catalogue.releases import FOLDER
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
    for line in _describe(made):
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


def _describe(made: NextRelease) -> Iterator[str]:
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
