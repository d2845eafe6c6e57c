"""A folder in; a small catalogue in it, with a flow that asks every kind of question, out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.site_server import BuiltSite
from tests.written_catalogues import complete

SUPPER = """
title: Choose a supper
questions:
  - {id: hungry, text: Are you hungry?, kind: yes-no, help: "Wait a little [@hunger-2020].",
     debates: [breakfast]}
  - {id: budget, text: How much money is there?, kind: number, unit: coins, help: Count them.}
  - id: taste
    text: Which taste do you like?
    kind: choice
    options: [{id: sweet, text: Sweet, help: Like cake.}, {id: sour, text: Sour}]
  - id: guests
    text: Who is coming?
    kind: several
    options: [{id: child, text: A child}, {id: critic, text: A critic}]
outcomes:
  - {id: sleep, title: Go to bed, entries: [sleeping]}
  - {id: cook, title: Cook something, entries: [cooking], note: Light the stove.}
  - {id: order, title: Have it brought, entries: [ordering]}
rules:
  - {when: {hungry: no}, outcome: sleep, effect: for, weight: 90, reason: Sleep is free.}
  - {when: {hungry: yes, budget: {below: 10}}, outcome: cook, effect: for, weight: 60,
     reason: It costs little., sources: ["hunger-2020, p. 3"]}
  - {when: {budget: {below: 10}}, outcome: order, effect: veto, reason: They want ten coins.}
  - {when: {hungry: yes, budget: {at_least: 10}, taste: sour}, outcome: order, effect: for,
     weight: 60, reason: They have pickles.}
  - {when: {hungry: yes, budget: {at_least: 10}, taste: sweet}, outcome: cook, effect: for,
     weight: 50, reason: Cake is easy.}
  - {when: {guests: child}, outcome: order, effect: against, weight: 10, reason: It takes long.}
  - {when: {guests: [critic]}, outcome: cook, effect: against, weight: 20, reason: It burns.}
chart:
  - question: hungry
    branches: [{if: yes, ask: budget}, {if: no, then: sleep}]
  - question: budget
    branches: [{below: 10, then: cook}, {at_least: 10, ask: taste}]
  - question: taste
    branches: [{if: sweet, then: cook}, {if: sour, then: order}]
"""
FILES = {
    "decide/supper.yaml": SUPPER,
    "techniques/cooking.yaml": "exposes_to: [burning]\ntry_next: [ordering]",
    "techniques/ordering.yaml": "",
    "techniques/sleeping.yaml": "",
    "pitfalls/burning.yaml": "mitigated_by: [ordering]",
    "case-studies/stew.yaml": "illustrates: [cooking]",
    "debates/breakfast.yaml": "positions:\n"
    "  - {statement: Eat it., held_by: Some., sources: [hunger-2020]}\n"
    "  - {statement: Skip it., held_by: Others., sources: [hunger-2020]}\n",
    "sources/hunger-2020.yaml": "",
}
PAGE = "# Home\n\nText before.\n\n```fieldguide\nflow: supper\n```\n\nText after.\n"
MKDOCS = """\
site_name: Suppers
site_url: http://127.0.0.1/guide/
theme:
  name: material
  font: false
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle: {icon: material/brightness-7, name: Dark}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle: {icon: material/brightness-4, name: Light}
plugins: [fieldguide]
"""


def build_supper_site(folder: Path, *options: str) -> BuiltSite:
    """The site of the small catalogue, built by the command line."""
    for name, text in {
        "mkdocs.yml": MKDOCS,
        "docs/index.md": PAGE,
        **{f"concepts/{path}": complete(path, text) for path, text in FILES.items()},
        "concepts/catalogue.yaml": (Path(__file__).parents[2] / "concepts/catalogue.yaml")
        .read_text(encoding="utf-8")
        .replace("default_flow: choose-an-adaptation", "default_flow: supper"),
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    _run(folder, "renumber")
    output = _run(folder, "build", *options)
    policies = [line for line in output.splitlines() if line.startswith("Content-Security")]
    return BuiltSite(folder / "site", policies[0].partition(": ")[2])


def _run(folder: Path, *arguments: str) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stderr
