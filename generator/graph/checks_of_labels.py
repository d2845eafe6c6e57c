"""The graph in; findings on names that several entries have, or nearly have, out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.catalogue.fields import FieldPath, prose_values
from generator.diagnostics import Finding, Position
from generator.graph.concept_graph import Concept, ConceptGraph
from generator.graph.labels import LabelIndex, index_labels, label_key
from generator.graph.mentions import CITES
from generator.graph.plain_text import hide_links
from generator.graph.registry import check

_SHORTEST_TITLE = 8


class Label(NamedTuple):
    """One name of an entry, with its rank: titles come before aliases and hidden labels."""

    rank: int
    owner: str
    kind: str
    text: str
    path: FieldPath


@check("error")
def label_taken_twice(graph: ConceptGraph) -> Iterator[Finding]:
    """A title, an alias or a hidden label is already a name of another entry.

    A name leads to one entry, in the glossary, in search and where prose is linked. Case makes no
    difference.
    """
    taken: dict[str, Label] = {}
    labels = [label for concept in graph.concepts.values() for label in _labels_of(concept)]
    for label in sorted(labels):
        first = taken.setdefault(label_key(label.text), label)
        if first.owner != label.owner:
            message = f'"{label.text}" is already {first.kind} of `{first.owner}`'
            hint = "choose another name, or make the two entries one"
            position = graph.concepts[label.owner].document.position(label.path)
            yield Finding(position, message, hint)


@check("warning")
def near_duplicate_title(graph: ConceptGraph) -> Iterator[Finding]:
    """Two titles differ by one letter, or by nothing but the order and number of their words.

    Usually somebody wrote an entry that was there already. Titles that differ in their figures are
    left alone, as are sources, whose titles are not ours.
    """
    for concept, near in near_duplicates(graph):
        message = f'"{concept.title}" is nearly the title of `{near.id}`, "{near.title}"'
        hint = "make the two entries one, or tell their titles apart"
        yield Finding(concept.document.position(("title",)), message, hint)


@check("warning")
def ambiguous_label(graph: ConceptGraph) -> Iterator[Finding]:
    """A text uses a name that, singular or plural, several entries have.

    Names in prose are linked where they lead to one entry only; here the author has to choose.
    """
    index = index_labels(graph.concepts.values())
    owners = {owner for owners in index.ambiguous for owner in owners}
    if not owners:
        return
    for concept in graph.concepts.values():
        reported: set[tuple[str, ...]] = set()
        for position, text, owners_here in _ambiguous_uses(concept, index):
            if concept.id not in owners_here and owners_here not in reported:
                reported.add(owners_here)
                message = f'"{text}" may be {" or ".join(f"`{owner}`" for owner in owners_here)}'
                yield Finding(position, message, f"write `[[{owners_here[0]}|{text}]]` or another")


def near_duplicates(graph: ConceptGraph) -> Iterator[tuple[Concept, Concept]]:
    """Each entry whose title is nearly that of one before it, with that one."""
    seen: dict[str, Concept] = {}
    for concept in graph.concepts.values():
        if concept.type in CITES.to:
            continue
        keys = _near_keys(concept.title)
        near = next((seen[key] for key in keys if key in seen), None)
        for key in keys:
            seen.setdefault(key, concept)
        if near and label_key(near.title) != label_key(concept.title):
            yield concept, near


def _labels_of(concept: Concept) -> Iterator[Label]:
    entry = concept.entry
    yield Label(0, concept.id, "the title", concept.title, ("title",))
    for index, text in enumerate(entry.aliases):
        yield Label(1, concept.id, "an alias", text, ("aliases", index))
    for index, text in enumerate(entry.hidden_labels):
        yield Label(2, concept.id, "a hidden label", text, ("hidden_labels", index))


def _near_keys(title: str) -> set[str]:
    """Two titles share a key when they have the same words or are one letter apart.

    Leaving out each letter in turn makes titles that differ in one letter equal, so that no two
    titles have to be compared.
    """
    folded = label_key(title)
    words = sorted(word.removesuffix("s") for word in re.findall(r"\w+", folded))
    keys = {"words " + " ".join(words)}
    if len(folded) >= _SHORTEST_TITLE:
        figures = "".join(re.findall(r"\d", folded))
        keys.add(f"{figures} {folded}")
        keys |= {
            f"{figures} {folded[:place]}{folded[place + 1 :]}"
            for place, letter in enumerate(folded)
            if not letter.isdigit()
        }
    return keys


def _ambiguous_uses(
    concept: Concept, index: LabelIndex
) -> Iterator[tuple[Position, str, tuple[str, ...]]]:
    for value in prose_values(concept.entry):
        for match in index.find(hide_links(value.text)):
            if len(match.owners) > 1:
                position = concept.document.position(value.path, match.start)
                yield position, value.text[match.start : match.end], match.owners
