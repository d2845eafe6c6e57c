"""The options of the command, for both its forms: here once, so that they cannot differ."""

from __future__ import annotations

from typing import NamedTuple

from generator.review.reports import FORMATS


class Option(NamedTuple):
    flag: str
    help: str
    metavar: str = ""
    """What stands for its value; an option without one is on or off."""
    choices: tuple[str, ...] = ()
    default: str | int | None = None
    repeats: bool = False

    @property
    def name(self) -> str:
        return self.flag.removeprefix("--").replace("-", "_")


OPTIONS = (
    Option(
        "--catalogue",
        "The catalogue to check against; may be given more than once.",
        metavar="FILE|URL",
        repeats=True,
    ),
    Option("--fix", "Repair what is certain, each file in one step."),
    Option("--diff", "Print what --fix would change, and write nothing."),
    Option("--format", "How to print.", "FORMAT", FORMATS, default="text"),
    Option(
        "--fail-on",
        "The least level that makes the exit status 1.",
        "LEVEL",
        ("error", "warning"),
        default="error",
    ),
    Option("--baseline", "Findings that are known; only others are reported.", metavar="FILE"),
    Option("--write-baseline", "Write all findings there and succeed.", metavar="FILE"),
    Option(
        "--stdin-name",
        "The name of what is read from PATH -; its ending says the format.",
        metavar="NAME",
        default="stdin.md",
    ),
    Option("--max-size", "Megabytes of the largest file to read.", metavar="MB", default=16),
)
