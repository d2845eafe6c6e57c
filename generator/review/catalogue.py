"""Entries that can be cited, found by code, id, address and name."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from generator.review.names import LONGEST, key_of, keys_of, words_of

Kind = Literal["title", "alias", "hidden", "former"]


@dataclass(frozen=True, slots=True)
class Revision:
    revision: int
    release: str = ""
    fingerprint: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Retired:
    reason: str = ""
    date: str = ""
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """All that is asked of an entry; everything but code and title may be unknown."""

    code: str
    title: str
    id: str = ""
    type: str = ""
    aliases: tuple[str, ...] = ()
    hidden_labels: tuple[str, ...] = ()
    former_titles: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    summary: str = ""
    status: str = "reviewed"
    url: str = ""
    anchors: tuple[str, ...] | None = None
    revision: int | None = None
    fingerprint: str = ""
    revisions: tuple[Revision, ...] = ()
    use: str = "direct"
    hint: str = ""
    better: tuple[str, ...] = ()
    retired: Retired | None = None

    def __str__(self) -> str:
        return f'{self.code} "{self.title}"'


class Label(NamedTuple):
    """One of the names of an entry."""

    code: str
    kind: Kind
    name: str
    type: str = ""


class Target(NamedTuple):
    """What an address of the catalogue's site leads to."""

    code: str = ""
    """The entry's code; empty where no entry is meant, or none is there."""
    pin: int | None = None
    anchor: str = ""
    now: str = ""
    """The address without its anchor that leads there at once, where this one is redirected."""
    missing: str = ""
    """The page that no entry has."""
    is_near: bool = False
    """Whether the address is without a host, so that it may be that of another site."""


class Catalogue:
    """The entries of one catalogue file, and what its codes and addresses look like."""

    def __init__(
        self,
        entries: Mapping[str, Entry],
        code: re.Pattern[str],
        *,
        name: str = "",
        has_all_pages: bool = False,
        base_urls: tuple[str, ...] = (),
    ) -> None:
        self.entries = entries
        self.code = code
        self.name = name
        self.has_all_pages = has_all_pages
        self.base_urls = tuple(base if base.endswith("/") else f"{base}/" for base in base_urls)
        self.bases = tuple(re.sub("^https?://", "", base) for base in self.base_urls)
        ascii_only = code.pattern.isascii()
        self.code_bytes = re.compile(code.pattern.encode() if ascii_only else b"")
        self.base_bytes = tuple(base.encode() for base in self.bases)
        self.ids = {entry.id: entry for entry in entries.values() if entry.id}
        self.former_ids = {
            former: entry
            for entry in entries.values()
            for former in entry.former_ids
            if former not in self.ids
        }
        self.pages = {_page(entry.url): entry for entry in entries.values() if entry.url}
        self.folders = {page.rpartition("/")[0] for page in self.pages} - {"", "id"}

    @functools.cached_property
    def labels(self) -> Mapping[str, tuple[Label, ...]]:
        """The names by their keys."""
        labels: dict[str, dict[tuple[str, Kind], Label]] = defaultdict(dict)
        for entry in self.entries.values():
            for kind, name in _names(entry):
                for key in keys_of(name):
                    labels[key].setdefault(
                        (entry.code, kind), Label(entry.code, kind, name, entry.type)
                    )
        labels.pop("", None)
        return {key: tuple(found.values()) for key, found in labels.items()}

    @functools.cached_property
    def most_words(self) -> int:
        """Words of the longest name, within reason."""
        lengths = (len(words_of(name)) for one in self.entries.values() for _, name in _names(one))
        return min(max(lengths, default=1), 24)

    @functools.cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words of all names and summaries, as `words_of` gives them."""
        words: set[str] = set()
        for entry in self.entries.values():
            for _, name in _names(entry):
                words.update(words_of(name))
            for start in range(0, len(entry.summary), LONGEST):
                words.update(words_of(entry.summary[start : start + LONGEST]))
        return frozenset(words)

    def target(self, address: str) -> Target | None:
        """Where an address leads; nothing when it is not one of this catalogue's site."""
        bare = re.sub("^https?://", "", address, flags=re.IGNORECASE)
        for base in self.bases:
            if bare[: len(base)].lower() == base.lower():
                return self._target(
                    address[: len(address) - len(bare) + len(base)], bare[len(base) :]
                )
        return None if bare != address else self._near(address)

    def _near(self, address: str) -> Target | None:
        """An address without a host that ends with a code: `/id/FG-0042/`, `../FG-0042/`."""
        path, _, anchor = address.partition("#")
        before, _, code = path.rstrip("/").rpartition("/")
        is_ours = before.rpartition("/")[2] in self.folders | {"id"}
        if ":" in path or "/" not in path or not self.code.fullmatch(code):
            return None
        if code not in self.entries and not is_ours:
            return None
        return Target(code, anchor=anchor, is_near=not is_ours)

    def _target(self, base: str, rest: str) -> Target:
        path, _, anchor = rest.partition("#")
        page = _page(path.partition("?")[0])
        anchor = anchor.partition(":~:")[0]
        folder, _, last = page.rpartition("/")
        permanent = re.fullmatch(r"id/([^/]+?)(?:/r([0-9]{1,6}))?(?:\.json|\.md)?", page)
        if permanent:
            code, pin = permanent[1], permanent[2]
            if not self.code.fullmatch(code):
                return Target()
            return Target(code, int(pin) if pin else None, anchor)
        if page in self.pages:
            return Target(self.pages[page].code, anchor=anchor)
        if folder in self.folders:
            entry = self.ids.get(last) or self.former_ids.get(last)
            if entry and (entry.retired or not entry.url):
                return Target(entry.code, anchor=anchor)
            if entry and _page(entry.url).rpartition("/")[0] == folder:
                return Target(entry.code, anchor=anchor, now=base + entry.url)
            return Target(missing=page if self.has_all_pages else "")
        return Target()

    def find(self, name: str) -> Iterator[Label]:
        """The labels that are this name."""
        seen = set()
        for key in keys_of(name):
            for label in self.labels.get(key, ()):
                if label not in seen:
                    seen.add(label)
                    yield label

    def key_is_known(self, name: str) -> bool:
        return key_of(name) in self.labels


def _names(entry: Entry) -> Iterator[tuple[Kind, str]]:
    yield "title", entry.title
    yield from (("alias", name) for name in entry.aliases)
    yield from (("hidden", name) for name in entry.hidden_labels)
    yield from (("former", name) for name in entry.former_titles)


def _page(path: str) -> str:
    return path.removesuffix("index.html").strip("/")
