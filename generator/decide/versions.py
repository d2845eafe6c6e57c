"""A flow in; a short name for all that its results depend on, out."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from generator.catalogue.entries import Flow

RESULTS_DEPEND_ON: dict[str, Any] = {
    "questions": {"__all__": {"id": True, "kind": True, "options": {"__all__": {"id"}}}},
    "outcomes": {"__all__": {"id"}},
    "rules": {"__all__": {"when", "outcome", "effect", "weight"}},
    "chart": True,
}
"""Of the texts, none: to mend a word does not make links out of date."""


def flow_version(flow: Flow) -> str:
    """`3f9a01bc`: another one as soon as the same answers may have another result."""
    counted = flow.model_dump(mode="json", include=RESULTS_DEPEND_ON, exclude_none=True)
    canonical = json.dumps(counted, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(canonical.encode()).hexdigest()[:8]
