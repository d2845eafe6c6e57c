"""`fieldguide decide`: what the rules of a flow make of answers, as text, JSON or a record."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click
import yaml

from generator.adapters.cli.options import (
    concepts_option,
    docs_option,
    find_concept,
    format_option,
    graph_or_stop,
)
from generator.catalogue.entries import Flow
from generator.catalogue.near_names import did_you_mean, one_of
from generator.decide.decision import decide as decide_on
from generator.decide.flow_coverage import cover_flow
from generator.decide.ranking_checks import sound_flows
from generator.decide.read_answers import read_answers
from generator.decide.typed_texts import shortened
from generator.exports.decision_adr import decision_adr
from generator.exports.decision_record import decision_record, question_rows
from generator.exports.flow_coverage_record import flow_coverage_lines, flow_coverage_record
from generator.graph.concept_graph import Concept, ConceptGraph
from generator.publish.addresses import Addresses

SHOWN = 5
"""How many open questions the text lists."""


@click.command()
@click.argument("name", metavar="FLOW")
@click.option(
    "--answers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A JSON or YAML file: question → answer.",
)
@click.option("--set", "stated", multiple=True, metavar="QUESTION=VALUE", help="One answer.")
@click.option("--questions", is_flag=True, help="List the questions instead.")
@click.option("--coverage", is_flag=True, help="Report what the scenarios test instead.")
@format_option("text", "json", "adr")
@concepts_option
@docs_option
def decide(
    name: str,
    answers: Path | None,
    stated: tuple[str, ...],
    *,
    questions: bool,
    coverage: bool,
    format_: str,
    concepts: Path,
    docs: Path,
) -> None:
    """Rank the outcomes of a flow for answers, with the reasons.

    FLOW is its id or code. A question that is not answered, or answered `unknown`, stays open;
    --set goes before the file. `--format adr` prints a decision record in Markdown. `--coverage`
    tells authors what no scenario tests, and which question decides most.

    \b
    Example:
      fieldguide decide choose-an-adapter --set weights=yes --set memory=no
    """
    graph = graph_or_stop(concepts, docs)
    concept, flow = _find_flow(graph, name)
    if format_ == "adr" and (questions or coverage):
        option = "--questions" if questions else "--coverage"
        raise click.UsageError(f"{option} goes with --format text or json.")
    if coverage:
        click.echo(_coverage(flow, format_))
        return
    if questions:
        click.echo(_questions(question_rows(flow, graph), format_))
        return
    given, problems = read_answers(flow, {**_in_file(answers), **_set(stated)})
    if problems:
        lines = "\n".join(f"{wrong.message}\nhint: {wrong.hint}" for wrong in problems)
        raise click.UsageError(lines)
    record = decision_record(decide_on(flow, given), concept, graph, Addresses())
    if format_ == "json":
        click.echo(json.dumps(record, indent=2, ensure_ascii=False))
    elif format_ == "adr":
        click.echo(decision_adr(record, date.today().isoformat()), nl=False)
    else:
        for line in _text(record):
            click.echo(line)


def _find_flow(graph: ConceptGraph, name: str) -> tuple[Concept, Flow]:
    flows = [one.id for one in graph.concepts.values() if isinstance(one.entry, Flow)]
    if name not in graph.names and name.upper() not in graph.names:
        hint = did_you_mean(name, flows) or (f"the flows are {one_of(flows)}" if flows else "")
        raise click.UsageError(f'No flow has "{name}" as its id or code.\nhint: {hint}')
    concept = find_concept(graph, name)
    if not isinstance(concept.entry, Flow):
        raise click.UsageError(
            f'"{concept.title}" is no flow.\nhint: the flows are {one_of(flows)}'
        )
    if concept.id not in {source.concept.id for source in sound_flows(graph)}:
        message = f'"{concept.title}" has mistakes, or no rules, so that it cannot rank.'
        raise click.UsageError(f"{message}\nhint: run `fieldguide check`")
    return concept, concept.entry


def _in_file(path: Path | None) -> dict[str, object]:
    """The answers in a file; YAML's reading of a bare `yes` as true is understood."""
    if path is None:
        return {}
    try:
        read = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # also of a number too long
        raise click.UsageError(f'"{path}" is neither JSON nor YAML in UTF-8.') from error
    if not isinstance(read, dict):
        message = f'"{path}" holds no answers.'
        raise click.UsageError(f'{message}\nhint: write `{{"weights": "yes"}}`')
    return {str(name): value for name, value in read.items()}


