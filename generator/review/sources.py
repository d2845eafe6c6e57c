"""The place of a catalogue, a file or an address, in; the catalogue out."""

from __future__ import annotations

import urllib.error
import urllib.request
from http.client import HTTPException
from pathlib import Path

from generator.review.catalogue import Catalogue
from generator.review.catalogue_file import CatalogueError, read_catalogue_text

_LARGEST = 256 * 1024 * 1024
_SECONDS = 30


def load_catalogue(place: str) -> Catalogue:
    """Raises CatalogueError, whose message names the place and says what to do."""
    try:
        return read_catalogue_text(_read(place), place)
    except CatalogueError as error:
        raise CatalogueError(f'"{place}" is no catalogue: {error}') from None
    except (OSError, ValueError, HTTPException) as error:
        reason = getattr(error, "reason", None) or getattr(error, "strerror", None) or error
        raise CatalogueError(f'"{place}" cannot be read: {reason}.') from None


def _read(place: str) -> bytes:
    if not place.lower().startswith(("http://", "https://")):
        path = Path(place)
        if path.stat().st_size > _LARGEST:
            raise CatalogueError("it is larger than any catalogue.")
        return path.read_bytes()
    request = urllib.request.Request(place, headers={"User-Agent": "fieldguide-check"})
    with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
        data: bytes = answer.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise CatalogueError("it is larger than any catalogue.")
    return data
