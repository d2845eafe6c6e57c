"""`concepts/synonyms.yaml` in; what words stand for others in a search, one way or both, out.

Names and aliases of entries need no group; the file is for everyday words. It is optional.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from generator.catalogue.content_rules import REPEATED_VALUE
from generator.catalogue.documents import Document, read_document
from generator.catalogue.settings import Line, Model
from generator.catalogue.validate import validate_document
from generator.diagnostics import Diagnostic, Finding

FILE_NAME = "synonyms.yaml"
Group = tuple[str, ...]
"""Words and short phrases."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """All in the order of the file."""

    groups: tuple[Group, ...] = ()
    implied: tuple[tuple[Group, Group], ...] = ()
    """What is said, and what it implies."""


class Implied(Model):
    """Words that are about something wider: who says "graphics card" speaks of hardware."""

    said: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Words and short phrases that are typed."""
    means: Annotated[tuple[Line, ...], Field(min_length=1)]
    """What is looked for besides; it does not stand for what is said."""


class SynonymsFile(Model):
    """The whole file."""

    groups: tuple[Annotated[tuple[Line, ...], Field(min_length=2)], ...] = ()
    """Each group holds words and short phrases that may stand for one another in a search."""
    implied: tuple[Implied, ...] = ()
    """Words that bring others into a search without being brought by them."""


def find_synonyms(folder: Path) -> tuple[Synonyms, list[Diagnostic]]:
    """What the file in the catalogue's folder says; nothing where there is none or it is broken."""
    path = folder / FILE_NAME
    if not path.exists():
        return Synonyms(), []
    document, diagnostics = read_document(path, f"{folder.name}/{FILE_NAME}")
    if document is None:
        return Synonyms(), diagnostics
    synonyms, found = read_synonyms(document)
    return synonyms, diagnostics + found


def read_synonyms(document: Document) -> tuple[Synonyms, list[Diagnostic]]:
    file, diagnostics = validate_document(document, SynonymsFile)
    if file is None:
        return Synonyms(), diagnostics
    synonyms = Synonyms(file.groups, tuple((one.said, one.means) for one in file.implied))
    return synonyms, [*diagnostics, *_check_repetition(synonyms, document)]


def _check_repetition(synonyms: Synonyms, document: Document) -> Iterator[Diagnostic]:
    lists: list[tuple[tuple[str | int, ...], Group]] = [
        (("groups", place), group) for place, group in enumerate(synonyms.groups)
    ]
    for place, (said, means) in enumerate(synonyms.implied):
        lists += [(("implied", place, "said"), said), (("implied", place, "means"), means)]
    for path, group in lists:
        for index, name in enumerate(group):
            if name.casefold() in (earlier.casefold() for earlier in group[:index]):
                position = document.position((*path, index))
                message = f'"{name}" stands twice in a group'
                yield Diagnostic.of(REPEATED_VALUE, Finding(position, message, "keep one of them"))
