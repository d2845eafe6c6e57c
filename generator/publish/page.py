"""A page as data: its place, its head and, on demand, its sections and slots of HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup, escape


class Section(NamedTuple):
    """One part of a page: its anchor, its heading as text, its HTML."""

    id: str
    title: str
    html: Markup


@dataclass(frozen=True, slots=True)
class Body:
    """The sections of a page in reading order, and the HTML of its named slots.

    Slots (`header`, `about`, `actions`, `aside`, `after`, `sidebar`) are places of the page that
    features fill, so that none has to change the template of another.
    """

    sections: tuple[Section, ...] = ()
    slots: Mapping[str, Markup] = field(default_factory=dict)

    @property
    def toc(self) -> tuple[tuple[str, str], ...]:
        """Anchor and heading of every section: `(("symptoms", "Symptoms"),)`."""
        return tuple((section.id, section.title) for section in self.sections)

    @property
    def html(self) -> Markup:
        """All sections, each under its heading."""
        return Markup("".join(map(_write_section, self.sections)))


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    `render` makes the body when the page is written, so that the bodies of a large site are never
    in memory together. `layout` names the template of the theme that the body is put into.
    """

    path: str
    """The source path in the site: `techniques/lora.md`; what its address is, `Addresses` knows."""
    title: str
    description: str
    layout: str
    render: Callable[[], Body]
    meta: Mapping[str, object] = field(default_factory=dict)
    """Values for the layout; plain text, numbers, lists and mappings of them."""
    edit_path: str | None = None
    """The author's file: `concepts/techniques/lora.yaml`."""

    in_nav: bool = False
    """Whether the page asks for a place in the navigation of the site."""

    def body(self) -> Body:
        return self.render()


def _write_section(section: Section) -> str:
    return f"{_heading(section.id, section.title)}\n{section.html}\n</section>\n"


@lru_cache(maxsize=1000)
def _heading(anchor: str, title: str) -> str:
    """The start of a section; pages of a type have the same ones."""
    anchor, title = escape(anchor), escape(title)
    return (
        f'<section class="kb-section kb-section--{anchor}">\n'
        f'<h2 id="{anchor}">{title}<a class="headerlink" href="#{anchor}" '
        f'aria-label="Link to this section: {title}">¶</a></h2>'
    )
