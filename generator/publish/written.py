"""A hand-written page before and after Markdown in; its links, citations, terms, forms out.

Its prose has the marks of an entry's: `[[id]]`, `[@source-id, p. 3]`, and terms that are linked
where they first stand in a section.
"""

from __future__ import annotations

import re

from generator.publish.flow_fence import FlowForms
from generator.publish.prose import PageProse, PutAside
from generator.publish.publication import Publication
from generator.publish.references import references_section

_SECTION = re.compile(r"(?=<h[12]\b)")


class WrittenProse:
    """Goes with one page from its Markdown to its HTML."""

    def __init__(self, publication: Publication, path: str) -> None:
        self._prose = PageProse(publication, path)
        self._forms = FlowForms(self._prose)
        self._links: list[PutAside] = []

    def prepare(self, markdown: str) -> str:
        """The text with a private character for each link and citation, and a line for a form."""
        text, self._links = self._prose.put_aside(markdown)
        return self._forms.put_aside(text)

    def finish(self, html: str) -> str:
        """The HTML with links and citations put in, terms linked, and the references at its end."""
        sections = []
        for part in _SECTION.split(html):
            self._prose.start_section()
            sections.append(self._prose.fill(part, self._links))
        html = self._forms.put_back("".join(sections))
        return html + str(references_section(self._prose.references))
