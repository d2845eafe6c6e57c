"""Paths of pages in, relative URLs out: right under any sub-path and from `file://`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from generator.catalogue.common import Entry


def entry_path(kind: type[Entry], entry_id: str) -> str:
    """Where the page of an entry stands: `techniques/lora.md`."""
    return f"{kind.folder}/{entry_id}.md"


def section_path(kind: type[Entry]) -> str:
    """Where the page that lists a type stands: `techniques/index.md`."""
    return f"{kind.folder}/index.md"


def resolver_path(code: str) -> str:
    """Where the permanent page of a code stands: `id/FG-0042/index.html`."""
    return f"id/{code}/index.html"


@dataclass(frozen=True, slots=True)
class Addresses:
    """How the site writes its links: `techniques/lora/`, or `techniques/lora.html` for files."""

    directory_urls: bool = True
    base: str = ""
    """The address of the site itself, where it is known; only exports need it."""

    def url(self, path: str) -> str:
        """The address of a page or file from the root of the site; the home page's is empty."""
        return _url(path, directory_urls=self.directory_urls)

    def href(self, from_path: str, to_path: str, anchor: str = "") -> str:
        """The relative URL of `to_path` on the page `from_path`: `../../pitfalls/model-drift/`."""
        if from_path == to_path and anchor:
            return f"#{anchor}"
        here, there = self.url(from_path), self.url(to_path)
        folder = here[: here.find("/") + 1]
        if folder and there.startswith(folder):  # shorter, and there are many such links
            here, there = here[len(folder) :], there[len(folder) :]
        address = "../" * here.count("/") + there or "./"
        return f"{address}#{anchor}" if anchor else address

    def root(self, from_path: str) -> str:
        """The way from a page up to the root of the site: `../../`, and empty at the root."""
        return "../" * self.url(from_path).count("/")


@lru_cache(maxsize=20_000)
def _url(path: str, *, directory_urls: bool) -> str:
    stem, _, ending = path.rpartition(".")
    if ending == "md" and not path.startswith("id/"):  # there, `FG-0042.md` is a file
        name = stem.rpartition("/")[2]
        is_index = name in {"index", "README"}
        folder = stem.removesuffix(name)
        if directory_urls:
            path = folder if is_index else f"{stem}/"
        else:
            path = f"{folder}index.html" if is_index else f"{stem}.html"
    elif directory_urls and path.rpartition("/")[2] == "index.html":
        path = stem.removesuffix("index")
    return quote(path)
