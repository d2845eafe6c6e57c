"""A step of a chart in; its question with its outcomes beside or beneath it out, as boxes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from generator.decide.chart import Step, Way
from generator.decide.text_boxes import estimate_width, wrap_text

QUESTION_WIDTH = 180
PILL_INDENT = 26
PILL_WIDTH = QUESTION_WIDTH - PILL_INDENT
QUESTION_TEXT, SMALL_TEXT = 14 * 1.14, 13
"""Sizes to measure with: questions are bold, which is wider."""
QUESTION_LINE, SMALL_LINE = 19, 17
PADDING = 10
SLACK = 4
"""What the widest fonts leave free on the right; others leave more."""
PORT = 12
"""How far from the left edge the line leaves that runs down beside the outcomes."""
LABEL_WIDTH = 150
ROW_GAP = 8


class Point(NamedTuple):
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A question or an outcome, with its place on the drawing."""

    kind: Literal["question", "outcome"]
    target: str
    """The id of the step or the outcome."""
    lines: tuple[str, ...]
    name: str
    """What a screen reader says: for an outcome, with the answer that leads to it."""
    x: float
    y: float
    width: float
    height: float
    ways: tuple[str, ...] = ()
    """The ways that end in this outcome, as `way_name` has them."""


@dataclass(frozen=True, slots=True)
class Label:
    """An answer written on its line."""

    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Wire:
    """A line through these points; curved, it swings from its second to its third."""

    points: tuple[Point, ...]
    is_curved: bool
    has_arrow: bool
    ways: tuple[str, ...] = ()
    """The ways that run along it, as `way_name` has them."""


@dataclass(frozen=True, slots=True)
class Block:
    """A question with its outcomes, about an anchor: the middle of the question's upper edge."""

    boxes: tuple[Box, ...]
    labels: tuple[Label, ...]
    wires: tuple[Wire, ...]
    left: float
    right: float
    height: float
    port: Point
    """Where the lines to the next questions leave."""


def build_block(step: Step, outcome_titles: dict[str, str], *, is_alone: bool) -> Block:
    """Outcomes stand to the right where the step has its row to itself, otherwise beneath."""
    rows = [(way, outcome_titles[way.outcome]) for way in step.ways if way.outcome]
    names = [way_name(step, way) for way, _ in rows]
    text = f"{step.number}. {step.question.text}"
    lines = wrap_text(text, QUESTION_WIDTH - PADDING - SLACK, QUESTION_TEXT)
    height = len(lines) * QUESTION_LINE + 2 * PADDING
    half = QUESTION_WIDTH / 2
    if is_alone:
        tall = _rise(rows)
        top = max(0.0, tall - height / 2)
        start = Point(half + PILL_INDENT, top + height / 2 - tall)
        spine = Point(half, top + height / 2)
        right = half + PILL_INDENT + PILL_WIDTH if rows else half
        port = Point(0, top + height)
    else:
        top, right = 0.0, half
        start, spine = Point(PILL_INDENT - half, height + 8), Point(PORT - half, height)
        port = spine if rows else Point(0, height)
    boxes, labels, wires = _place_rows(rows, names, start, spine, beside=is_alone)
    question = Box(
        "question", step.id, lines, step.question.text, -half, top, QUESTION_WIDTH, height
    )
    bottom = max(box.y + box.height for box in (question, *boxes))
    if rows and not is_alone:
        port = Point(spine.x, wires[-1].points[-1].y)
    return Block((question, *boxes), labels, wires, half, right, bottom, port)


def way_name(step: Step, way: Way) -> str:
    """`gap/2`: the third way out of the step."""
    return f"{step.id}/{step.ways.index(way)}"


def label_of(text: str, x: float, y: float, *, is_centred: bool) -> Label:
    """A label on a line that begins at, or is centred on, `x`."""
    lines = wrap_text(text, LABEL_WIDTH, SMALL_TEXT)
    width = max(estimate_width(line, SMALL_TEXT) for line in lines) + 8
    return Label(lines, x - width / 2 if is_centred else x, y, width, len(lines) * SMALL_LINE + 4)


def _rise(rows: list[tuple[Way, str]]) -> float:
    """How far above the question's middle the rows beside it begin, for pills to centre on it."""
    if not rows:
        return 0.0
    first, last = rows[0], rows[-1]
    before_first = _row_height(*first) - ROW_GAP - _pill_height(first[1]) / 2
    before_last = sum(_row_height(*row) for row in rows) - ROW_GAP - _pill_height(last[1]) / 2
    return (before_first + before_last) / 2


def _row_height(way: Way, title: str) -> float:
    answer = wrap_text(way.text, PILL_WIDTH, SMALL_TEXT)
    return len(answer) * SMALL_LINE + 6 + _pill_height(title) + ROW_GAP


def _pill_height(title: str) -> float:
    return len(wrap_text(title, PILL_WIDTH - 4 * SLACK, SMALL_TEXT)) * SMALL_LINE + 14


def _place_rows(
    rows: list[tuple[Way, str]], names: list[str], start: Point, spine: Point, *, beside: bool
) -> tuple[tuple[Box, ...], tuple[Label, ...], tuple[Wire, ...]]:
    boxes, labels, wires = [], [], []
    y = start.y
    for (way, title), name in zip(rows, names, strict=True):
        answer = wrap_text(way.text, PILL_WIDTH, SMALL_TEXT)
        labels.append(Label(answer, start.x - 2, y, PILL_WIDTH, len(answer) * SMALL_LINE + 4))
        pill_y = y + len(answer) * SMALL_LINE + 6
        pill = Box(
            "outcome",
            way.outcome or "",
            wrap_text(title, PILL_WIDTH - 4 * SLACK, SMALL_TEXT),
            f"{way.text}: {title}",
            start.x,
            pill_y,
            PILL_WIDTH,
            _pill_height(title),
            (name,),
        )
        boxes.append(pill)
        middle = Point(start.x, pill_y + pill.height / 2)
        turn = spine.x + PORT if beside else spine.x
        corner = (Point(turn, spine.y),) if beside else ()
        points = (spine, *corner, Point(turn, middle.y), middle)
        wires.append(Wire(points, is_curved=False, has_arrow=True, ways=(name,)))
        y += _row_height(way, title)
    return tuple(boxes), tuple(labels), tuple(wires)
