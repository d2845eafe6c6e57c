"""YAML files in; valid entries, each knowing file, line and column, and the code ledger out."""
