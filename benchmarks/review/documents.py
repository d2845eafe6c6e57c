"""Numbers and a seed in; a folder of Markdown files and the catalogue file that they cite out.

The prose is of the same made-up words as the titles, so that words of names turn up everywhere. A
file that cites has a table, a list and links, 25 citations together; one of twenty is wrong.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus import SHARES, WORDS

BASE = "https://benchmark.example/"
LINE = 13
FILES_PER_FOLDER = 100


def make_catalogue(entries: int, seed: int = 1) -> dict[str, object]:
    words = random.Random(seed)
    titles: dict[str, None] = {}
    while len(titles) < 2 * entries:
        titles[" ".join(words.choices(WORDS, cum_weights=SHARES, k=3)).capitalize()] = None
    names = list(titles)
    rows = [_entry(number, names[number], names[entries + number]) for number in range(entries)]
    return {
        "format": "fieldguide-catalogue",
        "version": 1,
        "title": "Benchmark",
        "code_prefix": "BM",
        "code_pattern": "BM-[0-9]{4,12}",
        "base_urls": [BASE],
        "entries": rows,
    }


def _entry(number: int, title: str, former: str) -> dict[str, object]:
    summary = f"What {title} is."
    key = title.lower().replace(" ", "-")
    before, now = ({"title": name, "summary": summary} for name in (former, title))
    revisions = [
        {"revision": step, "release": f"2026-{step:02}", "fingerprint": _digest(fields)}
        | {"fields": fields}
        for step, fields in ((1, before), (2, now))
    ]
    return {
        "code": f"BM-{number:05}",
        "id": key,
        "type": "technique",
        "title": title,
        "aliases": [],
        "former_titles": [former],
        "status": "reviewed",
        "url": f"techniques/{key}/",
        "anchors": ["steps", "needs"],
        "summary": summary,
        "revision": 2,
        "fingerprint": _digest(now),
        "revisions": revisions,
    }


def _digest(fields: dict[str, str]) -> str:
    canonical = json.dumps(fields, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()


def write_documents(
    folder: Path, catalogue: dict[str, object], files: int, size: int, share: float
) -> int:
    """Files of about `size` bytes each, of which a share cites; the number of bytes written."""
    chance = random.Random(files)
    sentences = [
        " ".join(chance.choices(WORDS, cum_weights=SHARES, k=LINE)).capitalize() + "."
        for _ in range(5000)
    ]
    entries = catalogue["entries"]
    assert isinstance(entries, list)
    written = 0
    for number in range(files):
        path = folder / f"{number // FILES_PER_FOLDER:04}" / f"{number:06}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        cites = number * share % 1 + share >= 1
        parts = list(_citations(chance, entries)) if cites else []
        lines = (size - sum(map(len, parts))) * len(sentences) // sum(map(len, sentences))
        prose = chance.choices(sentences, k=max(lines, 1))
        step = len(prose) // (len(parts) + 1) + 1
        blocks = [f"# Review {number}"]
        for start in range(0, len(prose), step):
            blocks.append("\n".join(prose[start : start + step]))
            blocks += parts[start // step : start // step + 1]
        text = "\n\n".join(blocks) + "\n"
        written += path.write_bytes(text.encode())
    return written


def _citations(chance: random.Random, entries: list[dict[str, str]]) -> Iterator[str]:
    """A table with ten, a list with ten, and five links, one of twenty with another's title."""
    picked = chance.choices(entries, k=25)
    cited = [
        (one["code"], chance.choice(entries)["title"] if chance.random() < 0.05 else one["title"])
        for one in picked
    ]
    rows = "".join(f"\n| {code} | {title} | low |" for code, title in cited[:10])
    yield f"| Code | Title | Level |\n|---|---|---|{rows}"
    yield "\n".join(f"- {code}: {title}" for code, title in cited[10:20])
    for code, title in cited[20:23]:
        yield f"See [{title}]({BASE}id/{code}/)."
    for code, title in cited[23:]:
        yield f"This is **{code}** ({title}), with pin {code}@r2."