def _set(stated: tuple[str, ...]) -> dict[str, object]:
    answers: dict[str, object] = {}
    for one in stated:
        question, sign, value = one.partition("=")
        if not sign:
            hint = "hint: write --set question=value"
            raise click.UsageError(f'"{shortened(one)}" sets nothing.\n{hint}')
        name = question.strip()
        if answers.setdefault(name, value) != value:
            hint = "hint: give one answer; several options go with commas between them"
            raise click.UsageError(f'"{shortened(name)}" is set to two answers.\n{hint}')
    return answers


def _questions(rows: list[dict[str, Any]], format_: str) -> str:
    if format_ == "json":
        return json.dumps(rows, indent=2, ensure_ascii=False)
    lines = []
    for row in rows:
        lines.append(f"{row['id']} ({row['unit'] or row['kind']}): {row['text']}")
        lines += [f"    {option['id']}: {option['text']}" for option in row["options"]]
    return "\n".join(lines)


def _coverage(flow: Flow, format_: str) -> str:
    found = cover_flow(flow)
    if format_ == "json":
        return json.dumps(flow_coverage_record(found), indent=2, ensure_ascii=False)
    return "\n".join(flow_coverage_lines(found))


def _text(record: Mapping[str, Any]) -> Iterator[str]:
    first, *others = record["ranked"]
    if first["status"] == "recommended":
        yield f"{'Recommended' if record['is_settled'] else 'Ahead so far'}: {first['title']}"
        yield from _reasons(first)
        yield from (f"  pitfall: {_name(entry)}" for entry in record["pitfalls"])
        yield from (f"  case: {_name(entry)}" for entry in record["case_studies"])
        yield from (f"  if it fails: {_name(entry)}" for entry in record["try_next"])
    else:
        others = record["ranked"]
    spoken_for = [one for one in others if one["status"] == "acceptable" and one["score"] > 0]
    excluded = [one for one in others if one["status"] == "excluded"]
    for one in spoken_for:
        yield f"Acceptable: {one['title']}"
        yield from _reasons(one)
        yield from _flips(one)
    for one in excluded:
        yield f"Excluded: {one['title']}"
        yield from _reasons(one)
        yield from _flips(one)
    rest = [one["title"] for one in others if one not in spoken_for and one not in excluded]
    if rest:
        yield f"Nothing more for than against: {'; '.join(rest)}"
    deciding = [row for row in record["open_questions"] if row["decides"]][:SHOWN]
    for row in deciding:
        yield f"Open: {row['text']} ({row['question']}; rules out {row['decides']} % on average)"
    yield from (f"Sources disagree: {_name(entry)}" for entry in record["debates"])
    yield from (f"Note: {warning}" for warning in record["warnings"])


def _reasons(one: Mapping[str, Any]) -> Iterator[str]:
    for reason in one["excluded_by"]:
        yield f"  ✗ {reason['text']}{_sources(reason)}"
    for reason in one["reasons"]:
        sign = "+" if reason["effect"] == "for" else "-"
        yield f"  {sign}{reason['weight']} {reason['text']}{_sources(reason)}"


def _flips(one: Mapping[str, Any]) -> Iterator[str]:
    if one["flips"]:
        yield f"  would come first with: {'; '.join(flip['text'] for flip in one['flips'])}"


def _sources(reason: Mapping[str, Any]) -> str:
    names = ", ".join(source["id"] for source in reason["sources"])
    return f" [{names}]" if names else ""


def _name(entry: Mapping[str, Any]) -> str:
    return f"{entry['code'] or '-'} {entry['title']}"
