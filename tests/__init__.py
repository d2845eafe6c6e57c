"""Tests: one module for each module or step, golden cases for what authors and readers see."""
