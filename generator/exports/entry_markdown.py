"""The record of an entry in; its Markdown file out: all that a reader of its page sees."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.common import type_title
from generator.exports.markdown_fields import labelled
from generator.exports.markdown_texts import escape_line
from generator.exports.records import EntryRecord, ReferenceRecord


def export_markdown(record: EntryRecord) -> Iterator[tuple[str, str]]:
    """`id/FG-0042.md`, to be read as it is or put into another document."""
    if record.concept.code is not None:
        yield f"id/{record.concept.code}.md", "\n\n".join(_blocks(record)) + "\n"


def _blocks(record: EntryRecord) -> Iterator[str]:
    concept = record.concept
    yield f"# {escape_line(concept.title)}"
    kind = type_title(concept.type)
    yield f"{concept.code}, revision {record.revision} · {kind} · {concept.entry.status}"
    yield record.lead
    if concept.entry.aliases:
        yield f"Also: {', '.join(map(escape_line, concept.entry.aliases))}"
    if record.facts:
        yield "\n".join(labelled((fact.heading, fact.markdown) for fact in record.facts))
    for section in record.sections:
        yield f"## {section.heading}"
        yield section.markdown
    if record.relations:
        yield "## Relations"
        yield "\n".join(_relations(record))
    if record.references:
        yield "## References"
        yield "\n".join(map(_reference, record.references))
    yield f"[The page of this entry]({record.page_href})"
    if record.licence:
        yield f"Licence: {record.licence}"


def _relations(record: EntryRecord) -> Iterator[str]:
    headings: dict[str, list[str]] = {}
    for related in record.relations:
        code = f" ({related.code})" if related.code else ""
        link = f"[{escape_line(related.title)}]({record.href(related.id)}){code}"
        headings.setdefault(related.heading, []).append(link)
    for heading, links in headings.items():
        yield f"- {heading}: {'; '.join(links)}"


def _reference(reference: ReferenceRecord) -> str:
    address = f"https://doi.org/{reference.doi}" if reference.doi else reference.url
    authors = escape_line("; ".join(reference.authors))
    words = [f"{authors} ({reference.issued[:4]})" if authors else reference.issued[:4]]
    words += [escape_line(reference.title), f"Grade {reference.grade}"]
    words += [f"<{address}>"] if address else []
    return f"- @{reference.id}: " + ". ".join(words)
