"""Pages of HTML in, the Content-Security-Policy that fits them out.

Scripts of our own are files; the theme's few inline scripts are allowed by their hashes
(CSP Level 3, https://www.w3.org/TR/CSP3/#external-hash). Which these are, a page says that is
rendered without the words of authors: a script that came in with a text gets no hash.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

from generator.diagnostics import Diagnostic, Finding, Position
from generator.graph.registry import UNKNOWN_SCRIPT

START = "<script"
END = "</script>"
INLINE_SCRIPT = re.compile(r"((?![^>]*\bsrc=)[^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
TYPE = re.compile(r"\btype=[\"']?([^\"'\s>]*)", re.IGNORECASE)
RUNNING = re.compile(r"module|importmap|speculationrules|.*(?:java|ecma)script", re.IGNORECASE)
MESSAGE = "This page has an inline script that is in no template of the theme."
HINT = (
    "Put the script into a file that `extra_javascript` in mkdocs.yml names; one of a template may"
    " read what differs from page to page from `data-` attributes."
)


def inline_scripts(html: str) -> frozenset[str]:
    """The texts of scripts that stand in the page itself; blocks of data do not run."""
    parts = html.split(START)[1:]  # many times as fast as a search for the whole pattern
    found = (_running_script(_first_script(part)) for part in parts)
    return frozenset(script for script in found if script is not None)


def _first_script(part: str) -> str:
    """What follows `<script`, no farther than its end, where that is written as usual."""
    end = part.find(END, part.find(">"))
    return part if end < 0 else part[: end + len(END)]


@lru_cache(maxsize=100)
def _running_script(part: str) -> str | None:
    """The text of the script; the pages of a site have the same few."""
    script = INLINE_SCRIPT.match(part)
    return script[2] if script and _runs(script[1]) else None


def _runs(attributes: str) -> bool:
    kind = TYPE.search(attributes)
    return kind is None or not kind[1] or RUNNING.fullmatch(unescape(kind[1])) is not None


@dataclass(slots=True)
class Scripts:
    """The inline scripts of one build: those of the theme, and what else was found where."""

    known: set[str] = field(default_factory=set)
    unknown: list[Diagnostic] = field(default_factory=list)

    def look_at(self, html: str, place: Callable[[], Position], bare: Callable[[], str]) -> None:
        """`bare` renders the page without the words of authors; it is seldom called."""
        if inline_scripts(html) <= self.known:
            return
        self.known |= inline_scripts(bare())
        if not inline_scripts(html) <= self.known:
            self.unknown.append(Diagnostic.of(UNKNOWN_SCRIPT, Finding(place(), MESSAGE, HINT)))


def security_policy(scripts: Iterable[str]) -> str:
    """One policy for the whole site: nothing from elsewhere, no inline scripts but the known.

    Styles may stand in attributes: Material sets the widths of columns and tabs that way.
    """
    hashes = sorted(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in set(scripts)
    )
    return "; ".join(
        [
            "default-src 'self'",
            " ".join(["script-src 'self'", *hashes]),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        ]
    )
