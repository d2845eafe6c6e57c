"""`concepts/ledger.yaml` in; the code ledger as a value, changed ledgers and their text out.

The file has one row on one line for each entry, so that the rows of two branches can be merged line
by line (`merge=union`): a code that both took is settled by `renumber`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StrictInt

from generator.catalogue.documents import Document
from generator.catalogue.marks import Date, NonEmpty
from generator.catalogue.settings import Line, Model, Slug
from generator.catalogue.validate import validate_document
from generator.catalogue.yaml_scalars import resolve_plain
from generator.diagnostics import Diagnostic

HEADER = """\
# The code ledger: which code belongs to which entry, for ever. Written by `fieldguide new`,
# `rename`, `renumber`, `retire` and `release`, never by hand. One row a line; no code twice.
"""
PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ()./+-]*[A-Za-z0-9()+])?|[a-z]+(?:_[a-z]+)+")
"""A text that needs no quotes, unless YAML knows it as a number, a date or a truth value."""


class Retirement(Model):
    """Why an entry is no more, and what to use instead."""

    reason: Line
    """Why it was retired."""
    date: Date
    """When."""
    successors: tuple[Line, ...] | Literal["none"] = ()
    """The codes of the entries that take its place, or `none`."""


class LedgerRow(Model):
    """One code and all that was ever published under it."""

    code: Line
    """The prefix of the catalogue, a hyphen and a number of at least four digits."""
    id: Slug
    """The id of the entry, or the last one that it had."""
    type: Slug
    """The type of the entry; it never changes after the first release."""
    titles: NonEmpty[Line]
    """All titles that it ever had, the current one last."""
    aliases: tuple[Line, ...] = ()
    """All other names that it had in a release."""
    revision: Annotated[StrictInt, Field(ge=1)] = 1
    """How often its normative fields have changed, counted from 1."""
    fingerprint: Line | None = None
    """The fingerprint of its normative fields at the last release."""
    first_release: Line | None = None
    """The release that it first was in; from then on its code is permanent."""
    last_release: Line | None = None
    """The release that changed it last."""
    retired: Retirement | None = None
    """Why and when it was retired."""


class LedgerFile(Model):
    """The whole file."""

    entries: tuple[LedgerRow, ...] = ()
    """One row for each code."""


@dataclass(frozen=True)
class Ledger:
    """The rows by code, in the order of the codes; `clashes` are further rows with a taken code.

    One that `is_broken` stands for a file that could not be read: it has no rows, and changing it
    raises, because writing the result would destroy what the file holds.
    """

    rows: Mapping[str, LedgerRow]
    clashes: tuple[LedgerRow, ...] = ()
    is_broken: bool = False

    @cached_property
    def codes(self) -> dict[str, str]:
        """Id → code, of entries that are not retired."""
        return {row.id: row.code for row in self.rows.values() if row.retired is None}

    @property
    def types(self) -> dict[str, str]:
        """Id → type, of entries that are not retired."""
        return {row.id: row.type for row in self.rows.values() if row.retired is None}


BROKEN_LEDGER = Ledger({}, is_broken=True)


def read_ledger(document: Document) -> tuple[Ledger, list[Diagnostic]]:
    """The ledger; a broken one when the file is not valid."""
    file, diagnostics = validate_document(document, LedgerFile)
    return ledger_of(file.entries) if file else BROKEN_LEDGER, sorted(diagnostics)


def ledger_of(rows: Iterable[LedgerRow]) -> Ledger:
    """A ledger of rows in any order; of those with one code, the first one has it."""
    first: dict[str, LedgerRow] = {}
    clashes = tuple(row for row in rows if first.setdefault(row.code, row) is not row)
    return Ledger({code: first[code] for code in sorted(first, key=code_order)}, clashes)


def code_order(code: str) -> tuple[str, int, str]:
    """Sorts `FG-9999` before `FG-10000`."""
    prefix, _, number = code.rpartition("-")
    is_number = number.isascii() and number.isdigit() and len(number) < 19
    return prefix, int(number) if is_number else 0, code


def is_code(text: str, prefix: str) -> bool:
    return bool(re.fullmatch(rf"{re.escape(prefix)}-[0-9]{{4,12}}", text))


def next_code(ledger: Ledger, prefix: str) -> str:
    """The code after the highest that was ever given: a gap is never filled."""
    numbers = [code_order(code)[1] for code in ledger.rows if is_code(code, prefix)]
    return f"{prefix}-{max(numbers, default=0) + 1:04d}"


def add_row(ledger: Ledger, prefix: str, entry_id: str, type_name: str, title: str) -> Ledger:
    """The ledger with a row for a new entry, which takes the next code."""
    _refuse_broken(ledger)
    code = next_code(ledger, prefix)
    row = LedgerRow(code=code, id=entry_id, type=type_name, titles=(title,))
    return Ledger({**ledger.rows, code: row}, ledger.clashes)


def rename_row(ledger: Ledger, old_id: str, new_id: str, title: str | None = None) -> Ledger:
    """The ledger with another id, and perhaps title, for an entry that keeps its code."""
    _refuse_broken(ledger)
    rows = {
        code: _renamed(row, new_id, title) if row.id == old_id and row.retired is None else row
        for code, row in ledger.rows.items()
    }
    return replace(ledger, rows=rows)


def retire_row(ledger: Ledger, code: str, retired: Retirement) -> Ledger:
    """The ledger with an entry that is no more; its code stays taken."""
    _refuse_broken(ledger)
    row = ledger.rows[code].model_copy(update={"retired": retired})
    return replace(ledger, rows={**ledger.rows, code: row})


def remove_row(ledger: Ledger, code: str) -> Ledger:
    """The ledger without the row of an entry that was never released."""
    _refuse_broken(ledger)
    if ledger.rows[code].first_release:
        raise ValueError(f"{code} was released, so its row stays.")
    return replace(ledger, rows={key: row for key, row in ledger.rows.items() if key != code})


def _refuse_broken(ledger: Ledger) -> None:
    if ledger.is_broken:
        raise ValueError("The code ledger could not be read, so it cannot be changed.")


def _renamed(row: LedgerRow, new_id: str, title: str | None) -> LedgerRow:
    titles = (*row.titles, title) if title and title not in row.titles else row.titles
    return row.model_copy(update={"id": new_id, "titles": titles})


def renumber(ledger: Ledger, prefix: str, entries: Mapping[str, tuple[str, str]]) -> Ledger:
    """The ledger as it should be for these entries, given as id → type and title.

    Of two rows with one code, the one that was not released gets a new code; of two rows for one
    entry, the one that was not released goes. Entries without a row get the next codes, by id. Rows
    whose entry is gone stay and are reported by the rules.
    """
    _refuse_broken(ledger)
    settled = _settle_clashes(ledger, prefix)
    rows = {row.id: row for row in settled.rows.values() if row.retired is None}
    for row in settled.rows.values():
        if row.retired is None and row.first_release and not rows[row.id].first_release:
            rows[row.id] = row
    kept = [
        _brought_up_to_date(row, entries.get(row.id))
        for row in settled.rows.values()
        if row.retired or row.first_release or rows[row.id] is row
    ]
    settled = Ledger(ledger_of(kept).rows, settled.clashes)
    known = {*rows, *(row.id for row in settled.clashes)}
    for entry_id, (type_name, title) in sorted(entries.items()):
        if entry_id not in known:
            settled = add_row(settled, prefix, entry_id, type_name, title)
    return settled


def _settle_clashes(ledger: Ledger, prefix: str) -> Ledger:
    """Two released rows with one code stay a clash: only people can settle that."""
    settled = Ledger(ledger.rows)
    for row in ledger.clashes:
        holder = settled.rows[row.code]
        if row.id == holder.id and not (row.retired or row.first_release):
            continue
        if row.first_release and holder.first_release:
            settled = replace(settled, clashes=(*settled.clashes, row))
            continue
        stays, goes = (row, holder) if row.first_release else (holder, row)
        code = next_code(settled, prefix)
        moved = goes.model_copy(update={"code": code})
        settled = replace(settled, rows={**settled.rows, stays.code: stays, code: moved})
    return settled


def _brought_up_to_date(row: LedgerRow, entry: tuple[str, str] | None) -> LedgerRow:
    """The current title comes last; the type follows the file until the first release."""
    if entry is None or row.retired:
        return row
    type_name, title = entry
    titles = (*(other for other in row.titles if other != title), title)
    type_name = row.type if row.first_release else type_name
    return row.model_copy(update={"type": type_name, "titles": titles})


def write_ledger(ledger: Ledger) -> str:
    """The text of the file; the same for the same rows, in whatever order they came."""
    rows = sorted(
        (*ledger.rows.values(), *ledger.clashes), key=lambda row: (*code_order(row.code), row.id)
    )
    lines = [f"- {as_yaml(row.model_dump(exclude_defaults=True))}\n" for row in rows]
    return HEADER + ("entries:\n" + "".join(lines) if lines else "entries: []\n")


def as_yaml(value: object) -> str:
    """A value on one line; texts in quotes where YAML would read anything else into them."""
    if isinstance(value, dict):
        pairs = (f"{as_yaml(name)}: {as_yaml(inner)}" for name, inner in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(map(as_yaml, value)) + "]"
    if isinstance(value, str) and PLAIN.fullmatch(value) and resolve_plain(value) is value:
        return value
    return json.dumps(value, ensure_ascii=False)
