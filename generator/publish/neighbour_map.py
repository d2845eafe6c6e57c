"""The neighbourhood of a concept in; a small drawing with real links out."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape

from generator.graph.neighbours import Neighbour, Neighbourhood
from generator.publish.publication import Publication

_LONGEST_LINE = 20
_MOST_LINES = 3
_LINE_HEIGHT = 16
_ACROSS = "\0"
"""Stands for the place of a label until it is known; no title has this character."""


def draw_neighbourhood(around: Neighbourhood, publication: Publication, path: str) -> Markup:
    """An SVG that readers of screens and keyboards pass by: the lists beside it say the same.

    `xlink:href`, because Material's instant navigation assigns to the `href` of every element, and
    that of SVG cannot be assigned to. Search leaves the drawing out.
    """
    middle_x, middle_y = around.width / 2, around.height / 2
    lines = "".join(_line(one, middle_x, middle_y) for one in around.neighbours)
    nodes = "".join(_node(one, publication.href(path, one.id)) for one in around.neighbours)
    title = _label(around.title, middle_x, middle_y)
    return Markup(
        f'<svg class="kb-map" viewBox="0 0 {around.width:g} {around.height:g}" '
        f'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'aria-hidden="true">\n{lines}{nodes}'
        f'<g class="kb-map__node kb-map__node--self">'
        f'<circle cx="{middle_x:g}" cy="{middle_y:g}" r="9"/>{title}</g>\n</svg>'
    )


@lru_cache(maxsize=1000)
def _at(x: float, y: float) -> tuple[str, str, str, str]:
    """A place as ends of lines, dots, labels and their lines write it: maps share their places."""
    return (
        f'x2="{x:g}" y2="{y:g}"',
        f'cx="{x:g}" cy="{y:g}"',
        f'x="{x:g}" y="{y + 24:g}"',
        f'x="{x:g}"',
    )


def _line(one: Neighbour, x: float, y: float) -> str:
    """From the middle to a neighbour; the class says which of the two states the relation."""
    way = "both" if one.symmetric else "out" if one.outgoing else "in"
    return (
        f'<line class="kb-map__line kb-map__line--{way}" '
        f'x1="{x:g}" y1="{y:g}" {_at(one.x, one.y)[0]}/>\n'
    )


def _node(one: Neighbour, href: str) -> str:
    return (
        f'<a class="kb-map__node kb-map__node--{one.type}" xlink:href="{href}" role="link" '
        f'tabindex="-1">{_name_of(one.wording, one.title)}'
        f'<circle {_at(one.x, one.y)[1]} r="7"/>{_label(one.title, one.x, one.y)}</a>\n'
    )


def _label(title: str, x: float, y: float) -> str:
    """The title under its dot, in lines with a space between, so that it is read as words."""
    _, _, start, across = _at(x, y)
    spans = _spans_of(title).replace(_ACROSS, across)
    return f'<text class="kb-map__label" text-anchor="middle" {start}>{spans}</text>'


@lru_cache(maxsize=10_000)
def _spans_of(title: str) -> str:
    """The lines of a label, to be put in place; every title stands on the maps of several."""
    return " ".join(
        f'<tspan {_ACROSS} dy="{_LINE_HEIGHT if number else 0}">{escape(line)}</tspan>'
        for number, line in enumerate(wrap_words(title, _LONGEST_LINE, _MOST_LINES))
    )


@lru_cache(maxsize=10_000)
def _name_of(wording: str, title: str) -> str:
    """What a dot is called when one points at it."""
    return f"<title>{escape(wording)}: {escape(title)}</title>"


def wrap_words(text: str, width: int, most: int) -> tuple[str, ...]:
    """Lines of about `width` characters, the last one cut short when there are too many."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + len(word) < width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1] + " …"]
    return tuple(lines)
