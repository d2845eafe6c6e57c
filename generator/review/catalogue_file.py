"""The text of a catalogue file in; its entries, or every reason why it cannot be used, out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.review.catalogue import Catalogue, Entry, Retired, Revision
from generator.review.code_pattern import PatternError, compile_pattern

FORMAT = "fieldguide-catalogue"
VERSION = 1
_MOST_ENTRIES = 1_000_000


class CatalogueError(ValueError):
    """The file is no catalogue; the message says why, and what to do."""


def read_catalogue_text(text: str | bytes, name: str = "") -> Catalogue:
    data = _parsed(text)
    if not isinstance(data, dict) or not isinstance(data.get("entries"), list):
        raise CatalogueError(
            'it has no list "entries".\nhint: {"code_pattern": "AB-[0-9]{4}", "entries":'
            ' [{"code": "AB-0001", "title": "A name"}]} is the least that a catalogue holds.'
        )
    _check_version(data)
    written = data.get("code_pattern")
    if not isinstance(written, str):
        raise CatalogueError(
            '"code_pattern" is missing.\nhint: it is a regular expression of the codes,'
            ' such as "AB-[0-9]{4}".'
        )
    try:
        pattern = compile_pattern(written)
    except PatternError as error:
        raise CatalogueError(f'"code_pattern" cannot be used: {error}.') from None
    entries: dict[str, Entry] = {}
    for index, row in enumerate(data["entries"][:_MOST_ENTRIES]):
        entry = _entry(row, f"entries[{index}]")
        if not pattern.fullmatch(entry.code):
            raise CatalogueError(f'the code "{entry.code}" does not match "code_pattern".')
        if entry.code in entries:
            raise CatalogueError(
                f'the code {entry.code} stands there twice, for "{entries[entry.code].title}"'
                f' and "{entry.title}".\nhint: a code belongs to one entry, for ever.'
            )
        entries[entry.code] = entry
    if not entries:
        raise CatalogueError("it has no entries.")
    bases = tuple(
        base for base in _texts(data, "base_urls", "") if base.startswith(("https://", "http://"))
    )
    return Catalogue(
        entries,
        pattern,
        name=_text(data, "title", "") or name,
        has_all_pages=data.get("format") == FORMAT,
        base_urls=bases,
    )


def _parsed(text: str | bytes) -> Any:
    try:
        if isinstance(text, bytes):
            text = text.decode("utf-8-sig")
        return json.loads(text.removeprefix("\ufeff"))
    except UnicodeDecodeError:
        raise CatalogueError("it is not UTF-8.") from None
    except json.JSONDecodeError as error:
        cause = "it ends too early" if error.pos >= len(error.doc.rstrip()) else error.msg
        raise CatalogueError(
            f"it is not JSON, or only a part of it: line {error.lineno}, column {error.colno}:"
            f" {cause}."
        ) from None
    except (RecursionError, ValueError):
        raise CatalogueError("it is not JSON that can be read.") from None


def _check_version(data: Mapping[str, Any]) -> None:
    if data.get("format", FORMAT) != FORMAT:
        raise CatalogueError(f'its "format" is not "{FORMAT}".')
    version = data.get("version", VERSION)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise CatalogueError('its "version" is not a number.')
    if version > VERSION:
        raise CatalogueError(
            f"it has version {version}; this checker reads version {VERSION}.\n"
            "hint: take a newer checker."
        )


def _entry(row: Any, place: str) -> Entry:
    if not isinstance(row, dict):
        raise CatalogueError(f"{place} is not an object.")
    code, title = _text(row, "code", place), _text(row, "title", place)
    if not code or not title.strip():
        raise CatalogueError(f'{place} needs a "code" and a "title".')
    place = f"{place} ({code})"
    cite = _object(row, "citation", place)
    return Entry(
        code=code,
        title=title,
        id=_text(row, "id", place),
        type=_text(row, "type", place),
        aliases=_texts(row, "aliases", place),
        hidden_labels=_texts(row, "hidden_labels", place),
        former_titles=(
            *_texts(row, "former_titles", place),
            *_texts(row, "former_aliases", place),
        ),
        former_ids=_texts(row, "former_ids", place),
        summary=_text(row, "summary", place),
        status=_text(row, "status", place) or "reviewed",
        url=_text(row, "url", place),
        anchors=_texts(row, "anchors", place) if row.get("anchors") is not None else None,
        revision=_number(row, "revision", place),
        fingerprint=_text(row, "fingerprint", place),
        revisions=tuple(_revisions(row, place)),
        use=_text(cite, "use", place) or "direct",
        hint=_text(cite, "hint", place),
        better=_texts(cite, "better", place),
        retired=_retired(row, place),
    )


def _revisions(row: Mapping[str, Any], place: str) -> Iterator[Revision]:
    for revision in _list(row, "revisions", place):
        if not isinstance(revision, dict):
            raise CatalogueError(f'{place}: "revisions" holds something that is not an object.')
        number = _number(revision, "revision", place)
        if number is not None:
            yield Revision(
                number,
                _text(revision, "release", place),
                _text(revision, "fingerprint", place),
                _object(revision, "fields", place),
            )


def _retired(row: Mapping[str, Any], place: str) -> Retired | None:
    if row.get("retired") in (None, False):
        return Retired() if row.get("status") == "retired" else None
    if row["retired"] is True:
        return Retired()
    retired = _object(row, "retired", place)
    return Retired(
        _text(retired, "reason", place),
        _text(retired, "date", place),
        () if retired.get("successors") == "none" else _texts(retired, "successors", place),
    )


def _text(row: Mapping[str, Any], key: str, place: str) -> str:
    value = row.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise CatalogueError(f'{place}: "{key}" is not a text.'.removeprefix(": "))
    return value


def _number(row: Mapping[str, Any], key: str, place: str) -> int | None:
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise CatalogueError(f'{place}: "{key}" is not a number from 0.')
    return value


def _list(row: Mapping[str, Any], key: str, place: str) -> list[Any]:
    value = row.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise CatalogueError(f'{place}: "{key}" is not a list.'.removeprefix(": "))
    return value


def _texts(row: Mapping[str, Any], key: str, place: str) -> tuple[str, ...]:
    values = _list(row, key, place)
    if not all(isinstance(value, str) for value in values):
        raise CatalogueError(f'{place}: "{key}" holds something that is not a text.')
    return tuple(values)


def _object(row: Mapping[str, Any], key: str, place: str) -> Mapping[str, Any]:
    value = row.get(key)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise CatalogueError(f'{place}: "{key}" is not an object.')
    return value
