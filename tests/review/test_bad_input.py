"""Files that no checker expects: a message, never a traceback, and no document half-written."""

from __future__ import annotations

import json
import os
import resource
import shutil
import socketserver
import subprocess
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.review.checker import CATALOGUES, HERE, INSTALLED, Run, rows, run

WRONG = "FG-0009 is not FG-0999.\n"
OLD = "| Code | Title |\n|---|---|\n| FG-0016 | Wrong chat template |\n"
NEW = OLD.replace("Wrong chat template", "Chat template mismatch")
Check = Callable[..., Run]


@pytest.fixture
def check(packed: Sequence[str], tmp_path: Path) -> Check:
    """The checker as one file, in a folder of its own."""
    return partial(run, packed, folder=tmp_path)


def found(check: Check, *arguments: object) -> list[dict[str, Any]]:
    return rows(check(*arguments, *CATALOGUES, "--format", "json"))


def limited(kind: int, most: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(kind, (most, most))


# Documents


def test_a_file_of_a_gigabyte_is_named_and_not_read_into_memory(
    packed: Sequence[str], tmp_path: Path
) -> None:
    with (tmp_path / "huge.md").open("wb") as file:
        file.write(WRONG.encode())
        file.truncate(2**30)
    (tmp_path / "small.md").write_text(WRONG)
    done = subprocess.run(
        [*packed, ".", *CATALOGUES],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=limited(resource.RLIMIT_AS, 600 * 2**20),
    )
    assert "Traceback" not in done.stderr
    assert "huge.md" in done.stdout + done.stderr
    assert "small.md:1:16: error" in done.stdout


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xef\xbb\xbf",
        b"\0" * 5000,
        b"\x89PNG\r\n\x1a\n\0\0FG-0999\0",
        bytes(range(256)) * 40,
        b"\xff\xfeF\0G\0-\0" + b"0\0" * 4,
        b"\xc3\x28 FG-09" + b"\xe2\x82",
        b"\r\r\r\n\n\r",
    ],
    ids=["empty", "mark only", "zeros", "image", "all bytes", "UTF-16", "broken UTF-8", "returns"],
)
@pytest.mark.parametrize("name", ["a.md", "a.rst", "a.html", "a.csv", "a.json", "a.yaml", "a.py"])
def test_a_file_that_is_no_text_does_not_stop_the_others(
    review: Callable[..., list[dict[str, Any]]], tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.md").write_text(WRONG)
    paths = {row["path"] for row in review(tmp_path) if row["rule"] == "unknown-code"}
    assert "z.md" in paths
    assert (tmp_path / name).read_bytes() == data


def test_other_bytes_of_a_latin_1_document_outlive_a_fix(check: Check, tmp_path: Path) -> None:
    data = b"caf\xe9 \x93quoted\x94\r\n" + OLD.replace("\n", "\r\n").encode() + b"\xff\r\n"
    path = tmp_path / "latin.md"
    path.write_bytes(data)
    check(".", *CATALOGUES, "--fix")
    assert path.read_bytes() in (
        data,
        data.replace(OLD.split("| ")[-1][:19].encode(), b"Chat template mismatch"),
    )


def test_links_that_lead_in_circles_or_nowhere_end(check: Check, tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "a.md").write_text(WRONG)
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / "up").symlink_to("..", target_is_directory=True)
    (folder / "self.md").symlink_to("self.md")
    (folder / "gone.md").symlink_to("nothing.md")
    places = [(row["path"], row["rule"]) for row in found(check, ".")]
    assert places.count(("docs/a.md", "unknown-code")) == 1
    assert len(places) == 1


def test_a_pipe_in_a_folder_is_not_waited_for(check: Check, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "a.md").write_text(WRONG)
    assert [row["path"] for row in found(check, ".")] == ["a.md"]


