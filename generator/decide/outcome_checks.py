"""The graph in; findings on where the outcomes of its decision flows lead out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.fields import sections_with_text
from generator.catalogue.near_names import did_you_mean, one_of
from generator.decide.stated_answers import find_flows
from generator.diagnostics import Finding
from generator.graph.concept_graph import ConceptGraph
from generator.graph.registry import check


@check("error")
def outcome_without_live_entry(graph: ConceptGraph) -> Iterator[Finding]:
    """An outcome of a published flow names no entry that is published.

    Readers who are sent somewhere have to arrive. Entries that are missing or drafts do not count,
    entries that cannot be read at the moment do. Where all are missing, `unknown-entry` speaks.
    """
    for source in find_flows(graph):
        if source.concept.is_draft:
            continue
        for index, outcome in enumerate(source.flow.outcomes):
            names = [entry.partition("#")[0] for entry in outcome.entries]
            drafts = [name for name in names if name in graph.names]
            if drafts and not any(_is_live(graph, name) for name in names):
                message = f'"{outcome.title}" leads to no published entry'
                hint = f"publish {one_of(drafts)}, or name an entry that is reviewed"
                yield Finding(source.at("outcomes", index, "entries", 0), message, hint)


@check("error")
def unknown_section(graph: ConceptGraph) -> Iterator[Finding]:
    """An outcome of a flow leads to a section that the entry does not have.

    The part behind the `#` is the name of a field that is a section of the entry's page.
    """
    for source in find_flows(graph):
        for index, outcome in enumerate(source.flow.outcomes):
            for place, entry in enumerate(outcome.entries):
                name, _, section = entry.partition("#")
                concept = graph.concepts.get(graph.names.get(name, ""))
                if not (section and concept):
                    continue
                known = sections_with_text(concept.entry)
                if section not in known:
                    message = f'"{concept.title}" has no section `{section}`'
                    hint = did_you_mean(section, known) or f"its sections are {one_of(known)}"
                    yield Finding(source.at("outcomes", index, "entries", place), message, hint)


@check("warning")
def unreached_outcome(graph: ConceptGraph) -> Iterator[Finding]:
    """An outcome of a flow is neither reached on the chart nor spoken for by a rule.

    Nobody would ever be led to it.
    """
    for source in find_flows(graph):
        flow = source.flow
        reached = {branch.then for step in flow.chart for branch in step.branches}
        reached |= {rule.outcome for rule in flow.rules if rule.effect == "for"}
        for index, outcome in enumerate(flow.outcomes):
            if outcome.id not in reached:
                message = f'nothing recommends "{outcome.title}"'
                hint = "lead to it from the chart, add a rule for it, or remove it"
                yield Finding(source.at("outcomes", index, "id"), message, hint)


def _is_live(graph: ConceptGraph, name: str) -> bool:
    concept = graph.concepts.get(graph.names.get(name, ""))
    return not concept.is_draft if concept else name in graph.catalogue.broken
