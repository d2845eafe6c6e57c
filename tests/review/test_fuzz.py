"""Documents that nobody would write: the checker never fails, and the fixer only mends."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.review.catalogue import Catalogue
from generator.review.catalogue_file import read_catalogue_text
from generator.review.checking import Options, run_check
from generator.review.documents import check_text
from generator.review.repair import apply, certain
from tests.review.checker import CORPUS, HERE

ENDINGS = ("md", "rst", "adoc", "html", "txt", "yaml", "json", "csv", "tsv", "py", "js", "c", "sql")
WORDS = """
    FG-0010 FG-0016 FG-0002@r1 FG-0014@r1 FG-9999 AB.T0001.002 [[FG-0011]] XX-1 XX-2 XX-3 XX-4 XX-5
    https://fieldguide.example/pitfalls/vanity-metrics/ https://fieldguide.example/id/FG-0010/
    One Two Three Four Five Code Name title fieldguide-ignore
    | |---|---| , ; : - # ( ) [ ] ]( < > </a> <td> <tr> <!-- --> &amp; * ** _ ` ``` " ' “ ” \\ \\|
    { } // /* */ -- === --- |=== ..
"""
# Also what is easily forgotten: empty lines, line ends of three kinds, characters without a place.
PIECES = [
    *WORDS.split(),
    *("Catastrophic forgetting", "Wrong chat template", "K-shot prompting", "Reward hacking"),
    *(
        "Second-hand override",
        '<a href="',
        '{"code": "XX-2", "title": "Two"}',
        "code: XX-1\ntitle: One",
    ),
    *(
        "XX-3 | Three\n",
        "XX-4,Four\n",
        "Code | Name\n---|---\n",
        "code,name\n",
        "XX-5 (Five)",
        "; Two",
    ),
    *("\n", "\n", "\r\n", "\r", "\n\n", " ", " ", "    ", "\t", "\ufeff", "\0", "\u0301", "\u2028"),
    *("\x85", "é", "–", "\u202e", "\U0001d571"),
]
# Names of today that mean something in one format or another.
NAMES = [
    "a | b",
    'say "x", then y; z: w',
    "Use <b>bold</b> &amp; end */ -->",
    "# \\d *Stars* `ticks` [link](there)",
    "'i' - {j}\n\tk",
]
FORMER = ["One", "Two", "Three", "Four", "Five"]


def hostile() -> Catalogue:
    entries = [
        {"code": f"XX-{number}", "title": name, "former_titles": [former]}
        for number, (name, former) in enumerate(zip(NAMES, FORMER, strict=True), 1)
    ]
    return read_catalogue_text(json.dumps({"code_pattern": "XX-[0-9]", "entries": entries}))


@cache
def catalogues() -> tuple[Catalogue, ...]:
    names = ("catalogue.json", "minimal.json")
    read = (read_catalogue_text((HERE / name).read_bytes()) for name in names)
    return (*read, hostile())


@cache
def corpus() -> Sequence[tuple[str, str]]:
    """The endings and texts of the golden corpus."""
    paths = sorted(CORPUS.iterdir())
    return [(path.suffix[1:], path.read_bytes().decode("utf-8-sig")) for path in paths]


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, str]:
    """A real document with pieces cut out, put in and doubled, under any ending."""
    ending, text = draw(st.sampled_from(corpus()))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(start + draw(st.integers(0, 30)), len(text))
        text = text[:start] + draw(st.sampled_from([*PIECES, "", text[start:end] * 2])) + text[end:]
    return draw(st.sampled_from([ending, ending, *ENDINGS])), text


def pieced() -> st.SearchStrategy[tuple[str, str]]:
    """Codes, names, links and signs in any order."""
    texts = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
    return st.tuples(st.sampled_from(ENDINGS), texts)


def write(folder: Path, ending: str, data: bytes) -> Path:
    path = folder / f"document.{ending}"
    path.write_bytes(data)
    return path


def fix(path: Path) -> list[dict[str, Any]]:
    """What is left when the fixer has been there."""
    options = Options(paths=(str(path),), fix=True, format="json")
    found = json.loads(run_check(options, catalogues()).out)
    assert isinstance(found, list)
    return found


quick = settings(
    max_examples=120,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@quick
@given(document=spoilt() | pieced())
def test_findings_lie_within_the_document(document: tuple[str, str]) -> None:
    ending, text = document
    for problem in check_text(text, f"a.{ending}", catalogues()):
        assert 0 <= problem.place < len(text)
        assert problem.message


@quick
@given(document=spoilt() | pieced())
def test_a_second_fix_changes_nothing_and_nothing_certain_is_left(
    tmp_path: Path, document: tuple[str, str]
) -> None:
    ending, text = document
    path = write(tmp_path, ending, text.encode())
    left = fix(path)
    once = path.read_bytes()
    assert [row for row in left if row["fix"]] == []
    assert fix(path) == left
    assert path.read_bytes() == once


@quick
@given(document=spoilt() | pieced(), bom=st.booleans(), broken=st.booleans())
def test_a_fix_leaves_every_other_byte(
    tmp_path: Path, document: tuple[str, str], *, bom: bool, broken: bool
) -> None:
    ending, text = document
    data = b"\xef\xbb\xbf" * bom + text.encode() + b" \xe9\xff\r" * broken
    path = write(tmp_path, ending, data)
    fix(path)
    mended = path.read_bytes()
    if b"\0" in data:  # no text
        assert mended == data
        return
    old = data.decode("utf-8", "surrogateescape")
    fixes = certain(check_text(old, str(path), catalogues()), old, str(path))
    start = place = 0
    for one in fixes:
        untouched = old[start : one.start].encode("utf-8", "surrogateescape")
        assert mended[place : place + len(untouched)] == untouched
        place += len(untouched) + len(one.with_.encode())
        start = one.end
    rest = old[start:].encode("utf-8", "surrogateescape")
    assert mended[place:] == rest


@quick
@given(document=spoilt() | pieced())
def test_a_fix_adds_no_problem(document: tuple[str, str]) -> None:
    ending, text = document
    before = check_text(text, f"a.{ending}", catalogues())
    fixes = certain(before, text, f"a.{ending}")
    after = check_text(apply(fixes, text), f"a.{ending}", catalogues())
    assert len(after) <= len(before) - len(fixes)


@quick
@given(data=st.binary(max_size=80), ending=st.sampled_from([*ENDINGS, "exe"]))
def test_no_bytes_break_a_reader(tmp_path: Path, data: bytes, ending: str) -> None:
    fix(write(tmp_path, ending, data + b" FG-0016 (Wrong chat template) " + data))


@quick
@given(text=st.text(max_size=60), ending=st.sampled_from(ENDINGS), piece=st.sampled_from(PIECES))
def test_no_text_breaks_a_reader(text: str, ending: str, piece: str) -> None:
    check_text(f"{text}{piece} FG-0010{text}", f"a.{ending}", catalogues())
