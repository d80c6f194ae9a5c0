"""The journeys that the documents tell of are those that are tested."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOLD = re.findall(r"`(test_\w+)`", (ROOT / "docs" / "journeys.md").read_text(encoding="utf-8"))
FOLDER = ROOT / "tests" / "browser"


def named_in(*files: Path) -> set[str]:
    return {name for file in files for name in re.findall(r"(?m)^def (test_\w+)", file.read_text("utf-8"))}


def test_every_test_that_is_named_exists() -> None:
    assert TOLD
    assert set(TOLD) - named_in(*FOLDER.glob("test_*.py")) == set()


def test_every_journey_that_is_made_with_javascript_and_without_is_told() -> None:
    assert named_in(FOLDER / "test_journeys.py") - set(TOLD) == set()