def test_a_file_that_git_knows_and_the_disk_does_not_is_passed_over(
    check: Check, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text(WRONG)
    (tmp_path / "b.md").write_text(WRONG)
    for command in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    (tmp_path / "a.md").unlink()
    assert [row["path"] for row in found(check, ".")] == ["b.md"]


def test_a_path_that_is_not_there_is_wrong_use(check: Check) -> None:
    done = check("nowhere.md", *CATALOGUES)
    assert done.returncode == 2
    assert "nowhere.md" in done.stderr


def test_a_name_that_is_no_text_is_still_reported(check: Check, tmp_path: Path) -> None:
    for name in (b"caf\xe9.md", b"line\nbreak.md", b"-dash.md", b"\xf0\x9f\x8e\x89.md"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(WRONG)
    for form in ("text", "json", "sarif", "github", "junit"):
        done = check(".", *CATALOGUES, "--format", form)
        assert done.returncode == 1
        assert "unknown-code" in done.stdout
        if form == "github":
            commands = [line for line in done.stdout.splitlines() if line.strip()]
            assert all(line.startswith("::") for line in commands)


def test_what_a_terminal_would_obey_is_not_printed(check: Check, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("\x1b]0;title\x07 FG-0999 \x1b[2J\x9b31m\u202e\n")
    (tmp_path / "\x1b[31mred.md").write_text(WRONG)
    printed = check(".", *CATALOGUES).stdout
    assert "FG-0999" in printed
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(printed)


def test_a_document_cannot_write_commands_of_a_workflow(check: Check, tmp_path: Path) -> None:
    (tmp_path / "a,b::c.md").write_text("FG-0999 %0A::set-output name=x::y\n::error::FG-0998\n")
    printed = check(".", *CATALOGUES, "--format", "github").stdout
    assert len(printed.split()) > 2
    assert all(line.startswith("::error file=a%2Cb%3A%3Ac.md,") for line in printed.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "FG-0010 (" * 5_000,
        "[[FG-0010|" * 5_000,
        "`" * 25_000 + "FG-0010" + "`" * 24_999,
        "| FG-0010 " * 5_000,
        "*" * 25_000 + " FG-0010 " + "_" * 25_000,
        '"' * 24_999 + "FG-0010",
        "FG-0010 " + "catastrophic " * 12_500,
        "<!--" * 12_500 + "FG-0010",
        "<a href='" * 7_500 + "https://fieldguide.example/id/FG-0010/",
        "https://fieldguide.example/" * 5_000,
        "FG-0010@r" + "9" * 25_000,
        "FG-" + "0" * 75_000,
        "> " * 12_500 + "FG-0010",
        "- " * 12_500 + "FG-0010",
        " " * 75_000 + "FG-0010",
        "FG-0010\n" * 4_000,
        "FG-0010" + "\u0301" * 25_000,
        "# FG-0010\n" * 5_000,
        "FG-0010\n" + "-" * 50_000,
        "~~~\n" * 12_500 + "FG-0010",
        "&#" * 25_000 + "FG-0010",
        "[a]: " * 7_500 + "FG-0010",
        "\\" * 50_000 + "FG-0010",
    ],
    ids=range(24),
)
@pytest.mark.usefixtures("time_limit")
def test_no_text_takes_for_ever(
    review: Callable[..., list[dict[str, Any]]], tmp_path: Path, text: str
) -> None:
    for ending in ("md", "rst", "adoc", "html", "csv", "json", "yaml", "py"):
        (tmp_path / f"a.{ending}").write_text(text, encoding="utf-8")
    review(tmp_path)


def test_a_catalogue_among_the_documents_is_no_document(check: Check, tmp_path: Path) -> None:
    shutil.copy(HERE / "catalogue.json", tmp_path)
    (tmp_path / "a.md").write_text(WRONG)
    assert [row["path"] for row in found(check, ".")] == ["a.md"]


# Writing


def test_a_read_only_document_is_named_and_left_as_it_is(check: Check, tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(OLD)
    (tmp_path / "a.md").chmod(0o444)
    done = check(".", *CATALOGUES, "--fix")
    assert done.returncode == 1
    assert "a.md:1:1: error" in done.stdout
    assert (tmp_path / "a.md").read_text() == OLD
    assert (tmp_path / "b.md").read_text() == NEW
    assert {path.name for path in tmp_path.iterdir()} == {"a.md", "b.md"}


def test_a_full_disk_leaves_the_document_as_it_was(packed: Sequence[str], tmp_path: Path) -> None:
    text = OLD + "x" * 60_000 + "\n"
    (tmp_path / "a.md").write_text(text)
    done = subprocess.run(
        [*packed, "a.md", *CATALOGUES, "--fix"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=limited(resource.RLIMIT_FSIZE, 20_000),
    )
    assert "Traceback" not in done.stderr
    assert "a.md" in done.stdout + done.stderr
    assert done.returncode != 0
    assert (tmp_path / "a.md").read_text() == text
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_a_fix_keeps_the_mode_and_a_link_stays_a_link(check: Check, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(OLD)
    (tmp_path / "a.md").chmod(0o640)
    (tmp_path / "link.md").symlink_to("a.md")
    check("link.md", *CATALOGUES, "--fix")
    assert (tmp_path / "link.md").is_symlink()
    check("a.md", *CATALOGUES, "--fix")
    assert (tmp_path / "a.md").read_text() == NEW
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o640


def test_two_fixers_at_once_leave_what_one_leaves(packed: Sequence[str], tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number}.md").write_text(OLD * 20 + "x\n" * number)
    command = [*packed, ".", *CATALOGUES, "--fix"]
    start = partial(subprocess.Popen, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    fixers = [start(command, cwd=tmp_path) for _ in range(3)]
    for fixer in fixers:
        printed, _ = fixer.communicate(timeout=90)
        assert "Traceback" not in printed
    assert len(list(tmp_path.iterdir())) == 60
    for number in range(60):
        assert (tmp_path / f"{number}.md").read_text() == NEW * 20 + "x\n" * number


# Catalogues

MINIMAL: dict[str, Any] = {
    "code_pattern": "FG-[0-9]{4}",
    "entries": [{"code": "FG-0010", "title": "Catastrophic forgetting"}],
}


def catalogue(**changes: object) -> str:
    return json.dumps(MINIMAL | changes)


ENTRY = {"code": "FG-0010", "title": "A"}
BAD_CATALOGUES = {
    "empty": "",
    "truncated": (HERE / "catalogue.json").read_text(encoding="utf-8")[:9000],
    "no JSON": "<html><body>404</body></html>",
    "a list": "[]",
    "null": "null",
    "deep": "[" * 200_000,
    "deep object": '{"a":' * 100_000,
    "newer": catalogue(format="fieldguide-catalogue", version=2),
    "another format": catalogue(format="somebody-else"),
    "version as text": catalogue(version="1"),
    "same code twice": catalogue(entries=[ENTRY, ENTRY | {"title": "B"}]),
    "no entries": catalogue(entries=[]),
    "entries as object": catalogue(entries={"FG-0010": "A"}),
    "entries as texts": catalogue(entries=["FG-0010"]),
    "no pattern": json.dumps({"entries": [ENTRY]}),
    "broken pattern": catalogue(code_pattern="FG-[0-9"),
    "pattern that explodes": catalogue(code_pattern="(F+)+G-[0-9]{4}"),
    "pattern that matches nothing": catalogue(code_pattern=""),
    "pattern of no characters": catalogue(code_pattern="(x?)"),
    "long pattern": catalogue(code_pattern="a?" * 5000),
    "code outside the pattern": catalogue(entries=[{"code": "XX-1", "title": "A"}]),
    "no title": catalogue(entries=[{"code": "FG-0010"}]),
    "title as number": catalogue(entries=[{"code": "FG-0010", "title": 7}]),
    "code as list": catalogue(entries=[{"code": ["FG-0010"], "title": "A"}]),
    "revisions as text": catalogue(entries=[ENTRY | {"revisions": "many"}]),
    "successors as number": catalogue(entries=[ENTRY | {"retired": {"successors": 7}}]),
    "huge number": '{"code_pattern": "A-[0-9]", "version": ' + "9" * 10_000 + ', "entries": []}',
    "not a number": '{"code_pattern": "A-[0-9]", "version": NaN, "entries": []}',
}


@pytest.mark.parametrize("text", BAD_CATALOGUES.values(), ids=BAD_CATALOGUES)
def test_a_catalogue_that_cannot_be_used_is_refused(
    packed: Sequence[str], tmp_path: Path, text: str
) -> None:
    (tmp_path / "bad.json").write_text(text)
    (tmp_path / "a.md").write_text("FG-0010 " + "F" * 5000)
    done = run(packed, "a.md", "--catalogue", "bad.json", folder=tmp_path)
    assert done.returncode == 2
    assert "bad.json" in done.stderr
    assert len(done.stderr) < 2000


@pytest.mark.parametrize("data", [b"\xff\xfe{\0", b"\x80\x81", b"\0" * 100])
def test_a_catalogue_in_another_encoding_is_refused(
    check: Check, tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "bad.json").write_bytes(data)
    done = check(".", "--catalogue", "bad.json")
    assert done.returncode == 2
    assert "bad.json" in done.stderr


@pytest.mark.parametrize("name", ["nowhere.json", ".", "http://127.0.0.1:9/catalogue.json"])
def test_a_catalogue_that_cannot_be_reached_is_named(check: Check, name: str) -> None:
    done = check(".", "--catalogue", name)
    assert done.returncode == 2
    assert name in done.stderr


def test_hostile_texts_in_a_catalogue_stay_texts(check: Check, tmp_path: Path) -> None:
    title = "\x1b[31mRed\n::error::gone"
    entries = [
        {"code": "FG-0010", "title": title, "retired": {"successors": ["FG-0011", "FG-7777"]}},
        {"code": "FG-0011", "title": "B", "retired": {"successors": ["FG-0010"]}},
        {"code": "FG-0012", "title": "x" * 200_000, "former_titles": ["Old"]},
        {"code": "FG-0013", "title": "]]> <b>&amp;", "former_titles": ["Older"]},
        {"code": "FG-0014", "title": "a | b\nc", "former_titles": ["Oldest"]},
    ]
    (tmp_path / "bad.json").write_text(catalogue(entries=entries))
    document = "| Code | Title |\n|---|---|\n| FG-0013 | Older |\n| FG-0014 | Oldest |\n"
    (tmp_path / "a.md").write_text("FG-0010, FG-0011, FG-0012 (Old)\n\n" + document)
    for form in ("text", "github", "junit", "sarif", "json"):
        done = check("a.md", "--catalogue", "bad.json", "--format", form)
        assert done.returncode == 1
        assert "\x1b" not in done.stdout
        if form == "github":
            assert all(line.startswith("::") for line in done.stdout.splitlines())
        if form == "junit":
            subprocess.run(
                ["python3", "-c", "import sys, xml.dom.minidom as m; m.parse(sys.stdin)"],
                input=done.stdout,
                text=True,
                check=True,
            )
    check("a.md", "--catalogue", "bad.json", "--fix")
    table = (tmp_path / "a.md").read_text().split("\n\n")[1]
    assert table.count("\n") == document.count("\n")
    assert all(line.replace("\\|", "").count("|") == 3 for line in table.splitlines())


def test_a_closed_output_ends_the_run_quietly(packed: Sequence[str], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("FG-0999\n" * 20_000)
    with subprocess.Popen(
        [*packed, "a.md", *CATALOGUES],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""


def test_the_installed_command_refuses_in_the_same_words(
    packed: Sequence[str], tmp_path: Path
) -> None:
    (tmp_path / "bad.json").write_text(BAD_CATALOGUES["same code twice"])
    refused = [
        run(command, "a.md", "--catalogue", "bad.json", folder=tmp_path)
        for command in (packed, INSTALLED)
    ]
    assert {done.returncode for done in refused} == {2}
    assert "FG-0010" in refused[0].stderr
    assert "FG-0010" in refused[1].stderr


ANSWERS = {
    "not found": b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
    "half of it": b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{",
    "no answer": b"",
    "another protocol": b"220 mail.example ESMTP\r\n",
    "in circles": b"HTTP/1.1 302 Found\r\nLocation: /catalogue.json\r\nContent-Length: 0\r\n\r\n",
    "to a file": b"HTTP/1.1 302 Found\r\nLocation: file:///etc/hosts\r\nContent-Length: 0\r\n\r\n",
    "a page": b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>",
    "no end of headers": b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500,
}


class Server(socketserver.ThreadingTCPServer):
    """Sends the same bytes to whoever asks."""

    answer = b""
    daemon_threads = True


class Answer(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, Server)
        self.request.recv(4096)
        self.request.sendall(self.server.answer)


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_a_server_that_gives_no_catalogue_is_named(check: Check, answer: bytes) -> None:
    with Server(("127.0.0.1", 0), Answer) as server:
        server.answer = answer
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/catalogue.json"
        done = check(".", "--catalogue", address)
        server.shutdown()
    assert done.returncode == 2
    assert address in done.stderr


@pytest.mark.parametrize(
    "address",
    ["https://", "http://[::1", "http://a b/c", "http://127.0.0.1:x/", "file:///etc/hosts"],
)
def test_an_address_that_is_none_is_named(check: Check, address: str) -> None:
    done = check(".", "--catalogue", address)
    assert done.returncode == 2
    assert address in done.stderr
