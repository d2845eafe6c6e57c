"""A name that nothing has in; the name that was probably meant out."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from generator.graph.concept_graph import Concept


def did_you_mean(name: str, concepts: Mapping[str, Concept]) -> str:
    """A hint that names the entry with this label or with an id like this; empty if none is near.

    The ids that difflib compares share a beginning or an end, for it takes milliseconds for each.
    """
    wanted = name.casefold().strip()
    for concept in concepts.values():
        if any(wanted == label.casefold() for label in concept.labels):
            return f'the id of "{concept.title}" is `{concept.id}`'
    slug = "-".join(wanted.split())
    ends = [
        known
        for known in concepts
        if abs(len(known) - len(slug)) < 4 and (known[:2] == slug[:2] or known[-3:] == slug[-3:])
    ]
    near = get_close_matches(slug, ends, n=1, cutoff=0.75)
    return f"did you mean `{near[0]}`?" if near else ""
