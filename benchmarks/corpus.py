"""A seeded catalogue of N entries as YAML, and the same text as a plain Markdown tree.

Each entry has about 350 words, six relations and two sources; one entry in ten is a source.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

SYLLABLES = [
    "ba",
    "co",
    "di",
    "fe",
    "gu",
    "ha",
    "je",
    "ki",
    "lo",
    "mu",
    "na",
    "pe",
    "qui",
    "ro",
    "sa",
    "te",
    "vi",
    "wo",
    "xe",
    "yu",
    "za",
    "bre",
    "cla",
    "dro",
]
SETTINGS = {
    "title": "Benchmark",
    "description": "A catalogue of made-up words.",
    "code_prefix": "BM",
    "base_urls": ["https://benchmark.example/"],
    "grades": [{"id": "A", "title": "Strong", "meaning": "Made up."}],
    "scales": {
        name: [{"title": f"{name} {step}", "meaning": f"Step {step}."} for step in range(1, 6)]
        for name in ("severity", "likelihood", "detection_difficulty")
    },
    "vocabularies": {
        "approaches": [{"id": f"approach-{n}", "title": f"Approach {n}"} for n in range(4)],
        "phases": [{"id": "build", "title": "Build"}, {"id": "run", "title": "Run"}],
        "source_kinds": [{"id": "paper", "title": "Paper"}],
    },
}


@dataclass
class Corpus:
    """Entries by folder and id, as the plain values that YAML holds."""

    words: random.Random
    entries: dict[tuple[str, str], dict[str, object]] = field(default_factory=dict)

    def text(self, length: int) -> str:
        """Made-up words in sentences of about twelve."""
        words = [
            "".join(self.words.choices(SYLLABLES, k=self.words.randint(1, 3)))
            for _ in range(length)
        ]
        sentences = [" ".join(words[start : start + 12]) for start in range(0, length, 12)]
        return " ".join(f"{sentence.capitalize()}." for sentence in sentences)

    def title(self, number: int) -> str:
        return f"{self.text(2).rstrip('.')} {number}"


def make_corpus(size: int, seed: int = 7) -> Corpus:
    corpus = Corpus(random.Random(seed))
    ids = {
        folder: [f"{folder[:-1]}-{number}" for number in range(share)]
        for folder, share in {
            "sources": size // 10,
            "techniques": size * 45 // 100,
            "pitfalls": size - size // 10 - size * 45 // 100,
        }.items()
    }
    for number, identifier in enumerate(ids["sources"]):
        corpus.entries["sources", identifier] = _source(corpus, number)
    for number, identifier in enumerate(ids["techniques"]):
        corpus.entries["techniques", identifier] = _technique(corpus, ids, number)
    for number, identifier in enumerate(ids["pitfalls"]):
        corpus.entries["pitfalls", identifier] = _pitfall(corpus, ids, number)
    return corpus


def _common(corpus: Corpus, number: int) -> dict[str, object]:
    return {"title": corpus.title(number), "summary": corpus.text(18), "status": "reviewed"}


def _source(corpus: Corpus, number: int) -> dict[str, object]:
    return _common(corpus, 900_000 + number) | {
        "kind": "paper",
        "grade": "A",
        "author": [{"family": corpus.title(number)}],
        "issued": "2026",
        "finding": f"{corpus.text(160)}\n\n{corpus.text(140)}",
        "verified": {"how": corpus.text(10), "on": "2026-11"},
    }


def _claims(corpus: Corpus, sources: list[str]) -> list[dict[str, object]]:
    return [
        {"text": corpus.text(16), "sources": [source]} for source in corpus.words.sample(sources, 2)
    ]


def _others(corpus: Corpus, ids: list[str], number: int, count: int) -> list[str]:
    """Earlier entries first, so that ordered relations never lead in a circle."""
    near = ids[max(0, number - 40) : number] or ids[number + 1 : number + 2 + count]
    return sorted(corpus.words.sample(near, min(count, len(near))))


def _technique(corpus: Corpus, ids: dict[str, list[str]], number: int) -> dict[str, object]:
    return _common(corpus, number) | {
        "approaches": [f"approach-{number % 4}"],
        "phases": ["build"],
        "claims": _claims(corpus, ids["sources"]),
        "how_it_works": f"{corpus.text(90)}\n\n{corpus.text(70)}",
        "applies_when": [corpus.text(12) for _ in range(3)],
        "does_not_apply_when": [corpus.text(12) for _ in range(2)],
        "needs": {key: corpus.text(8) for key in ("data", "compute", "skill", "time")},
        "profile": {key: corpus.text(8) for key in ("cost", "latency", "maintenance")},
        "stops_applying_when": [corpus.text(12)],
        "related": _others(corpus, ids["techniques"], number, 4),
        "exposes_to": _others(corpus, ids["pitfalls"], number + 40, 2),
    }


def _pitfall(corpus: Corpus, ids: dict[str, list[str]], number: int) -> dict[str, object]:
    return _common(corpus, 400_000 + number) | {
        "phases": ["run"],
        "claims": _claims(corpus, ids["sources"]),
        "question": f"Could {corpus.text(10).lower().rstrip('.')}?",
        "symptoms": [corpus.text(16) for _ in range(5)],
        "causes": [corpus.text(12) for _ in range(3)],
        "consequences": [corpus.text(12) for _ in range(2)],
        "detection": [{"test": corpus.text(14), "threshold": corpus.text(6)}],
        "prevention": [corpus.text(14) for _ in range(3)],
        "recovery": [corpus.text(14) for _ in range(3)],
        "severity": {"step": 1 + number % 5, "reason": corpus.text(8)},
        "likelihood": {"step": 1 + number % 4, "reason": corpus.text(8)},
        "detection_difficulty": {"step": 1 + number % 3, "reason": corpus.text(8)},
        "mitigated_by": _others(corpus, ids["techniques"], number + 40, 2),
        "leads_to": _others(corpus, ids["pitfalls"], number, 4),
    }


def write_catalogue(corpus: Corpus, concepts: Path) -> None:
    concepts.mkdir(parents=True)
    _write_yaml(concepts / "catalogue.yaml", SETTINGS)
    for (folder, identifier), entry in corpus.entries.items():
        _write_yaml(concepts / folder / f"{identifier}.yaml", entry)


def _write_yaml(path: Path, value: object) -> None:
    path.parent.mkdir(exist_ok=True)
    text = yaml.dump(value, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=100)
    path.write_text(text, encoding="utf-8")


def write_markdown(corpus: Corpus, docs: Path) -> None:
    """What the pages of the catalogue say, as an author without the generator would keep it.

    The same headings and texts, relations from both ends, references with their authors, and the
    pages that list entries, all linked by hand; no linked terms, no maps, no sidebar, no permanent
    pages and no JSON.
    """
    titles = {identifier: entry["title"] for (_, identifier), entry in corpus.entries.items()}
    folders = {identifier: folder for folder, identifier in corpus.entries}
    incoming = _incoming(corpus, titles)
    tree = _Tree(titles, folders)
    for (folder, identifier), entry in corpus.entries.items():
        path = docs / folder / f"{identifier}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        parts = [*tree.sections(entry), *tree.backlinks(incoming.get(identifier, []))]
        parts += tree.references(corpus, entry)
        body = "\n\n".join(parts)
        path.write_text(f"# {entry['title']}\n\n{body}\n", encoding="utf-8")
    _write_lists(corpus, tree, docs)


def _write_lists(corpus: Corpus, tree: _Tree, docs: Path) -> None:
    """A page for each type and the glossary, with summaries; one with the links of each entry."""
    pages: dict[str, list[str]] = {"glossary": [], "graph": []}
    for (folder, identifier), entry in corpus.entries.items():
        row = f"- {tree.link(identifier)}"
        pages.setdefault(folder, []).append(f"{row}: {entry['summary']}")
        pages["glossary"].append(f"{row}: {entry['summary']}")
        pages["graph"] += [row, *(f"    - {links}" for links in tree.relations(entry))]
    for name, rows in pages.items():
        (docs / name).mkdir(exist_ok=True)
        text = "\n".join(rows)
        (docs / name / "index.md").write_text(
            f"# {name.capitalize()}\n\n{text}\n", encoding="utf-8"
        )


def _incoming(corpus: Corpus, titles: dict[str, object]) -> dict[str, list[tuple[str, str, str]]]:
    """For each entry who names it, under which field, and with which sentence."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for (_, identifier), entry in corpus.entries.items():
        for name, value in entry.items():
            for item in value if isinstance(value, list) else []:
                if isinstance(item, str) and item in titles:
                    found.setdefault(item, []).append((identifier, name, ""))
                if isinstance(item, dict):
                    for source in item.get("sources", []):
                        found.setdefault(source, []).append((identifier, name, str(item["text"])))
    return found


