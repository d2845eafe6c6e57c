"""A size in; a site with a search of that size, what it cost, and what to type there, out."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.__main__ import measure, prepare
from benchmarks.corpus import make_corpus, write_catalogue
from benchmarks.search.packed_server import packed
from generator.build import load_graph
from generator.exports.search_rows import export_search
from generator.publish.addresses import Addresses

ROOT = Path(__file__).parents[2]
LARGEST_BUILD = 1000
FIRST_FETCHED = ("search.js", "kb-search-rows.js")
LONGEST = 40


class Site(NamedTuple):
    """A site to type in."""

    name: str
    folder: Path
    share: float | None = None
    """What the search's files cost of the whole build's CPU, where a whole one was made."""

    def bytes_first(self) -> int:
        """What is fetched before the first result, packed."""
        return sum(len(packed(self.folder / "assets" / name)) for name in FIRST_FETCHED)

    def bytes_later(self) -> int:
        return len(packed(self.folder / "assets" / "kb-search-texts.js"))


def site_of_content(folder: Path) -> Site:
    """This repository's."""
    command = [sys.executable, "-m", "generator", "build", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
    return Site("this content", folder)


def site_of_corpus(size: int, folder: Path) -> Site:
    """Of made-up entries; above 1,000 the pages are those of 100, and only the search is full."""
    prepare(folder, min(size, LARGEST_BUILD) if size <= LARGEST_BUILD else 100)
    run = measure(folder, size, "fieldguide")
    site = folder / "site-fieldguide"
    name = f"{size:,} entries"
    if size > LARGEST_BUILD:
        write_catalogue(make_corpus(size), folder / "large")
        write_search(folder / "large", site)
        return Site(name, site)
    return Site(name, site, write_search(folder / "concepts", site) / run.cpu)


def write_search(concepts: Path, site: Path) -> float:
    """The files of the search over a catalogue; how many seconds of CPU they take to make."""
    graph, diagnostics = load_graph(concepts)
    if graph is None:
        raise ValueError(diagnostics[0])
    start = time.process_time()
    files = dict(export_search(graph, Addresses()))
    for name, text in files.items():
        (site / name).write_text(text, encoding="utf-8")
    return time.process_time() - start


def queries_for(site: Site, number: int = 30, seed: int = 7) -> list[str]:
    """What one might type: beginnings of symptoms, titles, and titles with two letters swapped."""
    words = random.Random(seed)
    rows = _rows(site)
    titles = [row["title"][:LONGEST] for row in words.sample(rows, number * 2 // 3)]
    symptoms = [text[:LONGEST] for row in rows for text in row.get("symptoms", [])]
    texts = [
        *words.sample(symptoms, number - len(titles)),
        *(_swap(title, words) if place % 2 else title for place, title in enumerate(titles)),
    ]
    words.shuffle(texts)
    return [text.strip() for text in texts]


def _rows(site: Site) -> list[dict[str, Any]]:
    text = (site.folder / "assets" / "kb-search-rows.js").read_text(encoding="utf-8")
    return [row for row in json.loads(json.loads(text.partition("=")[2]))["rows"] if "id" in row]


def _swap(text: str, words: random.Random) -> str:
    place = words.randrange(1, len(text) - 1)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
