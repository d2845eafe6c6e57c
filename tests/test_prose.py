"""Prose becomes safe HTML with links, numbered citations and linked terms."""

from __future__ import annotations

import pytest
from pytest_golden.plugin import GoldenTestFixture

from generator.graph.concept_graph import link_concepts
from generator.publish.addresses import Addresses
from generator.publish.clean_html import markdown_to_html
from generator.publish.prose import PageProse
from generator.publish.publication import Publication
from generator.publish.references import references_list
from generator.publish.written import WrittenProse
from tests.written_catalogues import write_catalogue


@pytest.mark.golden_test("golden/prose/*.yml")
def test_prose_becomes_html(golden: GoldenTestFixture) -> None:
    catalogue = write_catalogue(golden["concepts"], ledger=golden.get("ledger") or ())
    publication = Publication(link_concepts(catalogue), Addresses())
    prose = PageProse(publication, "techniques/here.md", golden.get("about") or "")
    html = ""
    for texts in golden["sections"]:
        prose.start_section()
        for text in texts:
            html += f"{prose.block(text) if chr(10) in text else prose.line(text)}\n"
    assert html == golden.out["html"]
    assert (str(references_list(prose.references)) or None) == golden.out.get("references")


PLAIN = "Nothing special here: 5 of 6, C#, a_b, 3-4, x = y."


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (PLAIN, PLAIN),
        ("- a dash at the start", "- a dash at the start"),
        ("1. a number at the start", "1. a number at the start"),
        ("# a hash at the start", "# a hash at the start"),
        ("> 5 of them", "&gt; 5 of them"),
        ("*much* `x<y`", "<em>much</em> <code>x&lt;y</code>"),
        ("two  \nlines", "two   lines"),
        ("<https://example.com/>", '<a href="https://example.com/">https://example.com/</a>'),
    ],
)
def test_a_line_stays_inside_its_line(text: str, html: str) -> None:
    assert markdown_to_html(text, block=False) == html


@pytest.mark.parametrize("text", ["one\n\ntwo", "one\n \t\ntwo", "one\n\n\n\ntwo"])
def test_paragraphs_without_markdown_are_those_of_markdown(text: str) -> None:
    assert markdown_to_html(text, block=True) == "<p>one</p>\n<p>two</p>"


def test_private_characters_of_an_author_make_no_links() -> None:
    publication = Publication(link_concepts(write_catalogue({})), Addresses())
    prose = PageProse(publication, "index.md")
    assert prose.line("a\ue100b \uf8ff[[nothing]].") == "ab nothing."
    assert prose.line("a&#xE100;b&#57601;&#38; *[[nothing]]*") == "ab&amp; <em>nothing</em>"


def test_private_characters_of_a_hand_written_page_make_no_links() -> None:
    publication = Publication(link_concepts(write_catalogue({})), Addresses())
    prose = WrittenProse(publication, "index.md")
    prepared = prose.prepare("a\ue100b [[nothing]] \ue101\uf8ff.")
    assert prose.finish(f"<p>{prepared}</p>") == "<p>ab nothing .</p>"
