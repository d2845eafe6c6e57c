"""A flow and answers in; every outcome with rank, score, status and the rules behind them out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.catalogue.entries import Flow
from generator.catalogue.flows import Outcome
from generator.decide.answers import Answers, holds
from generator.decide.explain_rules import Reason, reasons_by_outcome

Status = Literal["recommended", "acceptable", "excluded"]


@dataclass(frozen=True, slots=True)
class RankedOutcome:
    """An outcome in its place, with the rules that put it there."""

    outcome: Outcome
    rank: int
    score: int
    """The weights of the rules for it that hold, less the weights of those against it."""
    status: Status
    """At most the first is recommended: only if its score is above nought."""
    reasons: tuple[Reason, ...]
    """The rules for it that hold, then those against it, each the weightiest first."""
    excluded_by: tuple[Reason, ...]
    """The vetoes that hold."""


def rank_outcomes(flow: Flow, given: Answers) -> tuple[RankedOutcome, ...]:
    """All outcomes, best first; excluded ones last; of equals, the one the author names first."""
    scored = sorted(_score_outcomes(flow, given), key=lambda one: (bool(one[2]), -one[0]))
    return tuple(
        RankedOutcome(outcome, rank, score, _status(rank, score, vetoes), reasons, vetoes)
        for rank, (score, reasons, vetoes, outcome) in enumerate(scored, start=1)
    )


def recommended(ranked: tuple[RankedOutcome, ...]) -> RankedOutcome | None:
    """The outcome that the answers recommend; none while nothing speaks for any."""
    return ranked[0] if ranked[0].status == "recommended" else None


def _score_outcomes(
    flow: Flow, given: Answers
) -> Iterator[tuple[int, tuple[Reason, ...], tuple[Reason, ...], Outcome]]:
    by_outcome = reasons_by_outcome(flow)
    for outcome in flow.outcomes:
        held = [
            reason for reason in by_outcome.get(outcome.id, ()) if holds(reason.rule.when, given)
        ]
        reasons = tuple(reason for reason in held if reason.rule.effect != "veto")
        vetoes = tuple(reason for reason in held if reason.rule.effect == "veto")
        score = sum(
            reason.rule.weight if reason.rule.effect == "for" else -reason.rule.weight
            for reason in reasons
        )
        yield score, reasons, vetoes, outcome


def _status(rank: int, score: int, vetoes: tuple[Reason, ...]) -> Status:
    if vetoes:
        return "excluded"
    return "recommended" if rank == 1 and score > 0 else "acceptable"
