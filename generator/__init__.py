"""Fieldguide: YAML entries go in, a linked and searchable site comes out."""

__version__ = "0.1.0"
