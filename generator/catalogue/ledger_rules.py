"""The code ledger and the entries' files in; where the two do not agree out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from generator.catalogue.documents import Document
from generator.catalogue.entries import ENTRY_TYPES
from generator.catalogue.ledger import Ledger, LedgerRow, is_code
from generator.catalogue.near_names import did_you_mean, one_of
from generator.catalogue.yaml_text import MOST_PROBLEMS
from generator.diagnostics import Diagnostic, Finding, Position, Rule

MISSING_LEDGER = Rule(
    "missing-ledger",
    "error",
    "The catalogue has no `ledger.yaml`, which keeps the permanent code of every entry.",
)
ENTRY_WITHOUT_CODE = Rule(
    "entry-without-code", "error", "An entry has no row in `ledger.yaml`, and so no code."
)
VANISHED_ENTRY = Rule(
    "vanished-entry",
    "error",
    "The ledger has a row for an entry whose file is gone. A code that was released leads "
    "somewhere for ever: the entry is retired, not deleted. `fieldguide retire` does either, and "
    "where the code was never released, it takes the row out.",
)
CODE_TWICE = Rule(
    "code-twice",
    "error",
    "Two rows of the ledger have one code, as after the merge of two branches that each added an "
    "entry.",
)
ENTRY_TWICE = Rule("entry-twice-in-ledger", "error", "Two rows of the ledger are for one entry.")
MALFORMED_CODE = Rule(
    "malformed-code",
    "error",
    "A code is the prefix of the catalogue, a hyphen and at least four digits: `FG-0042`.",
)
CHANGED_TYPE = Rule(
    "changed-type",
    "error",
    "An entry stands in the folder of another type than the ledger says. What was released keeps "
    "its type, for others cite it as that.",
)
UNKNOWN_TYPE = Rule("unknown-type", "error", "The ledger names a type that entries cannot have.")
RETIRED_WITH_FILE = Rule(
    "retired-entry-with-file",
    "error",
    "The ledger says that an entry is retired, but it has a file.",
)
RETIRED_WITHOUT_SUCCESSORS = Rule(
    "retired-without-successors",
    "error",
    "A retired entry names neither the codes that take its place nor `none`, so that its tombstone "
    "leads nowhere.",
)
UNKNOWN_SUCCESSOR = Rule(
    "unknown-successor", "error", "A retired entry names a successor that the ledger does not have."
)
LEDGER_RULES = (
    MISSING_LEDGER,
    ENTRY_WITHOUT_CODE,
    VANISHED_ENTRY,
    CODE_TWICE,
    ENTRY_TWICE,
    MALFORMED_CODE,
    CHANGED_TYPE,
    UNKNOWN_TYPE,
    RETIRED_WITH_FILE,
    RETIRED_WITHOUT_SUCCESSORS,
    UNKNOWN_SUCCESSOR,
)
RENUMBER = "run `fieldguide renumber`"

Files = Mapping[str, tuple[str, str]]
"""Id → type and path as shown, of every entry's file; no type where the entry is not valid."""


def check_ledger(
    document: Document, ledger: Ledger, prefix: str, files: Files
) -> Iterator[Diagnostic]:
    """Everything that makes a code lead to the wrong entry, or to none."""
    return islice(_check_rows(document, ledger, prefix, files), MOST_PROBLEMS)


def _check_rows(
    document: Document, ledger: Ledger, prefix: str, files: Files
) -> Iterator[Diagnostic]:
    rows = document.data.get("entries")
    ids: dict[str, int] = {}
    codes: dict[str, int] = {}
    by_place = [LedgerRow.model_validate(row) for row in rows] if isinstance(rows, list) else []
    for index, row in enumerate(by_place):
        at = _RowPlace(document, index)
        yield from _check_code(row, at, prefix, codes)
        yield from _check_id(row, at, ids)
        yield from _check_type(row, at, files)
        yield from _check_presence(row, at, files)
        yield from _check_successors(row, at, ledger)
    retired = {row.id for row in by_place if row.retired}
    for entry_id, (type_name, shown_as) in files.items():
        if type_name and entry_id not in ids and entry_id not in retired:
            message = f'"{entry_id}" has no row in the code ledger'
            yield Diagnostic.of(ENTRY_WITHOUT_CODE, Finding(Position(shown_as), message, RENUMBER))


