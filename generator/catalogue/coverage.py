"""`concepts/coverage.yaml` in; which places of the catalogue cover which items from outside out.

The items are the author's: parts of an older document, questions of a team, points of a standard.
The file is optional; what its targets lead to is checked over the graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.catalogue.content_rules import REPEATED_VALUE
from generator.catalogue.documents import Document, read_document
from generator.catalogue.fields import FieldPath
from generator.catalogue.marks import NonEmpty
from generator.catalogue.settings import Line, Model
from generator.catalogue.validate import validate_document
from generator.diagnostics import Diagnostic, Finding

FILE_NAME = "coverage.yaml"


class CoverageFile(Model):
    """The whole file."""

    items: Mapping[Line, Line | NonEmpty[Line]]
    """For each item the places that cover it: `lora`, `lora#needs` or `guide/plan.md#budget`.

    In a flow, a question or an outcome: `choose#q-budget`, `choose#o-wait`."""


@dataclass(frozen=True)
class Coverage:
    """The places by item, and the document that they are written in."""

    items: Mapping[str, tuple[str, ...]]
    document: Document

    def targets(self) -> Iterator[tuple[str, FieldPath]]:
        """Every place with its path in the file, as often as it is named."""
        for item, places in self.items.items():
            written = self.document.data["items"]
            is_list = isinstance(written, dict) and isinstance(written[item], list)
            for index, place in enumerate(places):
                yield place, ("items", item, index) if is_list else ("items", item)


def find_coverage(folder: Path) -> tuple[Coverage | None, list[Diagnostic]]:
    """What the file in the catalogue's folder says; nothing where there is none or it is broken."""
    path = folder / FILE_NAME
    if not path.exists():
        return None, []
    document, diagnostics = read_document(path, f"{folder.name}/{FILE_NAME}")
    if document is None:
        return None, diagnostics
    coverage, found = read_coverage(document)
    return (None if diagnostics else coverage), diagnostics + found


def read_coverage(document: Document) -> tuple[Coverage | None, list[Diagnostic]]:
    file, diagnostics = validate_document(document, CoverageFile)
    if file is None:
        return None, diagnostics
    items = {
        item: (places,) if isinstance(places, str) else places
        for item, places in file.items.items()
    }
    coverage = Coverage(items, document)
    return coverage, list(_check_repetition(coverage))


def _check_repetition(coverage: Coverage) -> Iterator[Diagnostic]:
    seen: set[tuple[object, str]] = set()
    for place, path in coverage.targets():
        if (path[1], place) in seen:
            message = f'"{place}" stands twice in `{path[1]}`'
            finding = Finding(coverage.document.position(path), message, "keep one of the two")
            yield Diagnostic.of(REPEATED_VALUE, finding)
        seen.add((path[1], place))
