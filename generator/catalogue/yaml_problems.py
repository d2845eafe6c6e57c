"""What the parser says about a text that is not YAML in; what the author can do about it out."""

from __future__ import annotations

import re

from yaml import MarkedYAMLError, YAMLError

from generator.catalogue.yaml_colons import NO_COLON, Place, find_colon_fault
from generator.diagnostics import Finding, Position, Rule

NOT_YAML = Rule(
    "not-yaml",
    "error",
    "The text cannot be read as YAML from here on. Often a quote or a bracket is not closed, or a "
    "line does not line up with those above it.",
)
UNQUOTED_COLON = Rule(
    "unquoted-colon",
    "error",
    "A colon and a space inside a text without quotes: YAML reads a second field there. Put the "
    "whole text in quotes.",
)
UNQUOTED_START = Rule(
    "unquoted-start",
    "error",
    "A text without quotes starts with a character that means something to YAML: `@`, `` ` ``, "
    "`%`, `*`, `&`, `!`, `[`, `{`. Put the whole text in quotes.",
)
CUT_TEXT = Rule(
    "text-cut-by-comment",
    "warning",
    "A space and `#` end a text without quotes: YAML reads the rest of the line as a comment. Put "
    "the whole text in quotes; a comment that is meant goes on a line of its own, or two spaces "
    "away.",
)
TAB = Rule(
    "tab-indentation", "error", "YAML indents with spaces; a tab in front of a line is an error."
)
DUPLICATE_KEY = Rule(
    "duplicate-key",
    "error",
    "The same field stands twice in one mapping. YAML would silently keep one of them.",
)
REFERENCE = Rule(
    "yaml-reference",
    "error",
    "YAML's anchors (`&name`), aliases (`*name`) and tags (`!name`) are not read in a catalogue: "
    "every value is written where it stands. Text that starts with one of these characters belongs "
    "in quotes.",
)
SEVERAL_DOCUMENTS = Rule(
    "several-documents",
    "error",
    "A file holds one entry; `---` in it starts a second one. Nothing else is said about the file, "
    "since what seems to be missing may stand there.",
)
TOO_DEEP = Rule("too-deep", "error", "Lists and mappings stand inside each other without end.")
TOO_MANY_VALUES = Rule("too-many-values", "error", "A file holds more values than any entry has.")
UNNAMED_FIELD = Rule(
    "unnamed-field", "error", "A list or a mapping stands where the name of a field belongs."
)
YAML_RULES = (
    NOT_YAML,
    UNQUOTED_COLON,
    UNQUOTED_START,
    CUT_TEXT,
    TAB,
    DUPLICATE_KEY,
    REFERENCE,
    SEVERAL_DOCUMENTS,
    TOO_DEEP,
    TOO_MANY_VALUES,
    UNNAMED_FIELD,
)

QUOTE_IT = 'put the whole text in quotes: `field: "text"`'
SECOND_DOCUMENT = (
    "a second document starts here",
    "delete the `---`, or write each entry in a file of its own",
)
COMPOUND_KEY = (
    "a list or a mapping stands where the name of a field belongs",
    "put text that starts with `[` or `{` in quotes",
)


Described = tuple[Rule, str, str]


def describe_reference(sign: str, name: str) -> tuple[str, str]:
    kind = {"&": "an anchor", "*": "a reference", "!": "a tag"}[sign]
    shown = name.replace("tag:yaml.org,2002:", "!!") if sign == "!" else sign + name
    message = f"YAML reads `{shown}` as {kind}, which a catalogue does not have"
    if sign == "!":
        return message, "delete it, or put text that starts with `!` in quotes"
    return (
        message,
        f"put text that starts with `{sign}` in quotes; write each value where it stands",
    )


def describe_cut(text: str) -> tuple[str, str]:
    end = text if len(text) <= 20 else f"…{text[-17:]}"
    message = f'the text ends with "{end}": YAML reads the rest of the line as a comment'
    return message, f"{QUOTE_IT}; a comment that is meant stands two spaces away"


def describe_syntax(text: str, shown_as: str, error: YAMLError) -> tuple[Rule, Finding]:
    """The rule, place, message and hint for what the parser stopped at."""
    lines = re.split(r"\r\n|\r|\n", text)
    problem, context = str(getattr(error, "problem", "")), str(getattr(error, "context", ""))
    place = _place_of(error, lines, problem)
    fault = find_colon_fault(lines, place, problem)
    if fault:
        place, rule, message, hint = fault.place, NOT_YAML, fault.message, fault.hint
    else:
        rule, message, hint = _describe(problem, context, place)
    return rule, Finding(Position(shown_as, place.line + 1, place.column + 1), message, hint)


