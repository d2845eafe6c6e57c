"""The graph in; what all checks find, those of flows too, out: importing this registers them."""

from __future__ import annotations

from generator.decide import (
    chart_checks,
    flow_checks,
    outcome_checks,
    ranking_checks,
    rule_checks,
    witness_checks,
)
from generator.graph.checks import run_checks

__all__ = ["FAMILIES", "run_checks"]

FAMILIES = (flow_checks, chart_checks, outcome_checks, ranking_checks, rule_checks, witness_checks)
