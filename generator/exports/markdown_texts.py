"""Values of an entry in; clean Markdown out: links made, nothing of our own marks but citations."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from generator.catalogue.settings import Grade, ScaleStep, VocabularyValue
from generator.graph.concept_graph import ConceptGraph
from generator.graph.plain_text import MENTION, hide_code

_SPECIAL = re.compile(r"[\\`*\[\]<>]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|~~")
_BLOCK_START = re.compile(r"^(#{1,6}|[-+>=])(?=\s|$)|^(\d+)([.)])(?=\s)")


@dataclass(frozen=True, slots=True)
class EntryTexts:
    """What the texts of an entry need to know of the others, and of the settings."""

    graph: ConceptGraph
    href: Callable[[str], str]
    """The address of an entry from the folder of the file."""
    titles: Mapping[str, str]
    words: Mapping[str, str] = field(default_factory=dict)
    """What the ids of the entry's own parts stand for: option → its title."""

    def link(self, name: str, words: str = "", anchor: str = "") -> str:
        """`[LoRA](../techniques/lora/#steps)`; the bare words where there is no such entry."""
        present = self.graph.names.get(name)
        if present is None or present not in self.graph.concepts:
            return words or name
        return f"[{words or escape_line(self.titles[name])}]({self.href(present)}{anchor})"

    def link_to(self, written: str) -> str:
        """A link as an author's field names it: `lora`, or `lora#steps` for a section."""
        name, hash_mark, section = written.partition("#")
        return self.link(name, anchor=hash_mark + section)

    def prose(self, text: str) -> str:
        """Markdown with `[[id]]` made a link; what stands in code stays as it is."""
        if "[[" not in text:
            return text.strip()
        parts: list[str] = []
        end = 0
        for match in MENTION.finditer(hide_code(text)):
            words = text[match.start(3) : match.end(3)] if match[3] else ""
            parts += [text[end : match.start()], self.link(match[1].strip(), words, match[2] or "")]
            end = match.end()
        return "".join([*parts, text[end:]]).strip()

    def line(self, text: str) -> str:
        """Text that is no Markdown; an address becomes a link, an own id what it stands for."""
        if text.startswith(("https://", "http://")):
            return f"<{text}>"
        return escape_line(self.words.get(text, text))

    def word(self, vocabulary: str, value: str) -> str:
        """What readers see for a value of a vocabulary."""
        values = getattr(self.graph.catalogue.settings.vocabularies, vocabulary)
        return escape_line(_title_in(values, value) or value)

    def step(self, scale: str, number: int) -> str:
        """A step of a scale: `Severe (4 of 5): Users are harmed`."""
        steps: tuple[ScaleStep, ...] = getattr(self.graph.catalogue.settings.scales, scale)
        step = steps[number - 1]
        return f"{escape_line(step.title)} ({number} of {len(steps)}): {escape_line(step.meaning)}"

    def grade(self, letter: str) -> str:
        """A grade with its title: `A, strong`."""
        grades: tuple[Grade, ...] = self.graph.catalogue.settings.grades
        title = next((grade.title.lower() for grade in grades if grade.id == letter), "")
        return f"{letter}, {escape_line(title)}" if title else letter


@lru_cache(maxsize=4000)
def escape_line(text: str) -> str:
    """Text that means itself wherever Markdown has a line: `*` and `[` as they are."""
    escaped = _SPECIAL.sub(lambda match: f"\\{match[0]}", text)
    return _BLOCK_START.sub(_escape_start, escaped)


def _escape_start(match: re.Match[str]) -> str:
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"


def _title_in(values: tuple[VocabularyValue, ...], wanted: str) -> str | None:
    for value in values:
        title = value.title if value.id == wanted else _title_in(value.narrower, wanted)
        if title:
            return title
    return None
