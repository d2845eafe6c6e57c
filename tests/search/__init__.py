"""What the search finds, and how that is measured."""
