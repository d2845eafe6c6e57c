"""All rules of this stage, for `fieldguide explain` and the pages that document them."""

from __future__ import annotations

from generator.catalogue.catalogue import CATALOGUE_RULES
from generator.catalogue.content_rules import CONTENT_RULES
from generator.catalogue.documents import DOCUMENT_RULES
from generator.catalogue.entry_files import FILE_RULES
from generator.catalogue.field_rules import FIELD_RULES
from generator.catalogue.history_rules import HISTORY_RULES
from generator.catalogue.ledger_rules import LEDGER_RULES
from generator.catalogue.release_rules import RELEASE_RULES
from generator.catalogue.settings_rules import SETTINGS_RULES
from generator.diagnostics import Rule


def catalogue_rules() -> tuple[Rule, ...]:
    """Every rule that reading a catalogue can name, sorted by name."""
    rules = (
        *DOCUMENT_RULES,
        *FILE_RULES,
        *FIELD_RULES,
        *CONTENT_RULES,
        *SETTINGS_RULES,
        *LEDGER_RULES,
        *RELEASE_RULES,
        *HISTORY_RULES,
        *CATALOGUE_RULES,
    )
    return tuple(sorted(rules))
