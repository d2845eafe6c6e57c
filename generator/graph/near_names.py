"""A name that no entry has in; a hint with the entry that was probably meant out."""

from __future__ import annotations

from collections.abc import Mapping

from generator.catalogue.near_names import as_id
from generator.catalogue.near_names import did_you_mean as nearest
from generator.graph.concept_graph import Concept
from generator.graph.labels import label_key


def did_you_mean(name: str, concepts: Mapping[str, Concept]) -> str:
    """A hint with the id of the entry that has the name as a label, or of one with a near id.

    Only ids with the same beginning or end are compared, for that takes time for each.
    """
    wanted = label_key(name)
    for concept in concepts.values():
        if any(wanted == label_key(label) for label in concept.labels):
            return f'the id of "{concept.title}" is `{concept.id}`'
    slug = as_id(name)
    return nearest(
        slug,
        (
            known
            for known in concepts
            if abs(len(known) - len(slug)) < 6
            and (known[:2] == slug[:2] or known[-3:] == slug[-3:])
        ),
    )
