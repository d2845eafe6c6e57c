"""Where the boxes, lines and labels of a chart stand."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
import yaml

from generator.catalogue.entries import Flow
from generator.decide.chart import Chart, read_chart
from generator.decide.chart_blocks import QUESTION_WIDTH, Box, Label
from generator.decide.chart_layers import layer_steps
from generator.decide.chart_layout import ChartLayout, lay_out_chart
from generator.decide.text_boxes import estimate_width, wrap_text

FLOWS = ("choose-an-adaptation", "choose-an-adapter")


def read_flow(repository: Path, name: str) -> Flow:
    text = (repository / "concepts" / "decide" / f"{name}.yaml").read_text(encoding="utf-8")
    return Flow.model_validate(yaml.safe_load(text))


def lay_out(flow: Flow) -> ChartLayout:
    return lay_out_chart(read_chart(flow), {outcome.id: outcome.title for outcome in flow.outcomes})


def chart_of(ways: dict[str, tuple[str, str]]) -> Chart:
    """A chart of yes-no questions: `{"a": ("b", "!x")}` goes from a to b, or to the outcome x."""
    targets = {target for pair in ways.values() for target in pair if target.startswith("!")}
    return read_chart(
        Flow.model_validate(
            {
                "title": "T",
                "summary": "S.",
                "status": "draft",
                "questions": [{"id": name, "text": f"{name}?", "kind": "yes-no"} for name in ways],
                "outcomes": [
                    {"id": target[1:], "title": target, "entries": ["e"]} for target in targets
                ],
                "chart": [
                    {
                        "question": name,
                        "branches": [
                            {"if": answer, ("then" if to[0] == "!" else "ask"): to.strip("!")}
                            for answer, to in zip(("yes", "no"), pair, strict=True)
                        ],
                    }
                    for name, pair in ways.items()
                ],
            }
        )
    )


def items_of(layout: ChartLayout) -> list[Box | Label]:
    return [*layout.boxes, *layout.labels]


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def test_a_step_stands_below_the_longest_way_to_it() -> None:
    chart = chart_of({"a": ("b", "c"), "b": ("c", "!x"), "c": ("!x", "!y")})
    rows = layer_steps(chart).rows
    assert [[(place.step, place.is_lane) for place in row] for row in rows] == [
        [("a", False)],
        [("c", True), ("b", False)],
        [("c", False)],
    ]


def test_lines_to_the_same_step_share_their_lane() -> None:
    chart = chart_of(
        {"a": ("b", "d"), "b": ("c", "d"), "c": ("e", "d"), "e": ("d", "!x"), "d": ("!x", "!y")}
    )
    lanes = [place for row in layer_steps(chart).rows for place in row if place.is_lane]
    assert [(lane.step, lane.row) for lane in lanes] == [("d", 1), ("d", 2), ("d", 3)]


def test_crossings_that_can_be_avoided_are_avoided() -> None:
    ways = {"a": ("b", "c"), "b": ("d", "!x"), "c": ("f", "e"), "d": ("!x", "!y")}
    chart = chart_of({**ways, "f": ("!x", "!y"), "e": ("g", "!y"), "g": ("!x", "!y")})
    layers = layer_steps(chart)
    rank = {place: index for row in layers.rows for index, place in enumerate(row)}
    for one, other in combinations(layers.pieces, 2):
        if one[0].row == other[0].row:
            above, below = rank[one[0]] - rank[other[0]], rank[one[1]] - rank[other[1]]
            assert above * below >= 0


@pytest.mark.parametrize("name", FLOWS)
def test_boxes_do_not_overlap(repository: Path, name: str) -> None:
    boxes = lay_out(read_flow(repository, name)).boxes
    assert not [(one, other) for one, other in combinations(boxes, 2) if overlap(one, other)]


@pytest.mark.parametrize("name", FLOWS)
def test_everything_lies_inside_the_drawing(repository: Path, name: str) -> None:
    layout = lay_out(read_flow(repository, name))
    for item in items_of(layout):
        assert 0 <= item.x < item.x + item.width <= layout.width
        assert 0 <= item.y < item.y + item.height <= layout.height
    for point in (point for wire in layout.wires for point in wire.points):
        assert 0 <= point.x <= layout.width
        assert 0 <= point.y <= layout.height


@pytest.mark.parametrize("name", FLOWS)
def test_labels_cover_no_box_and_no_other_label(repository: Path, name: str) -> None:
    layout = lay_out(read_flow(repository, name))
    labels = [
        Box("outcome", "", label.lines, "", label.x, label.y, label.width, label.height)
        for label in layout.labels
    ]
    assert not [pair for pair in combinations(labels, 2) if overlap(*pair)]
    covered = [(a.lines, b.lines) for a in labels for b in layout.boxes if overlap(a, b)]
    assert not covered


@pytest.mark.parametrize("name", FLOWS)
def test_coordinates_are_whole_and_the_same_every_time(repository: Path, name: str) -> None:
    flow = read_flow(repository, name)
    layout = lay_out(flow)
    assert layout == lay_out(flow)
    for item in items_of(layout):
        assert all(isinstance(number, int) for number in (item.x, item.y, item.width, item.height))


def test_the_chart_of_this_guide_fits_a_desktop_and_starts_on_the_left(repository: Path) -> None:
    layout = lay_out(read_flow(repository, "choose-an-adaptation"))
    assert layout.width <= 980
    assert layout.boxes[0].x + layout.boxes[0].width < 320


def test_every_line_that_arrives_at_a_step_ends_on_its_upper_edge(repository: Path) -> None:
    layout = lay_out(read_flow(repository, "choose-an-adaptation"))
    tops = {(box.x + QUESTION_WIDTH / 2, box.y) for box in layout.boxes if box.kind == "question"}
    ends = {wire.points[-1] for wire in layout.wires if wire.is_curved and wire.has_arrow}
    assert ends <= tops
    assert len(ends) == len(tops) - 1


def test_text_is_broken_into_lines_of_about_equal_width() -> None:
    assert wrap_text("Give prompting a fair try", 150, 13) == ("Give prompting", "a fair try")


def test_a_line_is_as_wide_as_it_may_be_and_no_wider() -> None:
    lines = wrap_text("How far is the best prompt from the goal of the whole enterprise?", 120, 14)
    assert all(estimate_width(line, 14) <= 120 for line in lines)
    assert " ".join(lines) == "How far is the best prompt from the goal of the whole enterprise?"


def test_a_word_that_is_too_long_has_a_line_of_its_own() -> None:
    assert wrap_text("a Donaudampfschifffahrtsgesellschaft b", 60, 14) == (
        "a",
        "Donaudampfschifffahrtsgesellschaft",
        "b",
    )


def test_a_line_says_which_ways_run_along_it_in_a_shared_lane_all_of_them() -> None:
    chart = chart_of(
        {"a": ("b", "d"), "b": ("c", "d"), "c": ("d", "!x"), "d": ("!x", "!y")},
    )
    layout = lay_out_chart(chart, {"x": "X", "y": "Y"})
    ways = [wire.ways for wire in layout.wires]
    assert ("a/1", "b/1") in ways, "the lane past c is that of a and of b"
    assert ("a/1",) in ways
    every = {f"{step.id}/{index}" for step in chart.steps for index, _ in enumerate(step.ways)}
    assert {way for names in ways for way in names} == every
    ends = {box.ways[0] for box in layout.boxes if box.kind == "outcome"}
    assert ends == {"c/1", "d/0", "d/1"}
