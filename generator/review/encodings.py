"""The bytes of a document in; its text, from which the same bytes can be made again, out."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HARMFUL = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


class Decoded(NamedTuple):
    text: str
    encoding: str
    is_exact: bool
    """Whether the bytes can be made again from the text."""

    def encode(self, text: str) -> bytes:
        errors = "surrogateescape" if self.encoding == "utf-8" else "surrogatepass"
        return text.encode(self.encoding, errors)


def decode(data: bytes) -> Decoded | None:
    """Bytes that are no UTF-8 stay as they are, one sign each; nothing for what is no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, "replace")
            try:
                exact = text.encode(encoding, "surrogatepass") == data
            except UnicodeError:
                exact = False
            return Decoded(text, encoding, exact)
    if b"\0" in data:
        return None
    return Decoded(data.decode("utf-8", "surrogateescape"), "utf-8", is_exact=True)


def printable(text: str) -> str:
    """Without signs that a terminal obeys and bytes that were no text."""
    return text if text.isascii() and text.isprintable() else _HARMFUL.sub("\ufffd", text)
