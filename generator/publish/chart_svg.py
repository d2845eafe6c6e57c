"""A laid-out chart in; its SVG out, with real links, colours by class, in a scroll region."""

from __future__ import annotations

from markupsafe import Markup, escape

from generator.decide.chart_blocks import (
    PADDING,
    QUESTION_LINE,
    SMALL_LINE,
    Box,
    Label,
    Wire,
)
from generator.decide.chart_layout import ChartLayout

ARROW = 7


def draw_chart(layout: ChartLayout, title: str, description: str) -> Markup:
    """The chart at its full size: a small screen scrolls it instead of shrinking the text.

    Links carry `xlink:href`, because Material's instant navigation assigns to every `href` and the
    one of SVG cannot be assigned to. Search leaves the text out: the outline says the same.
    """
    lines = "".join(map(_draw_wire, layout.wires))
    labels = "".join(map(_draw_label, layout.labels))
    boxes = "".join(map(_draw_box, layout.boxes))
    return Markup(
        f'<section class="kb-chart" tabindex="0" aria-label="{escape(title)}: chart">\n'
        f'<svg class="kb-chart__drawing" xmlns="http://www.w3.org/2000/svg" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink" width="{layout.width}" '
        f'height="{layout.height}" viewBox="0 0 {layout.width} {layout.height}" role="group" '
        f'aria-labelledby="chart-title" aria-describedby="chart-description">\n'
        f'<title id="chart-title">{escape(title)}</title>\n'
        f'<desc id="chart-description">{escape(description)}</desc>\n'
        f'<g class="kb-chart__lines">\n{lines}</g>\n<g aria-hidden="true">\n{labels}</g>\n'
        f"{boxes}</svg>\n</section>"
    )


def _draw_box(box: Box) -> str:
    is_question = box.kind == "question"
    anchor = f"#{'q' if is_question else 'o'}-{box.target}"
    line_height = QUESTION_LINE if is_question else SMALL_LINE
    x = box.x + PADDING if is_question else box.x + box.width / 2
    top = box.y + (box.height - len(box.lines) * line_height) / 2 + line_height * 0.74
    radius = 8 if is_question else min(box.height / 2, 20)
    label = "" if is_question else f' aria-label="{escape(box.name)}" data-ways="{_ways(box.ways)}"'
    place = f' id="c-{box.target}"' if is_question else ""
    return (
        f'<a class="kb-chart__link kb-chart__link--{box.kind}" xlink:href="{anchor}" role="link"'
        f"{label}{place}>"
        f'<rect class="kb-chart__{box.kind}" x="{box.x}" y="{box.y}" width="{box.width}" '
        f'height="{box.height}" rx="{radius:g}"/>'
        f'<text class="kb-chart__text kb-chart__text--{box.kind}">'
        f"{_draw_lines(box.lines, x, top, line_height)}</text></a>\n"
    )


def _draw_label(label: Label) -> str:
    top = label.y + 2 + SMALL_LINE * 0.74
    return (
        f'<rect class="kb-chart__plate" x="{label.x}" y="{label.y}" width="{label.width}" '
        f'height="{label.height}" rx="4"/>'
        f'<text class="kb-chart__text kb-chart__text--answer">'
        f"{_draw_lines(label.lines, label.x + 4, top, SMALL_LINE)}</text>\n"
    )


def _draw_lines(lines: tuple[str, ...], x: float, top: float, line_height: float) -> str:
    """The spans are parted by spaces: without them, text that is read or copied runs together."""
    return " ".join(
        f'<tspan x="{x:g}" y="{top + index * line_height:g}">{escape(line)}</tspan>'
        for index, line in enumerate(lines)
    )


def _draw_wire(wire: Wire) -> str:
    ways = f'data-ways="{_ways(wire.ways)}"'
    drawn = f'<path class="kb-chart__line" {ways} d="{_path(wire)}"/>'
    if wire.has_arrow:
        drawn += f'<path class="kb-chart__arrow" {ways} d="{_arrow_head(wire)}"/>'
    return f"{drawn}\n"


def _ways(ways: tuple[str, ...]) -> str:
    """What scripts find the taken way by."""
    return " ".join(ways)


def _path(wire: Wire) -> str:
    start, *rest = wire.points
    if not wire.is_curved:
        return f"M{start.x:g} {start.y:g}" + "".join(f"L{p.x:g} {p.y:g}" for p in rest)
    upper, lower, end = rest
    middle = (upper.y + lower.y) / 2
    return (
        f"M{start.x:g} {start.y:g}V{upper.y:g}"
        f"C{upper.x:g} {middle:g} {lower.x:g} {middle:g} {lower.x:g} {lower.y:g}V{end.y:g}"
    )


def _arrow_head(wire: Wire) -> str:
    """A triangle at the end: down for a curve, to the right for a line to an outcome."""
    x, y = wire.points[-1]
    half = ARROW / 2
    if wire.is_curved:
        return f"M{x:g} {y:g}l{-half:g} {-ARROW:g}h{ARROW:g}z"
    return f"M{x:g} {y:g}l{-ARROW:g} {-half:g}v{ARROW:g}z"
