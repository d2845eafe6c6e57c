"""Entries as authors write them in; the pages that are made of them out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.graph.concept_graph import link_concepts
from generator.publish.addresses import Addresses
from generator.publish.page import Body, Page
from generator.publish.pages import publish_pages
from generator.publish.publication import Publication
from tests.written_catalogues import write_catalogue

EVERYTHING = {
    "techniques/lora.yaml": "aliases: [Low-rank adaptation, 4-bit tuning]\nrelated: [peft]\n"
    "claims: [{text: It is small., sources: [hu-2022]}]",
    "techniques/peft.yaml": "title: Élan",
    "pitfalls/overfitting.yaml": "mitigated_by: [lora]",
    "sources/hu-2022.yaml": 'title: A <small> & "quoted" study',
    "decide/choose.yaml": "",
}


def publish(
    files: Mapping[str, str],
    ledger: Sequence[Mapping[str, object]] = (),
    *,
    directory_urls: bool = True,
) -> Publication:
    graph = link_concepts(write_catalogue(files, ledger=ledger))
    return Publication(graph, Addresses(directory_urls))


def pages_of(publication: Publication) -> dict[str, Page]:
    return {page.path: page for page in publish_pages(publication)}


def body_of(files: Mapping[str, str], path: str) -> Body:
    return pages_of(publish(files))[path].body()
