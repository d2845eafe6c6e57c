"""Codes and former ids lead to the entry, without a server and without scripts."""

from __future__ import annotations

import posixpath
import re

import pytest

from generator.exports import write_exports
from generator.graph.concept_graph import link_concepts
from generator.publish.addresses import Addresses, resolver_path
from tests.written_catalogues import write_catalogue

FILES = {
    "techniques/lora.yaml": "title: LoRA & <friends>\nformer_ids: [low-rank, adapters]",
    "techniques/peft.yaml": "",
}
LEDGER = [{"code": "KB-0001", "id": "lora", "type": "technique", "titles": ["LoRA"], "revision": 3}]


def exported(*, directory_urls: bool = True) -> dict[str, str]:
    graph = link_concepts(write_catalogue(FILES, ledger=LEDGER))
    return dict(write_exports(graph, Addresses(directory_urls)))


def leads_to(page: str) -> set[str]:
    """Every address that a page sends its reader to."""
    return {
        *re.findall(r'http-equiv="refresh" content="0; url=([^"]+)"', page),
        *re.findall(r'<a href="([^"]+)"', page),
        *re.findall(r'rel="canonical" href="([^"]+)"', page),
    }


@pytest.mark.parametrize(
    ("directory_urls", "target"),
    [(True, "../../techniques/lora/"), (False, "../../techniques/lora.html")],
)
def test_a_code_leads_to_its_entry(directory_urls: bool, target: str) -> None:  # noqa: FBT001
    page = exported(directory_urls=directory_urls)[resolver_path("KB-0001")]
    assert leads_to(page) == {target}


def test_a_resolver_page_is_complete_and_escapes_what_authors_write() -> None:
    page = exported()["id/KB-0001/index.html"]
    assert page.startswith("<!DOCTYPE html>")
    assert "<h1>KB-0001 LoRA &amp; &lt;friends&gt;</h1>" in page
    assert page.count("<script") == 1
    assert "style" not in page


def test_the_script_that_leads_to_a_section_stands_where_the_pages_look_for_it() -> None:
    files = exported()
    for path in ("id/KB-0001/index.html", "techniques/low-rank/index.html"):
        (script,) = re.findall(r'<script src="([^"]+)" data-to="[^"]+"></script>', files[path])
        assert posixpath.normpath(f"{posixpath.dirname(path)}/{script}") == "id/lead-on.js"
    assert "location.hash" in files["id/lead-on.js"]


def test_without_scripts_a_resolver_page_leads_on_at_once_and_with_them_in_any_case() -> None:
    page = exported()["id/KB-0001/index.html"]
    refresh = '<meta http-equiv="refresh" content="{}; url=../../techniques/lora/">'
    assert f"<noscript>{refresh.format(0)}</noscript>" in page
    assert f"\n{refresh.format(5)}\n" in page


def test_a_former_id_leads_to_the_entry_from_its_old_address() -> None:
    files = exported()
    assert leads_to(files["techniques/low-rank/index.html"]) == {"../lora/"}
    assert leads_to(files["techniques/adapters/index.html"]) == {"../lora/"}


def test_a_former_id_leads_to_the_entry_in_a_site_of_files() -> None:
    assert leads_to(exported(directory_urls=False)["techniques/low-rank.html"]) == {"lora.html"}


def test_a_former_id_that_another_entry_has_now_leads_nowhere_else() -> None:
    files = {"techniques/lora.yaml": "former_ids: [peft]", "techniques/peft.yaml": ""}
    exported = dict(write_exports(link_concepts(write_catalogue(files)), Addresses()))
    assert not [path for path in exported if path.startswith("techniques/")]


def test_an_entry_without_a_code_has_no_resolver_page() -> None:
    assert not [path for path in exported() if "peft" in path]
