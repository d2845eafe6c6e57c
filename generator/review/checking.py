"""Options of the command in; what it prints and its exit status out."""

from __future__ import annotations

import difflib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator import __version__
from generator.diagnostics import Diagnostic, Rule
from generator.review.baseline import new_findings, read_baseline, write_baseline
from generator.review.catalogue import Catalogue
from generator.review.collect import Source, collect
from generator.review.documents import check_text, may_cite
from generator.review.encodings import Decoded, decode, printable
from generator.review.findings import Found, Problem
from generator.review.formats.lines import line_at, line_starts
from generator.review.repair import RepairError, apply, certain, is_certain, write_in_place
from generator.review.reports import report
from generator.review.rules import FAILED_FIX, UNREAD_FILE, UNREADABLE_DOCUMENT

STDIN = "-"
_CHUNK = 1 << 20
_ROUNDS = 5


@dataclass(frozen=True)
class Options:
    """What somebody asked for."""

    paths: tuple[str, ...]
    fix: bool = False
    diff: bool = False
    format: str = "text"
    fail_on: str = "error"
    baseline: str | None = None
    write_baseline: str | None = None
    stdin_name: str = "stdin.md"
    max_size: int = 16
    """Megabytes of the largest file that is read."""


class Outcome(NamedTuple):
    out: str
    err: str
    status: int


@dataclass
class _Run:
    options: Options
    catalogues: Sequence[Catalogue]
    found: list[Found] = field(default_factory=list)
    diffs: list[str] = field(default_factory=list)
    repaired: list[str] = field(default_factory=list)
    stdin: str = ""


def run_check(options: Options, catalogues: Sequence[Catalogue], stdin: bytes = b"") -> Outcome:
    """Check, and repair if asked; raises only for paths and baselines that cannot be used."""
    run = _Run(options, catalogues)
    sources = collect(path for path in options.paths if path != STDIN)
    for source in sources:
        _check_file(run, source)
    if STDIN in options.paths:
        _check_bytes(run, stdin, Source(options.stdin_name, is_named=True), is_stdin=True)
    checked = [source.path for source in sources]
    found = sorted(run.found, key=lambda one: one.diagnostic)
    if options.write_baseline is not None:
        text = write_baseline(found, options.write_baseline)
        Path(options.write_baseline).write_text(text, encoding="utf-8", newline="\n")
        found = []
    elif options.baseline is not None:
        known = read_baseline(Path(options.baseline).read_text(encoding="utf-8"))
        found = new_findings(found, known, options.baseline, checked)
    return _outcome(run, found, len(sources) + (STDIN in options.paths))


def _outcome(run: _Run, found: Sequence[Found], files: int) -> Outcome:
    options = run.options
    levels = {one.diagnostic.level for one in found}
    fails = "error" in levels or (options.fail_on == "warning" and "warning" in levels)
    said = report(found, options.format, __version__, files)
    notes = "".join(f"repaired {path}\n" for path in run.repaired)
    if options.write_baseline is not None:
        notes += f"wrote {options.write_baseline}\n"
    if options.diff:
        return Outcome("".join(run.diffs), f"{notes}{said}\n", int(fails))
    if options.fix and STDIN in options.paths:
        return Outcome(run.stdin, f"{notes}{said}\n", int(fails))
    return Outcome(f"{said}\n", notes, int(fails))


def _check_file(run: _Run, source: Source) -> None:
    path = Path(source.path)
    try:
        if not path.is_file():
            _say(run, source, UNREADABLE_DOCUMENT, "it is no file, or a link that leads nowhere")
        elif path.stat().st_size > run.options.max_size * 1_000_000:
            if _cites_somewhere(path, run.catalogues):
                message = f"it has more than {run.options.max_size} MB, so it was not checked"
                _say(run, source, UNREAD_FILE, message, "--max-size raises the limit")
        else:
            _check_bytes(run, path.read_bytes(), source)
    except OSError as error:
        _say(run, source, UNREADABLE_DOCUMENT, f"it cannot be read: {error.strerror or error}")


