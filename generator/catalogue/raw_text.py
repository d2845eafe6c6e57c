"""The text of a file before YAML reads it in; characters nobody sees and marks of a merge out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Finding, Position, Rule

CONTROL_CHARACTER = Rule(
    "control-character",
    "error",
    "A file holds a character that nobody can see: one that YAML does not allow, such as NUL, or "
    "one that turns the direction of the text around it, so that it reads differently from what it "
    "says. In double quotes it may be written as an escape: `\\u0000`, `\\u202e`.",
)
MERGE_CONFLICT = Rule(
    "merge-conflict",
    "error",
    "Git has left both sides of a merge in a file, between lines that start with `<<<<<<<` and "
    "`>>>>>>>`. Nothing else is said about such a file.",
)

_TURNING = r"\u202a-\u202e\u2066-\u2069"
# YAML's own list of what is not allowed, and the line ends that editors do not count as lines.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff" + _TURNING + "]"
)
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_NAMED = dict(zip("0abevfrNLP", "\0\a\b\x1b\v\f\r\x85\u2028\u2029", strict=True))
_MARK = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?= |\r?$)", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\r|\n")


def find_unseen(text: str, shown_as: str) -> Diagnostic | None:
    """The first character of a file that nobody can see."""
    unseen = UNSEEN.search(text)
    if unseen is None:
        return None
    lines = _LINE_END.split(text[: unseen.start()])
    position = Position(shown_as, len(lines), len(lines[-1]) + 1)
    return Diagnostic.of(CONTROL_CHARACTER, Finding(position, *_describe(unseen[0])))


def find_escaped(written: str, start: Position) -> Diagnostic | None:
    """The first escape in a text in double quotes that makes such a character; `start` is its."""
    for escape in _ESCAPE.finditer(written):
        code = escape[1] or escape[2] or escape[3]
        character = chr(min(int(code, 16), 0x10FFFF)) if code else _NAMED.get(escape[4], "")
        if character == "\r" or UNSEEN.match(character):
            lines = _LINE_END.split(written[: escape.start()])
            column = len(lines[-1]) + (start.column if len(lines) == 1 else 1)
            place = start._replace(line=start.line + len(lines) - 1, column=column)
            message, hint = _describe(character)
            return Diagnostic.of(CONTROL_CHARACTER, Finding(place, f"{message}, escaped", hint))
    return None


def find_conflicts(text: str, shown_as: str) -> Iterator[Diagnostic]:
    """Every conflict at the mark where it starts, or at a mark that has no start."""
    hint = "keep what is right of both sides and delete the rest, with the marks"
    if shown_as.endswith("/ledger.yaml"):
        hint = "keep the rows of both sides, delete the marks, then run `fieldguide renumber`"
    is_open = False
    for mark in _MARK.finditer(text):
        is_start = mark[1][0] == "<"
        if is_start or not is_open:
            position = Position(shown_as, len(_LINE_END.split(text[: mark.start()])))
            message = f"a merge conflict is left here: a line starts with `{mark[1]}`"
            yield Diagnostic.of(MERGE_CONFLICT, Finding(position, message, hint))
        is_open = is_start or (is_open and mark[1][0] != ">")


def _describe(character: str) -> tuple[str, str]:
    return f"a character that cannot be seen stands here (U+{ord(character):04X})", "delete it"
