"""`concepts/synonyms.yaml` in; groups of words that stand for one another in a search out.

Names and aliases of entries need no group; the file is for everyday words. It is optional.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field

from generator.catalogue.content_rules import REPEATED_VALUE
from generator.catalogue.documents import Document, read_document
from generator.catalogue.settings import Line, Model
from generator.catalogue.validate import validate_document
from generator.diagnostics import Diagnostic, Finding

FILE_NAME = "synonyms.yaml"
Synonyms = tuple[tuple[str, ...], ...]
"""Groups of words and short phrases, in the order of the file."""


class SynonymsFile(Model):
    """The whole file."""

    groups: tuple[Annotated[tuple[Line, ...], Field(min_length=2)], ...]
    """Each group holds words and short phrases that may stand for one another in a search."""


def find_synonyms(folder: Path) -> tuple[Synonyms, list[Diagnostic]]:
    """What the file in the catalogue's folder says; nothing where there is none or it is broken."""
    path = folder / FILE_NAME
    if not path.exists():
        return (), []
    document, diagnostics = read_document(path, f"{folder.name}/{FILE_NAME}")
    if document is None:
        return (), diagnostics
    synonyms, found = read_synonyms(document)
    return synonyms, diagnostics + found


def read_synonyms(document: Document) -> tuple[Synonyms, list[Diagnostic]]:
    file, diagnostics = validate_document(document, SynonymsFile)
    if file is None:
        return (), diagnostics
    return file.groups, [*diagnostics, *_check_repetition(file.groups, document)]


def _check_repetition(groups: Synonyms, document: Document) -> Iterator[Diagnostic]:
    for place, group in enumerate(groups):
        for index, name in enumerate(group):
            if name.casefold() in (earlier.casefold() for earlier in group[:index]):
                position = document.position(("groups", place, index))
                message = f'"{name}" stands twice in a group'
                yield Diagnostic.of(REPEATED_VALUE, Finding(position, message, "keep one of them"))
