"""A ledger in; its file, changed by one command at a time and never seen half-written, out."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

from generator.catalogue.ledger import Ledger, write_ledger

if sys.platform != "win32":
    import fcntl

P = ParamSpec("P")
R = TypeVar("R")


def one_at_a_time(command: Callable[P, R]) -> Callable[P, R]:
    """A command that waits for others that change the ledger: they would take the same code."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with _locked(Path(str(kwargs["concepts"]))):
            return command(*args, **kwargs)

    return run


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """The folder itself is locked, so that no lock file stays behind; Windows has no such lock."""
    if sys.platform == "win32" or not folder.is_dir():
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def save_ledger(concepts: Path, ledger: Ledger) -> None:
    """Written beside the ledger and put in its place in one step."""
    save_together({concepts / "ledger.yaml": write_ledger(ledger)})


def save_together(texts: Mapping[Path, str]) -> None:
    """All files or none: where one cannot be written, as on a full disk, all stay as they were."""
    written = {path: path.with_name(f".{path.name}") for path in texts}
    try:
        for path, text in texts.items():
            path.parent.mkdir(exist_ok=True)
            written[path].write_text(text, encoding="utf-8", newline="\n")
    except OSError:
        for beside in written.values():
            beside.unlink(missing_ok=True)
        raise
    for path, beside in written.items():
        beside.replace(path)


def delete_with(path: Path, concepts: Path, ledger: Ledger) -> bool:
    """Delete the file of an entry, if it has one, and save the ledger: both or neither."""
    if not path.exists():
        save_ledger(concepts, ledger)
        return False
    beside = path.with_name(f".{path.name}")
    path.rename(beside)
    try:
        save_ledger(concepts, ledger)
    except OSError:
        beside.rename(path)
        raise
    beside.unlink()
    return True


@contextmanager
def told_in_words() -> Iterator[None]:
    """A file that cannot be written ends the command with a message (exit 1)."""
    try:
        yield
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        where = f"{problem.filename}: " if problem.filename else ""
        raise click.ClickException(f"{where}{reason}. Nothing was changed.") from None