@dataclass
class _Tree:
    """Writes values as Markdown, with links where they name entries."""

    titles: dict[str, object]
    folders: dict[str, str]

    def sections(self, entry: dict[str, object]) -> Iterator[str]:
        for name, value in entry.items():
            if name == "summary":
                yield str(value)
            elif name not in {"title", "status", "author", "kind", "grade", "issued"}:
                yield f"## {name.replace('_', ' ').capitalize()}"
                yield self.text(value)

    def relations(self, entry: dict[str, object]) -> Iterator[str]:
        for name, value in entry.items():
            if isinstance(value, list) and value and str(value[0]) in self.folders:
                yield f"{name.replace('_', ' ').capitalize()}: {', '.join(map(self.link, value))}"

    def text(self, value: object) -> str:
        match value:
            case str() if value in self.folders:
                return self.link(value)
            case dict():
                parts = value.items()
                return "; ".join(f"**{key}**: {self.text(part)}" for key, part in parts)
            case list():
                return "\n".join(f"- {self.text(part)}" for part in value)
            case _:
                return str(value)

    def link(self, identifier: str) -> str:
        return f"[{self.titles[identifier]}](../{self.folders[identifier]}/{identifier}.md)"

    def backlinks(self, incoming: list[tuple[str, str, str]]) -> Iterator[str]:
        if incoming:
            yield "## What links here"
            yield "\n".join(
                f"- {self.link(other)} ({name.replace('_', ' ')}) {sentence}"
                for other, name, sentence in incoming
            )

    def references(self, corpus: Corpus, entry: dict[str, object]) -> Iterator[str]:
        claims = entry.get("claims")
        cited = [source for claim in claims or [] for source in claim["sources"]]  # type: ignore[attr-defined]
        if cited:
            yield "## References"
            rows = ((corpus.entries["sources", source], source) for source in cited)
            yield "\n".join(
                f"1. {row['author'][0]['family']}, {row['issued']}. {self.link(source)}. Grade A"  # type: ignore[index]
                for row, source in rows
            )
