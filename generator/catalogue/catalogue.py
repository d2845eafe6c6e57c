"""A folder of YAML in; the catalogue and everything that is wrong with its files out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from generator.catalogue.common import Entry
from generator.catalogue.coverage import Coverage, find_coverage
from generator.catalogue.documents import ALL_ENTRIES, Document, read_document
from generator.catalogue.entry_files import OUTSIDE_LINK, EntryFile, find_entry_files
from generator.catalogue.history_rules import check_drafts, check_history
from generator.catalogue.ledger import BROKEN_LEDGER, Ledger, ledger_of, read_ledger
from generator.catalogue.ledger_rules import MISSING_LEDGER, check_ledger
from generator.catalogue.release_rules import check_releases
from generator.catalogue.releases import Releases, find_releases
from generator.catalogue.settings import CatalogueSettings
from generator.catalogue.synonyms import Synonyms, find_synonyms
from generator.catalogue.validate import validate_entry, validate_settings
from generator.diagnostics import Diagnostic, Finding, Position, Rule

MISSING_SETTINGS = Rule(
    "missing-settings",
    "error",
    "The folder has no `catalogue.yaml`, which names the catalogue, its code prefix, vocabularies, "
    "scales and grades.",
)
NO_ENTRIES = Rule("no-entries", "error", "The catalogue has no entries at all.")
FORMER_ID_IN_USE = Rule(
    "former-id-in-use",
    "error",
    "A former id is the id or a former id of another entry, so that its address leads to two "
    "places.",
)
CATALOGUE_RULES = (MISSING_SETTINGS, NO_ENTRIES, FORMER_ID_IN_USE)


@dataclass(frozen=True)
class Catalogue:
    """All valid entries with their documents, by id and sorted; `broken` are the ids of others.

    A former id of a broken entry counts as broken too, as far as its file can be read.
    """

    settings: CatalogueSettings
    entries: Mapping[str, Entry]
    documents: Mapping[str, Document]
    ledger: Ledger
    broken: frozenset[str] = frozenset()
    coverage: Coverage | None = None
    synonyms: Synonyms = field(default_factory=Synonyms)
    releases: Releases = field(default_factory=Releases)

    @property
    def broken_names(self) -> frozenset[str]:
        """The ids and codes of entries whose files cannot be read."""
        codes = {code for entry_id, code in self.ledger.codes.items() if entry_id in self.broken}
        return self.broken | codes

    def code(self, entry_id: str) -> str | None:
        return self.ledger.codes.get(entry_id)

    @cached_property
    def codes_by_name(self) -> dict[str, str]:
        """The code of every entry by its id and by its former ids."""
        codes = dict(self.ledger.codes)
        for entry_id, entry in self.entries.items():
            if entry_id in codes:
                for former in entry.former_ids:
                    codes.setdefault(former, codes[entry_id])
        return codes


def read_catalogue(concepts_dir: Path) -> tuple[Catalogue | None, list[Diagnostic]]:
    """The catalogue, as far as it is valid; none when its settings are not."""
    folder = concepts_dir.resolve()
    settings, diagnostics = _read_settings(folder)
    rows, ledger, misread = _read_ledger(folder)
    files, misplaced = find_entry_files(folder, ledger.types)
    diagnostics += misplaced
    if settings is None:
        return None, sorted(diagnostics)
    entries: dict[str, Entry] = {}
    documents: dict[str, Document] = {}
    broken: set[str] = set()
    for file in files:
        entry, document, found = _read_entry(file, settings)
        diagnostics += found
        if entry and document:
            entries[file.id], documents[file.id] = entry, document
        else:
            broken |= {file.id, *_former_ids_in(document)}
    diagnostics += _check_former_ids(entries, documents)
    found = misread
    releases, unreadable = find_releases(folder)
    diagnostics += [
        *unreadable,
        *check_releases(releases),
        *check_drafts(ledger, entries, documents),
    ]
    if not ledger.is_broken:
        found += _check_ledger(rows, ledger, settings.code_prefix, files, entries, folder)
        if rows and not releases.is_broken:
            found += check_history(rows, ledger, releases)
    coverage, uncovered = find_coverage(folder)
    synonyms, repeated = find_synonyms(folder)
    diagnostics += found + uncovered + repeated
    if not files:
        hint = "write one with `fieldguide new`"
        finding = Finding(Position(folder.name), "the catalogue has no entries", hint)
        diagnostics.append(Diagnostic.of(NO_ENTRIES, finding))
    lost = frozenset(broken - entries.keys())
    catalogue = Catalogue(settings, entries, documents, ledger, lost, coverage, synonyms, releases)
    return catalogue, sorted(set(diagnostics))


def _read_settings(folder: Path) -> tuple[CatalogueSettings | None, list[Diagnostic]]:
    path, shown_as = folder / "catalogue.yaml", f"{folder.name}/catalogue.yaml"
    if not path.exists():
        message = "there is no `catalogue.yaml`, so that this is not a catalogue"
        hint = "name the folder that has one, or write one"
        return None, [Diagnostic.of(MISSING_SETTINGS, Finding(Position(shown_as), message, hint))]
    document, diagnostics = read_document(path, shown_as)
    if document is None:
        return None, diagnostics
    settings, found = validate_settings(document)
    return settings, diagnostics + found


def _read_entry(
    file: EntryFile, settings: CatalogueSettings
) -> tuple[Entry | None, Document | None, list[Diagnostic]]:
    if file.problem == OUTSIDE_LINK:
        return None, None, []
    document, diagnostics = read_document(file.path, file.shown_as)
    if document is None:
        return None, None, diagnostics
    entry, found = validate_entry(document, file.cls, settings)
    is_sound = file.problem is None and not _errors(diagnostics)
    return entry if is_sound else None, document, diagnostics + found


def _former_ids_in(document: Document | None) -> list[str]:
    """Those of a file that is no valid entry, as they are written."""
    written = document.data.get("former_ids") if document else None
    return [name for name in written if isinstance(name, str)] if isinstance(written, list) else []


def _errors(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """A file with nothing but warnings is read as it is."""
    return [found for found in diagnostics if found.level == "error"]


def _read_ledger(folder: Path) -> tuple[Document | None, Ledger, list[Diagnostic]]:
    path, shown_as = folder / "ledger.yaml", f"{folder.name}/ledger.yaml"
    if not path.exists():
        return None, ledger_of(()), []
    document, diagnostics = read_document(path, shown_as, ALL_ENTRIES)
    if document is None or _errors(diagnostics):  # what was read may lack rows
        return document, BROKEN_LEDGER, diagnostics
    ledger, found = read_ledger(document)
    return document, ledger, diagnostics + found


def _check_ledger(
    document: Document | None,
    ledger: Ledger,
    prefix: str,
    files: list[EntryFile],
    entries: Collection[str],
    folder: Path,
) -> list[Diagnostic]:
    if document is None:
        if not files:
            return []
        hint = "run `fieldguide renumber`, which writes it"
        finding = Finding(Position(f"{folder.name}/ledger.yaml"), "there is no code ledger", hint)
        return [Diagnostic.of(MISSING_LEDGER, finding)]
    known = {
        file.id: (file.cls.type_name if file.id in entries else "", file.shown_as) for file in files
    }
    return list(check_ledger(document, ledger, prefix, known))


def _check_former_ids(
    entries: Mapping[str, Entry], documents: Mapping[str, Document]
) -> list[Diagnostic]:
    owners: dict[str, str] = {entry_id: entry_id for entry_id in entries}
    diagnostics = []
    for entry_id, entry in entries.items():
        for index, former in enumerate(entry.former_ids):
            if former in owners:
                message = f'"{former}" leads to "{owners[former]}" already'
                position = documents[entry_id].position(("former_ids", index))
                finding = Finding(position, message, "delete it in one of the two entries")
                diagnostics.append(Diagnostic.of(FORMER_ID_IN_USE, finding))
            owners.setdefault(former, entry_id)
    return diagnostics
