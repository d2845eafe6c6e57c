"""The wheel alone, in a clean environment without Node, builds a site of somebody else."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = ["hatchling", "build", "--target", "wheel", "--directory", folder]
    subprocess.run([sys.executable, "-m", *command], cwd=repository, check=True)
    return next(folder.glob("fieldguide-*.whl"))


@pytest.fixture(scope="module")
def handbook(wheel: Path, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a finished site whose builder had the wheel, Python and nothing else."""
    work = tmp_path_factory.mktemp("elsewhere")
    shutil.copytree(repository / "tests" / "handbook", work, dirs_exist_ok=True)
    commands = work / "venv" / "bin"
    pip = [commands / "python", "-m", "pip", "install", "--quiet", "--no-compile"]
    subprocess.run([sys.executable, "-m", "venv", work / "venv"], check=True)
    subprocess.run(
        [*pip, "--require-hashes", "--requirement", repository / "requirements.lock"], check=True
    )
    subprocess.run([*pip, "--no-deps", wheel], check=True)

    alone = {"PATH": str(commands), "HOME": str(work), "NO_MKDOCS_2_WARNING": "1"}
    assert not shutil.which("node", path=alone["PATH"])
    for command in (["fieldguide", "renumber"], ["mkdocs", "build", "--strict"]):
        subprocess.run([commands / command[0], *command[1:]], cwd=work, env=alone, check=True)
    return work / "site"


def test_the_wheel_carries_templates_and_built_scripts(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "generator/theme/assets/fieldguide.js" in names
    assert "generator/theme/assets/search.js" in names
    assert any(name.endswith(".html") for name in names)
    assert any(name.endswith(".css") for name in names)
    assert not [name for name in names if name.startswith("generator/theme/src/")]


def test_each_entry_has_a_page_in_the_look_of_its_site(handbook: Path) -> None:
    for folder, entry, title in (
        ("techniques", "staged-release", "Staged release"),
        ("pitfalls", "silent-rollback", "Silent rollback"),
        ("glossary", "error-budget", "Error budget"),
    ):
        html = (handbook / folder / entry / "index.html").read_text(encoding="utf-8")
        assert title in html
        assert "Handbook of the release team" in html
        assert 'data-md-color-primary="teal"' in html


def test_codes_have_the_prefix_of_the_catalogue(handbook: Path) -> None:
    codes = sorted(path.parent.name for path in handbook.glob("id/*/index.html"))
    assert codes == ["RH-0001", "RH-0002", "RH-0003"]
    entries = [
        json.loads((handbook / "id" / f"{code}.json").read_text(encoding="utf-8")) for code in codes
    ]
    assert sorted(entry["id"] for entry in entries) == [
        "error-budget",
        "silent-rollback",
        "staged-release",
    ]


def test_pages_show_the_labels_of_their_own_vocabularies(handbook: Path) -> None:
    html = (handbook / "techniques" / "staged-release" / "index.html").read_text(encoding="utf-8")
    assert "Automatic" in html
    assert "Ship" in html


def test_the_bundled_script_is_published_and_used(handbook: Path) -> None:
    scripts = [path.relative_to(handbook) for path in handbook.rglob("fieldguide*.js")]
    assert len(scripts) == 1
    assert (handbook / scripts[0]).stat().st_size
    html = (handbook / "techniques" / "staged-release" / "index.html").read_text(encoding="utf-8")
    assert scripts[0].as_posix() in html
