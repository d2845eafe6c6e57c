"""The waivers of entries in; which findings they suppress, and findings on the waivers, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.catalogue.near_names import did_you_mean
from generator.diagnostics import Finding
from generator.graph.concept_graph import ConceptGraph
from generator.graph.registry import CHECKS, check

Waivers = Mapping[tuple[str, str], bool]
"""Path of the file and name of the rule, with whether a finding was suppressed."""


@check("error")
def wrong_waiver(graph: ConceptGraph) -> Iterator[Finding]:
    """A waiver names a rule that does not exist or whose findings cannot be waived.

    Only warnings of the checks over the graph can be waived: errors have to be mended, and a note
    asks for nothing.
    """
    for concept in graph.concepts.values():
        for index, waiver in enumerate(concept.entry.allow):
            position = concept.document.position(("allow", index, "rule"))
            known = CHECKS.get(waiver.rule)
            if known is None:
                hint = did_you_mean(waiver.rule, warnings()) or "remove the waiver"
                message = f'"{waiver.rule}" is no rule whose warnings can be waived'
                yield Finding(position, message, hint)
            elif known.rule.level != "warning":
                message = f"findings of `{waiver.rule}` are {known.rule.level}s, not warnings"
                yield Finding(position, message, "remove the waiver")


@check("warning", given="waivers")
def unused_waiver(graph: ConceptGraph, waivers: Waivers) -> Iterator[Finding]:
    """A waiver waives nothing: the entry has no finding of its rule.

    Left in place it would hide the next finding, which nobody has looked at yet. While a
    file cannot be read nothing is said, because findings may be missing.
    """
    if graph.catalogue.broken:
        return
    for concept in graph.concepts.values():
        for index, waiver in enumerate(concept.entry.allow):
            if waivers.get((concept.document.path, waiver.rule)) is False:
                position = concept.document.position(("allow", index))
                message = f"there is no finding of `{waiver.rule}` to waive"
                yield Finding(position, message, "remove the waiver")


def warnings() -> list[str]:
    """The names of the rules that can be waived."""
    return sorted(name for name, found in CHECKS.items() if found.rule.level == "warning")
