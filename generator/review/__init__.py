"""Other people's documents beside a catalogue file; imports `diagnostics` and nothing else of ours."""
