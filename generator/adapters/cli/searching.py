"""`fieldguide search`: the search of the site, in a terminal and for scripts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from generator.adapters.cli.options import (
    concepts_option,
    describe_retired,
    docs_option,
    format_option,
    graph_or_stop,
)
from generator.adapters.search_engine import SearchEngine
from generator.catalogue.entries import ENTRY_TYPES
from generator.catalogue.near_names import did_you_mean
from generator.catalogue.settings import CatalogueSettings, VocabularyValue
from generator.exports.search_rows import PAGE
from generator.graph.concept_graph import without_drafts
from generator.publish.addresses import Addresses

FIELDS = ("code", "id", "type", "title", "summary", "url", "score")


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--type", "types", multiple=True, help="Only this type; may be given again.")
@click.option("--phase", "phases", multiple=True, help="Only this phase; may be given again.")
@click.option(
    "--approach", "approaches", multiple=True, help="Only this approach; may be given again."
)
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True)
@format_option("text", "json")
@concepts_option
@docs_option
def search(
    query: tuple[str, ...],
    types: tuple[str, ...],
    phases: tuple[str, ...],
    approaches: tuple[str, ...],
    *,
    limit: int,
    format_: str,
    concepts: Path,
    docs: Path,
) -> None:
    """Find entries by name, by code or by what one sees going wrong.

    QUERY may be a whole sentence. The order is that of the site's own search; as there, drafts
    are not found.

    \b
    Example:
      fieldguide search the bill grows every month
      fieldguide search --type pitfall --phase run "answers got worse"
    """
    graph = without_drafts(graph_or_stop(concepts, docs))
    retired = describe_retired(graph, " ".join(query))
    if retired:
        click.echo(retired, err=True)
    wanted = {"type": types, "phase": phases, "approach": approaches}
    _check_values(wanted, graph.catalogue.settings)
    base = next(iter(graph.catalogue.settings.base_urls), "")
    answer = SearchEngine(graph, Addresses()).ask(" ".join(query), wanted, limit)
    rows = [row | {"url": base + row["url"]} for row in answer["rows"]]
    if format_ == "json":
        click.echo(json.dumps([_json_row(row) for row in rows], indent=2, ensure_ascii=False))
        return
    for line in _text(answer, rows):
        click.echo(line)


def _check_values(wanted: Mapping[str, tuple[str, ...]], settings: CatalogueSettings) -> None:
    known = {
        "type": [*(kind.type_name for kind in ENTRY_TYPES), PAGE],
        "phase": list(_ids(settings.vocabularies.phases)),
        "approach": list(_ids(settings.vocabularies.approaches)),
    }
    for option, values in wanted.items():
        for value in values:
            if value not in known[option]:
                hint = did_you_mean(value, known[option]) or f"one of: {', '.join(known[option])}"
                raise click.BadParameter(
                    f'"{value}" is not known; {hint}', param_hint=f"--{option}"
                )


def _ids(values: tuple[VocabularyValue, ...]) -> Iterator[str]:
    for value in values:
        yield value.id
        yield from _ids(value.narrower)


def _json_row(row: Mapping[str, Any]) -> dict[str, Any]:
    matched = row["matched"]
    shown = matched and {"field": matched["field"], "text": matched["text"]}
    return {name: row[name] for name in FIELDS} | {"matched": shown}


def _text(answer: Mapping[str, Any], rows: list[dict[str, Any]]) -> Iterator[str]:
    for change in answer["corrected"]:
        yield f'"{change["from"]}" read as "{change["to"]}"'
    if not rows:
        yield "Nothing found."
        return
    if answer["isNear"]:
        yield "Nothing has all of it; these come near:"
    for row in rows:
        name = f"{row['code'] or '-':<8} {row['title']} ({row['kind'].lower()})"
        severity = f", {row['severity'].lower()} severity" if row["severity"] else ""
        yield f"{name}{severity}"
        if row["matched"] and row["matched"]["field"] not in ("title", "hidden"):
            yield f"         {row['matched']['text']}"
        if row["mitigation"]:
            yield f"         do first: {row['mitigation']['title']}"
    if answer["total"] > len(rows):
        yield f"… and {answer['total'] - len(rows)} more"
