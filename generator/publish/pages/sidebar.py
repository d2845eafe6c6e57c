"""An entry in; the list of the entries around it, rendered once for all that share it, out."""

from __future__ import annotations

from functools import cached_property

from markupsafe import Markup

from generator.graph.concept_graph import Concept
from generator.publish.addresses import section_path
from generator.publish.pages.groups import Group, group_entries
from generator.publish.publication import TYPE_CLASSES, Publication
from generator.publish.render import render
from generator.publish.wording import counted

WHOLE_SECTION = 150
"""Up to so many entries, the sidebar lists the whole section; beyond, the entry's group alone."""
LONGEST_GROUP = 60


class Sidebars:
    """The sidebars of one build; what does not depend on the page is made once."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._made: dict[tuple[str, str, int], Markup] = {}

    def beside(self, concept: Concept) -> Markup:
        """The sidebar of an entry's page, the entry itself marked as current."""
        group, part = self._places[concept.id]
        key = (concept.type, group, part)
        if key not in self._made:
            self._made[key] = self._render(concept, group, part)
        own = f'href="{self._publication.href(self._publication.path_of(concept.id), concept.id)}"'
        return Markup(str(self._made[key]).replace(own, f'{own} aria-current="page"', 1))

    @cached_property
    def _groups(self) -> dict[str, list[Group]]:
        publication = self._publication
        return {name: group_entries(publication, name) for name in publication.of_type}

    @cached_property
    def _places(self) -> dict[str, tuple[str, int]]:
        """Entry → its group and the part of it; none for a section that is shown whole."""
        return {
            concept.id: (group.id, index // LONGEST_GROUP) if self._is_long(name) else ("", 0)
            for name, groups in self._groups.items()
            for group in groups
            for index, concept in enumerate(group.concepts)
        }

    def _is_long(self, type_name: str) -> bool:
        return len(self._publication.of_type[type_name]) > WHOLE_SECTION

    def _render(self, concept: Concept, group_id: str, part: int) -> Markup:
        publication, path = self._publication, self._publication.path_of(concept.id)
        groups = self._groups[concept.type]
        if group_id:
            first = part * LONGEST_GROUP
            groups = [
                group._replace(concepts=group.concepts[first : first + LONGEST_GROUP])
                for group in groups
                if group.id == group_id
            ]
        cls = TYPE_CLASSES[concept.type]
        number = len(publication.of_type[concept.type])
        return render(
            "sidebar",
            title=cls.plural,
            href=publication.addresses.href(path, section_path(cls)),
            all_words=f"All {counted(number, 'entry', 'entries')}" if group_id else "",
            groups=[
                (
                    group.title,
                    [(one.title, publication.href(path, one.id)) for one in group.concepts],
                )
                for group in groups
            ],
        )
