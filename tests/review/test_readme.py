"""The design review in the README: before, what the checker says, and after."""

from __future__ import annotations

import re
from pathlib import Path

from tests.review.checker import INSTALLED, run


def test_the_review_in_the_readme_is_checked_as_it_says(repository: Path, tmp_path: Path) -> None:
    section = (repository / "README.md").read_text().partition("## Check a design review")[2]
    before, after = re.findall(r"```markdown\n(.*?)```", section, re.DOTALL)
    [(options, printed)] = re.findall(
        r"```console\n\$ fieldguide review check (.*?)\n(.*?)```", section, re.DOTALL
    )
    for name in ("concepts", "docs"):
        (tmp_path / name).symlink_to(repository / name)
    (tmp_path / "review.md").write_text(before)
    done = run(INSTALLED, *options.split(), folder=tmp_path)
    assert done.stderr + done.stdout == printed
    mended = (tmp_path / "review.md").read_text().splitlines()
    assert before.splitlines()[0] != mended[0] == after.splitlines()[0]
    (tmp_path / "review.md").write_text(after)
    assert run(INSTALLED, "review.md", folder=tmp_path).returncode == 0
