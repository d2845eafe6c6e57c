"""What MkDocs makes of a catalogue with the plugin."""
