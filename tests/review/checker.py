"""Arguments in; what the citation checker prints, installed or as one file, out."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CORPUS = HERE / "corpus"
CATALOGUES = (
    "--catalogue",
    str(HERE / "catalogue.json"),
    "--catalogue",
    str(HERE / "minimal.json"),
)
INSTALLED = (sys.executable, "-m", "generator", "review", "check")

Run = subprocess.CompletedProcess[str]
Check = Callable[..., Run]


def run(command: Sequence[str], *arguments: object, folder: Path, timeout: float = 60) -> Run:
    """One run in a folder; whatever goes wrong, no reader wants to see a traceback."""
    done = subprocess.run(
        [*command, *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    return done


def rows(done: Run) -> list[dict[str, Any]]:
    """The findings of a run with `--format json`."""
    return found_in(done.stdout)


def found_in(printed: str) -> list[dict[str, Any]]:
    found = json.loads(printed)
    assert isinstance(found, list)
    return found
