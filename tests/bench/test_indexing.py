import json
from pathlib import Path

import pytest

from bench.indexing import main


def test_indexing_is_measured_by_stage_and_end_to_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "one.md").write_text("---\ntitle: One\ndate: 2025-05-02\n---\nThey seized 7 cars.\n", "utf-8")

    assert main([str(tmp_path), "--releases", "1", "--json"]) == 0

    report = json.loads(capsys.readouterr().out)
    assert set(report["stages"]) >= {"cleaning", "officials", "facts", "reading"}
    assert report["whole"]["releases"] == 1


def test_the_table_says_what_each_stage_costs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.txt").write_text("A title\n\nThey seized 7 cars in May.\n", "utf-8")

    main([str(tmp_path)])

    printed = capsys.readouterr().out
    assert "facts" in printed
    assert "releases_per_second" in printed
