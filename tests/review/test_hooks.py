"""What other repositories run: the hook, the action, and the job that the docs show."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from tests.review.checker import HERE

WRONG = "FG-0009 is not FG-0999.\n"


@pytest.fixture
def consumer(tmp_path: Path) -> Path:
    """A repository that cites, with a document that is right and one that is not."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "right one.md").write_text("FG-0010 Catastrophic forgetting\n")
    (tmp_path / "docs" / "wrong one.md").write_text(WRONG)
    return tmp_path


def act(repository: Path, folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The step of the action as a runner runs it, with these inputs and its defaults."""
    place = repository / ".github" / "actions" / "review"
    action = yaml.safe_load((place / "action.yml").read_text())
    values = {name: one.get("default", "") for name, one in action["inputs"].items()} | {
        name.replace("_", "-"): value for name, value in inputs.items()
    }
    [step] = action["runs"]["steps"]
    environment = {
        name: re.sub(
            r"\$\{\{ (\S+) \}\}",
            lambda found: (
                str(place)
                if found[1] == "github.action_path"
                else values[found[1].removeprefix("inputs.")]
            ),
            value,
        )
        for name, value in step["env"].items()
    }
    return subprocess.run(
        [step["shell"], "-e", "-c", step["run"]],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_action_annotates_what_is_wrong(repository: Path, consumer: Path) -> None:
    done = act(repository, consumer, catalogue=str(HERE / "catalogue.json"))
    assert done.returncode == 1, done.stderr
    assert "::error file=docs/wrong one.md,line=1,col=16" in done.stdout
    assert "right one" not in done.stdout


def test_the_action_takes_several_paths_and_catalogues(repository: Path, consumer: Path) -> None:
    catalogues = f"{HERE / 'catalogue.json'}\n{HERE / 'minimal.json'}\n"
    done = act(repository, consumer, catalogue=catalogues, paths="docs/right one.md\ndocs/r*.md\n")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_writes_sarif_even_when_it_fails(repository: Path, consumer: Path) -> None:
    done = act(repository, consumer, catalogue=str(HERE / "catalogue.json"), sarif="found.sarif")
    assert done.returncode == 1
    [run] = json.loads((consumer / "found.sarif").read_text())["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["unknown-code"]


def test_the_action_ends_with_2_without_its_catalogue(repository: Path, consumer: Path) -> None:
    done = act(repository, consumer, catalogue="nowhere.json", sarif="found.sarif")
    assert done.returncode == 2
    assert "nowhere.json" in done.stderr


def test_values_of_the_action_are_not_run(repository: Path, consumer: Path) -> None:
    act(repository, consumer, catalogue="$(touch ran)", paths="`touch ran`\n; touch ran\n--fix")
    assert not (consumer / "ran").exists()


def test_the_hook_checks_the_files_it_is_given(repository: Path, consumer: Path) -> None:
    [hook] = yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text())
    entry = repository / hook["entry"]
    assert hook["language"] == "script"
    assert os.access(entry, os.X_OK)

    def commit(*names: str) -> subprocess.CompletedProcess[str]:
        command = [entry, "--catalogue", HERE / "catalogue.json", *names]
        return subprocess.run(command, cwd=consumer, capture_output=True, text=True, check=False)

    assert commit("docs/right one.md").returncode == 0
    done = commit("docs/right one.md", "docs/wrong one.md")
    assert done.returncode == 1
    assert "docs/wrong one.md:1:16: error" in done.stdout


def shown(repository: Path, name: str) -> Any:
    """The block of the page on hooks whose first line names this file."""
    page = (repository / "docs" / "checking" / "hooks.md").read_text()
    [block] = re.findall(rf"```yaml\n# {re.escape(name)}\n(.*?)```", page, re.DOTALL)
    return yaml.safe_load(block)


def test_the_job_for_gitlab_reports_what_is_wrong(
    repository: Path,
    consumer: Path,
    packed: Sequence[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    site = tmp_path_factory.mktemp("site")
    shutil.copy(packed[1], site)
    shutil.copy(HERE / "catalogue.json", site)
    job = shown(repository, ".gitlab-ci.yml")["citations"]
    with serve(site) as address:
        done = subprocess.run(
            ["bash", "-e", "-c", "\n".join(job["script"])],
            cwd=consumer,
            env=os.environ | {"SITE": address},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1, done.stderr
    report = ElementTree.parse(consumer / job["artifacts"]["reports"]["junit"])
    assert [case.get("classname") for case in report.iter("testcase")] == ["docs/wrong one.md"]


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """A server of the folder's files on this machine."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_the_docs_show_inputs_and_hooks_that_there_are(repository: Path) -> None:
    action = yaml.safe_load((repository / ".github/actions/review/action.yml").read_text())
    page = (repository / "docs" / "checking" / "hooks.md").read_text()
    documented = dict(re.findall(r"^\| `([a-z-]+)` \| .* \| (.*) \|$", page, re.MULTILINE))
    assert list(documented) == list(action["inputs"])
    step = shown(repository, ".github/workflows/citations.yml")["jobs"]["citations"]["steps"][-1]
    assert set(step["with"]) <= set(action["inputs"])
    [use] = shown(repository, ".pre-commit-config.yaml")["repos"]
    [hook] = yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text())
    assert [one["id"] for one in use["hooks"]] == [hook["id"]]