def _place_of(error: YAMLError, lines: list[str], problem: str) -> Place:
    """What is not closed is reported where it was opened, the rest where the parser stopped."""
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    opened = error.context_mark if isinstance(error, MarkedYAMLError) else None
    stop = f"{problem} {getattr(error, 'context', '')}"
    earlier = re.search(r"end of stream|',' or|alphabetic or num|expected ':'|directive", stop)
    if opened and (earlier or mark is None or mark.line >= len(lines)):
        mark = opened
    line = min(mark.line, len(lines) - 1) if mark else 0
    return Place(lines[line], line, min(mark.column, len(lines[line])) if mark else 0)


def _describe(problem: str, context: str, place: Place) -> Described:
    indentation = place.text[: len(place.text) - len(place.text.lstrip())]
    if "\t" in indentation or "tab character" in problem:
        return TAB, "a tab stands in the indentation", "indent with spaces, two for each step"
    for pattern, describe in SYNTAX:
        if re.search(pattern, f"{problem} | {context}"):
            return describe(place)
    return _describe_other(place)


def _describe_colon(place: Place) -> Described:
    if re.search(r":\s", place.before.strip()):
        message = "a colon and a space stand inside a text without quotes"
        return UNQUOTED_COLON, message, QUOTE_IT
    message = "a field starts here, before the line above has ended"
    hint = (
        "line it up with its neighbours and see that each has a colon after its name; "
        "text that goes on here belongs in quotes"
    )
    return NOT_YAML, message, hint


def _describe_start(place: Place) -> Described:
    if not place.character:
        return NOT_YAML, "the value ends before it is complete", "close the quote or the bracket"
    shown = "a backtick" if place.character == "`" else f"`{place.character}`"
    message = f"a text without quotes cannot start with {shown}"
    return UNQUOTED_START, message, QUOTE_IT


def _describe_unclosed_quote(place: Place) -> Described:
    hint = "close it; inside single quotes an apostrophe is written twice"
    return NOT_YAML, "the quote that opens here is never closed", hint


def _describe_unclosed_bracket(place: Place) -> Described:
    message = f"the bracket `{place.character}` that opens here is not closed, or lacks a comma"
    return NOT_YAML, message, "close it, or put text that starts with it in quotes"


def _describe_escape(place: Place) -> Described:
    message = "a backslash in double quotes starts something that YAML does not know"
    return NOT_YAML, message, "use single quotes, or write the backslash twice"


def _describe_block(place: Place) -> Described:
    message = "text follows `|` or `>` on the same line"
    return NOT_YAML, message, "start the text on the next line, indented; or put it in quotes"


def _describe_item(place: Place) -> Described:
    message = "a list starts in the middle of a line"
    return NOT_YAML, message, "start each item on a line of its own; or put the text in quotes"


def _describe_missing_colon(place: Place) -> Described:
    return NOT_YAML, *NO_COLON


def _describe_directive(place: Place) -> Described:
    message = "YAML reads a line that starts with `%` as an instruction to itself"
    return UNQUOTED_START, message, QUOTE_IT


def _describe_layout(place: Place) -> Described:
    if place.before.strip():
        message = "more text follows where the value has ended"
        hint = "put the whole text in quotes; inside single quotes an apostrophe is written twice"
        return NOT_YAML, message, hint
    if place.text.lstrip().startswith("- "):
        message = "an item of a list stands where a field belongs"
        return NOT_YAML, message, "indent it below the field that it belongs to"
    message = "this line does not line up with those above it"
    return NOT_YAML, message, "indent it as far as the field or item that it belongs to"


def _describe_other(place: Place) -> Described:
    return NOT_YAML, "this cannot be read as YAML", "check quotes, brackets and indentation"


SYNTAX = (
    (r"mapping values are not allowed", _describe_colon),
    (r"unexpected end of stream|document indicator", _describe_unclosed_quote),
    (r"expected ',' or", _describe_unclosed_bracket),
    (r"cannot start any token|alphabetic or numeric|tag|node content", _describe_start),
    (r"escape|hexdecimal", _describe_escape),
    (r"block scalar", _describe_block),
    (r"entries are not allowed", _describe_item),
    (r"expected ':'", _describe_missing_colon),
    (r"directive|incompatible|%YAML|%TAG", _describe_directive),
    (r"expected key|'-' indicator|document start", _describe_layout),
)
