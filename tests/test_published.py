"""`check --against`: what was published is held against what is here, and bad files are refused."""

from __future__ import annotations

import gzip
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from generator.adapters.cli import published_catalogue
from generator.build import build_site
from tests.command_line import run
from tests.released_catalogue import make_history, replace, write_new

Answer = Callable[[BaseHTTPRequestHandler], None]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue with three releases, and the file that its site has."""
    folder = tmp_path_factory.mktemp("history")
    with chdir(folder):
        make_history(folder)
    files = dict(build_site(folder / "concepts").files())
    (folder / "published.json").write_text(files["catalogue.json"], encoding="utf-8")
    return folder


@pytest.fixture
def copy(history: Path, tmp_path: Path) -> Iterator[Path]:
    shutil.copytree(history, tmp_path, dirs_exist_ok=True)
    with chdir(tmp_path):
        yield tmp_path


def against(where: str = "published.json", code: int = 0) -> list[dict[str, Any]]:
    output = run("check", "--against", where, "--format", "json", code=code).output
    found: list[dict[str, Any]] = json.loads(output)
    return found


def publish(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change what is published."""
    path = folder / "published.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    change(told)
    path.write_text(json.dumps(told), encoding="utf-8")


def refused(where: str = "published.json") -> str:
    return run("check", "--against", where, code=2).output


def test_what_was_published_and_is_here_is_no_problem(copy: Path) -> None:
    assert against() == []
    assert run("check", "concepts/glossary/piece.yaml", "--against", "published.json").output


def test_a_later_release_keeps_what_was_published(copy: Path) -> None:
    replace(copy, "piece", "title: Token", "title: Word piece")
    run("rename", "user-prompt", "request")
    run("retire", "system-prompt", "--reason", "So.", "--successor", "none")
    write_new(copy, "news", "News")
    run("release", "1.3", "--today", "2026-04-01")
    assert against() == []


CHANGES: dict[str, Callable[[dict[str, Any]], object]] = {
    "changed-type": lambda told: told["entries"][1].update(type="tool"),
    "removed-title": lambda told: told["entries"][1].update(former_titles=["Bit"]),
    "lowered-revision": lambda told: told["entries"][1].update(revision=3),
    "undone-retirement": lambda told: told["entries"][1].update(retired={"reason": "Gone."}),
    "edited-snapshot": lambda told: told["entries"][1]["revisions"][0]["fields"].update(summary=""),
    "edited-release": lambda told: told["releases"][1].update(digest="sha256:0"),
    "unknown-release": lambda told: told["releases"].append(
        {"name": "2.0", "date": "2027-01-01", "digest": "sha256:0"}
    ),
    "lost-code": lambda told: told["entries"].append(
        {"code": "FG-0100", "title": "Lost", "revision": 1}
    ),
    "reused-code": lambda told: told["entries"][3].update(
        id="other", title="Other", former_titles=[], revisions=[]
    ),
}


@pytest.mark.parametrize("rule", CHANGES)
def test_what_readers_would_lose_is_named(copy: Path, rule: str) -> None:
    publish(copy, CHANGES[rule])
    (found,) = against(code=1)
    assert (found["rule"], found["level"]) == (rule, "error")
    assert found["hint"]


def test_the_place_is_that_of_the_row_or_of_the_release(copy: Path) -> None:
    publish(copy, CHANGES["changed-type"])
    (found,) = against(code=1)
    assert (found["path"], found["line"], found["column"]) == ("concepts/ledger.yaml", 5, 3)
    assert found["message"] == "FG-0002 is published as a tool and is a term here"
    publish(copy, lambda told: told["entries"][1].update(type="term"))
    publish(copy, CHANGES["edited-release"])
    (found,) = against(code=1)
    assert (found["path"], found["line"]) == ("concepts/releases/1.1.yaml", 6)


def test_a_revision_that_nobody_has_any_more_is_named(copy: Path) -> None:
    row = {"revision": 7, "release": "1.1", "fields": {"title": "Token"}}
    publish(copy, lambda told: told["entries"][1]["revisions"].append(row))
    (found,) = against(code=1)
    assert found["message"] == "revision 7 of FG-0002 is published, and no release here has it"


def test_fingerprints_alone_prove_a_revision_too(copy: Path) -> None:
    def without_fields(told: dict[str, Any]) -> None:
        for entry in told["entries"]:
            for revision in entry["revisions"]:
                del revision["fields"]

    publish(copy, without_fields)
    assert against() == []
    publish(copy, lambda told: told["entries"][1]["revisions"][0].update(fingerprint="sha256:0"))
    assert [row["rule"] for row in against(code=1)] == ["edited-snapshot"]


def test_an_older_copy_misses_a_release_and_nothing_else(copy: Path, history: Path) -> None:
    replace(copy, "piece", "title: Token", "title: Word piece")
    write_new(copy, "news", "News")
    run("release", "1.3", "--today", "2026-04-01")
    files = dict(build_site(copy / "concepts").files())
    shutil.rmtree(copy / "concepts")
    shutil.copytree(history / "concepts", copy / "concepts")
    (copy / "published.json").write_text(files["catalogue.json"], encoding="utf-8")
    assert [row["rule"] for row in against(code=1)] == ["unknown-release"]


