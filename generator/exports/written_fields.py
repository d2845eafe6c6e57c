"""An entry in; all that its author wrote, as plain values for JSON, out."""

from __future__ import annotations

from typing import Any

from generator.catalogue.common import Entry
from generator.catalogue.fields import marked_values
from generator.catalogue.marks import Citation


def fields_as_written(entry: Entry) -> dict[str, Any]:
    """Every field under the name that authors write; what is not written is left out.

    Texts keep their Markdown and their `[[id]]`; citations are split into source and locator.
    """
    fields: dict[str, Any] = entry.model_dump(mode="json", by_alias=True, exclude_unset=True)
    for path, citation, _ in marked_values(entry, Citation):
        holder: Any = fields
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = split_citation(citation)
    return fields


def split_citation(citation: str) -> dict[str, str]:
    """`hu-2022, Table 2` → `{"id": "hu-2022", "locator": "Table 2"}`."""
    source, _, locator = (part.strip() for part in citation.partition(","))
    return {"id": source, "locator": locator} if locator else {"id": source}
