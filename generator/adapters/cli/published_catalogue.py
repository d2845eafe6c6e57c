"""The file or the address of a `catalogue.json` in; what is here held against it out."""

from __future__ import annotations

import ipaddress
import time
import urllib.request
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO
from urllib.error import HTTPError
from urllib.parse import urlsplit

import click

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.documents import ALL_ENTRIES, read_document
from generator.catalogue.history_rules import row_places
from generator.catalogue.published import read_published
from generator.catalogue.published_rules import HeldAgainst, check_against, is_other_catalogue
from generator.diagnostics import Diagnostic, Position

MOST_BYTES = 200_000_000
CHUNK = 1_000_000
SECONDS_OF_SILENCE = 20
SECONDS_IN_ALL = 120


class _NotReadError(Exception):
    """Why a file or an address gives no catalogue, in words."""


def hold_against(where: str, catalogue: Catalogue, concepts: Path) -> list[Diagnostic]:
    """Everything that is published there and is not here; wrong use (exit 2) where it is none."""
    try:
        content = _fetch(where) if "://" in where else _read(Path(where))
    except _NotReadError as problem:
        raise click.UsageError(f'"{where}" cannot be read: {problem}.') from None
    published = read_published(content)
    if isinstance(published, str):
        raise click.UsageError(
            f'"{where}" is no catalogue file: {published}.\n'
            "hint: name the `catalogue.json` of a site that this or an older version built."
        )
    if is_other_catalogue(published, catalogue.ledger):
        title = published.title or "another catalogue"
        raise click.UsageError(f'"{where}" is of {title}: none of its codes is one of this one.')
    path = f"{concepts.resolve().name}/ledger.yaml"
    document, _ = read_document(concepts / "ledger.yaml", path, ALL_ENTRIES)
    places = row_places(document).items() if document else ()
    rows = {code: document.position(("entries", at)) for code, at in places if document}
    here = HeldAgainst(catalogue.ledger, rows, Position(path), catalogue.releases)
    return sorted(check_against(published, here))


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise _NotReadError("there is no such file")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as problem:
        raise _NotReadError(problem.strerror or "the file cannot be opened") from None
    return _not_too_much(content)


def _not_too_much(content: bytes) -> bytes:
    if len(content) > MOST_BYTES:
        raise _NotReadError(f"it is larger than {MOST_BYTES // 1_000_000} MB")
    return content


def _fetch(url: str) -> bytes:
    """What is at an address; slow, endless and redirected answers are given up."""
    _refuse_unsafe(url)
    opener = urllib.request.build_opener(_SafeRedirects)
    request = urllib.request.Request(url, headers={"User-Agent": "fieldguide"})
    deadline = time.monotonic() + SECONDS_IN_ALL
    content = b""
    try:
        with opener.open(request, timeout=SECONDS_OF_SILENCE) as answer:
            while chunk := answer.read1(CHUNK):
                content += chunk
                if time.monotonic() > deadline:
                    raise _NotReadError(f"it takes longer than {SECONDS_IN_ALL} seconds")
                _not_too_much(content)
            if answer.length:  # fewer bytes came than were announced
                raise _NotReadError("the answer ends too early")
    except (OSError, HTTPException, ValueError) as problem:
        if isinstance(problem, HTTPError):
            problem.close()
        raise _NotReadError(_in_words(problem)) from None
    return content


def _in_words(problem: Exception) -> str:
    cause = getattr(problem, "reason", problem)
    if isinstance(cause, TimeoutError):
        return f"there was no answer for {SECONDS_OF_SILENCE} seconds"
    words = getattr(cause, "strerror", None) or str(cause) or type(cause).__name__
    number = getattr(problem, "code", "")
    return f"the answer is {number} {words}" if number else words


def _refuse_unsafe(url: str) -> None:
    """Addresses are `https`, or `http` on this machine, where nobody can change the answer."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        raise _NotReadError("it is no address") from None
    if not host:
        raise _NotReadError("it is no address")
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_here(host)):
        raise _NotReadError("addresses start with https://, or on this machine with http://")


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class _SafeRedirects(urllib.request.HTTPRedirectHandler):
    """Follows an address only to one that could have been given itself."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        try:
            _refuse_unsafe(newurl)
        except _NotReadError:
            fp.close()
            raise
        return super().redirect_request(req, fp, code, msg, headers, newurl)
