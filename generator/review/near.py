"""What the catalogue does not have in; what was probably meant out."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from generator.review.catalogue import Catalogue, Entry
from generator.review.citations import Candidate


def titled(candidates: Iterable[Candidate], catalogue: Catalogue) -> Entry | None:
    """The entry whose name stands there."""
    for candidate in candidates:
        for label in catalogue.find(candidate.text.strip(" :–—-\"'()")):
            return catalogue.entries[label.code]
    return None


def nearest_codes(code: str, catalogue: Catalogue, most: int = 3) -> list[Entry]:
    """Entries whose code differs in one sign, or in the order of two."""
    near = [known for known in catalogue.entries if _is_near(code, known)]
    return [catalogue.entries[known] for known in near[:most]]


def _is_near(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        differ = [index for index, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(differ) == 2:
            first, second = differ
            return (
                second == first + 1 and one[first] == other[second] and one[second] == other[first]
            )
        return len(differ) == 1
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return any(longer[:index] + longer[index + 1 :] == shorter for index in range(len(longer)))


def nearest_pages(page: str, catalogue: Catalogue) -> str:
    folder = page.rpartition("/")[0]
    pages = [known for known in catalogue.pages if known.startswith(folder)]
    near = get_close_matches(page[:200], pages, n=1, cutoff=0.75)
    return str(catalogue.pages[near[0]]) if near else ""


def nearest_anchors(anchor: str, entry: Entry, most: int = 8) -> str:
    known = entry.anchors or ()
    near = get_close_matches(anchor[:100], known, n=1, cutoff=0.6)
    if near:
        return f"did you mean #{near[0]}?"
    more = ", …" if len(known) > most else ""
    return f"it has {', '.join(f'#{one}' for one in known[:most])}{more}" if known else ""


def nearest_entry(name: str, catalogue: Catalogue) -> Entry | None:
    """The entry with a name like this one."""
    wanted = name.casefold()[:120]
    names = {
        known.casefold(): entry
        for entry in catalogue.entries.values()
        for known in (entry.title, *entry.aliases)
        if abs(len(known) - len(wanted)) <= max(3, len(wanted) // 3)
    }
    near = get_close_matches(wanted, names, n=1, cutoff=0.75)
    return names[near[0]] if near else None
