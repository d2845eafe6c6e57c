"""Paths as somebody typed them in; the files to check, each once, out."""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from generator.review.formats import is_known

_SIGNS = "*?["
_NEVER = {".git", ".hg", ".svn", "node_modules", "__pycache__", ".venv"}


class Source(NamedTuple):
    path: str
    """As it is reported: with slashes, relative where it was named so."""
    is_named: bool
    """Whether it was named itself, not found in a folder."""


class PathError(ValueError):
    """A path that leads nowhere."""


def collect(paths: Iterable[str]) -> list[Source]:
    """Files are checked whatever they are called; of folders, files of known formats."""
    found: dict[str, Source] = {}
    for path in paths:
        for source in _sources(path):
            found.setdefault(os.path.normpath(source.path), source)
    return list(found.values())


def _sources(path: str) -> Iterator[Source]:
    if Path(path).is_dir():
        yield from _in_folder(path)
    elif Path(path).exists() or Path(path).is_symlink():
        yield Source(_shown(path), is_named=True)
    elif any(sign in path for sign in _SIGNS):
        matched = sorted(glob.glob(path, recursive=True))  # noqa: PTH207 (any path, not below one)
        if not matched:
            raise PathError(f'nothing matches "{path}"')
        for name in matched:
            if Path(name).is_dir():
                continue
            yield Source(_shown(name), is_named=False)
    else:
        raise PathError(f'there is no file or folder "{path}"')


def _in_folder(folder: str) -> Iterator[Source]:
    names = _listed_by_git(folder)
    for name in sorted(_walked(folder) if names is None else names):
        path = f"{folder}/{name}"
        if is_known(name) and Path(path).is_file() and not Path(path).is_symlink():
            yield Source(_shown(path), is_named=False)


def _listed_by_git(folder: str) -> list[str] | None:
    """What git tracks there, and what is new and not ignored; nothing without git."""
    git = shutil.which("git")
    if git is None:
        return None
    command = [*_git(git, folder), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, capture_output=True, check=False, timeout=120)
    except (OSError, subprocess.SubprocessError):
        return None
    if listed.returncode != 0:
        return None
    names = {os.fsdecode(name) for name in listed.stdout.split(b"\0") if name}
    if not names and _is_ignored(git, folder):
        return None
    return sorted(names)


def _git(git: str, folder: str) -> list[str]:
    """Without the program that a repository's own settings may name to watch its files."""
    return [git, "-c", "core.fsmonitor=false", "-C", folder]


def _is_ignored(git: str, folder: str) -> bool:
    """Whether the folder as a whole is ignored: whoever names it wants it checked."""
    command = [*_git(git, folder), "check-ignore", "--quiet", "."]
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=60).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False


def _walked(folder: str) -> Iterator[str]:
    for root, folders, names in os.walk(folder, followlinks=False):
        folders[:] = sorted(set(folders) - _NEVER)
        for name in names:
            yield os.path.relpath(f"{root}/{name}", folder)


def _shown(path: str) -> str:
    return os.path.normpath(path).replace(os.sep, "/")
