"""A type that no template, shape or colour was made for is shown all the same."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.catalogue.common import Entry, Severity
from generator.catalogue.marks import Sentence
from generator.catalogue.parts import Confusion, Trace
from generator.catalogue.settings import Line
from generator.publish.pages import graph_marks
from generator.publish.pages.entry_header import entry_header
from generator.publish.prose import PageProse
from tests.publishing import publish


class Gadget(Entry):
    """A type that no template knows."""

    type_name = "gadget"
    folder = "gadgets"
    plural = "Gadgets"

    question: Sentence
    options: tuple[Line, ...]
    is_open: bool = False
    is_old: bool = True
    risk: Severity
    confused: tuple[Confusion, ...]
    traces: tuple[Trace, ...]
    sizes: tuple[int, ...]


GADGET = Gadget.model_validate(
    {
        "title": "A gadget",
        "summary": "It is new.",
        "status": "reviewed",
        "question": "Is it *so*?",
        "options": ["a & b", "c"],
        "risk": {"step": 2, "reason": "So."},
        "confused": [{"entry": "lora", "difference": "It is small."}],
        "traces": [{"kind": "log", "text": "What is logged."}],
        "sizes": [1, 2],
    }
)


def test_the_head_shows_every_field_of_a_type_that_is_new() -> None:
    publication = publish({"techniques/lora.yaml": ""})
    concept = replace(publication.graph.concepts["lora"], entry=GADGET)
    prose = PageProse(publication, "gadgets/one.md", "one")
    header = str(entry_header(concept, prose))
    facts = dict(re.findall(r"<dt>([^<]*)</dt><dd>(.*?)</dd></div>\n", header, re.DOTALL))
    assert facts["Question"] == "Is it <em>so</em>?"
    assert facts["Options"] == "a &amp; b, c"
    assert facts["Is open"] == "no"
    assert facts["Is old"] == "yes"
    assert "<dd>2 (2 of 5): So.</dd>" in header
    assert '<dt><a class="kb-link kb-link--technique" href="../../techniques/lora/">' in header
    assert '<span class="kb-trace__text">What is logged.</span>' in facts["Traces"]
    assert facts["Sizes"] == "1, 2"
    assert "View object" not in header


def test_each_new_type_has_a_mark_and_a_hue_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    new = ("gadget", "widget", "gizmo")
    monkeypatch.setattr(graph_marks, "SPARE", new)
    names = (*graph_marks.SHAPES, *new)
    assert len({graph_marks.mark_of(name) for name in names}) == len(names)
    assert len({graph_marks.hue_of(name) for name in names}) == len(names)
