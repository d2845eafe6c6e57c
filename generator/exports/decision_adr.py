"""The record of a decision in; an architecture decision record in MADR's form, as Markdown, out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]
SIGNS = {"for": "Good", "against": "Bad", "veto": "Excluded"}


def decision_adr(record: Row, today: str) -> str:
    """Context, options with reasons, outcome, consequences and everything that was cited.

    `today` is a date like `2026-11-30`.
    """
    return "\n".join(_lines(record, today)) + "\n"


def _lines(record: Row, today: str) -> Iterator[str]:
    first = record["ranked"][0]
    is_recommended = first["status"] == "recommended"
    yield from ("---", "status: proposed", f"date: {today}", "---", "")
    yield f"# {first['title'] if is_recommended else record['flow']['title']}"
    yield from ("", "## Context and Problem Statement", "")
    flow = f"{_cited(record['flow'])}, version {record['flow']['version']},"
    yield f"The flow {flow} was answered as follows:"
    yield ""
    yield from (f"- {row['question']} {row['answer']}" for row in record["answers"])
    yield from ("", "## Considered Options", "")
    yield from (f"- {one['title']}" for one in record["ranked"] if _is_considered(one))
    yield from ("", "## Decision Outcome", "")
    yield from _outcome(record, first if is_recommended else None)
    yield from ("", "### Consequences", "")
    yield from _consequences(record, first if is_recommended else None)
    yield from ("", "## Pros and Cons of the Options")
    for one in record["ranked"]:
        if _is_considered(one):
            yield from _option(one)
    yield from ("", "## More Information", "")
    yield from _more(record)


def _is_considered(one: Row) -> bool:
    """Whether any rule speaks of it with these answers."""
    return bool(one["reasons"] or one["excluded_by"])


def _outcome(record: Row, first: Row | None) -> Iterator[str]:
    if first is None:
        yield "No option is chosen yet: no rule speaks for one that is not excluded."
        return
    reasons = [_text(reason) for reason in first["reasons"] if reason["effect"] == "for"]
    yield f'Chosen option: "{first["title"]}", because:'
    yield ""
    yield from (f"- {text}" for text in reasons)
    if first["note"]:
        yield from ("", f"To do first: {first['note']}")
    yield from ("", f"Read: {'; '.join(_cited(entry) for entry in first['entries'])}.")
    if record["is_settled"]:
        yield from ("", "No answer to a question that is still open would change this.")


def _consequences(record: Row, first: Row | None) -> Iterator[str]:
    against = (
        [reason for reason in first["reasons"] if reason["effect"] == "against"] if first else []
    )
    yield from (f"- Bad, because: {_text(reason)}" for reason in against)
    yield from (f"- Pitfall accepted: {_cited(entry)}" for entry in record["pitfalls"])
    yield from (f"- Sources disagree: {_cited(entry)}" for entry in record["debates"])
    yield from (f"- {warning}" for warning in record["warnings"])
    if not (against or record["pitfalls"] or record["debates"] or record["warnings"]):
        yield "- None are recorded."


def _option(one: Row) -> Iterator[str]:
    status = "excluded" if one["excluded_by"] else f"score {one['score']}"
    yield from ("", f"### {one['title']} ({status})", "")
    for reason in (*one["excluded_by"], *one["reasons"]):
        yield f"- {SIGNS[reason['effect']]}, because: {_text(reason)}"
    if one["status"] != "recommended" and one["flips"]:
        yield f"- It would come first with: {'; '.join(flip['text'] for flip in one['flips'])}"


def _more(record: Row) -> Iterator[str]:
    cited = {
        source["id"]: source
        for one in record["ranked"]
        for reason in (*one["reasons"], *one["excluded_by"])
        for source in reason["sources"]
    }
    deciding = [row for row in record["open_questions"] if row["decides"]]
    found = [
        *(f"- {_cited(source) if 'url' in source else source['id']}" for source in cited.values()),
        *(f"- Somebody's case: {_cited(entry)}" for entry in record["case_studies"]),
        *(f"- To try if it fails: {_cited(entry)}" for entry in record["try_next"]),
        *(f"- Still open: {row['text']}" for row in deciding),
    ]
    yield from found or ["- Nothing is cited, and no open question would change the outcome."]


def _text(reason: Row) -> str:
    sources = ", ".join(
        " ".join(filter(None, (source.get("code") or source["id"], source.get("locator"))))
        for source in reason["sources"]
    )
    return f"{reason['text']} ({sources})" if sources else str(reason["text"])


def _cited(entry: Row) -> str:
    """`[FG-0042@r3 Catastrophic forgetting](https://…)`; without a code, by its title."""
    code = f"{entry['code']}@r{entry['revision']} " if entry["code"] else ""
    return f"[{code}{entry['title']}]({entry['url']})"
