"""Links from hand-written pages to files: which ones are reported, and what is said."""

from __future__ import annotations

from generator.graph.concept_graph import HandWrittenPage, link_concepts
from generator.publish.page_links import find_dead_links
from tests.written_catalogues import write_catalogue

PATHS = {"techniques/lora.md", "techniques/index.md", "graph.md"}


def reports(text: str, path: str = "guide/start.md") -> list[str]:
    catalogue = write_catalogue({"techniques/lora.yaml": ""}, frozenset({"broken"}))
    pages = [HandWrittenPage(path, f"docs/{path}", text), HandWrittenPage("about me.md", "x", "")]
    return [str(found) for found in find_dead_links(link_concepts(catalogue, pages), PATHS)]


def test_links_to_pages_that_exist_are_fine() -> None:
    assert not reports(
        "[a](../techniques/lora.md#steps) [b](start.md 'Title') [c](<../about%20me.md>)\n\n"
        "[d]: ../graph.md\n"
    )


def test_what_is_no_link_to_a_page_is_left_alone() -> None:
    assert not reports(
        "[a](https://example.org/x.md) [b](/x.md) [c](file.pdf) `[d](x.md)` [e](#x) "
        "[f](../pitfalls/broken.md) <!-- [g](x.md) -->"
    )


def test_a_link_to_no_page_is_reported_with_its_place_and_the_nearest_page() -> None:
    found = reports("# Start\n\nSee [this](../technique/lora.md#steps) and [that](nope.md).\n")
    assert "".join(f"{one}\n" for one in found) == (
        'docs/guide/start.md:3:12: warning: the text links to "../technique/lora.md", which is no '
        "page of the site [dead-page-link]\n  hint: did you mean `../techniques/lora.md`?\n"
        'docs/guide/start.md:3:51: warning: the text links to "nope.md", which is no page of the '
        "site [dead-page-link]\n  hint: correct the path, or name an entry as `[[id]]`\n"
    )


def test_a_link_out_of_the_folder_and_one_by_a_label_are_reported() -> None:
    assert len(reports("[a][x] [b](../README.md)\n\n[x]: nope.md\n", "index.md")) == 2
