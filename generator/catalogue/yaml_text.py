"""A YAML text in; its values, their places in the order of the text, and what is wrong with it out.

One pass over the parser's events, so that a text that would grow or nest without end is stopped
where it begins to.
"""

from __future__ import annotations

import re
import sys
from array import array
from functools import cached_property
from typing import Any

from yaml import CSafeLoader, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.catalogue.raw_text import find_escaped
from generator.catalogue.yaml_places import SLOT, count_slots, text_style
from generator.catalogue.yaml_problems import (
    COMPOUND_KEY,
    CUT_TEXT,
    DUPLICATE_KEY,
    REFERENCE,
    SECOND_DOCUMENT,
    SEVERAL_DOCUMENTS,
    TOO_DEEP,
    TOO_MANY_VALUES,
    UNNAMED_FIELD,
    describe_cut,
    describe_reference,
    describe_syntax,
)
from generator.catalogue.yaml_scalars import UNRESOLVED, is_cut, resolve_plain
from generator.diagnostics import Diagnostic, Finding, Position, Rule

DEEPEST = 40
MOST_PROBLEMS = 100
"""Where a file has more, they have one cause."""
SECOND = "\0"
"""Stands before a key that is there already, until its value has been read and dropped."""


class Reading:
    """The state of one pass over a text; at its end the result."""

    def __init__(self, text: str, shown_as: str, most_values: int) -> None:
        self.root: object = None
        self.places = array("I")
        self.written: dict[int, str] = {}
        self.diagnostics: list[Diagnostic] = []
        self.is_complete = True
        self.has_document = False
        self._shown_as = shown_as
        self._text = text
        self._most_values = most_values
        self._has_comments = " #" in text
        self._has_escapes = "\\" in text
        self._key: str | None = None
        self._open: list[tuple[Any, int]] = []
        self._dropped: list[tuple[int, int, str]] = []

    @cached_property
    def _lines(self) -> list[str]:
        return re.split(r"\r\n|\r|\n", self._text)

    @property
    def root_place(self) -> tuple[int, int]:
        return (self.places[0], self.places[1] & 0xFFFFF) if self.places else (1, 1)

    def take(self, event: Any) -> None:
        """Add what one event says; `is_complete` is false when reading has to end here."""
        kind = type(event)
        if kind is ScalarEvent:
            self._take_scalar(event)
        elif kind is MappingStartEvent:
            self._open_container(event, {})
        elif kind is SequenceStartEvent:
            self._open_container(event, [])
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            self._open.pop()
            self._end_value()
        elif kind is AliasEvent:
            self.report(REFERENCE, event, *describe_reference("*", event.anchor))
            self._take_text(event, f"*{event.anchor}")

    def report(self, rule: Rule, event: Any, message: str, hint: str) -> None:
        mark = event.start_mark
        position = Position(self._shown_as, mark.line + 1, mark.column + 1)
        self._add(Diagnostic.of(rule, Finding(position, message, hint)))

    def _add(self, found: Diagnostic) -> None:
        self.diagnostics.append(found)
        self.is_complete = self.is_complete and len(self.diagnostics) < MOST_PROBLEMS

    def stop(self, rule: Rule, event: Any, message: str, hint: str) -> None:
        self.report(rule, event, message, hint)
        self.is_complete = False

    def _take_scalar(self, event: Any) -> None:
        self._check_properties(event, "tag:yaml.org,2002:str")
        if event.implicit[0] and self._has_comments and not self._awaits_key():
            self._check_comment(event)
        if self._has_escapes and event.style == '"':
            self._check_escapes(event)
        self._take_text(event, event.value, is_plain=event.implicit[0])

    def _check_comment(self, event: Any) -> None:
        end = event.end_mark
        if end.line < len(self._lines) and is_cut(event.value, self._lines[end.line][end.column :]):
            self.report(CUT_TEXT, event, *describe_cut(event.value))

    def _check_escapes(self, event: Any) -> None:
        start = event.start_mark
        place = Position(self._shown_as, start.line + 1, start.column + 1)
        if found := find_escaped(self._text[start.index : event.end_mark.index], place):
            self._add(found)

    def _take_text(self, event: Any, text: str, *, is_plain: bool = False) -> None:
        if self._awaits_key():
            self._take_key(event, text)
            return
        value: object = text
        if is_plain and text[:1] not in UNRESOLVED:
            value = resolve_plain(text)
            if type(value) is not str:
                self.written[len(self.places)] = text
        self._place(event, value)
        self._end_value()

    def _awaits_key(self) -> bool:
        return self._key is None and bool(self._open) and type(self._open[-1][0]) is dict

    def _take_key(self, event: Any, key: str) -> None:
        key = sys.intern(key)
        mapping, start = self._open[-1]
        if key in mapping:
            line = self._line_of_key(mapping, start, key)
            message = f'"{key}" stands here a second time'
            self.report(DUPLICATE_KEY, event, message, f"it is on line {line} already; keep one")
            key = SECOND + key
            self._dropped.append((len(self._open), len(self.places), key))
        self._add_slot(event)
        self._key = key

    def _line_of_key(self, mapping: dict[str, object], start: int, key: str) -> int:
        slot = start + SLOT
        for other, value in mapping.items():
            if other == key:
                break
            slot += SLOT + count_slots(value)
        return self.places[slot]

    def end(self) -> None:
        """What stands behind the last line, as a value that is missing, is shown at its end."""
        if not self.places or self.places[-2] <= self._text.count("\n"):
            return
        lines = self._lines
        for slot in range(len(self.places) - SLOT, -1, -SLOT):
            if self.places[slot] <= len(lines):
                break
            self.places[slot : slot + SLOT] = array("I", [len(lines), len(lines[-1]) + 1])

    def _open_container(self, event: Any, container: Any) -> None:
        self._check_properties(event, "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")
        if self._awaits_key():
            self.stop(UNNAMED_FIELD, event, *COMPOUND_KEY)
        elif len(self._open) >= DEEPEST:
            message = f"values stand inside each other more than {DEEPEST} deep"
            self.stop(TOO_DEEP, event, message, "check the brackets and the indentation")
        else:
            start = len(self.places)
            self._place(event, container)
            self._open.append((container, start))

    def _place(self, event: Any, value: object) -> None:
        """Put a value where it belongs, and its place behind all places before it."""
        if len(self.places) > SLOT * self._most_values:
            message = f"the file holds more than {self._most_values:,} values"
            self.stop(TOO_MANY_VALUES, event, message, "divide it into several entries")
            return
        self._add_slot(event)
        if not self._open:
            self.root = value
            return
        container = self._open[-1][0]
        if self._key is None:
            container.append(value)
        else:
            container[self._key] = value
            self._key = None

    def _end_value(self) -> None:
        """Drop the value of a key that was there before, with its places."""
        if self._dropped and self._dropped[-1][0] == len(self._open):
            _, slot, key = self._dropped.pop()
            del self._open[-1][0][key]
            del self.places[slot:]
            for other in [other for other in self.written if other >= slot]:
                del self.written[other]

    def _add_slot(self, event: Any) -> None:
        mark = event.start_mark
        self.places.append(mark.line + 1)
        self.places.append((mark.column + 1) | text_style(event, self._lines) << 20)

    def _check_properties(self, event: Any, *usual: str) -> None:
        if event.anchor is not None:
            self.report(REFERENCE, event, *describe_reference("&", event.anchor))
        if event.tag is not None and event.tag not in usual:
            self.report(REFERENCE, event, *describe_reference("!", event.tag))


def read_yaml(text: str, shown_as: str, most_values: int) -> Reading:
    """Read a text to its end, or to where it cannot be read; never raises."""
    reading = Reading(text, shown_as, most_values)
    parser = CSafeLoader(text)
    try:
        while reading.is_complete and parser.check_event():
            event = parser.get_event()
            if type(event) is DocumentStartEvent:
                if reading.has_document:
                    reading.stop(SEVERAL_DOCUMENTS, event, *SECOND_DOCUMENT)
                    break
                reading.has_document = True
            reading.take(event)
    except YAMLError as error:
        reading.is_complete = False
        _report_syntax(reading, text, shown_as, error)
    finally:
        parser.dispose()
    reading.end()
    return reading


def _report_syntax(reading: Reading, text: str, shown_as: str, error: YAMLError) -> None:
    rule, finding = describe_syntax(text, shown_as, error)
    line = finding.position.line
    if not any(
        found.line == line and found.rule == REFERENCE.name for found in reading.diagnostics
    ):
        reading.diagnostics.append(Diagnostic.of(rule, finding))
