"""Queries in; how well Fieldguide's search and Material's answer them out, as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.search.material_search import MaterialSearch
from benchmarks.search.measures import Measures, Outcome, measure
from benchmarks.search.queries import HALVES, Query
from generator.adapters.search_engine import SearchEngine
from generator.adapters.written_pages import read_pages
from generator.build import load_graph
from generator.graph.concept_graph import ConceptGraph, without_drafts
from generator.publish.addresses import Addresses

ROOT = Path(__file__).parents[2]
Search = Callable[[str], Sequence[str]]
Answers = Sequence[tuple[Query, Outcome]]


def read_graph() -> ConceptGraph:
    """The catalogue and pages of this repository, as they are published."""
    graph, diagnostics = load_graph(ROOT / "concepts", read_pages(ROOT / "docs"))
    if graph is None:
        raise ValueError(diagnostics[0])
    return without_drafts(graph)


def fieldguide_search(graph: ConceptGraph) -> Search:
    engine = SearchEngine(graph, Addresses())
    return lambda typed: [row["id"] or row["url"] for row in engine.ask(typed, limit=10)["rows"]]


def searches(graph: ConceptGraph) -> dict[str, Search]:
    return {
        "fieldguide": fieldguide_search(graph),
        "material": MaterialSearch(graph, Addresses()).find,
    }


def ask_all(search: Search, queries: Sequence[Query]) -> Answers:
    return [(query, Outcome(search(query.query), query.relevant)) for query in queries]


def in_half(answers: Answers, half: str, kinds: Sequence[str] = ()) -> list[Outcome]:
    return [
        outcome
        for query, outcome in answers
        if query.half == half and (not kinds or query.kind in kinds)
    ]


def table(answers: Mapping[str, Answers]) -> Iterator[str]:
    """Markdown: for each half a row for all queries of each search, then rows by kind."""
    yield "| half | kind | queries | search | success@1 | success@3 | nDCG@5 | none in 10 |"
    yield "|---|---|---:|---|---:|---:|---:|---:|"
    kinds = sorted({query.kind for rows in answers.values() for query, _ in rows})
    for half in HALVES:
        for kind in ("all", *kinds):
            for name, rows in answers.items():
                outcomes = in_half(rows, half, () if kind == "all" else [kind])
                if outcomes:
                    yield f"| {half} | {kind} {_cells(name, measure(outcomes))}"


def misses(answers: Answers, half: str) -> Iterator[str]:
    """The queries of a half whose first three results hold nothing relevant."""
    for query, outcome in answers:
        if query.half == half and not outcome.is_within(3):
            wanted = ", ".join(f"{name} {grade}" for name, grade in query.relevant.items())
            yield f"{query.kind}: {query.query}"
            yield f"    wanted {wanted}; at place {outcome.place() or '–'}"
            yield f"    found {', '.join(outcome.found[:5]) or 'nothing'}"


def _cells(name: str, measures: Measures) -> str:
    number, *shares = measures
    return f"| {number} | {name} | {' | '.join(f'{share:.3f}' for share in shares)} |"
