"""How the site's speed is measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench import pages


def test_every_address_is_measured_and_so_are_memory_and_disk(
    sample_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "ROUNDS", 2)

    done = CliRunner().invoke(pages.main, [str(sample_index), "--json"], catch_exceptions=False)

    measured = json.loads(done.stdout)
    assert len(measured) == 2 * len(pages.ADDRESSES) + 3
    assert all(value > 0 for value in measured.values())


def test_the_table_has_a_line_for_each_figure(sample_index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "ROUNDS", 2)

    done = CliRunner().invoke(pages.main, [str(sample_index)], catch_exceptions=False)

    assert len(done.stdout.splitlines()) == 2 * len(pages.ADDRESSES) + 3
