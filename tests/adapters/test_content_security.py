"""The printed policy allows the scripts of templates, and none that came in with a text."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from generator.adapters.content_security import inline_scripts
from generator.graph import checks
from tests.adapters.conftest import Build


def policies(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [text for text in caplog.messages if text.startswith("Content-Security-Policy")]


@pytest.mark.parametrize(
    ("page", "scripts"),
    [
        ("<script>a()</script><p></p><script>b()</script>", {"a()", "b()"}),
        ("<script>a()</SCRIPT ><p></p></script>", {"a()"}),
        ("<script </script>a()</script>", {"a()"}),
        ('<script src="a.js"></script>b()</script>', set()),
        ('<script type="module">a()</script>', {"a()"}),
        ("<script>a()", set()),
    ],
)
def test_inline_scripts_are_found_however_they_end(page: str, scripts: set[str]) -> None:
    assert inline_scripts(page) == scripts


@pytest.fixture
def overlooked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The check of pages finds nothing, so that only the policy is left between text and reader."""
    monkeypatch.setattr(checks, "find_unsafe_in_pages", lambda graph: ())


@pytest.mark.usefixtures("overlooked")
def test_a_script_of_a_template_is_allowed_and_one_of_a_text_reported(
    folder: Path, built: Build, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    (folder / "look/main.html").write_text(
        '{% extends "frame.html" %}{% block extrahead %}'
        "<script>{{ 'page()' if page else 'none()' }}</script>"
        '<script type="application/json">{"some": "data"}</script>{% endblock %}',
        encoding="utf-8",
    )
    built()
    (policy,) = policies(caplog)
    assert digest("page()") in policy
    assert digest("none()") in policy
    assert digest('{"some": "data"}') not in policy

    caplog.clear()
    with (folder / "docs/index.md").open("a", encoding="utf-8") as page:
        page.write("\n<script>steal()</script>\n")
    with pytest.raises(Abort):
        built()
    assert digest("steal()") not in policies(caplog)[0]
    assert digest("page()") in policies(caplog)[0]
    assert "docs/index.md:11:1: error: " in caplog.text
    assert "[unknown-script]" in caplog.text


@pytest.mark.usefixtures("overlooked")
@pytest.mark.parametrize(
    "front_matter", ["title: <script>steal()</script>", "description: <script>steal()</script>"]
)
def test_a_script_in_the_head_of_a_text_gets_no_hash_on_any_page(
    folder: Path, built: Build, caplog: pytest.LogCaptureFixture, front_matter: str
) -> None:
    caplog.set_level("INFO")
    text = (folder / "docs/index.md").read_text(encoding="utf-8")
    (folder / "docs/index.md").write_text(f"---\n{front_matter}\n---\n{text}", encoding="utf-8")
    with pytest.raises(Abort):
        built()
    assert digest("steal()") not in policies(caplog)[0]


def digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def test_the_policy_is_for_those_who_build_not_for_those_who_serve(
    built: Build, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    built(serving=True)
    assert policies(caplog) == []
