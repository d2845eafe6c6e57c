"""Pages are laid out for their type, list what belongs together and stay the same."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from pytest_golden.plugin import GoldenTestFixture

from generator.catalogue.common import Entry
from generator.catalogue.entries import ENTRY_TYPES, Flow
from generator.graph.concept_graph import link_concepts
from generator.publish.addresses import Addresses
from generator.publish.page import Body
from generator.publish.pages.entries import entry_pages
from generator.publish.pages.sidebar import LONGEST_GROUP, WHOLE_SECTION
from generator.publish.publication import Publication
from tests.publishing import EVERYTHING, body_of, pages_of, publish
from tests.written_catalogues import write_catalogue

GOLDEN_PAGES = Path(__file__).parent / "golden" / "pages"


def whole(body: Body) -> str:
    return "".join([*map(str, body.slots.values()), str(body.html)])


@pytest.mark.golden_test("golden/pages/*.yml")
def test_entries_are_laid_out_for_their_type(golden: GoldenTestFixture) -> None:
    publication = publish(golden["concepts"], golden.get("ledger") or ())
    body = pages_of(publication)[golden["path"]].body()
    assert str(body.slots["header"]) == golden.out["header"]
    assert str(body.html) == golden.out["sections"]
    assert str(body.slots["about"]) == golden.out["about"]
    assert str(body.slots["aside"]) == golden.out["aside"]
    assert str(body.slots["after"]).strip() == golden.out["after"]


@pytest.mark.parametrize("kind", ENTRY_TYPES, ids=lambda kind: kind.type_name)
def test_every_type_has_a_golden_page_or_pages_of_its_own(kind: type[Entry]) -> None:
    path = GOLDEN_PAGES / f"{kind.type_name}.yml"
    if kind is Flow:  # its pages have tests of their own, in test_flow_page.py
        return
    assert path.exists(), f"write {path}, as the others, and fill it with --update-goldens"
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert case["path"].startswith(f"{kind.folder}/")


def test_a_long_list_of_what_people_ask_is_folded_after_some() -> None:
    def shown_and_folded(number: int) -> list[int]:
        phrases = "".join(f"\n  - how {at}" for at in range(number))
        files = {"techniques/lora.yaml": f"asked_as:{phrases}"}
        html = str(body_of(files, "techniques/lora.md").html)
        return [part.count("<li>how ") for part in html.split("<details")]

    assert shown_and_folded(8) == [8]
    assert shown_and_folded(9) == [6, 3]


@pytest.mark.parametrize("directory_urls", [True, False])
def test_every_link_and_anchor_of_every_page_leads_somewhere(directory_urls: bool) -> None:  # noqa: FBT001
    publication = publish(EVERYTHING, directory_urls=directory_urls)
    addresses = publication.addresses
    bodies = {
        addresses.url(path): whole(page.body()) for path, page in pages_of(publication).items()
    }
    ids = {url: set(re.findall(r'\bid="([^"]+)"', html)) for url, html in bodies.items()}
    for url, html in bodies.items():
        assert len(ids[url]) == len(re.findall(r'\bid="', html)), f"{url} has an id twice"
        for href in re.findall(r'(?:xlink:)?href="([^":]*)"', html):
            target, _, anchor = href.partition("#")
            found = _resolved(url, target) if target else url
            assert found in ids, f"{href} on {url}"
            assert not anchor or anchor in ids[found], f"{href} on {url}"


def _resolved(url: str, href: str) -> str:
    folders = url.split("/")[:-1]
    steps = href.removeprefix("./").split("/")
    ups = steps.count("..")
    return "/".join([*folders[: len(folders) - ups], *steps[ups:]])


def test_two_publications_of_the_same_entries_are_identical() -> None:
    first, second = (
        {path: whole(page.body()) for path, page in pages_of(publish(files)).items()}
        for files in (EVERYTHING, dict(reversed(EVERYTHING.items())))
    )
    assert first == second


def test_a_reference_says_what_was_read_of_it() -> None:
    files = {
        "techniques/lora.yaml": "claims: [{text: It is small., sources: [hu-2022]}]",
        "sources/hu-2022.yaml": "verified: {how: The abstract was read., on: 2026-01-01}",
    }
    (html,) = (
        str(section.html)
        for section in body_of(files, "techniques/lora.md").sections
        if section.id == "references"
    )
    assert (
        '<a href="../../sources/hu-2022/#verified">What was read<span class="kb-hidden">'
        " of Hu 2022</span></a>: The abstract was read." in html
    )


def test_relations_stand_on_both_pages() -> None:
    aside = {
        path: str(page.body().slots["aside"])
        for path, page in pages_of(publish(EVERYTHING)).items()
        if path in {"techniques/lora.md", "pitfalls/overfitting.md"}
    }
    assert "Mitigated by" in aside["pitfalls/overfitting.md"]
    assert "Mitigates" in aside["techniques/lora.md"]


def test_a_long_section_gives_each_page_a_part_of_its_group() -> None:
    count = WHOLE_SECTION + LONGEST_GROUP
    files = {f"glossary/term-{number:03}.yaml": "" for number in range(count)}
    pages = list(entry_pages(publish(files)))
    sidebars = [str(page.body().slots["sidebar"]) for page in (pages[0], pages[-1])]
    assert all(bar.count("kb-sidebar__entry") <= LONGEST_GROUP for bar in sidebars)
    assert all(f"All {count} entries" in bar for bar in sidebars)
    assert sidebars[0] != sidebars[1]


def test_the_sidebar_marks_the_page_on_which_it_stands() -> None:
    sidebar = str(body_of(EVERYTHING, "techniques/lora.md").slots["sidebar"])
    assert re.findall(r'href="([^"]+)" aria-current="page"', sidebar) == ["../lora/"]


def test_drawings_never_have_an_href_that_scripts_could_assign_to() -> None:
    html = whole(body_of(EVERYTHING, "graph.md")) + whole(body_of(EVERYTHING, "techniques/lora.md"))
    drawings = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    assert drawings
    assert not [svg for svg in drawings if re.search(r"[^:]href=", svg)]
    assert "xlink:href" in html


def test_an_entry_says_where_to_report_a_mistake() -> None:
    catalogue = write_catalogue({"glossary/token.yaml": "title: A & B"})
    address = "https://example.com/new?title={code}+{title}"
    settings = catalogue.settings.model_copy(update={"report_url": address})
    graph = link_concepts(replace(catalogue, settings=settings))
    (page,) = entry_pages(Publication(graph, Addresses()))
    expected = 'href="https://example.com/new?title=token+A%20%26%20B"'
    assert expected in str(page.body().slots["actions"])


def test_a_field_that_is_new_is_shown_without_a_template() -> None:
    html = str(body_of({"tools/peft.yaml": "licence: Apache-2.0"}, "tools/peft.md").slots["header"])
    assert "<dt>Licence</dt><dd>Apache-2.0</dd>" in html


def test_what_links_here_quotes_no_bare_pointers() -> None:
    files = {
        "techniques/lora.yaml": "",
        "glossary/adapter.yaml": "scope_note: See [[lora]].",
        "glossary/rank.yaml": "scope_note: What [[lora]] makes small.",
    }
    sections = body_of(files, "techniques/lora.md").sections
    (html,) = (str(section.html) for section in sections if section.id == "backlinks")
    quoted, folded = html.split("<summary>1 more link</summary>")
    assert re.findall("<q [^>]*>([^<]*)", quoted) == ["What Lora makes small."]
    assert "Adapter" in folded
    assert "<q" not in folded
