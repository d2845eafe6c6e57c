"""The graph in; each flow as data with which a page decides as the command line does, out.

Scripts rather than JSON, because pages opened from `file://` cannot fetch; the shapes are those of
`theme/src/decide/flow_data.js`. Of the texts, only what the record of a decision repeats.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from generator.catalogue.entries import Flow
from generator.catalogue.flows import DecisionRule, Outcome
from generator.decide.chart import Step, answers_of, read_chart
from generator.decide.ranking_checks import sound_flows
from generator.decide.versions import flow_version
from generator.exports.decision_record import entry_row, outcome_rows, plain, question_rows
from generator.exports.outcome_entries import case_studies_of, next_of, pitfalls_of
from generator.exports.records import Addressing
from generator.exports.written_fields import split_citation
from generator.graph.concept_graph import Concept, ConceptGraph
from generator.graph.plain_text import as_plain_text

Row = dict[str, Any]


def export_flows(graph: ConceptGraph, addresses: Addressing) -> Iterator[tuple[str, str]]:
    """`assets/kb-flow-<id>.js` for each flow that can rank."""
    for source in sound_flows(graph):
        record = flow_data(source.concept, source.flow, graph, addresses)
        text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        name = json.dumps(source.concept.id)
        script = f"(globalThis.kbFlows=globalThis.kbFlows||{{}})[{name}]={text};\n"
        yield f"assets/kb-flow-{source.concept.id}.js", script


def flow_data(concept: Concept, flow: Flow, graph: ConceptGraph, addresses: Addressing) -> Row:
    """All that a decision needs; addresses begin at the root of the site, whose own is `base`."""
    base = addresses.base or next(iter(graph.catalogue.settings.base_urls), "")
    data: Row = {
        "flow": {**entry_row(concept.id, graph, addresses), "version": flow_version(flow)},
        "base": base,
        "questions": list(_questions(flow, graph)),
        "outcomes": [_outcome(outcome, graph, addresses) for outcome in flow.outcomes],
        "rules": [_rule(rule, graph) for rule in flow.rules],
        "chart": [_step(step) for step in read_chart(flow).steps],
        "entries": [entry_row(name, graph, addresses) for name in _named(flow, graph)],
    }
    return {name: _without(base, value) for name, value in data.items()}


def _questions(flow: Flow, graph: ConceptGraph) -> Iterator[Row]:
    for row, question in zip(question_rows(flow, graph), flow.questions, strict=True):
        options = [
            {**shown, "debates": _present(option.debates, graph)}
            for shown, option in zip(row["options"], question.options, strict=True)
        ]
        yield {**row, "options": options, "debates": _present(question.debates, graph)}


def _outcome(outcome: Outcome, graph: ConceptGraph, addresses: Addressing) -> Row:
    return {
        "id": outcome.id,
        "title": outcome.title,
        "note": as_plain_text(outcome.note or "", graph.titles),
        "entries": list(outcome_rows(outcome, graph, addresses)),
        "pitfalls": pitfalls_of(outcome, graph),
        "case_studies": case_studies_of(outcome, graph),
        "try_next": next_of(outcome, graph),
    }


def _rule(rule: DecisionRule, graph: ConceptGraph) -> Row:
    """Conditions as pairs: in JavaScript, an object has no certain order."""
    return {
        "when": [[name, plain(wanted)] for name, wanted in rule.when.items()],
        "outcome": rule.outcome,
        "effect": rule.effect,
        "weight": rule.weight,
        "reason": as_plain_text(rule.reason, graph.titles),
        "sources": [
            {**cited, "entry": graph.names.get(cited["id"])}
            for cited in map(split_citation, rule.sources)
        ],
        "entries": _present(rule.entries, graph),
    }


def _step(step: Step) -> Row:
    return {
        "id": step.id,
        "question": step.question.id,
        "ways": [
            {
                "answers": answers_of(way.branch),
                "at_least": way.branch.at_least,
                "below": way.branch.below,
                "step": way.step,
                "outcome": way.outcome,
            }
            for way in step.ways
        ],
    }


def _named(flow: Flow, graph: ConceptGraph) -> list[str]:
    """Every entry that a record may name besides those of the outcomes, once."""
    names: list[str] = []
    for question in flow.questions:
        names += _present(question.all_debates, graph)
    for outcome in flow.outcomes:
        for find in (pitfalls_of, case_studies_of, next_of):
            names += find(outcome, graph)
    for rule in flow.rules:
        names += _present(rule.entries, graph)
        names += _present((split_citation(source)["id"] for source in rule.sources), graph)
    return sorted(set(names))


def _present(names: Iterable[str], graph: ConceptGraph) -> list[str]:
    """The ids of entries, each once; those that are missing are left out."""
    return list(dict.fromkeys(graph.names[name] for name in names if name in graph.names))


def _without(base: str, value: Any) -> Any:
    """The same with every address taken from the root of the site."""
    if isinstance(value, list):
        return [_without(base, one) for one in value]
    if isinstance(value, dict):
        return {
            name: one.removeprefix(base) if name == "url" else _without(base, one)
            for name, one in value.items()
        }
    return value
