"""The health page shows what is thin, in an order that does not depend on the day."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from generator.graph.concept_graph import link_concepts
from generator.publish.addresses import Addresses
from generator.publish.page import Body
from generator.publish.pages.health import health_page
from generator.publish.publication import Publication
from tests.written_catalogues import write_catalogue

GRADES = (
    {"id": "A", "title": "Strong", "meaning": "It is strong."},
    {"id": "D", "title": "Asserted", "meaning": "It is said."},
    {"id": "E", "title": "Refuted", "meaning": "It is wrong.", "attributed_only": True},
)
FILES = {
    "techniques/lora.yaml": "exposes_to: [drift]\nalternative_to: [full-tuning]\ntags: [weights]\n"
    "claims: [{text: It is small., sources: [hu-2022]}]\nreview_by: 2027-06",
    "techniques/full-tuning.yaml": "tags: [weights, rare]\nreview_by: 2026-01-31\n"
    "claims: [{text: It is big., sources: [blog]}]",
    "techniques/full-tunings.yaml": "review_by: 2027-06",
    "pitfalls/drift.yaml": "mitigated_by: [lora]\ndetected_by: [lora]",
    "pitfalls/skew.yaml": "detection: [{test: Compare., threshold: A difference.}]\n"
    "claims: [{text: It happens., no_evidence: Nobody counted.}]",
    "trade-offs/size.yaml": "criteria: [{id: cost, title: Cost, cells: {one: {text: Less., "
    "sources: [paper, hu-2022]}, other: {text: More., no_evidence: None.}}}]\n"
    "decides_between: [lora, full-tuning]",
    "sources/hu-2022.yaml": "title: Low-rank adaptation",
    "sources/blog.yaml": "title: A blog\ngrade: D",
    "sources/paper.yaml": "title: A paper",
    **{
        f"glossary/word-{number}.yaml": "definition: One two three four five six seven eight."
        for number in "1234"
    },
    "glossary/stub.yaml": "definition: One.",
}


def publish(files: dict[str, str]) -> Publication:
    catalogue = write_catalogue(files)
    settings = catalogue.settings.model_validate(
        catalogue.settings.model_dump() | {"grades": GRADES}
    )
    return Publication(
        link_concepts(type(catalogue)(**vars(catalogue) | {"settings": settings})), Addresses()
    )


@pytest.fixture(scope="module")
def body() -> Body:
    return health_page(publish(FILES)).body()


def rows_of(body: Body, name: str) -> list[str]:
    html = next(section.html for section in body.sections if section.id == name)
    rows = re.findall(r'<li class="kb-health__row">(.*?)</li>', html, re.DOTALL)
    return [" ".join(Markup(row).striptags().split()) for row in rows]


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("no-test", ["Drift"]),
        (
            "weak-evidence",
            [
                "Drift nothing graded",
                "Full tuning best grade D, asserted",
                "Full tunings nothing graded",
                "Skew nothing graded",
            ],
        ),
        ("reviews", ["31 January 2026 Full tuning", "June 2027 Full tunings, Lora"]),
        ("cited-once", ["A blog by Full tuning", "A paper by Size"]),
        ("near-duplicates", ["Full tuning, Full tunings"]),
        ("tags-used-once", ["Full tuning tag rare"]),
        ("short", ["Stub 4 words; usual are 11"]),
    ],
)
def test_each_list_names_what_is_thin(body: Body, name: str, rows: list[str]) -> None:
    assert rows_of(body, name) == rows


def test_entries_with_few_links_come_loneliest_first(body: Body) -> None:
    rows = rows_of(body, "few-links")
    assert rows[0] == "Full tunings 0 links"
    assert rows[-1] == "Size 2 links"


def test_entries_without_the_relations_of_their_type_are_named(body: Body) -> None:
    assert rows_of(body, "missing-relations") == [
        "2 techniques without a pitfall Full tuning, Full tunings",
        "1 technique without anything to try instead, before or after Full tunings",
        "1 technique without a source Full tunings",
        "1 pitfall that nothing exposes to Skew",
        "1 pitfall that nothing mitigates Skew",
    ]


def test_the_counts_at_the_top_lead_to_the_lists(body: Body) -> None:
    links = re.findall(
        r'href="#([\w-]+)"><span class="kb-counts__number">(\d+)', body.slots["header"]
    )
    assert [name for name, _ in links] == [section.id for section in body.sections]
    counts = dict(links)
    assert counts["reviews"] == "3"
    assert counts["missing-relations"] == "6"
    assert counts["near-duplicates"] == "1"


def test_a_pair_that_was_waived_is_shown(body: Body) -> None:
    waived = "allow: [{rule: near-duplicate-title, reason: Both are meant.}]"
    files = FILES | {"techniques/full-tunings.yaml": waived}
    rows = rows_of(health_page(publish(files)).body(), "near-duplicates")
    assert rows == rows_of(body, "near-duplicates")


def test_nothing_depends_on_the_order_of_the_files(body: Body) -> None:
    assert health_page(publish(dict(reversed(FILES.items())))).body() == body


def test_a_list_with_nothing_in_it_says_so() -> None:
    body = health_page(publish({"glossary/token.yaml": ""})).body()
    assert "None." in body.sections[0].html


def test_flows_are_listed_that_scenarios_test_in_part() -> None:
    rules = (
        "rules: [{when: {ready: yes}, outcome: go, effect: for, reason: So.},"
        " {when: {ready: no}, outcome: wait, effect: for, reason: So.}]\n"
    )
    tested = "scenarios: [{name: One, given: {ready: yes}, expect: go}"
    other = ", {name: Other, given: {ready: no}, expect: wait}]"
    files = {
        "techniques/lora.yaml": "",
        "decide/in-part.yaml": f"{rules}{tested}]",
        "decide/in-full.yaml": f"{rules}{tested}{other}",
    }
    page = health_page(publish(files)).body()
    assert rows_of(page, "untested-flows") == ["In part 1 rule, 1 outcome"]