def _cites_somewhere(path: Path, catalogues: Sequence[Catalogue]) -> bool:
    """Whether a huge file can cite anything at all, read in pieces that overlap."""
    tail = b""
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            if may_cite(tail + piece, catalogues):
                return True
            tail = piece[-256:]
    return False


def _check_bytes(run: _Run, data: bytes, source: Source, *, is_stdin: bool = False) -> None:
    if is_stdin and run.options.fix:
        run.stdin = data.decode("utf-8", "surrogateescape")
    if not may_cite(data, run.catalogues):
        return
    decoded = decode(data)
    if decoded is None:
        if source.is_named:
            _say(run, source, UNREAD_FILE, "it is no text, so it was not checked")
        return
    text = decoded.text
    problems = check_text(text, source.path, run.catalogues)
    if (run.options.fix or run.options.diff) and any(problem.fix for problem in problems):
        text, problems = _repair(run, source, data, decoded, problems, is_stdin=is_stdin)
    run.found += _located(problems, text, source.path)


def _repair(
    run: _Run,
    source: Source,
    data: bytes,
    decoded: Decoded,
    problems: list[Problem],
    *,
    is_stdin: bool,
) -> tuple[str, list[Problem]]:
    """The text after all fixes and what is then still wrong; with `--diff` nothing is written."""
    text, left = decoded.text, problems
    for _ in range(_ROUNDS):
        fixes = certain(left, text, source.path)
        if not fixes:
            break
        text = apply(fixes, text)
        left = check_text(text, source.path, run.catalogues)
    if text == decoded.text:
        return decoded.text, problems
    if run.options.diff:
        run.diffs.append(_diff(decoded.text, text, source.path))
        return decoded.text, problems
    if not decoded.is_exact:
        _say(run, source, FAILED_FIX, "its encoding is broken, so it was not repaired")
        return decoded.text, problems
    if is_stdin:
        run.stdin = decoded.encode(text).decode("utf-8", "surrogateescape")
        return text, left
    try:
        write_in_place(Path(source.path), data, decoded.encode(text))
    except RepairError as error:
        _say(run, source, FAILED_FIX, f"it was not repaired: {error}")
        return decoded.text, problems
    run.repaired.append(source.path)
    return text, left


def _diff(old: str, new: str, path: str) -> str:
    lines = difflib.unified_diff(
        old.splitlines(keepends=True), new.splitlines(keepends=True), f"a/{path}", f"b/{path}"
    )
    return "".join(
        line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n"
        for line in lines
    )


def _located(problems: Iterable[Problem], text: str, path: str) -> Iterator[Found]:
    starts: list[int] = []
    for problem in problems:
        starts = starts or line_starts(text)
        line = bisect_right(starts, problem.place)
        column = problem.place - starts[line - 1] + 1
        if line == 1 and text.startswith("\ufeff"):
            column -= 1
        fix = problem.fix if problem.fix and is_certain(problem.fix, text, path) else None
        yield Found(
            _diagnostic(path, line, max(column, 1), problem.rule, problem.message, problem.hint),
            _excerpt(text, problem.place),
            problem.code,
            printable(problem.text),
            fix,
            tuple(printable(change) for change in problem.changes),
        )


def _excerpt(text: str, place: int) -> str:
    start, end = line_at(text, place)
    if end - start > 120:
        start, end = max(start, place - 50), min(end, place + 70)
    return printable(text[start:end].strip().lstrip("\ufeff").replace("\t", " "))


def _say(run: _Run, source: Source, rule: Rule, message: str, hint: str = "") -> None:
    run.found.append(Found(_diagnostic(source.path, 1, 1, rule, message, hint)))


def _diagnostic(
    path: str, line: int, column: int, rule: Rule, message: str, hint: str
) -> Diagnostic:
    said = [printable(text).replace("\n", " ") for text in (path, message, hint)]
    return Diagnostic(said[0], line, column, rule.level, rule.name, said[1], said[2])
