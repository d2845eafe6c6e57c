"""A folder of source texts in; every run of eight words that the project shares with them out.

    python -m tools.overlap FOLDER                        say what is shared, and where
    python -m tools.overlap FOLDER --write-hashes FILE    write what the test needs

The file holds hashes only: the test does without the texts, and nobody can read them there.
"""

from __future__ import annotations

import re
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from textwrap import fill
from typing import NamedTuple

import click

from generator.catalogue.entries import Source
from generator.graph.plain_text import CITATION, MENTION
from tools.prose import Text, texts_of_entries, written_pages

ROOT = Path(__file__).parent.parent
WORDS = 8
SIZE = 8
SALT = b"fieldguide"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Run(NamedTuple):
    """Eight words in a row, and where they begin."""

    offset: int
    words: str


def runs_of(text: str) -> Iterator[Run]:
    """Every eight words in a row, without case, marks and punctuation."""
    shown = CITATION.sub(_blank, MENTION.sub(_blank_name, text))
    words = [
        (match.start(), re.sub("['’]", "", match[0]).casefold()) for match in _WORD.finditer(shown)
    ]
    for index in range(len(words) - WORDS + 1):
        yield Run(words[index][0], " ".join(word for _, word in words[index : index + WORDS]))


def hash_of(words: str) -> bytes:
    return blake2b(words.encode(), digest_size=SIZE, salt=SALT).digest()


def hashes_of_folder(folder: Path) -> set[bytes]:
    return {
        hash_of(run.words)
        for path in sorted(folder.rglob("*.txt"))
        for run in runs_of(path.read_text(encoding="utf-8", errors="replace"))
    }


def write_hashes(hashes: set[bytes], path: Path) -> None:
    """Sorted, as Base64 in lines of 100 characters."""
    path.write_text(
        fill(b64encode(b"".join(sorted(hashes))).decode(), 100) + "\n", encoding="utf-8"
    )


def read_hashes(path: Path) -> set[bytes]:
    joined = b64decode("".join(path.read_text(encoding="utf-8").split()))
    return {joined[place : place + SIZE] for place in range(0, len(joined), SIZE)}


def find_shared(texts: Iterable[Text], hashes: set[bytes]) -> list[str]:
    """`concepts/pitfalls/drift.yaml:4:10: the eight words`, for each run that is shared."""
    return [
        "{}:{}:{}: {}".format(*text.position(run.offset), run.words)
        for text in texts
        for run in runs_of(text.text)
        if hash_of(run.words) in hashes
    ]


def project_texts(root: Path) -> list[Text]:
    """All that readers read, but for the titles and addresses of sources, which are not ours."""
    entries = [text for text in texts_of_entries(root) if not _is_bibliography(text)]
    return [*entries, *written_pages(root)]


def _is_bibliography(text: Text) -> bool:
    folder = text.shown_as.split("/")[-2]
    return folder == Source.folder and text.field[0] in ("title", "container-title", "URL")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _blank_name(match: re.Match[str]) -> str:
    """`[[lora|adapters]]` reads as "adapters", `[[lora]]` as its id."""
    start = match.start(3 if match[3] else 1) - match.start()
    end = match.end(3 if match[3] else 1) - match.start()
    return " " * start + match[0][start:end] + " " * (len(match[0]) - end)


@click.command(help=(__doc__ or "").partition("\n")[0])
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--write-hashes", "target", type=click.Path(dir_okay=False, path_type=Path))
def main(folder: Path, target: Path | None) -> None:
    hashes = hashes_of_folder(folder)
    if target:
        write_hashes(hashes, target)
        return
    shared = find_shared(project_texts(ROOT), hashes)
    click.echo("\n".join([*shared, f"{len(shared)} runs of {WORDS} words are shared"]))
    sys.exit(bool(shared))


if __name__ == "__main__":
    main()
