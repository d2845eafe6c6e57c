"""The graph and the texts of files in; the texts with one id replaced wherever it is named out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.catalogue.documents import Document
from generator.catalogue.fields import link_values
from generator.graph.concept_graph import ConceptGraph


def rename_references(
    graph: ConceptGraph, texts: Mapping[str, str], old: str, new: str
) -> dict[str, str]:
    """The texts that change, by path: `{"concepts/pitfalls/drift.yaml": "title: …"}`.

    `texts` holds every entry, every hand-written page and `coverage.yaml` where there is one, under
    the path that diagnostics show. Only names change: quotes, comments and line ends stay.
    """
    changed = dict(texts)
    places = {
        concept.document.position(link.path)
        for concept in graph.concepts.values()
        for link in link_values(concept.entry)
        if link.target == old
    }
    coverage = graph.catalogue.coverage
    if coverage:
        places |= {
            coverage.document.position(path)
            for target, path in coverage.targets()
            if target.partition("#")[0] == old
        }
    for path, line, column in sorted(places, reverse=True):
        changed[path] = _replace_at(changed[path], line, column, old, new)
    name = re.escape(old)
    in_prose = re.compile(rf"(\[\[\s*){name}(?=\s*[\]|])|(\[[^\]\n]*@){name}(?![\w-])")
    for path, text in changed.items():
        changed[path] = in_prose.sub(lambda found: (found[1] or found[2]) + new, text)
    return {path: text for path, text in changed.items() if text != texts[path]}


def record_former_id(document: Document, text: str, former: str) -> str:
    """The text of an entry with one more `former_ids`, after those that it has or its status.

    The example of a skeleton, `# former_ids: […]`, gives way to it.
    """
    known = document.data.get("former_ids")
    ids = [*known, former] if isinstance(known, list) else [former]
    row = f"former_ids: [{', '.join(map(str, ids))}]"
    lines = text.splitlines(keepends=True)
    ending = "\r\n" if "\r\n" in text else "\n"
    example = next((i for i, line in enumerate(lines) if line.startswith("# former_ids: [")), None)
    if example is not None and not known:
        return "".join([*lines[:example], row + ending, *lines[example + 1 :]])
    anchor = "former_ids" if known else "status"
    start = document.key_position((anchor,)).line - 1
    end = start + 1
    while known and end < len(lines) and lines[end].startswith((" ", "-", "#", "\n", "\r")):
        end += 1
    kept = [] if known else [lines[start].rstrip("\r\n") + ending]
    return "".join([*lines[:start], *kept, row + ending, *lines[end:]])


def _replace_at(text: str, line: int, column: int, old: str, new: str) -> str:
    lines = text.splitlines(keepends=True)
    place = lines[line - 1].find(old, column - 1)
    if place >= 0:
        found = lines[line - 1]
        lines[line - 1] = found[:place] + new + found[place + len(old) :]
    return "".join(lines)
