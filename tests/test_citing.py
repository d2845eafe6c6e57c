"""What an entry's page says of citing it, without scripts and for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from lxml import html

from generator.catalogue.settings import CatalogueSettings
from generator.graph.concept_graph import link_concepts
from generator.publish.addresses import Addresses
from generator.publish.pages import publish_pages
from generator.publish.publication import Publication
from tests.written_catalogues import SETTINGS, write_catalogue

FILES = {
    "techniques/tuning.yaml": (
        "title: Tuning & more\n"
        "cite: {use: prefer-narrower, hint: 'Name the *method*, or [[peft]].'}"
    ),
    "techniques/lora.yaml": "broader: [tuning]",
    "techniques/peft.yaml": "",
    "pitfalls/drift.yaml": "question: Would [[lora]] drift?",
}
LEDGER = [
    {"code": "KB-0001", "id": "tuning", "type": "technique", "titles": ["Tuning"], "revision": 3},
    {"code": "KB-0002", "id": "drift", "type": "pitfall", "titles": ["Drift"]},
]


def citing(path: str, addresses: Addresses | None = None, **settings: object) -> html.HtmlElement:
    catalogue = write_catalogue(FILES, ledger=LEDGER)
    changed = {**SETTINGS.model_dump(), **settings}
    catalogue = replace(catalogue, settings=CatalogueSettings.model_validate(changed))
    publication = Publication(link_concepts(catalogue), addresses or Addresses())
    (page,) = (page for page in publish_pages(publication) if page.path == path)
    return html.fromstring(f"<div>{page.body().slots['actions']}</div>")


def facts(block: html.HtmlElement) -> Mapping[str, str]:
    (found,) = block.find_class("kb-citing")
    return {name.removeprefix("data-"): value for name, value in found.attrib.items()}


def test_the_panel_is_told_what_its_formats_need() -> None:
    block = citing("techniques/tuning.md", base_urls=["https://guide.example/kb"])
    assert facts(block) == {
        "class": "kb-citing",
        "code": "KB-0001",
        "title": "Tuning & more",
        "kind": "Technique",
        "question": "",
        "site": "Guide",
        "revision": "3",
        "released": "",
        "sections": "how_it_works applies_when does_not_apply_when needs profile"
        " stops_applying_when",
        "url": "https://guide.example/kb/id/KB-0001/",
    }


def test_the_permanent_address_is_that_of_the_catalogue_then_of_the_site_then_this_page() -> None:
    built = Addresses(base="https://preview.example/")
    published = ["https://guide.example/"]
    assert facts(citing("pitfalls/drift.md", built, base_urls=published))["url"].startswith(
        "https://guide.example/id/"
    )
    assert facts(citing("pitfalls/drift.md", built))["url"] == "https://preview.example/id/KB-0002/"
    nowhere = citing("pitfalls/drift.md")
    assert facts(nowhere)["url"] == ""
    (link,) = nowhere.find_class("kb-citing__url")
    assert (link.get("href"), link.text) == ("../../id/KB-0002/", "permanent address")


def test_the_question_of_a_pitfall_is_plain_text() -> None:
    assert facts(citing("pitfalls/drift.md"))["question"] == "Would Lora drift?"


def test_guidance_says_what_to_do_and_links_to_what_is_better() -> None:
    (advice,) = citing("techniques/tuning.md").find_class("kb-citing__advice")
    words = " ".join(str(advice.text_content()).split())
    assert words.startswith("Citing: Cite a narrower entry where one fits. Name the method, or ")
    assert words.endswith("Rather cite: Lora, Peft")
    assert not citing("pitfalls/drift.md").find_class("kb-citing__advice")


def test_an_entry_without_a_code_cannot_be_cited() -> None:
    assert not citing("techniques/lora.md").find_class("kb-citing")
