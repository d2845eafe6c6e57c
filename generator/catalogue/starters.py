"""Nothing in; the first text of fields whose parts name each other, so that it is valid, out."""

from __future__ import annotations

OPTIONS = """\
- id: first
  title: First
- id: second
  title: Second
"""
CRITERIA = """\
- id: quality
  title: Quality reached
  cells:
    first:
      text: To be written.
      no_evidence: To be written.
    second:
      text: To be written.
      no_evidence: To be written.
"""
QUESTIONS = """\
- id: first-question
  text: To be written?
  kind: yes-no
"""
OUTCOMES = """\
- id: first-outcome
  title: To be written
  entries: [{entry}]
- id: second-outcome
  title: To be written
  entries: [{entry}]
"""
CHART = """\
- question: first-question
  branches:
    - if: yes
      then: first-outcome
    - if: no
      then: second-outcome
"""
RULES = """\
- when: {{first-question: yes}}
  outcome: first-outcome
  effect: for
  reason: To be written.
- when: {{first-question: no}}
  outcome: second-outcome
  effect: for
  reason: To be written.
"""
SCENARIOS = """\
- name: To be written
  given: {{first-question: yes}}
  expect: first-outcome
"""
WAIVERS = """\
- rule: unlinked-entry
  reason: To be written
"""
STARTERS = {
    ("trade-off", "options"): OPTIONS,
    ("trade-off", "criteria"): CRITERIA,
    ("flow", "questions"): QUESTIONS,
    ("flow", "outcomes"): OUTCOMES,
    ("flow", "chart"): CHART,
    ("flow", "rules"): RULES,
    ("flow", "scenarios"): SCENARIOS,
}
"""Type and field → its text; `{entry}` is the id of an entry."""
