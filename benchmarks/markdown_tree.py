"""The corpus as a plain Markdown tree: what Material has to build for the same pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import Corpus


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
