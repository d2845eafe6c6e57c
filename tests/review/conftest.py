"""The checker in its three forms: a function, a command, and one file."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from generator.adapters.packed_checker import NAME, packed_checker
from generator.review.catalogue_file import read_catalogue_text
from generator.review.checking import Options, run_check
from tests.review.checker import HERE, found_in

SECONDS = 60


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Sequence[str]:
    """The command that runs the one file."""
    file = tmp_path_factory.mktemp("packed") / NAME
    file.write_bytes(packed_checker())
    return (sys.executable, str(file))


@pytest.fixture(scope="session")
def review() -> Callable[[Path], list[dict[str, Any]]]:
    """What is found in a folder, by a call; paths are relative to it."""
    names = ("catalogue.json", "minimal.json")
    catalogues = [read_catalogue_text((HERE / name).read_bytes()) for name in names]

    def check(folder: Path) -> list[dict[str, Any]]:
        outcome = run_check(Options(paths=(str(folder),), format="json"), catalogues)
        found = found_in(outcome.out)
        return [row | {"path": Path(row["path"]).name} for row in found]

    return check


@pytest.fixture
def time_limit() -> Iterator[None]:
    """A text that takes for ever ends the test and not the whole run."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"not done after {SECONDS} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)
