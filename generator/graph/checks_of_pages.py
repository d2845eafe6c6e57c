"""The graph in; what in a hand-written page could run in a reader's browser out.

Prose of entries is cleaned; pages are not, for they may hold tables, details and icons. So what is
not known to be harmless is an error, before the build empties the folder of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalogue.unsafe_prose import SAFE_TAGS, UNSAFE_HTML, UNSAFE_LINK, unsafe_links
from generator.diagnostics import Diagnostic, Finding
from generator.graph.concept_graph import ConceptGraph
from generator.graph.plain_text import FRONT_MATTER, hide_code

SECTIONS = "address article aside details figcaption figure footer header main nav section summary"
WORDS = "center cite dfn mark rb rp rt ruby samp small time u var wbr"
TABLES_AND_MEDIA = "audio caption col colgroup img picture source track video"
PAGE_TAGS = SAFE_TAGS | {*SECTIONS.split(), *WORDS.split(), *TABLES_AND_MEDIA.split()}

_TAG = re.compile(
    r"(?<!\\)(?:\\\\)*<([A-Za-z][A-Za-z0-9-]*)(?=[\s/>])"
    r"((?:[^>\"']|\"[^\"]{0,9999}\"|'[^']{0,9999}'){0,9999})"
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]{1,99})\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]*)")
_ATTRIBUTE_LIST = re.compile(r"\{:?([^{}\n]*)\}")
_MARKS = re.compile(r"[<{:]")


def find_unsafe_in_pages(graph: ConceptGraph) -> Iterator[Diagnostic]:
    """Tags, event handlers and addresses outside code, under the names that prose has for them.

    The front matter counts: themes put titles and descriptions into a page as they are.
    """
    for page in graph.pages.values():
        if not _MARKS.search(page.text):
            continue
        front_matter = FRONT_MATTER.match(page.text)
        head = front_matter[0] if front_matter else ""
        text = head + hide_code(page.text)[len(head) :]
        for offset, message, hint in (*_unsafe_tags(text), *_unsafe_lists(text)):
            yield Diagnostic.of(UNSAFE_HTML, Finding(page.position(offset), message, hint))
        for link in unsafe_links(text):
            message = f"a link to `{link.scheme}:` can run code in the reader's browser"
            finding = Finding(page.position(link.offset), message, link.hint)
            yield Diagnostic.of(UNSAFE_LINK, finding)


def _unsafe_tags(text: str) -> Iterator[tuple[int, str, str]]:
    for match in _TAG.finditer(text):
        name, attributes = match.groups()
        start = match.start(1) - 1
        shown = f"`<{name}{'…' if attributes.strip(' /') else ''}>`"
        if name.lower() not in PAGE_TAGS:
            hint = "put it in backticks to show it; a script belongs in a file, or in a template"
            yield start, f"{shown} is not allowed in a page", hint
        yield from ((start, *found) for found in _handlers(attributes, shown))


def _unsafe_lists(text: str) -> Iterator[tuple[int, str, str]]:
    """`{: onclick="…" }` gives its attributes to the element before it."""
    for match in _ATTRIBUTE_LIST.finditer(text):
        for found in _handlers(match[1], f"`{match[0][:2]}…}}`"):
            yield match.start(), *found


def _handlers(attributes: str, shown: str) -> Iterator[tuple[str, str]]:
    for attribute in _ATTRIBUTE.finditer(attributes):
        name = attribute[1].lower()
        if name.startswith("on") or name == "srcdoc":
            message = f"`{name}` in {shown} runs code in the reader's browser"
            yield message, "delete it; a script belongs in a file, or in a template"
