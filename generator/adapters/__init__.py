"""The outside world: the command line, and MkDocs."""
