"""A chart in; every box, line and label with its coordinates out, the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.decide.chart import Chart, Way
from generator.decide.chart_blocks import (
    Block,
    Box,
    Label,
    Point,
    Wire,
    build_block,
    label_of,
    way_name,
)
from generator.decide.chart_columns import Extent, place_columns
from generator.decide.chart_layers import Layers, Place, layer_steps

GAP, MARGIN, CURVE, STUB = 18, 8, 28, 9


@dataclass(frozen=True, slots=True)
class ChartLayout:
    """The drawing, in pixels; boxes in reading order."""

    boxes: tuple[Box, ...]
    labels: tuple[Label, ...]
    wires: tuple[Wire, ...]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line from a place to one in the next row, with the answer on its upper or lower end."""

    upper: Place
    lower: Place
    text: str
    is_above: bool
    """Whether the answer stands near the upper end: where only one line leaves."""
    ways: tuple[str, ...]
    """The ways that run along it."""


def lay_out_chart(chart: Chart, outcome_titles: Mapping[str, str]) -> ChartLayout:
    """Rows from top to bottom, as wide as the row with the most blocks."""
    layers = layer_steps(chart)
    titles = dict(outcome_titles)
    steps = chart.by_id
    blocks = {
        place: build_block(steps[place.step], titles, is_alone=_count_steps(row) == 1)
        for row in layers.rows
        for place in row
        if not place.is_lane
    }
    pieces = _label_pieces(chart, layers)
    columns = place_columns(layers, _measure(layers, blocks, pieces), GAP)
    anchors = {place: x + MARGIN for place, x in columns.items()}
    tops = _stack_rows(layers, blocks, pieces)
    return _draw(chart, layers, blocks, pieces, anchors, tops)


def _draw(
    chart: Chart,
    layers: Layers,
    blocks: Mapping[Place, Block],
    pieces: list[_Piece],
    anchors: Mapping[Place, float],
    tops: list[float],
) -> ChartLayout:
    boxes: list[Box] = []
    labels: list[Label] = []
    wires: list[Wire] = []
    for step in chart.steps:
        place = next(place for place in blocks if place.step == step.id)
        at = Point(anchors[place], tops[place.row])
        block = blocks[place]
        boxes += [_moved_box(box, at) for box in block.boxes]
        labels += [_moved_label(label, at) for label in block.labels]
        wires += [_moved_wire(wire, at) for wire in block.wires]
    for piece in pieces:
        wires.append(_wire_of(piece, layers, blocks, pieces, anchors, tops))
        if piece.text:
            labels.append(_label_on(piece, blocks, anchors, tops))
    right = max([box.x + box.width for box in boxes] + [label.x + label.width for label in labels])
    bottom = max(box.y + box.height for box in boxes)
    return ChartLayout(
        tuple(boxes),
        tuple(_moved_label(label, Point(0, 0)) for label in labels),
        tuple(dict.fromkeys(wires)),
        round(right + MARGIN),
        round(bottom + MARGIN),
    )


def _count_steps(row: tuple[Place, ...]) -> int:
    return sum(not place.is_lane for place in row)


def _label_pieces(chart: Chart, layers: Layers) -> list[_Piece]:
    """The pieces of line; the first of each way carries its answer."""
    ways: dict[tuple[str, str], list[Way]] = {}
    for step in chart.steps:
        for way in step.ways:
            if way.step:
                ways.setdefault((step.id, way.step), []).append(way)
    leaving = {source: sum(pair[0] == source for pair in ways) for source, _ in ways}
    return [
        _Piece(
            upper,
            lower,
            "" if upper.is_lane else _answers(ways[upper.step, lower.step]),
            not upper.is_lane and leaving[upper.step] == 1,
            tuple(_ways_along(chart, layers, upper, lower)),
        )
        for upper, lower in layers.pieces
    ]


def _ways_along(chart: Chart, layers: Layers, upper: Place, lower: Place) -> Iterator[str]:
    """The way that begins here; in a lane, every way to its step that began above."""
    rows = {place.step: place.row for row in layers.rows for place in row if not place.is_lane}
    for step in chart.steps:
        begins = step.id == upper.step and not upper.is_lane
        if begins or (upper.is_lane and rows[step.id] < upper.row):
            yield from (way_name(step, way) for way in step.ways if way.step == lower.step)


