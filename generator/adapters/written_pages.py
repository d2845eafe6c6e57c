"""Hand-written pages: Markdown files of `docs/` in; pages that may name entries out."""

from __future__ import annotations

from pathlib import Path

from generator.graph.concept_graph import HandWrittenPage


def read_pages(docs: Path) -> list[HandWrittenPage]:
    """Every Markdown file below `docs`, by its path in the site; none when there is no folder."""
    return [
        HandWrittenPage(
            path.relative_to(docs).as_posix(),
            path.relative_to(docs.parent).as_posix(),
            path.read_text(encoding="utf-8-sig", errors="replace"),
        )
        for path in sorted(docs.rglob("*.md"))
    ]
