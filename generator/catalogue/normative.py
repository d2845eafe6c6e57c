"""An entry in; the values that others rely on when they cite it, and their fingerprint, out.

They are the same however a file is laid out, and whatever ids the entries that it names have: in
place of an id stands the code. So neither another order of the fields, nor new line breaks in a
paragraph, nor the renaming of a neighbour changes a fingerprint.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from generator.catalogue.common import Entry
from generator.catalogue.fields import FieldPath, link_values, prose_values, written_name
from generator.catalogue.settings import Model

LINK = re.compile(r"(?<!\\)(\[\[\s*)([\w-]+)(?=\s*[\]|#])")
CITATION = re.compile(r"(?<!\\)\[[^\[\]\n]*@[^\[\]]*\]")
CITED = re.compile(r"(?<![\w.])@([\w-]+)")
FENCE = re.compile(r"^[ \t]*(?:`{3}|~{3})", re.MULTILINE)
STARTS_A_BLOCK = re.compile(r"[ \t]|[-*+>|#<`~=:!]|\d+[.)]|$")
"""A line that the line before does not simply run on into."""
LINE_BREAK = "  "

Fields = dict[str, Any]
"""The normative fields that are set, by the names that authors write, as plain JSON."""


def normative_fields(entry: Entry, codes: Mapping[str, str]) -> Fields:
    """What of an entry counts; `codes` gives the code of every entry by its id and former ids."""
    texts: dict[FieldPath, str] = {
        value.path: _in_codes(_unwrapped(value.text) if value.block else value.text, codes)
        for value in prose_values(entry)
    }
    for link in link_values(entry):
        if link.target in codes:
            texts[link.path] = codes[link.target] + link.text.strip()[len(link.target) :]
    return _plain_fields(entry, (), texts)


def fingerprint(fields: Mapping[str, object]) -> str:
    """`sha256:` and 64 digits, the same for the same fields in any order."""
    return f"sha256:{hashlib.sha256(canonical_json(fields).encode()).hexdigest()}"


def canonical_json(value: object) -> str:
    """One text for one value: keys sorted, no spaces, every character as it is."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def changed_fields(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[str, ...]:
    """The fields whose values differ, in the order of `after`, then those that are gone."""
    names = dict.fromkeys([*after, *before])
    return tuple(name for name in names if before.get(name) != after.get(name))


def _plain_fields(model: Model, path: FieldPath, texts: Mapping[FieldPath, str]) -> Fields:
    """The normative fields of an entry or a part, without those that only have their default."""
    known = type(model).model_fields
    fields = {}
    for name in type(model).normative or known:
        info, value = known[name], getattr(model, name)
        if info.is_required() or value != info.get_default():
            written = written_name(name, info)
            fields[written] = _plain(value, (*path, written), texts)
    return fields


def _plain(value: object, path: FieldPath, texts: Mapping[FieldPath, str]) -> object:
    if isinstance(value, Model):
        return _plain_fields(value, path, texts)
    if isinstance(value, tuple):
        return [_plain(inner, (*path, index), texts) for index, inner in enumerate(value)]
    if isinstance(value, dict):
        return {key: _plain(inner, (*path, key), texts) for key, inner in value.items()}
    return texts.get(path, value).strip() if isinstance(value, str) else value


def _in_codes(text: str, codes: Mapping[str, str]) -> str:
    """Markdown with the codes of entries in `[[…]]` and `[@…]`, in code as well, as in `rename`."""
    if "[" not in text:
        return text
    linked = LINK.sub(lambda found: found[1] + codes.get(found[2], found[2]), text)
    return CITATION.sub(
        lambda found: CITED.sub(lambda cited: f"@{codes.get(cited[1], cited[1])}", found[0]), linked
    )


def _unwrapped(text: str) -> str:
    """Markdown with each plain paragraph on one line; where there is code, as it is."""
    if FENCE.search(text):
        return text
    joined: list[str] = []
    for line in text.strip("\n").split("\n"):
        before = joined[-1] if joined else ""
        if not line.strip():
            joined[-1:] = [before.rstrip(), ""] if before else [""]
        elif _runs_on(before, line):
            joined[-1] = f"{before} {line.rstrip()}{_line_break(line)}"
        else:
            joined.append(line.rstrip() + _line_break(line))
    return "\n".join(joined)


def _runs_on(before: str, line: str) -> bool:
    """Whether two lines are one paragraph; rows of tables, which may start with a word, are not."""
    if STARTS_A_BLOCK.match(line) or STARTS_A_BLOCK.match(before) or "|" in before + line:
        return False
    return not before.endswith((LINE_BREAK, "\\"))


def _line_break(line: str) -> str:
    """Two blanks or more at the end of a line break it; one is nothing."""
    return LINE_BREAK if line.endswith(LINE_BREAK) else ""
