"""Documents of others, beside a catalogue file; of ours, only `diagnostics` is imported."""
