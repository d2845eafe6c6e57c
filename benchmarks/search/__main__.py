"""Prints how well the search finds, beside Material's; with `--speed`, how fast and how large."""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from benchmarks.__main__ import memory_folder
from benchmarks.search import relevance
from benchmarks.search.queries import FILE, HALVES, read_queries
from benchmarks.search.sites import Site, site_of_content, site_of_corpus
from benchmarks.search.slow_browser import RESTS_PER_RUN, factors
from benchmarks.search.speed import measure_site, table
from tools.browser import open_browser


@click.command(help="Measure the relevance of the search, or its speed and size.")
@click.option("--queries", type=click.Path(path_type=Path), default=FILE, help="The relevance set.")
@click.option("--verbose", type=click.Choice(HALVES), help="List the misses of a half too.")
@click.option("--speed", is_flag=True, help="Measure speed and size, in a browser.")
@click.option("--throttle", is_flag=True, help="Slow pages alone, as browsers do, not workers.")
@click.option("--sizes", default="content,1000,10000", help="Of sites, comma-separated.")
@click.option("--site", type=click.Path(path_type=Path), help="A built one in place of `content`.")
@click.option("--contexts", default=10, help="How many fresh windows to type in.")
@click.option("--typed", default=30, help="How many queries to type.")
def main(
    queries: Path,
    verbose: str | None,
    sizes: str,
    site: Path | None,
    contexts: int,
    typed: int,
    *,
    speed: bool,
    throttle: bool,
) -> None:
    if speed:
        show_speed(sizes.split(","), site, contexts, typed, throttle=throttle)
    else:
        show_relevance(queries, verbose)


def show_relevance(queries: Path, verbose: str | None) -> None:
    asked = read_queries(queries)
    answers = {
        name: relevance.ask_all(search, asked)
        for name, search in relevance.searches(relevance.read_graph()).items()
    }
    click.echo("\n".join(relevance.table(answers)))
    if verbose:
        click.echo("\n".join(relevance.misses(answers["fieldguide"], verbose)))


def show_speed(
    sizes: list[str], built: Path | None, contexts: int, typed: int, *, throttle: bool
) -> None:
    rows = []
    with open_browser() as browser:
        page = browser.new_page()
        slower = (1.0 + RESTS_PER_RUN, 1.0) if throttle else factors(browser, page)
        page.close()
        click.echo(
            f"Python {platform.python_version()}, {os.cpu_count()} cores, Chromium "
            f"{browser.version}; slowed: page {slower[0]:.1f} times, worker {slower[1]:.1f} times\n"
        )
        for site in sites(sizes, built):
            rows.append(measure_site(browser, site, contexts, typed, throttle=throttle))
            click.echo(str(rows[-1]), err=True)
    click.echo("\n".join(table(rows)))


def sites(sizes: list[str], built: Path | None) -> Iterator[Site]:
    """One after the other: each is gone when the next is made."""
    for size in sizes:
        with tempfile.TemporaryDirectory(dir=memory_folder()) as name:
            folder = Path(name)
            if size != "content":
                yield site_of_corpus(int(size), folder)
            elif built:
                yield Site("this content", built)
            else:
                yield site_of_content(folder)


if __name__ == "__main__":
    main()
