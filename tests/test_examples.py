"""The code in entries and pages is what it says: it runs, or at least it can be read."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml

from tools.examples import Example, find_examples
from tools.prose import Text, prose_of_entries, written_pages

SECONDS = 30
WITHOUT_NETWORK = """\
import socket, sys

def refuse(*_, **__):
    raise OSError("examples run without a network")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
exec(compile(sys.argv[1], "example", "exec"), {"__name__": "__main__"})
"""


@pytest.fixture(scope="module")
def examples(repository: Path) -> list[Example]:
    return list(find_examples([*prose_of_entries(repository), *written_pages(repository)]))


def run(example: Example) -> str:
    """Why the example is not what it says; nothing when it is."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-I", "-c", WITHOUT_NETWORK, example.code]
        try:
            done = subprocess.run(
                command, cwd=folder, capture_output=True, text=True, timeout=SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            return f"{example.place}: runs for more than {SECONDS} seconds"
    if done.returncode:
        return f"{example.place}: {done.stderr.strip().splitlines()[-1]}"
    stated = example.stated_output
    if stated is not None and done.stdout.strip() != stated.strip():
        return f"{example.place}: says it prints\n{stated}\nbut prints\n{done.stdout}"
    return ""


def test_examples_that_need_nothing_else_run_and_print_what_they_say(
    examples: list[Example],
) -> None:
    runnable = [one for one in examples if one.language == "python" and one.can_run]
    with ThreadPoolExecutor(2) as pool:
        assert [problem for problem in pool.map(run, runnable) if problem] == []
    assert runnable


def read_json(code: str) -> None:
    """One value, or one on each line, as in files of examples."""
    try:
        json.loads(code)
    except ValueError:
        for line in code.splitlines():
            json.loads(line)


@pytest.mark.parametrize(
    ("language", "parse"),
    [
        ("python", ast.parse),
        ("json", read_json),
        ("yaml", lambda code: list(yaml.compose_all(code))),
    ],
)
def test_examples_can_be_read_by_what_they_are_written_for(
    examples: list[Example], language: str, parse: Callable[[str], object]
) -> None:
    for example in examples:
        if example.language == language:
            try:
                parse(example.code)
            except (ValueError, SyntaxError, yaml.YAMLError) as problem:
                pytest.fail(f"{example.place}: {problem}")


def example_of(code: str) -> Example:
    page = Text(f"Text.\n\n```python\n{code}```\n", "docs/page.md")
    (example,) = find_examples([page])
    return example


def test_an_example_is_found_with_its_language_and_place() -> None:
    text = '- In a list:\n\n    ```python title="one"\n    x = 1\n    ```\n\n~~~json\n{}\n~~~\n'
    found = list(find_examples([Text(text, "docs/page.md")]))
    assert [(one.language, one.code, one.place) for one in found] == [
        ("python", "x = 1\n", "docs/page.md:3"),
        ("json", "{}\n", "docs/page.md:7"),
    ]


@pytest.mark.parametrize(
    ("code", "can_run"),
    [
        ("import json\nfrom os import path\nimport yaml\n", True),
        ("import torch\n", False),
        ("from transformers.models import auto\n", False),
        ("# A fragment: `ask` is yours.\nprint(ask())\n", False),
    ],
)
def test_only_what_the_tests_have_is_run(code: str, *, can_run: bool) -> None:
    assert example_of(code).can_run is can_run


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("print(1 + 1)\n# 2\n", ""),
        ("print(1)\nprint(2)\n# 1\n# 2\n", ""),
        ("x = 1  # one\n", ""),
        ("print(1 + 1)\n# 3\n", "docs/page.md:3: says it prints\n3\nbut prints\n2\n"),
        ("print(y)\n", "docs/page.md:3: NameError: name 'y' is not defined"),
        (
            "import urllib.request as u\nu.urlopen('http://192.0.2.1')\n",
            "docs/page.md:3: urllib.error.URLError: <urlopen error examples run without a network>",
        ),
        ("import os\nassert os.listdir() == []\n", ""),
    ],
)
def test_a_run_shows_what_is_wrong(code: str, problem: str) -> None:
    assert run(example_of(code)) == problem
