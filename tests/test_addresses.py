"""Addresses: relative, right under any sub-path and from files."""

import pytest

from generator.catalogue.entries import Pitfall, Technique
from generator.publish.addresses import Addresses, entry_path, resolver_path, section_path

LORA = entry_path(Technique, "lora")
DRIFT = entry_path(Pitfall, "model-drift")
TECHNIQUES = section_path(Technique)
CODE = resolver_path("FG-0042")

SERVED = {
    (LORA, DRIFT): "../../pitfalls/model-drift/",
    (TECHNIQUES, LORA): "lora/",
    (LORA, TECHNIQUES): "../",
    (LORA, entry_path(Technique, "qlora")): "../qlora/",
    (LORA, "index.md"): "../../",
    ("index.md", "index.md"): "./",
    ("index.md", LORA): "techniques/lora/",
    (CODE, LORA): "../../techniques/lora/",
    (LORA, CODE): "../../id/FG-0042/",
    (LORA, "id/FG-0042.json"): "../../id/FG-0042.json",
    (LORA, "id/FG-0042.md"): "../../id/FG-0042.md",
    (LORA, "about us.md"): "../../about%20us/",
}
FROM_FILES = {
    (LORA, DRIFT): "../pitfalls/model-drift.html",
    (TECHNIQUES, LORA): "lora.html",
    (LORA, TECHNIQUES): "index.html",
    (LORA, "index.md"): "../index.html",
    ("index.md", "index.md"): "index.html",
    (CODE, LORA): "../../techniques/lora.html",
    (LORA, CODE): "../id/FG-0042/index.html",
}


@pytest.mark.parametrize(("ends", "href"), SERVED.items())
def test_a_served_site_links_to_folders(ends, href):
    assert Addresses(directory_urls=True).href(*ends) == href


@pytest.mark.parametrize(("ends", "href"), FROM_FILES.items())
def test_a_site_of_files_spells_every_file_out(ends, href):
    assert Addresses(directory_urls=False).href(*ends) == href


def test_an_anchor_on_the_same_page_stands_alone():
    assert Addresses().href(LORA, LORA, "needs") == "#needs"


def test_an_anchor_follows_the_address_of_another_page():
    assert Addresses().href(LORA, DRIFT, "symptoms") == "../../pitfalls/model-drift/#symptoms"
