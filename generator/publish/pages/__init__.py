"""The graph in; every page of the site out, one module for each family."""

from __future__ import annotations

from collections.abc import Iterator

from generator.publish.page import Page
from generator.publish.pages.decide import decide_pages
from generator.publish.pages.entries import entry_pages
from generator.publish.pages.glossary import glossary_page
from generator.publish.pages.graph_page import graph_page
from generator.publish.pages.health import health_page
from generator.publish.pages.home import home_page
from generator.publish.pages.listings import listing_pages
from generator.publish.pages.reference import fields_page, rules_page
from generator.publish.pages.releases import release_pages
from generator.publish.pages.search_page import search_page
from generator.publish.pages.tombstones import tombstone_pages
from generator.publish.publication import Publication


def publish_pages(publication: Publication) -> Iterator[Page]:
    """Every generated page; bodies are made when they are asked for."""
    yield from listing_pages(publication)
    yield from decide_pages(publication)
    yield glossary_page(publication)
    yield graph_page(publication)
    yield home_page(publication)
    yield health_page(publication)
    yield search_page(publication)
    yield fields_page()
    yield rules_page()
    yield from release_pages(publication)
    yield from entry_pages(publication)
    yield from tombstone_pages(publication)
