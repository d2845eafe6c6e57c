"""How long the citation checker takes, and how much memory."""
