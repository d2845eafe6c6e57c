"""The names that stand with a citation in; those that are not the entry's out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.review.catalogue import Catalogue, Entry, Label
from generator.review.citations import Candidate, Citation
from generator.review.findings import Fix, Problem
from generator.review.names import is_slip_of
from generator.review.near import nearest_entry
from generator.review.rules import FORMER_TITLE, UNKNOWN_NAME, WRONG_NAME
from generator.review.verdicts import Verdict, judge_name


def judge_names(citation: Citation, entry: Entry, catalogue: Catalogue) -> Iterator[Problem]:
    """Of the names around a code one right one is enough; a name in a column stands for itself."""
    around = [candidate for candidate in citation.candidates if not candidate.slot]
    columns = [candidate for candidate in citation.candidates if candidate.slot]
    verdicts = [(candidate, _verdict(candidate, entry, catalogue)) for candidate in around]
    if not any(_is_right(verdict, citation) for _, verdict in verdicts):
        for candidate, verdict in verdicts:
            if verdict.kind != "nothing":
                yield _problem(candidate, verdict, entry, catalogue)
                break
    for candidate in columns:
        verdict = _verdict(candidate, entry, catalogue)
        if verdict.kind not in ("right", "nothing"):
            yield _problem(candidate, verdict, entry, catalogue)


def _is_right(verdict: Verdict, citation: Citation) -> bool:
    """The entry's own name, or that of one of several that are cited together."""
    others = citation.together - {citation.code}
    return verdict.kind == "right" or any(label.code in others for label in verdict.labels)


def _verdict(candidate: Candidate, entry: Entry, catalogue: Catalogue) -> Verdict:
    return judge_name(
        candidate.text,
        entry,
        catalogue,
        strict=candidate.strict,
        slot=candidate.slot,
        sure=candidate.sure,
    )


def _problem(candidate: Candidate, verdict: Verdict, entry: Entry, catalogue: Catalogue) -> Problem:
    start = candidate.start + verdict.offset
    place = candidate.where.place(start)
    end = candidate.where.end_place(start + len(verdict.text))
    written = verdict.text
    if verdict.kind == "other":
        return Problem(
            WRONG_NAME,
            place,
            f'"{written}" is {_owner(verdict, catalogue)}; {entry.code} is "{entry.title}"',
            _two_readings(verdict, entry, catalogue),
            entry.code,
            written,
        )
    fix = Fix(place, end, written, _in_the_case_of(written, entry.title))
    if verdict.kind == "former":
        others = [label for label in verdict.labels if label.code != entry.code]
        hint = f'write "{entry.title}"'
        if others:
            hint += f", or {others[0].code} if that is meant: it is called so today"
        same = any(label.name.casefold() == written.casefold() for label in verdict.labels)
        message = f'"{written}" is a former name of {entry}'
        certain = fix if same and not others else None
        return Problem(FORMER_TITLE, place, message, hint, entry.code, written, certain)
    if verdict.kind == "typo":
        message, hint = f'"{written}" is no name of {entry}', f'write "{entry.title}"'
        slip = fix if is_slip_of(written, entry.title) else None
        return Problem(UNKNOWN_NAME, place, message, hint, entry.code, written, slip)
    near = nearest_entry(written, catalogue)
    hint = f'{entry.code} is "{entry.title}"'
    if near and near.code != entry.code:
        hint += f"; did you mean {near}?"
    return Problem(
        UNKNOWN_NAME, place, f'no entry is called "{written}"', hint, entry.code, written
    )


def _owner(verdict: Verdict, catalogue: Catalogue) -> str:
    label = _of_today(verdict.labels)
    other = catalogue.entries[label.code]
    if label.kind == "title":
        return other.code
    what = {"alias": "another name", "former": "a former name", "hidden": "a way of writing"}
    return f"{what[label.kind]} of {other}"


def _two_readings(verdict: Verdict, entry: Entry, catalogue: Catalogue) -> str:
    other = catalogue.entries[_of_today(verdict.labels).code]
    retired = " (retired)" if other.retired else ""
    return (
        f"if the name is meant, the code is {other.code}{retired};"
        f' if the code is meant, the name is "{entry.title}"'
    )


def _of_today(labels: tuple[Label, ...]) -> Label:
    order = ("title", "alias", "former", "hidden")
    return min(labels, key=lambda label: order.index(label.kind))


def _in_the_case_of(written: str, title: str) -> str:
    """The title with a small letter where the name it replaces has one."""
    first = title.split()[0] if title.split() else ""
    if written[:1].islower() and first[1:].islower():
        return title[:1].lower() + title[1:]
    return title
