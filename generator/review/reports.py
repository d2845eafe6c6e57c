"""Findings in; text, JSON, SARIF, GitHub's commands or JUnit's XML out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from xml.sax.saxutils import escape, quoteattr

from generator.diagnostics import as_github, as_sarif, count_levels
from generator.review.encodings import printable
from generator.review.findings import Found
from generator.review.rules import REVIEW_RULES

FORMATS = ("text", "json", "sarif", "github", "junit")


def report(found: Sequence[Found], format_: str, version: str, files: int) -> str:
    match format_:
        case "json":
            return _json(found)
        case "sarif":
            return _sarif(found, version)
        case "github":
            return as_github(one.diagnostic for one in found)
        case "junit":
            return _junit(found)
        case _:
            return _text(found, files)


def _text(found: Sequence[Found], files: int) -> str:
    lines: list[str] = []
    for one in found:
        said, *hint = str(one.diagnostic).split("\n  hint: ", 1)
        lines.append(said)
        if one.excerpt:
            lines.append(f"  | {one.excerpt}")
        lines += [f"  {line}" for line in one.changes]
        lines += [f"  hint: {text}" for text in hint]
    fixable = sum(one.fix is not None for one in found)
    able = f" ({fixable} can be repaired with --fix)" if fixable else ""
    checked = f"{files} file{'s' if files != 1 else ''} checked: "
    return "\n".join([*lines, checked + count_levels(one.diagnostic for one in found) + able])


def _json(found: Sequence[Found]) -> str:
    return json.dumps([_row(one) for one in found], indent=2, ensure_ascii=False)


def _row(one: Found) -> dict[str, object]:
    fix = {"replace": one.fix.replace, "with": one.fix.with_} if one.fix else None
    return asdict(one.diagnostic) | {
        "excerpt": one.excerpt,
        "code": one.code,
        "fix": fix,
        "changes": list(one.changes),
    }


def _sarif(found: Sequence[Found], version: str) -> str:
    """The log of all commands, with the excerpt and, where there is one, the fix."""
    log = json.loads(as_sarif((one.diagnostic for one in found), REVIEW_RULES, version))
    for one, result in zip(found, log["runs"][0]["results"], strict=True):
        place = result["locations"][0]["physicalLocation"]
        if one.excerpt:
            place["region"]["snippet"] = {"text": one.excerpt}
        if one.fix:
            region = {key: place["region"][key] for key in ("startLine", "startColumn")}
            deleted = region | {"endColumn": region["startColumn"] + len(one.fix.replace)}
            replacement = {"deletedRegion": deleted, "insertedContent": {"text": one.fix.with_}}
            change = {"artifactLocation": place["artifactLocation"], "replacements": [replacement]}
            text = f'Write "{one.fix.with_}"'
            result["fixes"] = [{"description": {"text": text}, "artifactChanges": [change]}]
    log["runs"][0]["columnKind"] = "unicodeCodePoints"
    return json.dumps(log, indent=2, ensure_ascii=False)


def _junit(found: Sequence[Found]) -> str:
    """A test case for each finding; a note is a test that passes."""
    cases = []
    for one in found:
        said = one.diagnostic
        name = quoteattr(f"{said.rule} {said.path}:{said.line}:{said.column}")
        path = quoteattr(said.path)
        case = f"    <testcase classname={path} name={name} file={path}"
        if said.level == "note":
            cases.append(f"{case}><system-out>{escape(said.message)}</system-out></testcase>")
        else:
            body = escape("\n".join(filter(None, (str(said), one.excerpt, *one.changes))))
            fail = (
                f'<failure type="{said.level}" message={quoteattr(said.message)}>{body}</failure>'
            )
            cases.append(f"{case}>{fail}</testcase>")
    if not found:
        cases = ['    <testcase classname="fieldguide" name="no problems"/>']
    failures = sum(one.diagnostic.level != "note" for one in found)
    head = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="0"'
    body = "\n".join(cases)
    return printable(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="fieldguide" {head}>\n  <testsuite name="review" {head}>\n{body}\n'
        "  </testsuite>\n</testsuites>"
    )
