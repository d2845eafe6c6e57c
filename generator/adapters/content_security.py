"""Pages of HTML in, the Content-Security-Policy that fits them out.

Scripts of our own are files; the theme's few inline scripts are allowed by their hashes
(CSP Level 3, https://www.w3.org/TR/CSP3/#external-hash).
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

START = "<script"
INLINE_SCRIPT = re.compile(r"(?![^>]*\b(?:src|type)=)[^>]*>(.*?)</script>", re.DOTALL)


def inline_scripts(html: str) -> frozenset[str]:
    """The texts of scripts that stand in the page itself; blocks of data do not run."""
    parts = html.split(START)[1:]  # many times as fast as a search for the whole pattern
    return frozenset(found[1] for part in parts if (found := INLINE_SCRIPT.match(part)))


def security_policy(scripts: Iterable[str]) -> str:
    """One policy for the whole site: nothing from elsewhere, no inline scripts but the known.

    Styles may stand in attributes: Material sets the widths of columns and tabs that way.
    """
    hashes = sorted(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in set(scripts)
    )
    return "; ".join(
        [
            "default-src 'self'",
            " ".join(["script-src 'self'", *hashes]),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        ]
    )
