"""The checks over decision flows: importing this module registers them."""

from __future__ import annotations

from generator.decide import chart_checks, flow_checks, outcome_checks

__all__ = ["FAMILIES"]

FAMILIES = (flow_checks, chart_checks, outcome_checks)
