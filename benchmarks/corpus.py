"""A seeded catalogue of N entries, as values and as YAML.

Each entry has about 350 words, six relations and two sources; one entry in ten is a source. How
often a word occurs falls off with its rank, as in English without its function words, and frequent
words are short. A pitfall has as many symptoms as those of the guide, 6 of 11 words.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import accumulate, product
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
WORDS = [
    "".join(word)
    for length in (1, 2, 3)
    for word in random.Random(7).sample(list(product(SYLLABLES, repeat=length)), 24**length)
]
SHARES = list(accumulate(1 / (rank + 30) for rank in range(len(WORDS))))
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
        words = self.words.choices(WORDS, cum_weights=SHARES, k=length)
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


def _named(corpus: Corpus, number: int) -> dict[str, object]:
    """With one or two aliases; their numbers keep them apart."""
    places = range(1, 2 + number % 2)
    return _common(corpus, number) | {
        "aliases": [corpus.title(place * 1_000_000 + number) for place in places]
    }


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
    near = ids[max(0, number - 40) : number] or ids[number + 1 : number + 2 + count] or ids[:count]
    return sorted(corpus.words.sample(near, min(count, len(near))))


def _technique(corpus: Corpus, ids: dict[str, list[str]], number: int) -> dict[str, object]:
    return _named(corpus, number) | {
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
    return _named(corpus, 400_000 + number) | {
        "phases": ["run"],
        "claims": _claims(corpus, ids["sources"]),
        "question": f"Could {corpus.text(10).lower().rstrip('.')}?",
        "symptoms": [corpus.text(11) for _ in range(6)],
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
