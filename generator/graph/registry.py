"""Functions over the graph in; the checks by name out, each documented by its docstring."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from generator.catalogue.rules import catalogue_rules
from generator.diagnostics import Finding, Level, Rule

Given = Literal["graph", "date", "waivers"]


class Check(NamedTuple):
    """A rule, the function that looks for what it names, and what that needs besides the graph."""

    rule: Rule
    find: Callable[..., Iterator[Finding]]
    given: Given


CHECKS: dict[str, Check] = {}
"""Every check by the name of its rule."""


def check(
    level: Level, *, given: Given = "graph"
) -> Callable[[Callable[..., Iterator[Finding]]], Callable[..., Iterator[Finding]]]:
    """Register a check; its rule is the function's name with dashes: `unknown-entry`.

    The function takes the graph; with `given="date"` also the date that counts as today, with
    `given="waivers"` also which waivers were of use.
    """

    def register(find: Callable[..., Iterator[Finding]]) -> Callable[..., Iterator[Finding]]:
        name = find.__name__.replace("_", "-")
        CHECKS[name] = Check(Rule(name, level, inspect.getdoc(find) or ""), find, given)
        return find

    return register


UNKNOWN_SCRIPT = Rule(
    "unknown-script",
    "error",
    "A page has an inline script that is in no template of the theme.\n\n"
    "The security policy that the build prints does not allow it, and browsers do not run it."
    " Only the finished pages show this, so `fieldguide build` reports it and `check` cannot.",
)


DEAD_PAGE_LINK = Rule(
    "dead-page-link",
    "warning",
    "A hand-written page links to a Markdown file that is no page of the site.\n\n"
    "Readers would get the page for lost addresses. Drafts have no page on the site either."
    " Sections (`page.md#section`) are looked for in a build.",
)


def all_rules() -> tuple[Rule, ...]:
    """Every rule that a diagnostic can name, sorted: of reading, of the checks, of the pages."""
    checks = (check.rule for check in CHECKS.values())
    return tuple(sorted({*catalogue_rules(), *checks, DEAD_PAGE_LINK, UNKNOWN_SCRIPT}))
