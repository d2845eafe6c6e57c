"""Hand-written pages and the paths of all pages in; links between them that lead nowhere out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath
from posixpath import dirname, join, normpath, relpath
from urllib.parse import unquote

from generator.catalogue.near_names import nearest
from generator.diagnostics import Diagnostic, Finding
from generator.graph.concept_graph import ConceptGraph
from generator.graph.plain_text import hide_code
from generator.graph.registry import DEAD_PAGE_LINK

_LINK = re.compile(
    r"\]\(\s*<?(?P<inline>[^\s()<>#?:]+\.md)(?=[\s)>#?])"
    r"|^ {0,3}\[[^\]\n]{1,200}\]:\s*<?(?P<defined>[^\s<>#?:]+\.md)(?=[\s>#?]|\Z)",
    re.MULTILINE,
)


def find_dead_links(graph: ConceptGraph, paths: Collection[str]) -> Iterator[Diagnostic]:
    """Relative links to Markdown files; whether the sections in them exist, the site engine says.

    The page of an entry whose file cannot be read counts as there.
    """
    known = {*graph.pages, *paths}
    by_stem = {PurePosixPath(path).stem: path for path in sorted(known)}
    for page in graph.pages.values():
        for match in _LINK.finditer(hide_code(page.text)):
            kind = "inline" if match["inline"] else "defined"
            written = match[kind]
            target = normpath(join(dirname(page.path), unquote(written)))
            stem = PurePosixPath(target).stem
            is_broken = stem in graph.catalogue.broken
            if written.startswith("/") or is_broken or target in known:
                continue
            near = nearest(stem, by_stem)
            hint = "correct the path, or name an entry as `[[id]]`"
            if near:
                hint = f"did you mean `{relpath(by_stem[near], dirname(page.path) or '.')}`?"
            message = f'the text links to "{written}", which is no page of the site'
            yield Diagnostic.of(
                DEAD_PAGE_LINK, Finding(page.position(match.start(kind)), message, hint)
            )
