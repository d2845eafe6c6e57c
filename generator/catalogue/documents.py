"""A YAML file in; its data, the place of every key and value, and what is wrong with it out."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from generator.catalogue.fields import FieldPath
from generator.catalogue.raw_text import (
    CONTROL_CHARACTER,
    MERGE_CONFLICT,
    find_conflicts,
    find_unseen,
)
from generator.catalogue.yaml_places import SLOT, count_slots
from generator.catalogue.yaml_problems import YAML_RULES
from generator.catalogue.yaml_text import MOST_PROBLEMS, Reading, read_yaml
from generator.diagnostics import Diagnostic, Finding, Position, Rule


class Limits(NamedTuple):
    """What a file may hold before reading it would cost more than it can be worth."""

    size: int
    shown_size: str
    values: int


ONE_ENTRY = Limits(1_000_000, "1 MB", 20_000)
ALL_ENTRIES = Limits(50_000_000, "50 MB", 2_000_000)
"""For the ledger, which grows with the catalogue and is written by the tool."""

UNREADABLE_FILE = Rule(
    "unreadable-file",
    "error",
    "A file cannot be opened, or holds more than 1 MB. An entry is a few kilobytes of text.",
)
NOT_UTF_8 = Rule(
    "not-utf-8", "error", "A file is not plain text in UTF-8, so that its characters are unknown."
)
EMPTY_FILE = Rule("empty-file", "error", "A file holds nothing, or only comments.")
NOT_A_MAPPING = Rule(
    "not-a-mapping",
    "error",
    "A file holds a list or a text where `field: value` lines belong.",
)


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says, and where: `path` is the file's name as diagnostics show it.

    The places are packed in the order of the file, two numbers for each key and each value; they
    are looked up by walking `data`. Dictionaries of places would take more memory than the data.
    """

    path: str
    data: dict[str, object]
    _places: array[int] = field(repr=False)
    _written: dict[int, str] = field(repr=False)

    def position(self, path: FieldPath, offset: int | None = None) -> Position:
        """The place of a value, or of the nearest value around it that the file has.

        With `offset`, the place of that character of a text: exact where the text stands on one
        line or in a `|` block, the start of the text elsewhere.
        """
        slot, value, _ = self._find(path)
        start = self._position_at(slot)
        if offset is None or not isinstance(value, str):
            return start
        return self._inside(slot, value, offset, start)

    def key_position(self, path: FieldPath) -> Position:
        """The place of the key that names a value; for an item of a list, of the item."""
        _, _, key_slot = self._find(path)
        return self._position_at(key_slot)

    def written(self, path: FieldPath) -> str | None:
        """The letters of a number, date, truth value or nothing: `1.10` for the number 1.1."""
        slot, _, _ = self._find(path)
        return self._written.get(slot)

    def _find(self, path: FieldPath) -> tuple[int, object, int]:
        """The slots of the value and of its key, as far along the path as the file goes."""
        slot = key_slot = 0
        value: object = self.data
        for step in path:
            if isinstance(value, dict) and step in value:
                key_slot = slot + SLOT
                for key, other in value.items():
                    if key == step:
                        break
                    key_slot += SLOT + count_slots(other)
                slot, value = key_slot + SLOT, value[step]
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                slot += SLOT + sum(count_slots(other) for other in value[:step])
                key_slot, value = slot, value[step]
            else:
                break
        return slot, value, key_slot

    def _position_at(self, slot: int) -> Position:
        return Position(self.path, self._places[slot], self._places[slot + 1] & 0xFFFFF)

    def _inside(self, slot: int, text: str, offset: int, start: Position) -> Position:
        style = self._places[slot + 1] >> 20
        if style == 0:
            return start
        if style <= 2:  # 1: one line without quotes, 2: one line in quotes
            return start._replace(column=start.column + style - 1 + offset)
        before = text[:offset]
        column = style - 2 + len(before) - before.rfind("\n") - 1
        return start._replace(line=start.line + 1 + before.count("\n"), column=column)


def read_document(
    path: Path, shown_as: str, limits: Limits = ONE_ENTRY
) -> tuple[Document | None, list[Diagnostic]]:
    """The one place that reads YAML from the disk; `shown_as` is the path in diagnostics."""
    try:
        content = _read_bytes(path, limits.size + 1)
    except OSError:
        message = "the file cannot be opened"
        hint = "check that it is a file and that you may read it"
        found = Finding(Position(shown_as), message, hint)
        return None, [Diagnostic.of(UNREADABLE_FILE, found)]
    return parse_document(content, shown_as, limits)


def _read_bytes(path: Path, most: int) -> bytes:
    if not path.is_file():  # a pipe or a device would keep the reader waiting for ever
        raise FileNotFoundError(path)
    with path.open("rb") as file:
        return file.read(most)


def parse_document(
    content: bytes, shown_as: str, limits: Limits = ONE_ENTRY
) -> tuple[Document | None, list[Diagnostic]]:
    """A document from the bytes of a file; none where they cannot be read to the end."""
    problem = _find_unreadable_bytes(content, shown_as, limits)
    if problem:
        return None, [problem]
    text = content.decode().removeprefix("\ufeff")
    if conflicts := list(islice(find_conflicts(text, shown_as), MOST_PROBLEMS)):
        return None, conflicts
    if unseen := find_unseen(text, shown_as):
        return None, [unseen]
    reading = read_yaml(text, shown_as, limits.values)
    diagnostics = sorted(reading.diagnostics)
    if not reading.is_complete:
        return None, diagnostics
    if not isinstance(reading.root, dict):
        return None, [*diagnostics, _describe_root(reading, shown_as)]
    return Document(shown_as, reading.root, reading.places, reading.written), diagnostics


def _find_unreadable_bytes(content: bytes, shown_as: str, limits: Limits) -> Diagnostic | None:
    start = Position(shown_as)
    if len(content) > limits.size:
        message = f"the file is larger than {limits.shown_size}"
        finding = Finding(start, message, "divide it into several entries")
        return Diagnostic.of(UNREADABLE_FILE, finding)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        finding = Finding(start, "the file is in UTF-16", "save it in UTF-8 in your editor")
        return Diagnostic.of(NOT_UTF_8, finding)
    try:
        content.decode()
    except UnicodeDecodeError as error:
        read = content[: error.start].decode().removeprefix("\ufeff")
        position = Position(shown_as, read.count("\n") + 1, len(read) - read.rfind("\n"))
        message = f"the byte 0x{content[error.start]:02X} is not UTF-8"
        finding = Finding(position, message, "save the file in UTF-8 in your editor")
        return Diagnostic.of(NOT_UTF_8, finding)
    return None


def _describe_root(reading: Reading, shown_as: str) -> Diagnostic:
    if reading.root is None:
        start = Position(shown_as)
        hint = "write the fields of an entry, or delete the file"
        return Diagnostic.of(EMPTY_FILE, Finding(start, "the file is empty", hint))
    start = Position(shown_as, *reading.root_place)
    kind = "a list" if isinstance(reading.root, list) else "a text"
    hint = "write each field on its own line: its name, a colon, a space and the value"
    message = f"the file holds {kind} where `field: value` lines belong"
    return Diagnostic.of(NOT_A_MAPPING, Finding(start, message, hint))


DOCUMENT_RULES = (
    UNREADABLE_FILE,
    NOT_UTF_8,
    CONTROL_CHARACTER,
    MERGE_CONFLICT,
    EMPTY_FILE,
    NOT_A_MAPPING,
    *YAML_RULES,
)