def test_what_was_in_no_release_may_go(copy: Path) -> None:
    publish(copy, lambda told: told["entries"].append({"code": "FG-0100", "title": "Not yet"}))
    assert against() == []


def test_the_smallest_catalogue_file_is_enough(copy: Path) -> None:
    entries = [{"code": "FG-0002", "title": "Token"}]
    text = json.dumps({"code_pattern": "FG-[0-9]+", "entries": entries})
    (copy / "small.json").write_text(f"\ufeff{text}", encoding="utf-8")
    assert against("small.json") == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"code_pattern": "x", "entries": [', "it is not JSON, or only a part of it"),
        (b"", "it is not JSON"),
        (b"\xff\xfe\x00", "it is not JSON"),
        (b"[" * 100_000, "it is not JSON"),
        (gzip.compress(b"{}", mtime=0), "it is not JSON"),
        (b"[]", "it does not hold what a catalogue file does"),
        (b'{"entries": []}', "`code_pattern` is missing"),
        (b'{"code_pattern": "x", "entries": [{"code": "A-1"}]}', "`entries[0].title` is missing"),
        (b'{"code_pattern": "x", "entries": [{"code": 1, "title": "A"}]}', "`entries[0].code` has"),
        (
            b'{"version": 2, "entries": {}}',
            "it has version 2 of the format, and version 1 is known",
        ),
        (b'{"version": "x", "code_pattern": "x", "entries": []}', "`version` has a wrong value"),
        (
            json.dumps(
                {"code_pattern": "x", "entries": [{"code": "A", "title": "A"}] * 2}
            ).encode(),
            "the code A stands there twice",
        ),
        (
            b'{"title": "Birds", "code_pattern": "x", "entries": [{"code": "A", "title": "A"}]}',
            "is of Birds: none of its codes is one of this one",
        ),
    ],
)
def test_a_file_that_is_no_catalogue_is_refused(copy: Path, content: bytes, message: str) -> None:
    (copy / "published.json").write_bytes(content)
    assert message in refused()


def test_a_file_that_is_not_there_or_too_large_is_refused(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "there is no such file" in refused("nothing.json")
    assert "there is no such file" in refused("concepts")
    monkeypatch.setattr(published_catalogue, "MOST_BYTES", 1_000_000)
    (copy / "published.json").write_bytes(b" " * 1_000_001)
    assert "it is larger than 1 MB" in refused()


@contextmanager
def answering(answer: Answer) -> Iterator[str]:
    """The address of a server on this machine that gives this answer to everything."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def log_message(self, *_: object) -> None:
            """Quiet: pytest shows what matters."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/catalogue.json"
        finally:
            server.shutdown()
            thread.join()


def give(handler: BaseHTTPRequestHandler, content: bytes, announced: int | None = None) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(content) if announced is None else announced))
    handler.end_headers()
    handler.wfile.write(content)


def redirect(handler: BaseHTTPRequestHandler, where: str) -> None:
    handler.send_response(302)
    handler.send_header("Location", where)
    handler.end_headers()


def test_what_is_published_is_read_from_its_address(copy: Path) -> None:
    content = (copy / "published.json").read_bytes()
    with answering(lambda handler: give(handler, content)) as url:
        assert against(url) == []
        with answering(lambda handler: redirect(handler, url)) as other:
            assert against(other) == []


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (lambda handler: handler.send_error(404), "the answer is 404 Not Found"),
        (lambda handler: give(handler, b"{", announced=100), "cannot be read"),
        (lambda handler: redirect(handler, "http://example.org/"), "addresses start with https://"),
        (lambda handler: redirect(handler, "file:///etc/passwd"), "cannot be read"),
        (lambda handler: handler.wfile.write(b"what?\r\n\r\n"), "cannot be read"),
        (lambda handler: give(handler, b" " * 1_000_001), "it is larger than 1 MB"),
        (lambda handler: give(handler, b"<html>"), "it is not JSON"),
    ],
    ids=["missing", "cut", "to-http", "to-a-file", "no-http", "large", "no-catalogue"],
)
def test_a_bad_answer_is_refused(
    copy: Path, monkeypatch: pytest.MonkeyPatch, answer: Answer, message: str
) -> None:
    monkeypatch.setattr(published_catalogue, "MOST_BYTES", 1_000_000)
    with answering(answer) as url:
        assert message in refused(url)


def test_a_server_that_says_nothing_is_given_up(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(published_catalogue, "SECONDS_OF_SILENCE", 0.2)
    done = threading.Event()
    with answering(lambda _: done.wait(10) and None) as url:
        output = refused(url)
        done.set()
    assert "there was no answer for 0.2 seconds" in output


def test_an_answer_without_end_is_given_up(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published_catalogue, "SECONDS_IN_ALL", -1)
    with answering(lambda handler: give(handler, b"{}")) as url:
        assert "it takes longer than -1 seconds" in refused(url)


@pytest.mark.parametrize(
    "url",
    ["http://example.org/c.json", "ftp://127.0.0.1/c", "https://", "http://[::1", "file:///c"],
)
def test_an_address_that_anybody_could_answer_is_refused(copy: Path, url: str) -> None:
    assert "cannot be read" in refused(url)
