"""A folder in; a catalogue in it with three releases, made by the commands that authors use, out.

1.0 releases four terms. 1.1 changes a summary and a title, renames an id and adds an entry. 1.2
splits one entry into two, merges two into one and retires one without a successor.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.catalogue.normative import fingerprint
from generator.catalogue.release import Release, digest_of
from generator.catalogue.release_text import write_release
from generator.catalogue.releases import find_releases
from tests.command_line import run, write_files

SETTINGS = Path(__file__).parent.parent / "concepts" / "catalogue.yaml"
DAYS = {"1.0": "2026-01-01", "1.1": "2026-02-01", "1.2": "2026-03-01"}


def term(title: str, summary: str = "What it is.", more: str = "") -> str:
    return (
        f"title: {title}\nsummary: {summary}\nstatus: reviewed\ndefinition: What it means.\n{more}"
    )


FIRST = {
    "concepts/glossary/piece.yaml": term("Piece", "A piece of text.", "aliases: [Part]\n"),
    "concepts/glossary/prompt.yaml": term("Prompt", "What one writes.", "related: [piece]\n"),
    "concepts/glossary/window.yaml": term("Window", more="related: [piece, memory]\n"),
    "concepts/glossary/memory.yaml": term("Memory", more="related: [piece]\n"),
    "concepts/glossary/vague.yaml": term("Vague", more="related: [piece]\n"),
    "docs/index.md": "# Home\n\n[[piece]]\n",
}
CODES = {"memory": "FG-0001", "piece": "FG-0002", "prompt": "FG-0003", "vague": "FG-0004"}


def start_catalogue(folder: Path) -> None:
    """Five terms with codes, none of them released. The folder has to be the current one."""
    write_files(folder, FIRST)
    shutil.copy(SETTINGS, folder / "concepts" / "catalogue.yaml")
    settings = folder / "concepts" / "catalogue.yaml"
    lines = settings.read_text(encoding="utf-8").splitlines(keepends=True)
    settings.write_text("".join(x for x in lines if "default_flow" not in x), encoding="utf-8")
    run("renumber")


def make_history(folder: Path) -> None:
    """Three releases. The folder has to be the current one."""
    start_catalogue(folder)
    release("1.0")
    replace(folder, "prompt", "What one writes.", "What one writes to a model.")
    replace(folder, "piece", "title: Piece", "title: Token")
    run("rename", "window", "context-window")
    write_new(folder, "system-prompt", "System prompt")
    release("1.1")
    write_new(folder, "user-prompt", "User prompt")
    split = ("--successor", "user-prompt", "--successor", "system-prompt")
    retire("prompt", "It meant two things.", *split)
    retire("memory", "The same as context window.", "--successor", "FG-0005")
    retire("vague", "It means nothing.", "--successor", "none")
    relate = folder / "concepts/glossary/context-window.yaml"
    text = relate.read_text(encoding="utf-8").replace("[piece, memory]", "[piece]")
    relate.write_text(text.replace("What it is.", "What it can hold."), encoding="utf-8")
    release("1.2")


def release(name: str) -> None:
    run("release", name, "--today", DAYS[name])


def retire(name: str, reason: str, *successors: str) -> None:
    run("retire", name, "--reason", reason, *successors, "--today", "2026-02-15")


def replace(folder: Path, entry_id: str, before: str, after: str) -> None:
    path = folder / f"concepts/glossary/{entry_id}.yaml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def write_new(folder: Path, entry_id: str, title: str) -> None:
    path = folder / f"concepts/glossary/{entry_id}.yaml"
    path.write_text(term(title, more="related: [piece]\n"), encoding="utf-8")
    run("renumber")


def seal_again(concepts: Path, *, chain: bool) -> None:
    """Make fingerprints and digests fit, as somebody would who wants to deceive the check.

    Without `chain`, every release still names the digest that the one before had.
    """
    releases, problems = find_releases(concepts)
    assert problems == []
    previous = None
    for old in releases:
        snapshots = {
            code: snapshot.model_copy(update={"fingerprint": fingerprint(snapshot.fields)})
            for code, snapshot in old.snapshots.items()
        }
        update = {"snapshots": snapshots, "previous": previous if chain else old.previous}
        new: Release = old.model_copy(update=update)
        new = new.model_copy(update={"digest": digest_of(new)})
        path = concepts / "releases" / f"{new.name}.yaml"
        path.write_text(write_release(new), encoding="utf-8")
        previous = new.digest
