"""Values of pages in, finished HTML out: pages of the same kind share one rendering of the theme.

A theme's templates cost more than all the rest of a build. So the first page of each kind is
rendered with marks in the places that differ from page to page, and the others are filled into the
result, its shell. A template that reads anything else of a page gives itself away: then every page
of the kind is rendered by itself, slower but right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
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
        """Mappings of the texts in which it differs from other pages of its kind."""

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


def text_values(values: object, place: str = "") -> Iterator[tuple[str, str]]:
    """What the marks stand for: `("/code", "FG-0042")`."""
    if isinstance(values, Mapping):
        for key, value in values.items():
            yield from text_values(value, f"{place}/{key}")
    elif isinstance(values, list):
        for index, value in enumerate(values):
            yield from text_values(value, f"{place}/{index}")
    elif isinstance(values, str) and values:
        yield place, values


@dataclass(slots=True)
class Shells:
    """The shells of one build."""

    _shells: dict[object, tuple[str, ...] | None] = field(default_factory=dict)

    def fill(self, kind: str, page: Shared, render: Render) -> str:
        """The HTML of a page; pages share a shell when they differ in texts alone."""
        values = page.shared_values()
        marks = mark_values(values)
        key = (kind, repr(marks))
        if key not in self._shells:
            self._shells[key] = _make_shell(page, marks, render)
        shell = self._shells[key]
        if shell is None:
            return render(page)
        texts = dict(text_values(values))
        return "".join(texts[part] if place % 2 else part for place, part in enumerate(shell))


def _make_shell(page: Shared, marks: object, render: Render) -> tuple[str, ...] | None:
    """Texts and names of marks in turn; nothing when the template reads more than is shared."""
    assert isinstance(marks, Mapping)
    stand_in = StandIn(page, page.attributes(marks))
    html = render(stand_in)
    own_address = str(getattr(page, "url", ""))
    mangled = html.count(OPEN) != len(MARK.findall(html)) or r"\ue000" in html
    if stand_in.unshared or mangled or (own_address and own_address in html):
        return None
    return tuple(MARK.split(html))
