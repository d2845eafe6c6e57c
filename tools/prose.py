"""The project's folder in; everything that readers read, each text with its place, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.catalogue.catalogue import read_catalogue
from generator.catalogue.documents import Document
from generator.catalogue.entries import Source
from generator.catalogue.fields import FieldPath, prose_values
from generator.diagnostics import Position

WRITTEN = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "docs/**/*.md")
"""The pages that are written by hand."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text and where it stands; `field` is its path in an entry, nothing for a page."""

    text: str
    shown_as: str
    document: Document | None = None
    field: FieldPath = ()

    def position(self, offset: int = 0) -> Position:
        """The place of a character, as exactly as the file allows."""
        if self.document:
            return self.document.position(self.field, offset)
        line = self.text.count("\n", 0, offset) + 1
        return Position(self.shown_as, line, offset - self.text.rfind("\n", 0, offset))


def written_pages(root: Path) -> Iterator[Text]:
    for pattern in WRITTEN:
        for path in sorted(root.glob(pattern)):
            yield Text(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix())


def prose_of_entries(root: Path) -> Iterator[Text]:
    """What is in Markdown, and the titles of all but sources, which are not ours."""
    catalogue, _ = read_catalogue(root / "concepts")
    assert catalogue, "`fieldguide check` says what is wrong with the catalogue's settings"
    for entry_id, entry in catalogue.entries.items():
        document = catalogue.documents[entry_id]
        if not isinstance(entry, Source):
            yield Text(entry.title, document.path, document, ("title",))
        for value in prose_values(entry):
            yield Text(value.text, document.path, document, value.path)


def texts_of_entries(root: Path) -> Iterator[Text]:
    """Every text of every entry, in whatever field."""
    catalogue, _ = read_catalogue(root / "concepts")
    assert catalogue, "`fieldguide check` says what is wrong with the catalogue's settings"
    for document in catalogue.documents.values():
        yield from _texts_in(document.data, document, ())


def _texts_in(value: Any, document: Document, field: FieldPath) -> Iterator[Text]:
    if isinstance(value, str):
        yield Text(value, document.path, document, field)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts_in(inner, document, (*field, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts_in(inner, document, (*field, index))
