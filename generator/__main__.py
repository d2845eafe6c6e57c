"""`python -m generator`: the same commands as `fieldguide`."""

from generator.adapters.cli import main

if __name__ == "__main__":
    main(prog_name="fieldguide")
