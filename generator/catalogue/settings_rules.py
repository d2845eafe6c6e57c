"""What an author wrote in `catalogue.yaml` in; what its types cannot say is wrong out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalogue.documents import Document
from generator.catalogue.fields import FieldPath
from generator.diagnostics import Diagnostic, Finding, Rule

UNSAFE_ADDRESS = Rule(
    "unsafe-address",
    "error",
    "An address of the catalogue is not one that a reader's browser opens safely: `http`, `https` "
    "or, for reports, `mailto`.",
)
REPEATED_ID = Rule(
    "repeated-id",
    "error",
    "Two values of a vocabulary or two grades of `catalogue.yaml` have one id.",
)
SETTINGS_RULES = (UNSAFE_ADDRESS, REPEATED_ID)


def check_settings(document: Document) -> Iterator[Diagnostic]:
    addresses = document.data.get("base_urls")
    for index, address in enumerate(addresses if isinstance(addresses, list) else []):
        yield from _check_address(document, ("base_urls", index), address, "https?")
    yield from _check_address(
        document, ("report_url",), document.data.get("report_url"), "https?|mailto"
    )
    yield from _check_ids(document, ("grades",), document.data.get("grades"))
    vocabularies = document.data.get("vocabularies")
    for name, values in (vocabularies if isinstance(vocabularies, dict) else {}).items():
        yield from _check_ids(document, ("vocabularies", name), values)


def _check_address(
    document: Document, path: FieldPath, address: object, schemes: str
) -> Iterator[Diagnostic]:
    if isinstance(address, str) and not re.match(rf"(?:{schemes}):\S+$", address):
        message = f"`{path[0]}` holds an address that is not one of the web"
        finding = Finding(document.position(path), message, "start it with `https://`")
        yield Diagnostic.of(UNSAFE_ADDRESS, finding)


def _check_ids(document: Document, path: FieldPath, values: object) -> Iterator[Diagnostic]:
    """The ids of a vocabulary count at all depths."""
    seen: set[object] = set()
    for inner, word in _ids(path, values):
        if word in seen:
            message = f'"{word}" stands twice in `{path[-1]}`'
            finding = Finding(document.position(inner), message, "keep one of the two")
            yield Diagnostic.of(REPEATED_ID, finding)
        seen.add(word)


def _ids(path: FieldPath, values: object) -> Iterator[tuple[FieldPath, str]]:
    for index, value in enumerate(values if isinstance(values, list) else []):
        if isinstance(value, dict):
            if isinstance(value.get("id"), str):
                yield (*path, index, "id"), value["id"]
            yield from _ids((*path, index, "narrower"), value.get("narrower"))
