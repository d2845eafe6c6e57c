"""Values of pages in, finished HTML out: pages of the same kind share one rendering of the theme.

A theme's templates cost more than all the rest of a build. So the first page of each kind is
rendered with marks in the places that differ from page to page, and the others are filled into the
result, its shell. A template that reads anything else of a page gives itself away: then every page
of the kind is rendered by itself, slower but right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

OPEN, CLOSE = "\ue000", "\ue001"
MARK = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")
SHARED = frozenset(
    {"is_homepage", "is_page", "is_section", "is_link", "is_top_level", "is_index", "url"}
    | {"active", "ancestors", "parent", "children", "previous_page", "next_page"}
)
"""What pages of a kind have in common; of `url`, the part that relative links are made from."""

Render = Callable[[object], str]
"""The theme: a page, or what stands for it, in; its HTML out."""


class Shared(Protocol):
    """A page that can share its shell."""

    def shared_values(self) -> dict[str, object]:
        """Mappings and lists of the texts in which it differs from other pages of its kind."""

    def attributes(self, values: Mapping[str, Any]) -> Mapping[str, object]:
        """What a template may read of the page, made from its values or from marks for them."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """Stands for a page while its shell is rendered, and notes what cannot be shared."""

    page: object
    marks: Mapping[str, object]
    unshared: list[str] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        if name in self.marks:
            return self.marks[name]
        value = getattr(self.page, name)
        if name not in SHARED:
            self.unshared.append(name)
        return value


def mark_values(values: object, place: str = "") -> object:
    """The same values, with a mark that names its place for every text that is not empty."""
    if isinstance(values, Mapping):
        return {key: mark_values(value, f"{place}/{key}") for key, value in values.items()}
    if isinstance(values, list):
        return [mark_values(value, f"{place}/{index}") for index, value in enumerate(values)]
    return f"{OPEN}{place}{CLOSE}" if isinstance(values, str) and values else values


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

    def fill(self, kind: str, page: Shared, render: Render) -> str:
        """The HTML of a page; pages share a shell when they differ in texts alone."""
        values = page.shared_values()
        texts: dict[str, str] = {}
        others: list[object] = []
        flatten(values, texts, others)
        key = (kind, *texts, *others)
        if key not in self._shells:
            self._shells[key] = _make_shell(page, mark_values(values), render)
        shell = self._shells[key]
        if shell is None:
            return render(StandIn(page, page.attributes(values)))
        parts = shell.copy()
        parts[1::2] = [texts[place] for place in parts[1::2]]
        return "".join(parts)


def _make_shell(page: Shared, marks: object, render: Render) -> list[str] | None:
    """Texts and places of marks in turn; nothing when the template reads more than is shared."""
    assert isinstance(marks, Mapping)
    stand_in = StandIn(page, page.attributes(marks))
    html = render(stand_in)
    own_address = str(getattr(page, "url", ""))
    mangled = html.count(OPEN) != len(MARK.findall(html)) or r"\ue000" in html
    if stand_in.unshared or mangled or (own_address and own_address in html):
        return None
    return MARK.split(html)
