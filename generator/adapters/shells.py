"""Values of pages in, finished HTML out: pages of the same kind share one rendering of the theme.

A theme's templates cost more than all the rest of a build. So the first two pages of each kind are
rendered by themselves; then the second once more with marks in the places that differ from page to
page, and the others are filled into the result, its shell. A template that does more with a page
than print it gives itself away, by a mark that notes it or by a shell that does not give the first
two pages again: then every page of the kind is rendered by itself, slower but right.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from generator.adapters.marks import MARK, OPEN, mark_values

SHARED = frozenset(
    {"is_homepage", "is_page", "is_section", "is_link", "is_top_level", "is_index"}
    | {"active", "ancestors", "parent", "children", "previous_page", "next_page"}
)
"""What pages of a kind have in common."""

Render = Callable[[object], str]
"""The theme: what stands for a page in; its HTML out."""


class Shared(Protocol):
    """A page that can share its shell."""

    def kind(self) -> str | None:
        """What pages that can share a shell have in common; nothing for a page like no other."""

    def shared_values(self) -> dict[str, object]:
        """Mappings and lists of the texts in which it differs from other pages of its kind."""

    def attributes(self, values: Mapping[str, Any]) -> Mapping[str, object]:
        """What a template may read of the page, made from its values or from marks for them."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """Stands for a page while it is rendered, and notes what cannot be shared."""

    page: object
    values: Mapping[str, object]
    unshared: list[str] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        if name in self.values:
            return self.values[name]
        value = getattr(self.page, name)
        if name not in SHARED:
            self.unshared.append(name)
        return value


def flatten(values: object, texts: dict[str, str], others: list[object], place: str = "") -> None:
    """Gather what the marks stand for, `{"/code": "FG-0042"}`, and the values that have no mark."""
    if isinstance(values, str) and values:
        texts[place] = values
    elif isinstance(values, dict):
        for key, value in values.items():
            flatten(value, texts, others, f"{place}/{key}")
    elif isinstance(values, list):
        for index, value in enumerate(values):
            flatten(value, texts, others, f"{place}/{index}")
    else:
        others += (place, values)


@dataclass(slots=True)
class Shells:
    """The shells of one build."""

    _shells: dict[object, list[str] | None] = field(default_factory=dict)
    _firsts: dict[object, tuple[dict[str, str], str]] = field(default_factory=dict)
    """Texts and HTML of the first page of each kind until the second comes."""

    def fill(self, page: Shared, render: Render) -> str:
        """The HTML of a page; pages share a shell when they differ in texts alone."""
        values = page.shared_values()
        kind = page.kind()
        if kind is None:
            return render_alone(page, values, render)
        texts: dict[str, str] = {}
        others: list[object] = []
        flatten(values, texts, others)
        key = (kind, *texts, *others)
        shell = self._shells.get(key)
        if shell is not None:
            return _fill(shell, texts)
        html = render_alone(page, values, render)
        if key in self._firsts:
            examples = [self._firsts.pop(key), (texts, html)]
            self._shells[key] = _make_shell(page, values, render, examples)
        elif key not in self._shells:
            self._firsts[key] = texts, html
        return html


def render_alone(page: Shared, values: Mapping[str, Any], render: Render) -> str:
    return render(StandIn(page, page.attributes(values)))


def _make_shell(
    page: Shared,
    values: object,
    render: Render,
    examples: list[tuple[dict[str, str], str]],
) -> list[str] | None:
    """Texts and places of marks in turn; nothing when it would not do for every page."""
    uses: list[str] = []
    marks = mark_values(values, uses)
    assert isinstance(marks, Mapping)
    stand_in = StandIn(page, page.attributes(marks), uses)
    try:
        html = render(stand_in)
    except Exception:  # what a template cannot do with a mark, it may do with a text
        return None
    shell = MARK.split(html)
    marked = len(shell) // 2
    whole = html.count(OPEN) == marked and examples[0][0].keys() >= set(shell[1::2])
    if uses or not whole or any(_fill(shell, texts) != alone for texts, alone in examples):
        return None
    return shell


def _fill(shell: list[str], texts: Mapping[str, str]) -> str:
    parts = shell.copy()
    parts[1::2] = [texts[place] for place in parts[1::2]]
    return "".join(parts)
