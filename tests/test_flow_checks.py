"""What each check over decision flows reports, where, and what it says to do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytest_golden.plugin import GoldenTestFixture

from generator.catalogue.catalogue import read_catalogue
from generator.decide.checks import FAMILIES
from generator.graph.checks import CHECKS, run_checks
from generator.graph.concept_graph import HandWrittenPage, link_concepts
from tests.written_catalogues import write_catalogue

OWN = sorted(
    name
    for name, known in CHECKS.items()
    if known.find.__module__ in {family.__name__ for family in FAMILIES}
)


@pytest.mark.golden_test("golden/flow/*.yml")
def test_findings_say_where_and_what_to_do(golden: GoldenTestFixture) -> None:
    catalogue = write_catalogue(golden["concepts"])
    everything = " ".join(f"[[{entry_id}]]" for entry_id in catalogue.entries)
    page = HandWrittenPage("index.md", "docs/index.md", everything)
    found = run_checks(link_concepts(catalogue, [page]), None)
    own = [diagnostic for diagnostic in found if diagnostic.rule in OWN]
    assert "".join(f"{diagnostic}\n" for diagnostic in own) == golden.out["diagnostics"]


def test_an_entry_that_cannot_be_read_leaves_its_outcome_alone() -> None:
    flow = "outcomes: [{id: go, title: Go, entries: [lora]}, {id: wait, title: W, entries: [peft]}]"
    files = {"decide/choose.yaml": flow, "techniques/peft.yaml": "status: draft"}
    broken = frozenset({"lora"})
    found = run_checks(link_concepts(write_catalogue(files, broken)), None)
    live = [diagnostic for diagnostic in found if diagnostic.rule == "outcome-without-live-entry"]
    assert [diagnostic.message for diagnostic in live] == ['"W" leads to no published entry']


def test_a_draft_flow_may_lead_to_drafts() -> None:
    files = {"decide/choose.yaml": "status: draft", "techniques/lora.yaml": "status: draft"}
    found = run_checks(link_concepts(write_catalogue(files)), None)
    assert not [diagnostic for diagnostic in found if diagnostic.rule in OWN]


def test_the_flows_of_this_guide_have_no_findings(repository: Path) -> None:
    catalogue, _ = read_catalogue(repository / "concepts")
    assert catalogue
    found = run_checks(link_concepts(catalogue), None)
    assert not [diagnostic for diagnostic in found if diagnostic.rule in OWN]


def test_the_checks_run_wherever_the_site_is_built() -> None:
    program = "import generator.build; from generator.graph.registry import CHECKS; print(*CHECKS)"
    command = [sys.executable, "-c", program]
    names = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert set(OWN) <= set(names)
