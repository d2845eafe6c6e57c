"""A document and its certain fixes in; the repaired document, in its place in one step, out."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.review.findings import Fix, Problem

if sys.platform != "win32":
    import fcntl

_PLAIN = re.compile(r"[\w \-/–—.+()’]*")
_NO_TEXT = re.compile("[\ud800-\udfff]")
_ADDRESS = re.compile(r"[A-Za-z0-9:/._~%+-]*")
_PROSE = re.compile(r"[\w \-/–—.+()’',:?!%]*")
_PROSE_ENDINGS = (".md", ".markdown", ".txt", ".rst", ".adoc", ".asciidoc")


class RepairError(OSError):
    """The document stays as it was; the message says why."""


def certain(problems: Sequence[Problem], text: str, path: str) -> list[Fix]:
    """Fixes that change nothing but the words that are wrong, none of them overlapping."""
    fixes: list[Fix] = []
    for fix in sorted({problem.fix for problem in problems if problem.fix}):
        if is_certain(fix, text, path) and (not fixes or fix.start >= fixes[-1].end):
            fixes.append(fix)
    return fixes


def is_certain(fix: Fix, text: str, path: str) -> bool:
    """Whether the words stand there as they were read, and the new ones need no markup."""
    if text[fix.start : fix.end] != fix.replace or fix.replace == fix.with_:
        return False
    if _NO_TEXT.search(fix.replace if fix.with_.isascii() else text):
        return False
    if "://" in fix.with_ or "://" in fix.replace:
        return _ADDRESS.fullmatch(fix.with_) is not None
    allowed = _PROSE if path.lower().endswith(_PROSE_ENDINGS) else _PLAIN
    return allowed.fullmatch(fix.with_) is not None


def apply(fixes: Sequence[Fix], text: str) -> str:
    parts, end = [], 0
    for fix in fixes:
        parts += [text[end : fix.start], fix.with_]
        end = fix.end
    return "".join([*parts, text[end:]])


def write_in_place(path: Path, old: bytes, new: bytes) -> None:
    """The new bytes, if the file still holds the old ones; else, or on failure, nothing."""
    target = Path(os.path.realpath(path))
    try:
        mode = _rights(target)
        written = _beside(target, new, mode)
        try:
            with _locked(target):
                now = target.read_bytes()
                if now not in (old, new):
                    raise RepairError("it was changed in the meantime; run the check again")
                written.replace(target)
        finally:
            with contextlib.suppress(OSError):
                written.unlink()
    except RepairError:
        raise
    except OSError as error:
        raise RepairError(error.strerror or "the system refuses it") from None


def _rights(target: Path) -> os.stat_result:
    """What the file's rights are; one that nobody may write is left alone, whoever is asking."""
    rights = target.stat()
    if not rights.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise RepairError("it is read-only")
    return rights


def _beside(target: Path, data: bytes, like: os.stat_result) -> Path:
    """A file beside the target, complete on the disk, with the same rights."""
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:80]}.", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(stat.S_IMODE(like.st_mode))
        with contextlib.suppress(OSError, AttributeError):
            os.chown(name, like.st_uid, like.st_gid)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    return Path(name)


@contextlib.contextmanager
def _locked(target: Path) -> Iterator[None]:
    """One at a time: of two that fix the same document, the second sees what the first did."""
    if sys.platform == "win32":
        yield
        return
    with target.open("rb") as file:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX)
        yield
