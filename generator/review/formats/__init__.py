"""The name of a file in; the reader of its format out: `read(text, hits)` gives its units."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath

from generator.review.formats.asciidoc import read_asciidoc
from generator.review.formats.comments import COMMENTS, comment_reader
from generator.review.formats.csv_rows import read_csv
from generator.review.formats.html_tags import read_html
from generator.review.formats.json_records import read_json
from generator.review.formats.lines import Span
from generator.review.formats.markdown import code_blocks, read_markdown, read_plain
from generator.review.formats.rst import read_rst
from generator.review.formats.yaml_records import read_yaml
from generator.review.texts import Unit

Reader = Callable[[str, Sequence[int]], Iterator[Unit]]

_READERS: dict[str, Reader] = {
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"), read_markdown),
    **dict.fromkeys((".rst", ".rest"), read_rst),
    **dict.fromkeys((".adoc", ".asciidoc", ".asc"), read_asciidoc),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".vue", ".svelte", ".xml"), read_html),
    **dict.fromkeys((".yaml", ".yml"), read_yaml),
    **dict.fromkeys((".json", ".jsonl", ".ndjson", ".json5", ".ipynb", ".geojson"), read_json),
    **dict.fromkeys((".csv", ".tsv", ".tab"), read_csv),
    **dict.fromkeys((".txt", ".text", ".log", ".org", ".wiki", ".eml", ".tex"), read_plain),
}


def is_known(path: str) -> bool:
    """Whether a file in a folder is one to check."""
    name = PurePath(path)
    return name.suffix.lower() in _READERS or comment_style(path) is not None


def comment_style(path: str) -> str | None:
    name = PurePath(path)
    return COMMENTS.get(name.suffix.lower()) or COMMENTS.get(name.name.lower())


def examples_in(path: str, text: str) -> list[Span]:
    """Code blocks, in which a comment is an example and silences nothing."""
    is_markdown = _READERS.get(PurePath(path).suffix.lower()) is read_markdown
    return code_blocks(text) if is_markdown else []


def reader_for(path: str, text: str) -> Reader:
    """Files without a known ending are read as plain text, or as what they look like."""
    reader = _READERS.get(PurePath(path).suffix.lower())
    if reader:
        return reader
    style = comment_style(path)
    if style:
        return comment_reader(style)
    start = text[:200].lstrip("\ufeff \t\r\n").lower()
    if start.startswith(("<!doctype html", "<html")):
        return read_html
    return read_plain
