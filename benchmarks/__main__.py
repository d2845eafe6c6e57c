"""Builds corpora of several sizes with Fieldguide and with plain Material, and prints a table."""

from __future__ import annotations

import compileall
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

import generator
from benchmarks.corpus import make_corpus, write_catalogue
from benchmarks.markdown_tree import write_markdown

THEME = """\
site_name: Benchmark
site_url: https://benchmark.example/
theme:
  name: material
  font: false
"""
NOT_IN_NAV = "not_in_nav: |\n  /*/\n"
NAV = "nav:\n  - index.md\n"


class Run(NamedTuple):
    """What one cold build took."""

    size: int
    engine: str
    cpu: float
    """User and system time of the process and its children, in seconds."""
    wall: float
    """Seconds from start to end."""
    memory: float
    """Peak resident set, in MiB."""
    output: float
    """Size of all files of the site, in MB."""
    files: int
    """Number of files of the site."""


@click.command(help="Measure cold builds; Material with pages in the nav only up to 1,000 entries.")
@click.option("--sizes", default="200,1000,5000", help="Numbers of entries, comma-separated.")
@click.option("--engines", default="fieldguide,material,material-nav", help="What to build with.")
@click.option("--repeats", default=3, help="How often to build; the build with least CPU counts.")
@click.option("--json", "as_json", is_flag=True, help="Print rows as JSON.")
def main(sizes: str, engines: str, repeats: int, *, as_json: bool) -> None:
    # Installed packages come compiled, MkDocs and Material too; a checkout may not be.
    compileall.compile_dir(Path(generator.__file__).parent, quiet=1)
    runs: list[Run] = []
    for size in map(int, sizes.split(",")):
        with tempfile.TemporaryDirectory(dir=memory_folder()) as folder:
            prepare(Path(folder), size)
            runs += best_runs(Path(folder), size, engines.split(","), repeats)
    click.echo(json.dumps([run._asdict() for run in runs], indent=2) if as_json else table(runs))


def best_runs(folder: Path, size: int, engines: Sequence[str], repeats: int) -> list[Run]:
    """The run with least CPU of each engine; they take turns, so that a busy hour hits all."""
    best: dict[str, Run] = {}
    for _ in range(repeats):
        for engine in engines:
            if engine != "material-nav" or size <= 1000:
                run = measure(folder, size, engine)
                click.echo(" ".join(map(str, run)), err=True)
                best[engine] = min(best.get(engine, run), run, key=lambda run: run.cpu)
    return list(best.values())


def memory_folder() -> str | None:
    """A file system in memory where there is one: a busy disk says nothing about a build."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def prepare(folder: Path, size: int) -> None:
    corpus = make_corpus(size)
    write_catalogue(corpus, folder / "concepts")
    write_markdown(corpus, folder / "markdown")
    index = "# Benchmark\n\nMade-up words.\n"
    (folder / "markdown" / "index.md").write_text(index, encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text(index, encoding="utf-8")
    configurations = {
        "fieldguide": f"{THEME}docs_dir: docs\n{NAV}plugins: [fieldguide]\n",
        "material": f"{THEME}docs_dir: markdown\n{NAV}{NOT_IN_NAV}",
        "material-nav": f"{THEME}docs_dir: markdown\n",
    }
    for engine, text in configurations.items():
        (folder / f"{engine}.yml").write_text(text, encoding="utf-8")
    renumber = [
        sys.executable,
        "-m",
        "generator",
        "renumber",
        "--concepts",
        str(folder / "concepts"),
    ]
    subprocess.run(renumber, check=True, stdout=subprocess.DEVNULL)


def measure(folder: Path, size: int, engine: str) -> Run:
    """One cold build in a process of its own; the clock of that process and its children alone."""
    site = folder / f"site-{engine}"
    shutil.rmtree(site, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    command += ["--config-file", str(folder / f"{engine}.yml"), "--site-dir", str(site)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    usage = run_and_wait(command, environment)
    wall = time.perf_counter() - start
    outputs = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    return Run(
        size,
        engine,
        round(usage.ru_utime + usage.ru_stime, 2),
        round(wall, 2),
        round(usage.ru_maxrss / 1024, 1),
        round(sum(outputs) / 1e6, 1),
        len(outputs),
    )


def run_and_wait(command: Sequence[str], environment: dict[str, str]) -> resource.struct_rusage:
    process = subprocess.Popen(command, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise click.ClickException(f"{' '.join(command)} ended with {process.returncode}")
    return usage


def table(runs: Sequence[Run]) -> str:
    """Markdown, with each CPU time as a ratio to plain Material with its pages out of the nav."""
    yardstick = {run.size: run.cpu for run in runs if run.engine == "material"}
    lines = [
        f"Python {platform.python_version()}, {os.cpu_count()} cores",
        "",
        "| entries | engine | CPU s | × Material | wall s | peak MiB | output MB | files |",
        "|---:|---|---:|---:|---:|---:|---:|---:|",
    ]
    for run in runs:
        ratio = f"{run.cpu / yardstick[run.size]:.2f}" if run.size in yardstick else "–"
        lines.append(
            f"| {run.size:,} | {run.engine} | {run.cpu} | {ratio} | {run.wall} | {run.memory} "
            f"| {run.output} | {run.files:,} |"
        )
    own = {run.size: run.cpu for run in runs if run.engine == "fieldguide"}
    if {1000, 5000} <= own.keys():
        lines += ["", f"From 1,000 to 5,000 entries: {own[5000] / own[1000]:.2f} × the CPU."]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
