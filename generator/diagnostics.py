"""What is wrong, where and what to do: findings in; diagnostics as text, JSON and SARIF out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal, NamedTuple

Level = Literal["error", "warning", "note"]


class Position(NamedTuple):
    """A place in a file, counted from 1: `concepts/pitfalls/drift.yaml`, 4, 10."""

    path: str
    line: int = 1
    column: int = 1


class Rule(NamedTuple):
    """The name of a check, how grave its findings are, and its documentation."""

    name: str
    level: Level
    explanation: str


class Finding(NamedTuple):
    """What a check found; it becomes a diagnostic when its rule is known."""

    position: Position
    message: str
    hint: str = ""


@dataclass(frozen=True, order=True, slots=True)
class Diagnostic:
    """One thing wrong with the author's files, in the author's words."""

    path: str
    line: int
    column: int
    level: Level
    rule: str
    message: str
    hint: str = ""

    @classmethod
    def of(cls, rule: Rule, finding: Finding) -> Diagnostic:
        return cls(*finding.position, rule.level, rule.name, finding.message, finding.hint)

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}"
        hint = f"\n  hint: {self.hint}" if self.hint else ""
        return f"{place}: {self.level}: {self.message} [{self.rule}]{hint}"


def count_levels(diagnostics: Iterable[Diagnostic]) -> str:
    """The last line of a report: `2 errors, 1 warning`, or `no problems`."""
    counts = Counter(diagnostic.level for diagnostic in diagnostics)
    levels: tuple[Level, ...] = ("error", "warning", "note")
    named = [
        f"{counts[level]} {level}{'s' if counts[level] > 1 else ''}"
        for level in levels
        if counts[level]
    ]
    return ", ".join(named) or "no problems"


def as_text(diagnostics: Iterable[Diagnostic]) -> str:
    found = list(diagnostics)
    return "".join(f"{diagnostic}\n" for diagnostic in found) + count_levels(found)


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    return json.dumps([asdict(diagnostic) for diagnostic in diagnostics], indent=2)


def as_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Workflow commands that GitHub shows beside the changed lines of a pull request."""
    commands = {"error": "error", "warning": "warning", "note": "notice"}
    return "\n".join(
        f"::{commands[found.level]} file={_escaped(found.path, ',:')},line={found.line},"
        f"col={found.column},title={found.rule}::{_escaped(_with_hint(found))}"
        for found in diagnostics
    )


def as_sarif(diagnostics: Iterable[Diagnostic], rules: Iterable[Rule], version: str) -> str:
    """A SARIF 2.1.0 log with one run; `rules` gives the documentation of every rule name."""
    found = list(diagnostics)
    used = {diagnostic.rule for diagnostic in found}
    driver = {
        "name": "fieldguide",
        "version": version,
        "rules": [
            {"id": rule.name, "fullDescription": {"text": rule.explanation}}
            for rule in sorted(rules)
            if rule.name in used
        ],
    }
    results = [_sarif_result(diagnostic) for diagnostic in found]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    return json.dumps(log, indent=2)


def _sarif_result(found: Diagnostic) -> dict[str, object]:
    region = {"startLine": found.line, "startColumn": found.column}
    location = {"artifactLocation": {"uri": found.path}, "region": region}
    return {
        "ruleId": found.rule,
        "level": found.level,
        "message": {"text": _with_hint(found)},
        "locations": [{"physicalLocation": location}],
    }


def _with_hint(found: Diagnostic) -> str:
    return f"{found.message}\nhint: {found.hint}" if found.hint else found.message


def _escaped(text: str, also: str = "") -> str:
    """Percent-encoded as GitHub's runner expects; in properties also what is in `also`."""
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
