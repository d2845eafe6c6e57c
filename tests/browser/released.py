"""A folder in; the site of a catalogue with three releases, and of an entry with guidance, out."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

from tests.command_line import run, write_files
from tests.released_catalogue import make_history, term
from tests.site_server import BuiltSite

MKDOCS = """\
site_name: Guide
site_url: http://127.0.0.1/guide/
theme:
  name: material
  font: false
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle: {icon: material/brightness-7, name: Dark colours}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle: {icon: material/brightness-4, name: Light colours}
plugins: [fieldguide]
"""
GUIDANCE = "cite: {use: umbrella, hint: Name the word that you mean.}\nrelated: [piece]\n"
MORE = {
    "mkdocs.yml": MKDOCS,
    "concepts/glossary/words.yaml": term("Words", "All of them.", GUIDANCE),
    "concepts/glossary/verb.yaml": term("Verb", more="broader: [words]\nrelated: [piece]\n"),
}


def build_released_site(folder: Path, *options: str) -> BuiltSite:
    """Built by the command line, with the policy that it prints."""
    with chdir(folder):
        make_history(folder)
        write_files(folder, MORE)
        run("renumber")
    built = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--strict", *options],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    lines = built.stderr.splitlines()
    policy = next(line for line in lines if line.startswith("Content-Security-Policy"))
    return BuiltSite(folder / "site", policy.partition(": ")[2])
