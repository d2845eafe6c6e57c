"""Problems and the text they are in in; those that no comment silences out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.review.findings import Problem
from generator.review.formats.lines import Span, is_within, line_after, line_at
from generator.review.rules import IGNORE_WITHOUT_REASON, REVIEW_RULES, UNUSED_IGNORE

MARK = "fieldguide-ignore"

_COMMENT = re.compile(
    r"(?:(?:\.\.|/?\*+)[ \t]*|(?:<!--|//+|#+|--+|;+|%+)[^\r\n`]*?)fieldguide-ignore"
    r"(?:\[(?P<rules>[^\]\r\n]*)\])?(?P<colon>:?)[ \t]*(?P<reason>[^\r\n]*)"
)
_END = re.compile(r"\s*(?:-->|\*+/|--\]\]|#\})?\s*$")


@dataclass(slots=True)
class _Ignore:
    place: int
    rules: tuple[str, ...]
    starts: tuple[int, ...]
    """Where the lines begin that it is about."""
    used: set[str] = field(default_factory=set)


def without_ignored(
    text: str, problems: Sequence[Problem], examples: Sequence[Span]
) -> list[Problem]:
    """A comment is about its line, or the next that is not empty; each is to give a reason."""
    ignores, left = _read_ignores(text, examples)
    for problem in problems:
        line = line_at(text, problem.place)[0]
        ignore = next(
            (one for one in ignores if problem.rule.name in one.rules and line in one.starts), None
        )
        if ignore:
            ignore.used.add(problem.rule.name)
        else:
            left.append(problem)
    for one in ignores:
        for rule in one.rules:
            if rule not in one.used:
                message = f"nothing here breaks the rule {rule}"
                left.append(Problem(UNUSED_IGNORE, one.place, message, "delete it", text=rule))
    return sorted(left, key=lambda problem: (problem.place, problem.rule.name))


def _read_ignores(text: str, examples: Sequence[Span]) -> tuple[list[_Ignore], list[Problem]]:
    """The comments that count, and what is wrong with the others."""
    ignores: list[_Ignore] = []
    wrong: list[Problem] = []
    for found in _COMMENT.finditer(text):
        place = text.index(MARK, found.start())
        if is_within(place, examples):
            continue
        rules = tuple(rule.strip() for rule in (found["rules"] or "").split(",") if rule.strip())
        reason = _END.sub("", found["reason"].split("-->")[0])
        missing = _missing(rules, reason if found["colon"] else "")
        if missing:
            wrong.append(Problem(IGNORE_WITHOUT_REASON, place, *missing, text=",".join(rules)))
        else:
            ignores.append(_Ignore(place, rules, _lines(text, found)))
    return ignores, wrong


def _missing(rules: Sequence[str], reason: str) -> tuple[str, str] | None:
    example = "write `fieldguide-ignore[wrong-name]: reason`"
    if not rules:
        return "this comment names no rule, so it silences nothing", example
    known = {rule.name for rule in REVIEW_RULES}
    unknown = next((rule for rule in rules if rule not in known), None)
    if unknown:
        return f'this comment silences nothing: no rule is called "{unknown}"', example
    if not re.search(r"\w{2}", reason):
        return "this comment gives no reason, so it silences nothing", example
    return None


def _lines(text: str, found: re.Match[str]) -> tuple[int, ...]:
    """A comment after something is about its line; one that stands alone, about the next too."""
    line = line_at(text, found.start())
    if text[line[0] : found.start()].strip(" \t>|"):
        return (line[0],)
    after = line_after(text, line[1])
    while after and not text[slice(*after)].strip():
        after = line_after(text, after[1])
    return (line[0], after[0]) if after else (line[0],)
