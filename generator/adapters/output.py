"""Files that MkDocs does not know of: written beside the site, the same bytes on every machine."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable
from pathlib import Path


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
