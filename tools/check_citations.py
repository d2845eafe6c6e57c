#!/usr/bin/env python3
"""Runs `fieldguide review check` from a checkout, with nothing installed; for hooks and actions."""

import sys
from pathlib import Path

# In place of this folder, whose modules are no business of the checker.
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from generator.review.__main__ import main  # noqa: E402

sys.exit(main())
