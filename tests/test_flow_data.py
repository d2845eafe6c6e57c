"""A flow as data for pages: what is in it, where it leads, and when its version changes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.catalogue.entries import Flow
from generator.decide.decision import decide
from generator.decide.versions import flow_version
from generator.exports.decision_record import decision_record
from generator.exports.flow_data import export_flows
from generator.graph.concept_graph import ConceptGraph, link_concepts
from generator.publish.addresses import Addresses
from tests.written_catalogues import write_catalogue

FLOW = """\
questions:
  - {id: ready, text: Is it ready?, kind: yes-no, help: "See [[trap]]."}
  - {id: cost, text: What may it cost?, kind: number, unit: coins}
outcomes:
  - {id: go, title: Go, entries: [lora, "lora#steps", fall]}
  - {id: wait, title: Wait, entries: [lora]}
  - {id: stay, title: Stay, entries: [lora]}
rules:
  - {when: {ready: yes}, outcome: go, effect: for, weight: 5, reason: So., sources: ["hu, p. 2"]}
  - {when: {ready: yes}, outcome: wait, effect: for, weight: 4, reason: So., entries: [trap]}
  - {when: {ready: no}, outcome: wait, effect: for, weight: 4, reason: So.}
  - {when: {cost: {below: 10}}, outcome: go, effect: veto, reason: Too dear.}
chart:
  - {question: ready, branches: [{if: yes, then: go}, {if: no, then: wait}]}
"""
FILES = {
    "decide/choose.yaml": FLOW,
    "techniques/lora.yaml": "try_next: [full]\nalternative_to: [prompts]\nexposes_to: [trap]",
    "techniques/full.yaml": "",
    "techniques/prompts.yaml": "",
    "techniques/adapters.yaml": "alternative_to: [lora]",
    "pitfalls/trap.yaml": "",
    "pitfalls/fall.yaml": "",
    "case-studies/shop.yaml": "illustrates: [lora]",
    "sources/hu.yaml": "supports: [lora]",
}


def graph_of(flow: str = FLOW) -> ConceptGraph:
    return link_concepts(write_catalogue({**FILES, "decide/choose.yaml": flow}))


def flow_of(graph: ConceptGraph) -> Flow:
    entry = graph.concepts["choose"].entry
    assert isinstance(entry, Flow)
    return entry


def published(addresses: Addresses) -> dict[str, Any]:
    ((path, script),) = export_flows(graph_of(), addresses)
    assert path == "assets/kb-flow-choose.js"
    start, sign, text = script.partition('=globalThis.kbFlows||{})["choose"]=')
    assert (start, bool(sign)) == ("(globalThis.kbFlows", True)
    data = json.loads(text.removesuffix(";\n"))
    assert isinstance(data, dict)
    return data


def record_of(answers: Mapping[str, str | int]) -> dict[str, Any]:
    graph = graph_of()
    decision = decide(flow_of(graph), answers)
    return decision_record(decision, graph.concepts["choose"], graph, Addresses())


def ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows]


def test_the_first_outcome_brings_its_pitfalls_cases_and_next_steps() -> None:
    record = record_of({"ready": "yes"})
    assert ids(record["pitfalls"]) == ["fall", "trap"]
    assert ids(record["case_studies"]) == ["shop"]
    assert ids(record["try_next"]) == ["full", "prompts", "adapters"]
    assert record["fallback"] == {"outcome": "wait", "title": "Wait", "score": 4}
    nothing = record_of({})
    parts = [nothing[name] for name in ("pitfalls", "case_studies", "try_next", "fallback")]
    assert parts == [[], [], [], None]


def test_what_to_measure_is_the_help_of_questions_that_decide() -> None:
    assert record_of({})["measures"] == [
        {"question": "ready", "text": "Is it ready?", "help": "See Trap."}
    ]
    assert record_of({"ready": "yes"})["measures"] == []


def test_an_excluded_outcome_tells_what_would_put_it_first() -> None:
    last = record_of({"ready": "yes", "cost": 3})["ranked"][-1]
    assert (last["outcome"], last["status"]) == ("go", "excluded")
    (flip,) = last["flips"]
    assert (flip["from"], flip["to"], flip["threshold"]) == (3, 10, 10)
    assert flip["text"] == "What may it cost? 10 or more coins, not 3 coins"


def test_addresses_begin_at_the_root_of_the_site() -> None:
    data = published(Addresses(base="https://guide.example/sub/"))
    assert data["base"] == "https://guide.example/sub/"
    assert data["flow"]["url"] == "decide/choose/"
    assert [row["url"] for row in data["outcomes"][0]["entries"]] == [
        "techniques/lora/",
        "techniques/lora/#steps",
        "pitfalls/fall/",
    ]
    as_files = published(Addresses(directory_urls=False))
    assert as_files["flow"]["url"] == "decide/choose.html"
    assert as_files["base"] == ""


def test_every_entry_that_a_decision_may_name_is_in_the_data_once() -> None:
    data = published(Addresses())
    assert ids(data["entries"]) == ["adapters", "fall", "full", "hu", "prompts", "shop", "trap"]
    assert data["rules"][0]["sources"] == [{"id": "hu", "locator": "p. 2", "entry": "hu"}]
    assert data["rules"][3]["when"] == [["cost", {"below": 10}]]


def test_a_flow_without_rules_or_with_mistakes_is_not_published() -> None:
    for flow in ("", FLOW.replace("when: {ready: no}", "when: {redy: no}")):
        assert list(export_flows(graph_of(flow), Addresses())) == []


def test_the_version_changes_with_results_and_not_with_texts() -> None:
    version = flow_version(flow_of(graph_of()))
    for text, other in (
        ("Is it ready?", "Ready?"),
        ("Too dear.", "Dear."),
        ("title: Go", "title: Run"),
    ):
        assert flow_version(flow_of(graph_of(FLOW.replace(text, other)))) == version
    changes = {
        "weight: 5": "weight: 6",
        "below: 10": "below: 11",
        "then: wait": "then: go",
        "effect: veto": "effect: against",
    }
    versions = {
        flow_version(flow_of(graph_of(FLOW.replace(*change)))) for change in changes.items()
    }
    assert len(versions | {version}) == len(changes) + 1
