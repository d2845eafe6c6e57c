"""A release in; the text of its file out: one value a line, so that changes to it show as such."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.catalogue.ledger import as_yaml
from generator.catalogue.release import Release

HEADER = """\
# What this release of the catalogue changed, with the normative fields of every entry that was new
# or changed. Written by `fieldguide release` and never edited: the digest covers all of it.
"""
IN_ONE_LINE = ("new", "changed", "renamed", "retired")


def write_release(release: Release) -> str:
    """The text of the file; the same for the same release."""
    content = release.model_dump(mode="json", exclude_defaults=True)
    lines: list[str] = []
    for name, value in content.items():
        if name in IN_ONE_LINE:
            lines += [f"{name}:", *(f"  - {as_yaml(item)}" for item in value)]
        else:
            lines += _entry_lines(name, value, "")
    return HEADER + "".join(f"{line}\n" for line in lines)


def _entry_lines(key: str, value: object, indent: str) -> Iterator[str]:
    """A key and its value."""
    yield from _lines(f"{indent}{as_yaml(key)}:", value, indent)


def _lines(start: str, value: object, indent: str) -> Iterator[str]:
    inner = f"{indent}  "
    if isinstance(value, Mapping) and value:
        yield start
        for key, item in value.items():
            yield from _entry_lines(key, item, inner)
    elif isinstance(value, Sequence) and not isinstance(value, str) and value:
        yield start
        for item in value:
            yield from _item_lines(item, inner)
    elif isinstance(value, str) and _fits_a_block(value):
        yield f"{start} |-"
        yield from (f"{inner}{line}" if line else "" for line in value.split("\n"))
    else:
        yield f"{start} {_scalar(value)}"


def _item_lines(item: object, indent: str) -> Iterator[str]:
    """An item of a list; the first field of a mapping stands beside the hyphen."""
    if isinstance(item, Mapping) and item:
        first, *others = [
            line for key, value in item.items() for line in _entry_lines(key, value, f"{indent}  ")
        ]
        yield f"{indent}- {first.removeprefix(indent + '  ')}"
        yield from others
    else:
        yield from _lines(f"{indent}-", item, indent)


def _fits_a_block(text: str) -> bool:
    """Whether `|-` gives back just this text: its lines show, and none is taken for indentation."""
    return "\n" in text and text[0] not in " \t\n" and text[-1] not in " \t\n" and "\t" not in text


def _scalar(value: object) -> str:
    """On one line; a float always with a point, for without it YAML reads `1e-07` as a text."""
    written = as_yaml(value)
    if isinstance(value, float) and "." not in written:
        written = written.replace("e", ".0e")
    return written
