"""The whole site of this repository: links, anchors, determinism, markup."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from tests.conftest import build_repository_site
from tests.site_server import BuiltSite

XLINK = "{http://www.w3.org/1999/xlink}href"


def links_of(page: Path, site: Path, prefix: str) -> tuple[set[str], set[str]]:
    """The targets that a page names and the anchors that it has."""
    tree = html.parse(str(page)).getroot()
    base = prefix + page.relative_to(site).as_posix()
    targets = {
        urljoin(base, value)
        for element in tree.iter()
        if isinstance(element.tag, str)
        for name in ("href", "src", "xlink:href", XLINK)
        if (value := element.get(name)) is not None
    }
    anchors = {element.get("id") for element in tree.iter() if isinstance(element.tag, str)}
    return targets, {anchor for anchor in anchors if anchor}


def broken_links(site: Path, prefix: str = "/") -> list[str]:
    """Links that lead nowhere, or out of the folder that the site is served from."""
    pages = {page: links_of(page, site, prefix) for page in sorted(site.rglob("*.html"))}
    anchors = {page: found for page, (_, found) in pages.items()}
    broken = []
    for page, (targets, _) in pages.items():
        for target in sorted(targets):
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            path = site / unquote(parts.path.removeprefix(prefix))
            file = path / "index.html" if path.is_dir() else path
            lost = (
                not f"{parts.path}/".startswith(prefix)
                or not file.exists()
                or (
                    parts.fragment
                    and file.suffix == ".html"
                    and unquote(parts.fragment) not in anchors[file]
                )
            )
            if lost:
                broken.append(f"{page.relative_to(site)}: {target}")
    return broken


def test_no_link_and_no_anchor_of_the_site_is_broken(built_site: BuiltSite) -> None:
    assert broken_links(built_site.folder, "/guide/") == []


@pytest.mark.slow
def test_no_link_of_the_offline_site_is_broken(offline_site: Path) -> None:
    assert broken_links(offline_site, "/guide/") == []


def test_every_page_has_a_title_a_description_and_one_main_heading(built_site: BuiltSite) -> None:
    for page in built_site.html_files():
        tree = html.parse(str(page)).getroot()
        name = page.relative_to(built_site.folder).as_posix()
        assert tree.findtext(".//title"), name
        assert len(tree.findall(".//h1")) == 1, name
        if not name.startswith("id/"):
            assert tree.find(".//meta[@name='description']") is not None, name


def test_the_policy_allows_no_inline_scripts_but_the_known(built_site: BuiltSite) -> None:
    scripts = next(part for part in built_site.policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    assert "sha256-" in scripts


def test_every_code_has_a_resolver_page_a_record_and_a_text(built_site: BuiltSite) -> None:
    records = sorted((built_site.folder / "id").glob("FG-*.json"))
    assert len(records) >= 60
    for path in records:
        record = json.loads(path.read_text(encoding="utf-8"))
        assert record["code"] == path.stem
        assert path.with_suffix(".md").exists()
        assert (path.with_suffix("") / "index.html").exists()
        page = record["url"].removeprefix("http://127.0.0.1/guide/")
        assert page != record["url"]
        assert (built_site.folder / page / "index.html").exists()


def digest(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.mark.slow
def test_two_builds_are_the_same_to_the_byte(
    built_site: BuiltSite, repository: Path, tmp_path: Path
) -> None:
    """In another folder, another time zone, another year and another order of hashing."""
    elsewhere = {"TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "86400", "PYTHONHASHSEED": "7"}
    again = build_repository_site(repository, tmp_path / "deep" / "er", elsewhere)
    assert digest(again.folder) == digest(built_site.folder)


@pytest.mark.slow
def test_html_validate_finds_nothing_of_ours(
    built_site: BuiltSite, repository: Path, tmp_path: Path
) -> None:
    """What is left is Material's: switches without scripts, whose ids begin with `__`."""
    tool = repository / "node_modules" / ".bin" / "html-validate"
    configuration = repository / "tests" / "htmlvalidate.json"
    found = tmp_path / "found.json"
    command = [tool, "--config", configuration, "--formatter", f"json={found}"]
    subprocess.run([*command, *built_site.html_files()], check=False)
    ours = [
        f"{report['filePath']}:{message['line']}: {message['message']} ({message['selector']})"
        for report in json.loads(found.read_text(encoding="utf-8"))
        for message in report["messages"]
        if not (message["selector"] or "").startswith("#__")
    ]
    assert ours == []


@pytest.mark.slow
def test_a_broken_entry_leaves_the_published_site_as_it_was(
    repository: Path, tmp_path: Path
) -> None:
    for name, text in {
        "mkdocs.yml": "site_name: Broken\ntheme: material\nplugins: [search, fieldguide]\n",
        "docs/index.md": "# Home\n",
        "concepts/catalogue.yaml": (repository / "concepts" / "catalogue.yaml").read_text(
            encoding="utf-8"
        ),
        "concepts/glossary/token.yaml": "title: Token\ntitle: Token again\n",
        "site/index.html": "published",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "concepts/glossary/token.yaml:2:1: error:" in run.stderr
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "published"


def test_every_page_is_reached_from_the_home_page_by_links_alone(built_site: BuiltSite) -> None:
    """What a reader without scripts can do; resolver pages and tombstones are for citations."""
    site = built_site.folder
    reached: set[Path] = set()
    waiting = [site / "index.html"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".html" or not page.exists():
            continue
        reached.add(page)
        for link in html.parse(str(page)).getroot().iter("a"):
            target = urlsplit(
                urljoin("/" + page.relative_to(site).as_posix(), link.get("href", ""))
            )
            if not target.scheme and not target.netloc:
                path = site / unquote(target.path).lstrip("/")
                waiting.append(path / "index.html" if path.is_dir() else path)
    pages = {
        page
        for page in built_site.html_files()
        if page.relative_to(site).parts[0] not in {"id", "404.html"}
        and '<meta name="robots" content="noindex">' not in page.read_text(encoding="utf-8")
    }
    assert pages <= reached