class _RowPlace:
    """Where the fields of one row stand."""

    def __init__(self, document: Document, index: int) -> None:
        self._document = document
        self.index = index
        self._path = ("entries", index)

    def report(
        self, rule: Rule, field: tuple[str | int, ...], message: str, hint: str
    ) -> Diagnostic:
        position = self._document.position((*self._path, *field))
        return Diagnostic.of(rule, Finding(position, message, hint))

    def line_of(self, index: int) -> int:
        """The line of another row; looked up only where it is told."""
        return self._document.position(("entries", index)).line


def _check_code(
    row: LedgerRow, at: _RowPlace, prefix: str, codes: dict[str, int]
) -> Iterator[Diagnostic]:
    if not is_code(row.code, prefix):
        message = f'"{row.code}" is no code of this catalogue'
        yield at.report(MALFORMED_CODE, ("code",), message, f"write it like `{prefix}-0042`")
    if row.code in codes:
        message = f"{row.code} is taken twice: on line {at.line_of(codes[row.code])} already"
        yield at.report(CODE_TWICE, ("code",), message, RENUMBER)
    codes.setdefault(row.code, at.index)


def _check_id(row: LedgerRow, at: _RowPlace, ids: dict[str, int]) -> Iterator[Diagnostic]:
    if row.retired:
        return
    if row.id in ids:
        message = f'"{row.id}" has a row on line {at.line_of(ids[row.id])} already'
        yield at.report(ENTRY_TWICE, ("id",), message, RENUMBER)
    ids.setdefault(row.id, at.index)


def _check_type(row: LedgerRow, at: _RowPlace, files: Files) -> Iterator[Diagnostic]:
    known = [cls.type_name for cls in ENTRY_TYPES]
    if row.type not in known:
        message = f'"{row.type}" is no type of entry'
        hint = did_you_mean(row.type, known) or f"write {one_of(known)}"
        yield at.report(UNKNOWN_TYPE, ("type",), message, hint)
    elif row.id in files and files[row.id][0] not in ("", row.type) and not row.retired:
        message = f'"{row.id}" is a {row.type} in the ledger and a {files[row.id][0]} in its folder'
        hint = RENUMBER
        if row.first_release:
            hint = "move the file back; give a new entry a new id and retire this one"
        yield at.report(CHANGED_TYPE, ("type",), message, hint)


def _check_presence(row: LedgerRow, at: _RowPlace, files: Files) -> Iterator[Diagnostic]:
    if row.retired and row.id in files:
        message = f'"{row.id}" is retired, but its file is there'
        hint = f"delete {files[row.id][1]}, or give a new entry another id"
        yield at.report(RETIRED_WITH_FILE, ("id",), message, hint)
    elif not row.retired and row.id not in files:
        message = f'the file of "{row.id}" ({row.code}) is gone'
        hint = f"bring it back, or run `fieldguide retire {row.id}`"
        yield at.report(VANISHED_ENTRY, ("id",), message, hint)


def _check_successors(row: LedgerRow, at: _RowPlace, ledger: Ledger) -> Iterator[Diagnostic]:
    if row.retired is None or row.retired.successors == "none":
        return
    if not row.retired.successors:
        message = f"{row.code} is retired and names no successors"
        hint = "add `successors` with the codes that take its place, or `successors: none`"
        yield at.report(RETIRED_WITHOUT_SUCCESSORS, ("retired",), message, hint)
    for index, code in enumerate(row.retired.successors):
        if code not in ledger.rows or code == row.code:
            message = f'"{code}" cannot take the place of {row.code}'
            hint = did_you_mean(code, ledger.codes.values()) or "name the code of another entry"
            yield at.report(UNKNOWN_SUCCESSOR, ("retired", "successors", index), message, hint)
