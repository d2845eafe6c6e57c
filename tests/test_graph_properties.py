"""What holds of every graph, whatever its entries say."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.graph.checks import run_checks
from generator.graph.concept_graph import ConceptGraph, HandWrittenPage, link_concepts
from tests.written_catalogues import complete, write_catalogue

IDS = ("adapter", "drift", "lora", "peft", "skew")
NAMES = (*IDS, "nobody", "Lo ra")
LINES = st.text(alphabet="ab. \u00e9", max_size=8)
MENTION = st.builds(
    "{}{}[[{}{}]]{}".format, LINES, st.sampled_from("x`*_"), st.sampled_from(NAMES),
    st.sampled_from(("", "|some text", "#steps")), LINES,
)  # fmt: skip
PROSE = st.lists(MENTION, min_size=1, max_size=3)
LISTED = st.lists(st.sampled_from(IDS), max_size=3)


@st.composite
def written_entries(draw: st.DrawFn) -> dict[str, str]:
    files = {}
    for entry_id in draw(st.sets(st.sampled_from(IDS), min_size=1)):
        fields = [f"{name}: {draw(LISTED)}" for name in ("related", "broader")]
        style = draw(st.sampled_from("|>"))
        text = "".join(f"  x{line}\n" for line in draw(PROSE))
        files[f"glossary/{entry_id}.yaml"] = "\n".join((*fields, f"definition: {style}\n{text}"))
    return files


def link_written(files: dict[str, str]) -> ConceptGraph:
    pages = [HandWrittenPage("index.md", "docs/index.md", "One\n\n[[lora]]. Two [[nobody]].\n")]
    return link_concepts(write_catalogue(files), pages)


@settings(max_examples=40)
@given(written_entries(), st.randoms(use_true_random=False))
def test_the_order_of_files_never_changes_the_graph(files: dict[str, str], chance: object) -> None:
    shuffled = list(files.items())
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = link_written(files), link_written(dict(shuffled))
    assert (one.links, one.dangling_links) == (other.links, other.dangling_links)
    assert list(one.concepts) == list(other.concepts)
    assert run_checks(one, None) == run_checks(other, None)


@settings(max_examples=40)
@given(written_entries())
def test_every_link_has_its_backlink(files: dict[str, str]) -> None:
    graph = link_written(files)
    for link in graph.links:
        assert link in graph.links_to(link.target)
        assert link in graph.links_from(link.source)
        shown = [found for item in graph.connections(link.target) for found in item.links]
        assert link in shown


@settings(max_examples=40)
@given(written_entries())
def test_positions_lie_inside_the_file(files: dict[str, str]) -> None:
    graph = link_written(files)
    lines = {f"concepts/{path}": complete(path, text).split("\n") for path, text in files.items()}
    lines |= {page.shown_as: page.text.split("\n") for page in graph.pages.values()}
    for link in (*graph.links, *graph.dangling_links):
        path, line, column = graph.position(link)
        assert 1 <= line <= len(lines[path])
        assert 1 <= column <= len(lines[path][line - 1]) + 1
        folded = lines[path][line - 1].endswith(">")
        if link.offset is not None and not folded:
            assert lines[path][line - 1][column - 1 :].startswith(f"[[{link.name}")
