"""Files that MkDocs does not know of: written beside the site, the same bytes on every machine."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig


def write_files(site: Path, files: Iterable[tuple[str, str]]) -> None:
    """Path and text of each; and the packed sitemap, which MkDocs dates and names by its folder."""
    made: set[str] = set()
    for path, text in files:  # texts for paths: there are three of these files for every entry
        target = f"{site}/{path}"
        folder = os.path.dirname(target)  # noqa: PTH120
        if folder not in made:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103
            made.add(folder)
        with open(target, "wb", buffering=0) as file:  # noqa: PTH123
            file.write(text.encode("utf-8"))
    sitemap = site / "sitemap.xml"
    if sitemap.exists():
        packed = gzip.compress(sitemap.read_bytes(), mtime=0)
        (site / "sitemap.xml.gz").write_bytes(packed)


def write_offline_search(site: Path) -> None:
    """The search index as a script: pages opened from `file://` cannot fetch JSON."""
    index = site / "search" / "search_index.json"
    if index.exists():
        text = index.read_text(encoding="utf-8")
        index.with_suffix(".js").write_text(f"var __index = {text}", encoding="utf-8")


def search_rows_of(config: MkDocsConfig) -> list[dict[str, Any]]:
    """The rows of Material's search index; a list that nobody reads where that is not in use."""
    search = config.plugins.get("material/search")
    index = getattr(search, "search_index", None)
    rows: list[dict[str, Any]] = getattr(index, "entries", [])
    return rows
