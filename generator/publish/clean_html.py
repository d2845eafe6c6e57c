"""Markdown in; HTML out that carries nothing but what the allow-list names."""

from __future__ import annotations

import re
from functools import cache
from html import escape

import nh3
from markdown import Markdown

from generator.graph.plain_text import hide_code

_PLAIN_TAGS = """
    b blockquote br dd del dl dt em h3 h4 h5 h6 hr i ins kbd li p q s strong sub sup
    table tbody thead tr ul
"""
ALLOWED: dict[str, set[str]] = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "code": {"class"},
    "div": {"class"},
    "ol": {"start"},
    "pre": {"class"},
    "span": {"class"},
    "td": {"align"},
    "th": {"align"},
    **{tag: set() for tag in _PLAIN_TAGS.split()},
}
"""Tag → attributes that authors may use; images need a place to stand and are not among them."""

_MARK = re.compile(r"[*_`\[<\\&]")
_NEEDS_MARKDOWN = re.compile(
    r"[*_`\[<\\]|&#?\w+;| {2}\n"
    r"|^[ \t]*(?:[-+>#|]|:-|\d+[.)]\s|=+\s*$)|^(?: {4}|\t)|^~~~",
    re.MULTILINE,
)
_ESCAPED_BRACKET = re.compile(r"(?<!\\)(?:\\\\)*\\<")
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_BLOCK_MARK = re.compile(r"^(\d*)([-+*>#.)])(?=[\s#])")


@cache
def _markdown() -> Markdown:
    return Markdown(
        extensions=["tables", "sane_lists", "pymdownx.highlight", "pymdownx.superfences"],
        extension_configs={
            "pymdownx.highlight": {"pygments_lang_class": True},
            # The other way is `style`, which the policy forbids.
            "tables": {"use_align_attribute": True},
        },
        output_format="html",
    )


def markdown_to_html(text: str, *, block: bool) -> str:
    """Safe HTML: paragraphs when `block`, otherwise the inside of a line.

    Text without Markdown skips Python-Markdown, which costs a hundred times as much as this check.
    """
    text = text.strip()
    if not _needs_markdown(text):
        plain = escape(text, quote=False)
        if not block:
            return plain
        return "\n".join(f"<p>{part}</p>" for part in _BLANK_LINES.split(plain))
    if "\\<" in text:
        text = _write_out_brackets(text)
    if not block:
        text = _BLOCK_MARK.sub(r"\1\\\2", " ".join(text.split("\n")), count=1)
    html = clean_html(_markdown().reset().convert(text))
    return html if block else _unwrapped(html)


def _write_out_brackets(text: str) -> str:
    """`\\<svg>` is text, as in CommonMark; Python-Markdown would make a tag of it."""
    for match in reversed(list(_ESCAPED_BRACKET.finditer(hide_code(text)))):
        text = f"{text[: match.end() - 2]}&lt;{text[match.end() :]}"
    return text


def _needs_markdown(text: str) -> bool:
    """Where a text has no marks, only the beginnings and ends of its lines can be Markdown."""
    if _MARK.search(text):
        return bool(_NEEDS_MARKDOWN.search(text))
    return "  \n" in text or any(map(_NEEDS_MARKDOWN.match, text.split("\n")))


def clean_html(html: str) -> str:
    """Only what the allow-list names, with headings of the third level and below."""
    if "<h" in html:
        html = re.sub(r"(</?h)[12](?=[\s>])", r"\g<1>3", html)
    html = nh3.clean(
        html,
        tags=set(ALLOWED),
        attributes=ALLOWED,
        clean_content_tags={"script", "style"},
        link_rel=None,
        url_schemes={"http", "https", "mailto"},
    )
    if " align=" in html:
        html = re.sub(r'(<t[dh]) align="(\w+)"', r'\1 class="kb-cell kb-cell--\2"', html)
    return html


def _unwrapped(html: str) -> str:
    """The inside of a line that Markdown has made a paragraph, or something else it looked like."""
    if html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1:
        return html[3:-4]
    inline = {tag: ALLOWED[tag] for tag in ("a", "abbr", "b", "code", "em", "i", "strong")}
    return nh3.clean(html, tags=set(inline), attributes=inline, link_rel=None).strip()
