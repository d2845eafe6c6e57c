"""What every page is made from: the graph, the addresses, and what settings say about words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup, escape

from generator.catalogue.common import Entry
from generator.catalogue.entries import ENTRY_TYPES, Flow
from generator.catalogue.settings import CatalogueSettings, Grade, ScaleStep, VocabularyValue
from generator.decide.explain_rules import Recommendation, recommended_when
from generator.graph.concept_graph import Concept, ConceptGraph
from generator.graph.labels import LabelIndex, index_labels
from generator.publish.addresses import Addresses, entry_path

TYPE_CLASSES: Mapping[str, type[Entry]] = {kind.type_name: kind for kind in ENTRY_TYPES}


class Step(NamedTuple):
    """A step of a scale as a page shows it."""

    number: int
    title: str
    meaning: str
    of: int


def by_title(concept: Concept) -> tuple[str, str]:
    """The order in which readers look for entries."""
    return concept.title.casefold(), concept.id


@dataclass(frozen=True)
class Publication:
    """The graph of what is published, with the addresses of one build."""

    graph: ConceptGraph
    addresses: Addresses

    @property
    def settings(self) -> CatalogueSettings:
        return self.graph.catalogue.settings

    @cached_property
    def grades(self) -> Mapping[str, Grade]:
        """Grades by letter, best first."""
        return {grade.id: grade for grade in self.settings.grades}

    @cached_property
    def words(self) -> Mapping[str, Mapping[str, VocabularyValue]]:
        """Vocabulary → id → value, narrower values after the one that includes them."""
        vocabularies = self.settings.vocabularies
        return {
            name: {value.id: value for value in _flattened(getattr(vocabularies, name))}
            for name in type(vocabularies).model_fields
        }

    @cached_property
    def of_type(self) -> Mapping[str, tuple[Concept, ...]]:
        """Type → its concepts by title."""
        return {
            name: tuple(concept for concept in self._by_title if concept.type == name)
            for name in TYPE_CLASSES
        }

    def place(self, concept_id: str) -> int:
        """Where a concept stands among all of them by title."""
        return self._places[concept_id]

    @cached_property
    def _by_title(self) -> list[Concept]:
        return sorted(self.graph.concepts.values(), key=by_title)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {concept.id: place for place, concept in enumerate(self._by_title)}

    @cached_property
    def recommended(self) -> Mapping[str, tuple[Recommendation, ...]]:
        """Entry → the outcomes of flows that lead to it; entries without one are left out."""
        named = {
            self.graph.names.get(name.partition("#")[0])
            for concept in self.of_type[Flow.type_name]
            if isinstance(concept.entry, Flow)
            for outcome in concept.entry.outcomes
            for name in outcome.entries
        }
        return {one: recommended_when(self.graph, one) for one in self.graph.titles if one in named}

    @cached_property
    def labels(self) -> LabelIndex:
        """The names that prose is linked by."""
        return index_labels(self.graph.concepts.values())

    @cached_property
    def _paths(self) -> Mapping[str, str]:
        return {
            concept.id: entry_path(type(concept.entry), concept.id)
            for concept in self.graph.concepts.values()
        }

    def path_of(self, concept_id: str) -> str:
        """The path of an entry's page: `techniques/lora.md`."""
        return self._paths[concept_id]

    def href(self, from_path: str, concept_id: str, anchor: str = "") -> str:
        """The relative URL of an entry's page; the same for all pages of a folder but its index."""
        folder, _, name = from_path.rpartition("/")
        key = (folder, name == "index.md", concept_id)
        href = self._hrefs.get(key)
        if href is None:
            href = self._hrefs[key] = self.addresses.href(from_path, self._paths[concept_id])
        return f"{href}#{anchor}" if anchor else href

    @cached_property
    def _hrefs(self) -> dict[tuple[str, bool, str], str]:
        return {}

    def link(self, from_path: str, concept_id: str, text: str = "", anchor: str = "") -> Markup:
        """A link to an entry, its title as text if no other is given."""
        start, title = self._link_parts[concept_id]
        words = escape(text) if text else title
        return Markup(f'{start}{self.href(from_path, concept_id, anchor)}">{words}</a>')

    @cached_property
    def _link_parts(self) -> Mapping[str, tuple[str, str]]:
        """What is the same in all links to an entry: their start, and its title."""
        return {
            concept.id: (
                f'<a class="kb-link kb-link--{concept.type}" href="',
                escape(concept.title),
            )
            for concept in self.graph.concepts.values()
        }

    def step(self, scale: str, number: int) -> Step:
        steps: tuple[ScaleStep, ...] = getattr(self.settings.scales, scale)
        step = steps[number - 1]
        return Step(number, step.title, step.meaning, len(steps))

    def word(self, vocabulary: str, value: str) -> str:
        """What readers see for a value of a vocabulary."""
        known = self.words[vocabulary].get(value)
        return known.title if known else value


def _flattened(values: tuple[VocabularyValue, ...]) -> Iterator[VocabularyValue]:
    for value in values:
        yield value
        yield from _flattened(value.narrower)
