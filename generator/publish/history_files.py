"""The publication in; path and text of the small pages behind codes out, one at a time."""

from __future__ import annotations

from collections.abc import Iterator

from generator.publish.pages.revisions import revision_files
from generator.publish.pages.tombstones import tombstone_files
from generator.publish.publication import Publication


def history_files(publication: Publication) -> Iterator[tuple[str, str]]:
    """What was published once stays readable: retired entries, and every revision."""
    yield from tombstone_files(publication)
    yield from revision_files(publication)
