"""Prints what checking many documents takes, beside reading them and beside grep."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from benchmarks.__main__ import memory_folder
from benchmarks.review.documents import make_catalogue, write_documents
from generator.adapters.packed_checker import packed_checker

ROOT = Path(__file__).parent.parent.parent
PATTERN = "BM-[0-9]{4,12}"
READ = """\
import re, sys, pathlib
code = re.compile(rb"BM-[0-9]{4,12}")
print(sum(len(code.findall(path.read_bytes())) for path in pathlib.Path(sys.argv[1]).rglob("*.md")))
"""


# A process counts what its parent held when it was started, so its parent is a small one.
LAUNCH = """\
import os, subprocess, sys, time
start = time.perf_counter()
process = subprocess.Popen(sys.argv[2:], stdout=open(sys.argv[1], "wb"))
_, status, usage = os.wait4(process.pid, 0)
wall = time.perf_counter() - start
cpu = usage.ru_utime + usage.ru_stime
print(os.waitstatus_to_exitcode(status), cpu, wall, usage.ru_maxrss / 1024)
"""


class Run(NamedTuple):
    """What one process took."""

    files: int
    share: float
    """The share of the files that cite."""
    program: str
    cpu: float
    """User and system time of the process and its children, in seconds."""
    wall: float
    memory: float
    """Peak resident set, in MiB."""
    found: int
    """Findings; of the yardsticks: codes, or lines with one."""


@click.command(help="Measure the citation checker on made-up documents.")
@click.option("--files", default="1000,10000", help="How many documents, comma-separated.")
@click.option("--shares", default="0.1,1", help="Which shares of them cite, comma-separated.")
@click.option("--size", default=10_000, help="Bytes of a document.")
@click.option("--entries", default=10_000, help="Entries of the catalogue.")
@click.option("--repeats", default=3, help="How often to run; the run with least CPU counts.")
def main(files: str, shares: str, size: int, entries: int, repeats: int) -> None:
    runs: list[Run] = []
    for count in map(int, files.split(",")):
        for share in map(float, shares.split(",")):
            with tempfile.TemporaryDirectory(dir=memory_folder()) as name:
                runs += measure_all(Path(name), count, share, size, entries, repeats)
    click.echo(table(runs))


def measure_all(
    folder: Path, files: int, share: float, size: int, entries: int, repeats: int
) -> list[Run]:
    """The run with least CPU of each program; they take turns, so that a busy hour hits all."""
    made = make_catalogue(entries)
    catalogue = folder / "catalogue.json"
    catalogue.write_text(json.dumps(made), encoding="utf-8")
    documents = folder / "documents"
    written = write_documents(documents, made, files, size, share)
    click.echo(f"{files} files, {written / 1e6:.1f} MB, {share:.0%} cite", err=True)
    best: dict[str, Run] = {}
    for _ in range(repeats):
        for name, command in commands(folder, documents, catalogue).items():
            run = measure(name, command, files, share)
            click.echo(" ".join(map(str, run)), err=True)
            best[name] = min(best.get(name, run), run, key=lambda run: run.cpu)
    return list(best.values())


def commands(folder: Path, documents: Path, catalogue: Path) -> dict[str, list[str]]:
    """The checker, installed and as one file, and two yardsticks that read the same files."""
    packed = folder / "fieldguide_check.pyz"
    packed.write_bytes(packed_checker())
    options = [str(documents), "--catalogue", str(catalogue), "--format", "json"]
    return {
        "fieldguide review check": [sys.executable, "-m", "generator", "review", "check", *options],
        "fieldguide_check.pyz": [sys.executable, str(packed), *options],
        "Python, reading": [sys.executable, "-c", READ, str(documents)],
        "grep": ["grep", "-rEc", PATTERN, str(documents)],
    }


def measure(name: str, command: Sequence[str], files: int, share: float) -> Run:
    """One process; its own clock and memory."""
    with tempfile.NamedTemporaryFile() as output:
        launch = [sys.executable, "-S", "-E", "-c", LAUNCH, output.name, *command]
        done = subprocess.run(launch, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
        code, cpu, wall, memory = map(float, done.stdout.split())
        printed = output.read()
    if code not in (0, 1):
        raise click.ClickException(f"{' '.join(command)} ended with {code:.0f}")
    found = count(name, printed)
    return Run(files, share, name, round(cpu, 2), round(wall, 2), round(memory, 1), found)


def count(name: str, printed: bytes) -> int:
    if name == "grep":
        return sum(int(line.rpartition(b":")[2]) for line in printed.splitlines())
    found = json.loads(printed)
    return len(found) if isinstance(found, list) else int(found)


def table(runs: Sequence[Run]) -> str:
    """Markdown, with CPU and memory as ratios to the reading of the same files in Python."""
    reading = {(run.files, run.share): run for run in runs if run.program == "Python, reading"}
    lines = [
        f"Python {platform.python_version()}, {os.cpu_count()} cores",
        "",
        "| files | cite | program | CPU s | × reading | peak MiB | × reading | wall s | found |",
        "|---:|---:|---|---:|---:|---:|---:|---:|---:|",
    ]
    for run in runs:
        yardstick = reading[run.files, run.share]
        lines.append(
            f"| {run.files:,} | {run.share:.0%} | {run.program} | {run.cpu} "
            f"| {run.cpu / yardstick.cpu:.1f} | {run.memory} | {run.memory / yardstick.memory:.1f} "
            f"| {run.wall} | {run.found:,} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
