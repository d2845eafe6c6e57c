"""The name of a type in; the shape and the colour that stand for it in the graph out."""

from __future__ import annotations

import math

from markupsafe import Markup

from generator.publish.publication import TYPE_CLASSES

SHAPES = {
    "technique": "circle",
    "pitfall": "triangle",
    "case-study": "square",
    "trade-off": "diamond",
    "debate": "pentagon",
    "term": "bar",
    "tool": "hexagon",
    "source": "cross",
    "flow": "star",
}
"""One for each type, so that the drawing does not depend on colour."""
SPARE = tuple(name for name in TYPE_CLASSES if name not in SHAPES)
"""Types that have no shape and no hue of their own yet, wherever they stand in the list."""
_CORNERS = {
    "square": "-6,-6 6,-6 6,6 -6,6",
    "diamond": "0,-8 8,0 0,8 -8,0",
    "triangle": "0,-8 8,6 -8,6",
    "pentagon": "0,-8 8,-2 5,7 -5,7 -8,-2",
    "hexagon": "-4,-7 4,-7 8,0 4,7 -4,7 -8,0",
    "star": "0,-9 3,-3 9,-2 4,2 6,8 0,5 -6,8 -4,2 -9,-2 -3,-3",
    "cross": "-3,-8 3,-8 3,-3 8,-3 8,3 3,3 3,8 -3,8 -3,3 -8,3 -8,-3 -3,-3",
    "bar": "-9,-4 9,-4 9,4 -9,4",
}


def mark_of(type_name: str) -> Markup:
    """The mark of a type: a shape of its own."""
    shape = SHAPES.get(type_name)
    if shape is None:
        corners = _star(6 + SPARE.index(type_name))
        return Markup('<polygon class="kb-graph__mark" points="{}"/>').format(corners)
    if shape == "circle":
        return Markup('<circle class="kb-graph__mark" r="7"/>')
    return Markup('<polygon class="kb-graph__mark" points="{}"/>').format(_CORNERS[shape])


def _star(points: int) -> str:
    """A star for a type that has no shape of its own yet; six points for the first, then more."""
    corners = (
        (radius * math.sin(turn), -radius * math.cos(turn))
        for corner in range(2 * points)
        for radius, turn in [((9, 5)[corner % 2], math.pi * corner / points)]
    )
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)


def hue_of(type_name: str) -> str:
    """The ending of the classes that colour a type: one of three spare hues where it is new."""
    return type_name if type_name in SHAPES else f"spare-{SPARE.index(type_name) % 3 + 1}"
