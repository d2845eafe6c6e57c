"""The graph in; the diagnostics of every check over it out, without those that entries waive."""

from __future__ import annotations

from datetime import date

from generator.diagnostics import Diagnostic
from generator.graph import (
    checks_of_coverage,
    checks_of_evidence,
    checks_of_fences,
    checks_of_labels,
    checks_of_links,
    checks_of_order,
    checks_of_waivers,
)
from generator.graph.checks_of_pages import find_unsafe_in_pages
from generator.graph.concept_graph import ConceptGraph
from generator.graph.registry import CHECKS, Check, check

__all__ = ["CHECKS", "FAMILIES", "Check", "check", "run_checks"]

FAMILIES = (
    checks_of_links,
    checks_of_order,
    checks_of_labels,
    checks_of_evidence,
    checks_of_coverage,
    checks_of_fences,
    checks_of_waivers,
)
"""The modules whose checks this package brings; importing a module registers its checks."""


def run_checks(graph: ConceptGraph, today: date | None) -> list[Diagnostic]:
    """Everything that the checks find, sorted by place; without a date, dates are not checked."""
    found = [
        diagnostic
        for known in CHECKS.values()
        if known.given == "graph" or (known.given == "date" and today)
        for diagnostic in _diagnose(known, graph, *([today] if known.given == "date" else []))
    ]
    waivers = dict.fromkeys(_waivable(graph), False)
    kept = list(find_unsafe_in_pages(graph))
    for diagnostic in found:
        waiver = diagnostic.path, diagnostic.rule
        if waiver in waivers:
            waivers[waiver] = True
        else:
            kept.append(diagnostic)
    for known in CHECKS.values():
        if known.given == "waivers":
            kept += _diagnose(known, graph, waivers)
    return sorted(kept)


def _diagnose(known: Check, *arguments: object) -> list[Diagnostic]:
    return [Diagnostic.of(known.rule, finding) for finding in known.find(*arguments)]


def _waivable(graph: ConceptGraph) -> list[tuple[str, str]]:
    """The files and rules of the waivers that name a warning."""
    return [
        (concept.document.path, waiver.rule)
        for concept in graph.concepts.values()
        for waiver in concept.entry.allow
        if waiver.rule in CHECKS and CHECKS[waiver.rule].rule.level == "warning"
    ]
