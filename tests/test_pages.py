"""Pages are laid out for their type, list what belongs together and stay the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from pytest_golden.plugin import GoldenTestFixture

from generator.catalogue.common import Entry, Severity
from generator.catalogue.entries import ENTRY_TYPES
from generator.catalogue.marks import Sentence
from generator.catalogue.parts import Confusion, Trace
from generator.catalogue.settings import Line
from generator.graph.concept_graph import link_concepts
from generator.publish.addresses import Addresses
from generator.publish.page import Body, Page
from generator.publish.pages import graph_marks, publish_pages
from generator.publish.pages.entries import entry_pages
from generator.publish.pages.entry_header import entry_header
from generator.publish.pages.graph_page import MOST_DRAWN, MOST_NAMED, graph_page
from generator.publish.pages.sidebar import LONGEST_GROUP, WHOLE_SECTION
from generator.publish.prose import PageProse
from generator.publish.publication import Publication
from generator.publish.wording import abbreviation
from tests.written_catalogues import write_catalogue


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


def test_every_type_has_a_golden_page_or_pages_of_its_own() -> None:
    written = {
        "technique",
        "pitfall",
        "case-study",
        "trade-off",
        "debate",
        "term",
        "tool",
        "source",
    }
    assert written | {"flow"} == {cls.type_name for cls in ENTRY_TYPES}


EVERYTHING = {
    "techniques/lora.yaml": "aliases: [Low-rank adaptation, 4-bit tuning]\nrelated: [peft]\n"
    "claims: [{text: It is small., sources: [hu-2022]}]",
    "techniques/peft.yaml": "title: Élan",
    "pitfalls/overfitting.yaml": "mitigated_by: [lora]",
    "sources/hu-2022.yaml": 'title: A <small> & "quoted" study',
    "decide/choose.yaml": "",
}


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


def test_the_glossary_lists_every_label_under_its_letter() -> None:
    body = body_of(EVERYTHING, "glossary/index.md")
    assert lines_of(body) == {
        "0–9": ["4-bit tuning"],
        "C": ["Choose"],
        "E": ["Élan"],
        "L": ["Lora, Low-rank adaptation"],
        "O": ["Overfitting"],
        "Sources": ["A &lt;small&gt; &amp; &#34;quoted&#34; study"],
    }


def test_names_of_one_entry_share_a_line_where_no_other_stands_between_them() -> None:
    files = {
        "techniques/lora.yaml": "title: Zeta\naliases: [Ada, Adb, Add]",
        "techniques/peft.yaml": "title: Adc",
        "techniques/tau.yaml": "title: τ-bench",
    }
    body = body_of(files, "glossary/index.md")
    assert lines_of(body) == {"A": ["Ada, Adb", "Adc", "Add"], "T": ["τ-bench"], "Z": ["Zeta"]}
    assert str(body.html).count("<dd>see <a ") == 2


def test_sources_stand_in_a_fold_at_the_end_of_the_glossary() -> None:
    section = body_of(EVERYTHING, "glossary/index.md").sections[-1]
    assert section.id == "sources"
    assert str(section.html).startswith("<details")
    header = body_of(EVERYTHING, "glossary/index.md").slots["header"]
    assert 'href="#sources">Sources</a>' in header


def lines_of(body: Body) -> dict[str, list[str]]:
    """The labels on each line of the glossary, by section."""
    lines = re.compile(r'kb-glossary__label">(.*?)(?: <span class="kb-glossary__type.*)?</dt>')
    return {
        section.title: [re.sub("<[^>]*>", "", line) for line in lines.findall(str(section.html))]
        for section in body.sections
    }


def test_a_source_is_listed_with_those_who_cite_it() -> None:
    html = str(body_of(EVERYTHING, "sources/index.md").html)
    assert "Cited by 1 entry:</span> <a" in html
    assert '<a class="kb-link kb-link--technique" href="../techniques/lora/">Lora</a>' in html


def test_a_list_shows_the_abbreviation_of_a_title() -> None:
    files = {"techniques/lora.yaml": "title: Low-rank adaptation\naliases: [Adapters, LoRA]"}
    html = str(body_of(files, "techniques/index.md").html)
    assert ">Low-rank adaptation (LoRA)</a>" in html


@pytest.mark.parametrize(
    ("title", "names", "short"),
    [
        ("Retrieval-augmented generation", ["RAG"], "RAG"),
        ("Quantized models", ["GPTQ", "AWQ"], ""),
        ("In-context learning", ["ICL prompting", "Few-shot"], ""),
        ("Supervised fine-tuning (SFT)", ["SFT"], ""),
        ("Excessive agency", ["LLM06"], ""),
    ],
)
def test_an_abbreviation_is_made_of_initials(title: str, names: list[str], short: str) -> None:
    assert abbreviation(title, names) == short


def test_groups_of_a_list_say_how_many_entries_they_have() -> None:
    files = {f"tools/t{number}.yaml": "" for number in range(3)} | {
        "tools/old.yaml": "lifecycle: {state: retired, as_of: 2026-01-01}"
    }
    sections = body_of(files, "tools/index.md").sections
    assert [section.title for section in sections] == ["Active (3)", "Retired (1)"]


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
        '<a href="../../sources/hu-2022/#verified">What was read</a>: The abstract was read.'
        in html
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


def test_a_large_graph_is_listed_and_not_drawn() -> None:
    files = {f"glossary/term-{number:04}.yaml": "" for number in range(MOST_DRAWN + 1)}
    body = graph_page(publish(files)).body()
    assert [section.id for section in body.sections] == ["term"]


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


class Gadget(Entry):
    """A type that no template knows."""

    type_name = "gadget"
    folder = "gadgets"
    plural = "Gadgets"

    question: Sentence
    options: tuple[Line, ...]
    is_open: bool = False
    is_old: bool = True
    risk: Severity
    confused: tuple[Confusion, ...]
    traces: tuple[Trace, ...]
    sizes: tuple[int, ...]


GADGET = Gadget.model_validate(
    {
        "title": "A gadget",
        "summary": "It is new.",
        "status": "reviewed",
        "question": "Is it *so*?",
        "options": ["a & b", "c"],
        "risk": {"step": 2, "reason": "So."},
        "confused": [{"entry": "lora", "difference": "It is small."}],
        "traces": [{"kind": "log", "text": "What is logged."}],
        "sizes": [1, 2],
    }
)


def test_the_head_shows_every_field_of_a_type_that_is_new() -> None:
    publication = publish({"techniques/lora.yaml": ""})
    concept = replace(publication.graph.concepts["lora"], entry=GADGET)
    prose = PageProse(publication, "gadgets/one.md", "one")
    header = str(entry_header(concept, prose))
    facts = dict(re.findall(r"<dt>([^<]*)</dt><dd>(.*?)</dd></div>\n", header, re.DOTALL))
    assert facts["Question"] == "Is it <em>so</em>?"
    assert facts["Options"] == "a &amp; b, c"
    assert facts["Is open"] == "no"
    assert facts["Is old"] == "yes"
    assert "<dd>2 (2 of 5): So.</dd>" in header
    assert '<dt><a class="kb-link kb-link--technique" href="../../techniques/lora/">' in header
    assert '<span class="kb-trace__text">What is logged.</span>' in facts["Traces"]
    assert facts["Sizes"] == "1, 2"
    assert "View object" not in header


def test_each_new_type_has_a_mark_and_a_hue_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    names = (*graph_marks.TYPES, "gadget", "widget", "gizmo")
    monkeypatch.setattr(graph_marks, "TYPES", names)
    assert len({graph_marks.mark_of(name) for name in names}) == len(names)
    assert len({graph_marks.hue_of(name) for name in names}) == len(names)


def test_the_graph_draws_sources_only_where_one_asks_for_them() -> None:
    html = str(body_of(EVERYTHING, "graph.md").sections[0].html)
    drawn, asked_for = html.split("<details")
    assert "kb-graph__node--technique" in drawn
    assert "--source" not in drawn
    assert "kb-graph__node--source" in asked_for
    assert "kb-graph__kind--source" in asked_for


def test_the_graph_names_the_most_connected_entries_at_once() -> None:
    others = {f"techniques/t{number}.yaml": "related: [hub]" for number in range(90)}
    html = str(body_of({"techniques/hub.yaml": "", **others}, "graph.md").sections[0].html)
    quiet = re.findall(r"node--quiet.*?<title>([^<]*) \(", html)
    assert len(quiet) == 91 - MOST_NAMED
    assert "Hub" not in quiet


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
