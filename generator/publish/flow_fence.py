"""The Markdown of a page in, later its HTML; the same with the forms of the flows it names, out.

Until Markdown has run, a line of its own with two private characters stands for a form.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.catalogue.entries import Flow
from generator.graph.flow_fences import FlowFence, flow_fences
from generator.publish.flow_wizard import flow_form
from generator.publish.prose import PageProse

_OPEN, _CLOSE = "\ue0f0", "\ue0f1"
_PLACE = re.compile(f"(?:<p>)?{_OPEN}([0-9]+){_CLOSE}(?:</p>)?")


class FlowForms:
    """The forms of one page."""

    def __init__(self, prose: PageProse) -> None:
        self._prose = prose
        self._flows: list[str] = []

    def put_aside(self, markdown: str) -> str:
        """A block that names no flow stays as it is."""
        parts: list[str] = []
        end = 0
        for fence in flow_fences(markdown):
            flow = self._flow_of(fence)
            if flow:
                place = f"{fence.indent}{_OPEN}{len(self._flows)}{_CLOSE}"
                parts += [markdown[end : fence.start], f"\n{place}\n"]
                self._flows.append(flow)
                end = fence.end
        return "".join(parts) + markdown[end:]

    def put_back(self, html: str) -> str:
        return _PLACE.sub(self._form, html) if self._flows else html

    def _flow_of(self, fence: FlowFence) -> str | None:
        graph = self._prose.publication.graph
        concept = graph.concepts.get(graph.names.get(fence.flow, ""))
        is_flow = concept and isinstance(concept.entry, Flow) and concept.entry.rules
        return concept.id if concept and is_flow else None

    def _form(self, place: re.Match[str]) -> Markup:
        number = int(place[1])
        flow_id = self._flows[number]
        publication = self._prose.publication
        flow = publication.graph.concepts[flow_id].entry
        assert isinstance(flow, Flow)
        page = publication.href(self._prose.path, flow_id)
        return flow_form(flow_id, flow, self._prose, prefix=f"w{number + 1}", page=page)
