"""Other people's documents, checked against a catalogue file: nothing else of ours is imported."""
