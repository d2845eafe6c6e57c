"""`python fieldguide_check.pyz PATH…`: `fieldguide review check` with nothing installed."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from generator import __version__
from generator.review.baseline import BaselineError
from generator.review.catalogue_file import CatalogueError
from generator.review.checking import STDIN, Options, Outcome, run_check
from generator.review.collect import PathError
from generator.review.options import OPTIONS
from generator.review.sources import load_catalogue

DESCRIPTION = """Check what documents cite: codes, names, pinned revisions and links.

PATH is a file, a folder, a pattern, or - for what comes in. Exit 0 when nothing is an error, 1 when
something is (with --fail-on warning also on warnings), 2 on wrong use."""
WITHOUT_CATALOGUE = "give the catalogue with --catalogue: a file, or https://…/catalogue.json"


def main(arguments: Sequence[str] | None = None) -> int:
    parsed = vars(_parser().parse_args(arguments))
    places = parsed.pop("catalogue") or []
    if not places:
        print(f"error: {WITHOUT_CATALOGUE}", file=sys.stderr)  # noqa: T201
        return 2
    try:
        catalogues = [load_catalogue(place) for place in places]
        options = Options(**parsed | {"paths": tuple(parsed["paths"])})
        stdin = sys.stdin.buffer.read() if STDIN in options.paths else b""
        outcome = run_check(options, catalogues, stdin)
    except (CatalogueError, PathError, BaselineError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)  # noqa: T201
        return 2
    show(outcome)
    return outcome.status


def show(outcome: Outcome) -> None:
    """Bytes of a document that are no text go out as they came in."""
    for stream, text in ((sys.stderr, outcome.err), (sys.stdout, outcome.out)):
        try:
            stream.buffer.write(text.encode("utf-8", "surrogateescape"))
            stream.buffer.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="fieldguide_check.pyz" if sys.argv[0].endswith(".pyz") else "fieldguide-check",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("paths", nargs="+", metavar="PATH")
    for option in OPTIONS:
        if not option.metavar:
            parser.add_argument(option.flag, action="store_true", help=option.help)
            continue
        parser.add_argument(
            option.flag,
            action="append" if option.repeats else "store",
            choices=option.choices or None,
            type=type(option.default) if isinstance(option.default, int) else str,
            default=option.default,
            metavar=option.metavar if not option.choices else None,
            help=option.help,
        )
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
