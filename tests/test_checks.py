"""What each check over the graph reports, where, and what it says to do."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml
from pytest_golden.plugin import GoldenTestFixture

from generator.decide.checks import run_checks
from generator.graph.concept_graph import HandWrittenPage, link_concepts
from generator.graph.registry import CHECKS
from tests.written_catalogues import write_catalogue

GOLDEN = Path(__file__).parent / "golden"
REGISTERED = sorted(
    name for name, known in CHECKS.items() if known.find.__module__.startswith("generator.")
)


@pytest.mark.golden_test("golden/checks/*.yml")
def test_diagnostics_say_where_and_what_to_do(golden: GoldenTestFixture) -> None:
    files = golden["concepts"]
    pages = golden.get("pages")
    if pages is None:
        ids = [path.split("/")[1].removesuffix(".yaml") for path in files]
        pages = {"index.md": " ".join(f"[[{entry_id}]]" for entry_id in ids)}
    written = [HandWrittenPage(path, f"docs/{path}", text) for path, text in pages.items()]
    broken = frozenset(golden.get("broken") or ())
    coverage = golden.get("coverage") or ""
    catalogue = write_catalogue(files, broken, golden.get("ledger") or (), coverage)
    today = golden.get("today")
    found = run_checks(
        link_concepts(catalogue, written), datetime.date.fromisoformat(today) if today else None
    )
    assert "".join(f"{diagnostic}\n" for diagnostic in found) == golden.out["diagnostics"]


@pytest.mark.parametrize("name", REGISTERED)
def test_every_check_has_a_case_that_it_reports(name: str) -> None:
    paths = [*GOLDEN.glob(f"checks/{name}.yml"), *GOLDEN.glob(f"flow/{name}.yml")]
    assert paths, (
        f"write tests/golden/checks/{name}.yml (flow/ for a check of flows), as the others"
    )
    (path,) = paths
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert f"[{name}]" in case["diagnostics"], f"{path} does not make the check report anything"


@pytest.mark.parametrize("name", REGISTERED)
def test_every_check_explains_itself_in_more_than_a_line(name: str) -> None:
    first, _, rest = CHECKS[name].rule.explanation.partition("\n\n")
    what = f"the docstring of {name.replace('-', '_')}"
    assert first.endswith("."), f"{what} should begin with a sentence: what is wrong"
    assert rest, f"{what} should say more below an empty line: why it matters, what to do"
