"""The modules of the citation checker in; one file that runs wherever Python does out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

NAME = "fieldguide_check.pyz"
PACKAGE = Path(__file__).parents[1]
_START = """\
import sys

if sys.version_info < (3, 11):
    sys.exit("fieldguide_check.pyz needs Python 3.11 or later.")

from generator.review.__main__ import main

sys.exit(main())
"""
_NO_DATE = (1980, 1, 1, 0, 0, 0)


def packed_checker() -> bytes:
    """A zip archive that Python runs: `review` and `diagnostics`, everywhere the same bytes."""
    packed = io.BytesIO()
    packed.write(b"#!/usr/bin/env python3\n")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _members():
            member = zipfile.ZipInfo(name, _NO_DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, text)
    return packed.getvalue()


def _members() -> Iterator[tuple[str, str]]:
    yield "__main__.py", _START
    modules = sorted((PACKAGE / "review").rglob("*.py"))
    for path in (PACKAGE / "__init__.py", PACKAGE / "diagnostics.py", *modules):
        name = path.relative_to(PACKAGE.parent).as_posix()
        yield name, path.read_text(encoding="utf-8")


def add_checker(files: Files, config: MkDocsConfig) -> None:
    """Beside `catalogue.json`, so that whoever cites the site finds both."""
    files.append(File.generated(config, NAME, content=packed_checker()))
