"""A decision and the graph in; plain values for JSON, with codes and addresses, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.catalogue.entries import Flow
from generator.catalogue.flows import Outcome, Question, Range
from generator.decide.chart import Given
from generator.decide.decision import Change, Decision
from generator.decide.explain_rules import Reason, words_of_answer
from generator.decide.ranking import RankedOutcome, recommended
from generator.decide.versions import flow_version
from generator.exports.outcome_entries import case_studies_of, next_of, pitfalls_of
from generator.exports.records import Addressing, page_address
from generator.exports.written_fields import split_citation
from generator.graph.concept_graph import Concept, ConceptGraph
from generator.graph.plain_text import as_plain_text

Row = dict[str, Any]


def decision_record(
    decision: Decision, concept: Concept, graph: ConceptGraph, addresses: Addressing
) -> Row:
    """What `fieldguide decide FLOW --format json` prints."""
    questions = {question.id: question for question in decision.flow.questions}
    ahead = recommended(decision.ranked)
    first = ahead.outcome if ahead else None
    return {
        "flow": {
            **entry_row(concept.id, graph, addresses),
            "version": flow_version(decision.flow),
        },
        "given": dict(decision.given),
        "answers": [
            {"question": questions[name].text, "answer": _answer_text(questions[name], answer)}
            for name, answer in decision.given.items()
        ],
        "is_settled": decision.is_settled,
        "ranked": [_ranked(one, decision, graph, addresses) for one in decision.ranked],
        "next_question": decision.next_question,
        "open_questions": [
            {
                "question": one.question,
                "text": questions[one.question].text,
                "decides": one.decides,
            }
            for one in decision.open_questions
        ],
        "debates": entry_rows(decision.debates, graph, addresses),
        "measures": list(_measures(decision, graph)),
        "pitfalls": entry_rows(pitfalls_of(first, graph) if first else (), graph, addresses),
        "case_studies": entry_rows(
            case_studies_of(first, graph) if first else (), graph, addresses
        ),
        "try_next": entry_rows(next_of(first, graph) if first else (), graph, addresses),
        "fallback": _fallback(decision),
        "warnings": list(decision.warnings),
    }


def question_rows(flow: Flow, graph: ConceptGraph) -> list[Row]:
    """What `fieldguide decide FLOW --questions --format json` prints."""
    return [
        {
            "id": question.id,
            "text": question.text,
            "kind": question.kind,
            "unit": question.unit,
            "help": as_plain_text(question.help or "", graph.titles),
            "options": [
                {
                    "id": option.id,
                    "text": option.text,
                    "help": as_plain_text(option.help or "", graph.titles),
                }
                for option in question.options
            ],
        }
        for question in flow.questions
    ]


def change_text(change: Change, flow: Flow) -> str:
    """`How many checked examples do you have? 100 to under 1,000 examples, not 40 examples`."""
    question = next(one for one in flow.questions if one.id == change.question)
    is_bounded = change.range and (change.range.at_least, change.range.below) != (None, None)
    wanted = change.range if change.range and is_bounded else change.after
    text = f"{question.text} {_answer_text(question, wanted)}"
    if change.before is None:
        return text
    return f"{text}, not {_answer_text(question, change.before)}"


def _answer_text(question: Question, answer: Given | Range) -> str:
    return words_of_answer(question, answer) or "None of these"


def _ranked(
    one: RankedOutcome, decision: Decision, graph: ConceptGraph, addresses: Addressing
) -> Row:
    flips = decision.flips[one.outcome.id]
    return {
        "outcome": one.outcome.id,
        "entries": list(outcome_rows(one.outcome, graph, addresses)),
        "title": one.outcome.title,
        "note": as_plain_text(one.outcome.note or "", graph.titles),
        "rank": one.rank,
        "score": one.score,
        "status": one.status,
        "is_possible": one.outcome.id in decision.possible,
        "reasons": [_reason(reason, graph, addresses) for reason in one.reasons],
        "excluded_by": [_reason(reason, graph, addresses) for reason in one.excluded_by],
        "flips": None if flips is None else [_change(change, decision.flow) for change in flips],
    }


def _reason(reason: Reason, graph: ConceptGraph, addresses: Addressing) -> Row:
    rule = reason.rule
    return {
        "effect": rule.effect,
        "weight": None if rule.effect == "veto" else rule.weight,
        "text": as_plain_text(rule.reason, graph.titles),
        "when": {name: plain(wanted) for name, wanted in rule.when.items()},
        "conditions": [
            {"question": condition.question.text, "answer": condition.answer}
            for condition in reason.conditions
        ],
        "sources": [
            split_citation(source) | code_and_url(source, graph, addresses)
            for source in rule.sources
        ],
        "entries": entry_rows(rule.entries, graph, addresses),
    }


def plain(wanted: Given | Range) -> object:
    """An answer, answers or a range as JSON has them."""
    return wanted.model_dump(exclude_none=True) if isinstance(wanted, Range) else wanted


def _change(change: Change, flow: Flow) -> Row:
    return {
        "question": change.question,
        "from": change.before,
        "to": change.after,
        "range": change.range and change.range.model_dump(exclude_none=True),
        "threshold": change.threshold,
        "text": change_text(change, flow),
    }


def _measures(decision: Decision, graph: ConceptGraph) -> Iterator[Row]:
    """How to find the answers that would still decide something, as far as the flow tells."""
    questions = {question.id: question for question in decision.flow.questions}
    for one in decision.open_questions:
        question = questions[one.question]
        if one.decides and question.help:
            help_ = as_plain_text(question.help, graph.titles)
            yield {"question": question.id, "text": question.text, "help": help_}


def _fallback(decision: Decision) -> Row | None:
    """The outcome to fall back on: the second, if anything speaks for it."""
    if recommended(decision.ranked) is None or len(decision.ranked) < 2:
        return None
    second = decision.ranked[1]
    if second.status == "excluded" or second.score <= 0:
        return None
    return {"outcome": second.outcome.id, "title": second.outcome.title, "score": second.score}


def outcome_rows(outcome: Outcome, graph: ConceptGraph, addresses: Addressing) -> Iterator[Row]:
    """The entries of an outcome, with the sections that it names."""
    for written in outcome.entries:
        name, _, section = written.partition("#")
        for row in entry_rows([name], graph, addresses):
            url = f"{row['url']}#{section}" if section else row["url"]
            yield {**row, "section": section or None, "url": url}


def entry_rows(names: Iterable[str], graph: ConceptGraph, addresses: Addressing) -> list[Row]:
    """Each once; entries that are missing are left out."""
    known = dict.fromkeys(graph.names[name] for name in names if name in graph.names)
    return [entry_row(name, graph, addresses) for name in known]


def entry_row(name: str, graph: ConceptGraph, addresses: Addressing) -> Row:
    concept = graph.concepts[name]
    row = graph.catalogue.ledger.rows.get(concept.code or "")
    return {
        "code": concept.code,
        "id": concept.id,
        "title": concept.title,
        "revision": row.revision if row else 1,
        "url": page_address(concept, graph, addresses),
    }


def code_and_url(citation: str, graph: ConceptGraph, addresses: Addressing) -> Row:
    """Of the source that is cited, where it is an entry."""
    rows = entry_rows([split_citation(citation)["id"]], graph, addresses)
    return {name: rows[0][name] for name in ("code", "title", "revision", "url")} if rows else {}