def _answers(ways: list[Way]) -> str:
    return "; ".join(way.text for way in ways)


def _measure(
    layers: Layers, blocks: Mapping[Place, Block], pieces: list[_Piece]
) -> dict[Place, Extent]:
    """Lanes are as wide as the label at their top."""
    extents = {place: Extent(block.left, block.right) for place, block in blocks.items()}
    for row in layers.rows:
        extents |= {place: Extent(8, 8) for place in row if place.is_lane}
    for piece in pieces:
        if piece.text and not piece.is_above:
            half = label_of(piece.text, 0, 0, is_centred=True).width / 2
            extent = extents[piece.lower]
            extents[piece.lower] = Extent(max(extent.left, half), max(extent.right, half))
    return extents


def _stack_rows(layers: Layers, blocks: Mapping[Place, Block], pieces: list[_Piece]) -> list[float]:
    """Where each row begins: below the one before it, its labels, and the room for curves."""
    tops = [float(MARGIN)]
    for row in layers.rows[:-1]:
        height = max(blocks[place].height for place in row if not place.is_lane)
        upper, lower = _stubs(row[0].row, pieces)
        tops.append(tops[-1] + height + upper + CURVE + lower)
    return tops


def _stubs(row: int, pieces: list[_Piece]) -> tuple[float, float]:
    """How long lines run straight down at their upper and lower ends, for the labels there."""
    room = {True: float(STUB), False: float(STUB)}
    for piece in pieces:
        if piece.text and piece.upper.row == row:
            label = label_of(piece.text, 0, 0, is_centred=True)
            room[piece.is_above] = max(room[piece.is_above], label.height + 2 * STUB)
    return room[True], room[False]


def _wire_of(
    piece: _Piece,
    layers: Layers,
    blocks: Mapping[Place, Block],
    pieces: list[_Piece],
    anchors: Mapping[Place, float],
    tops: list[float],
) -> Wire:
    row = piece.upper.row
    _, lower = _stubs(row, pieces)
    start = Point(anchors[piece.upper], tops[row])
    if not piece.upper.is_lane:
        port = blocks[piece.upper].port
        start = Point(start.x + port.x, start.y + port.y)
    end_y = tops[row + 1]
    if not piece.lower.is_lane:
        end_y += blocks[piece.lower].boxes[0].y
    end = Point(anchors[piece.lower], end_y)
    bend = tops[row + 1] - lower
    points = (start, Point(start.x, bend - CURVE), Point(end.x, bend), end)
    return Wire(
        tuple(Point(round(point.x), round(point.y)) for point in points),
        is_curved=True,
        has_arrow=not piece.lower.is_lane,
        ways=piece.ways,
    )


def _label_on(
    piece: _Piece,
    blocks: Mapping[Place, Block],
    anchors: Mapping[Place, float],
    tops: list[float],
) -> Label:
    row = piece.upper.row
    if not piece.is_above:
        below = label_of(piece.text, anchors[piece.lower], 0, is_centred=True)
        return replace(below, y=tops[row + 1] - STUB - below.height - 2)
    block = blocks[piece.upper]
    x = anchors[piece.upper] + block.port.x
    is_middle = block.port.x == 0
    y = tops[row] + (block.port.y if is_middle else block.height) + 6
    return label_of(piece.text, x if is_middle else x - 6, y, is_centred=is_middle)


def _moved_box(box: Box, by: Point) -> Box:
    return replace(
        box,
        x=round(box.x + by.x),
        y=round(box.y + by.y),
        width=round(box.width),
        height=round(box.height),
    )


def _moved_label(label: Label, by: Point) -> Label:
    return replace(
        label,
        x=round(label.x + by.x),
        y=round(label.y + by.y),
        width=round(label.width),
        height=round(label.height),
    )


def _moved_wire(wire: Wire, by: Point) -> Wire:
    return replace(
        wire, points=tuple(Point(round(p.x + by.x), round(p.y + by.y)) for p in wire.points)
    )
