"""The graph in; findings on blocks of hand-written pages that should show a flow, out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.entries import Flow
from generator.catalogue.near_names import one_of
from generator.diagnostics import Finding
from generator.graph.concept_graph import ConceptGraph
from generator.graph.flow_fences import FlowFence, flow_fences
from generator.graph.near_names import did_you_mean
from generator.graph.registry import check


@check("error")
def wrong_fence(graph: ConceptGraph) -> Iterator[Finding]:
    """A `fieldguide` block does not say which decision flow to show.

    In a hand-written page, a block of code whose language is `fieldguide` becomes the form of the
    flow that its one line names: `flow: choose-an-adapter`. The flow has to be published and to
    have rules. To show such a block as code, put it into a block with more backticks.
    """
    for page in graph.pages.values():
        for fence in flow_fences(page.text):
            found = _mistake(fence, graph)
            if found:
                yield Finding(page.position(fence.start + len(fence.indent)), *found)


def _mistake(fence: FlowFence, graph: ConceptGraph) -> tuple[str, str] | None:
    flows = {
        key: one
        for key, one in graph.concepts.items()
        if isinstance(one.entry, Flow) and one.entry.rules and not one.is_draft
    }
    example = f"write `flow: {min(flows)}`" if flows else "write a flow in `decide/` first"
    if fence.others:
        known = one_of(fence.others)
        return f"the block states {known}, and only `flow` can stand there", "delete it"
    if not fence.flow:
        return "the block does not name a flow", example
    concept = graph.concepts.get(graph.names.get(fence.flow, ""))
    if concept is None:
        message = f'the block names "{fence.flow}", which no entry has as its id'
        return message, did_you_mean(fence.flow, flows) or example
    if not isinstance(concept.entry, Flow):
        return f'"{concept.title}" is a {concept.type}, no flow', example
    if concept.is_draft:
        return f'"{concept.title}" is a draft: readers would not see it', "publish it first"
    if not concept.entry.rules:
        return f'"{concept.title}" has no rules that could rank anything', "link to it instead"
    return None
