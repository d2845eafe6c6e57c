"""The code ledger, the entries and the releases in; where they deny what was released out.

The releases prove the ledger: nothing else is read, so that a shallow clone is enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from itertools import islice
from typing import NamedTuple

from generator.catalogue.common import Entry
from generator.catalogue.documents import Document
from generator.catalogue.ledger import Ledger, LedgerRow
from generator.catalogue.ledger_rules import CHANGED_TYPE
from generator.catalogue.release_rules import follows_in_order
from generator.catalogue.releases import Releases
from generator.catalogue.yaml_text import MOST_PROBLEMS
from generator.diagnostics import Diagnostic, Finding, Position, Rule

UNKNOWN_RELEASE = Rule(
    "unknown-release", "error", "The ledger names a release that has no file in `releases/`."
)
LOST_CODE = Rule(
    "lost-code",
    "error",
    "A code that was released has no row in the ledger any more. Others cite it, so it leads "
    "somewhere for ever: to its entry, or to what took its place.",
)
REUSED_CODE = Rule(
    "reused-code",
    "error",
    "A code that was released stands for another entry now. Whoever cites it would cite something "
    "they never read.",
)
REMOVED_TITLE = Rule(
    "removed-title",
    "error",
    "The ledger lacks a title under which an entry was released, so that citations with that title "
    "would look wrong.",
)
LOWERED_REVISION = Rule(
    "lowered-revision",
    "error",
    "The revision of an entry is lower than the releases say, so that a later change would get the "
    "number of an earlier one.",
)
LEDGER_AGAINST_RELEASES = Rule(
    "ledger-against-releases",
    "error",
    "A row of the ledger says something else of an entry's releases than the releases do.",
)
UNDONE_RETIREMENT = Rule(
    "undone-retirement",
    "error",
    "An entry that a release retired is back. Readers were told that it is no more, and what took "
    "its place.",
)
RELEASED_DRAFT = Rule(
    "released-draft",
    "error",
    "An entry that was released is a draft again, so that its page would vanish.",
)
HISTORY_RULES = (
    UNKNOWN_RELEASE,
    LOST_CODE,
    REUSED_CODE,
    REMOVED_TITLE,
    LOWERED_REVISION,
    LEDGER_AGAINST_RELEASES,
    UNDONE_RETIREMENT,
    RELEASED_DRAFT,
)
BRING_BACK = "bring the row back from version control"


class _Contradiction(NamedTuple):
    """What is wrong with one field of a row."""

    rule: Rule
    field: str
    message: str
    hint: str = BRING_BACK


def check_history(document: Document, ledger: Ledger, releases: Releases) -> Iterator[Diagnostic]:
    """Everything that makes a citation of what was released lead astray."""
    return islice(_check_rows(document, ledger, releases), MOST_PROBLEMS)


def check_drafts(
    ledger: Ledger, entries: Mapping[str, Entry], documents: Mapping[str, Document]
) -> Iterator[Diagnostic]:
    """Entries that were released and would vanish from the site."""
    for row in ledger.rows.values():
        entry = entries.get(row.id)
        if entry and entry.status == "draft" and row.first_release and not row.retired:
            place = documents[row.id].position(("status",))
            message = f'{row.code} was released in "{row.first_release}" and is a draft again'
            hint = f"write `status: reviewed`, or run `fieldguide retire {row.id}`"
            yield Diagnostic.of(RELEASED_DRAFT, Finding(place, message, hint))


def _check_rows(document: Document, ledger: Ledger, releases: Releases) -> Iterator[Diagnostic]:
    yield from _check_lost(document, ledger, releases)
    places = row_places(document)
    known = {None, *(release.name for release in releases)}
    unknown = list(_check_names(document, ledger, places, known))
    yield from unknown
    if unknown or not follows_in_order(releases):
        return  # what else is wrong follows from that
    for code, row in ledger.rows.items():
        for rule, field, message, hint in _check_row(row, releases):
            place = document.position(("entries", places[code], field))
            yield Diagnostic.of(rule, Finding(place, message, hint))


def row_places(document: Document) -> dict[str, int]:
    """The number of the first row of every code."""
    rows = document.data.get("entries")
    places: dict[str, int] = {}
    for index, row in enumerate(rows if isinstance(rows, list) else []):
        places.setdefault(row["code"], index)
    return places


def _check_lost(document: Document, ledger: Ledger, releases: Releases) -> Iterator[Diagnostic]:
    for code in releases.codes:
        if code not in ledger.rows:
            title = releases.history(code)[-1].snapshot.title
            message = f'{code} "{title}" was released and has no row any more'
            yield Diagnostic.of(LOST_CODE, Finding(Position(document.path), message, BRING_BACK))


def _check_names(
    document: Document, ledger: Ledger, places: dict[str, int], known: Set[str | None]
) -> Iterator[Diagnostic]:
    """One diagnostic for each release that is gone, at the first of the rows that name it."""
    naming: dict[str, list[tuple[str, str]]] = {}
    for code, row in ledger.rows.items():
        for field in ("first_release", "last_release"):
            name = getattr(row, field)
            if name and name not in known:
                naming.setdefault(name, []).append((code, field))
    for name, rows in naming.items():
        code, field = rows[0]
        count = len({named for named, _ in rows})
        also = f" and {count - 1} more" if count > 1 else ""
        message = f'{code}{also} name the release "{name}"' if also else f'{code} names "{name}"'
        hint = f"bring `releases/{name}.yaml` back from version control"
        place = document.position(("entries", places[code], field))
        finding = Finding(place, f"{message}, which has no file", hint)
        yield Diagnostic.of(UNKNOWN_RELEASE, finding)


def _check_row(row: LedgerRow, releases: Releases) -> Iterator[_Contradiction]:
    history = releases.history(row.code)
    if not history:
        for field in ("first_release", "last_release"):
            if name := getattr(row, field):
                message = f'{row.code} is not in the release "{name}"'
                yield _Contradiction(LEDGER_AGAINST_RELEASES, field, message)
        return
    if row.type != history[0].snapshot.type:
        message = f"{row.code} was released as a {history[0].snapshot.type} and is a {row.type}"
        yield _Contradiction(CHANGED_TYPE, "type", message)
    yield from _check_identity(row, releases)
    yield from _check_figures(row, releases)
    if releases.retirement(row.code) and row.retired is None:
        message = f'{row.code} was retired in the release "{releases.retired_in(row.code)}"'
        hint = "retire it again, and give what came back an entry of its own"
        yield _Contradiction(UNDONE_RETIREMENT, "id", message, hint)


def _check_identity(row: LedgerRow, releases: Releases) -> Iterator[_Contradiction]:
    titles = list(dict.fromkeys(at.snapshot.title for at in releases.history(row.code)))
    ids = {name for name, _ in releases.names(row.code)}
    retirement = releases.retirement(row.code)
    missing = [title for title in titles if title not in row.titles]
    if missing == titles and row.id not in ids:
        message = f'{row.code} was released as "{titles[-1]}" and is "{row.titles[-1]}" now'
        hint = (
            f"{BRING_BACK}, and give the other entry a code of its own with `fieldguide renumber`"
        )
        yield _Contradiction(REUSED_CODE, "titles", message, hint)
    elif missing:
        message = f'{row.code} was released as "{missing[0]}", which `titles` lacks'
        yield _Contradiction(
            REMOVED_TITLE, "titles", message, f'add "{missing[0]}" before the others'
        )
    elif retirement and row.retired and row.id != retirement.id:
        message = f'the releases retired {row.code} with the id "{retirement.id}"'
        yield _Contradiction(LEDGER_AGAINST_RELEASES, "id", message)


def _check_figures(row: LedgerRow, releases: Releases) -> Iterator[_Contradiction]:
    history = releases.history(row.code)
    last = history[-1]
    if row.revision < last.number:
        message = f"{row.code} has revision {last.number} since the release {last.release}"
        message += f", not {row.revision}"
        yield _Contradiction(LOWERED_REVISION, "revision", message)
    if row.first_release is None:
        message = f'{row.code} was released in "{history[0].release}", which its row does not say'
        yield _Contradiction(LEDGER_AGAINST_RELEASES, "code", message)
        return
    told = {
        "revision": min(last.number, row.revision),
        "fingerprint": last.snapshot.fingerprint,
        "first_release": history[0].release,
        "last_release": releases.last_naming(row.code),
    }
    for field, value in told.items():
        if getattr(row, field) != value:
            message = f"the releases say `{field}: {value}` of {row.code}"
            yield _Contradiction(LEDGER_AGAINST_RELEASES, field, message)
