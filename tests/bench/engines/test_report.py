from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from bench.engines import plot, report
from bench.engines.measuring import Ground, Measured
from bench.engines.questions import Question

GROUND = Ground(Path(), 1000, 250, (Question("1 term", ("a",)), Question("phrase", ("a", "b"))))
BUILT = {"cpu": 2.0, "wall": 3.0, "size": 5_000_000, "peak": 70_000_000}
MEMORY = {"rss": 90_000_000, "anonymous": 60_000_000, "pss": 65_000_000}
COLD = {"wall": 0.05, "cpu": 0.04}
TAKEN = {"wall": {0: 0.002, 1: 0.004}, "cpu": {0: 0.001, 1: 0.001}}
OURS = Measured("ours", BUILT, COLD, MEMORY, TAKEN, {0: 10, 1: 3})
WHOOSH = Measured("whoosh", BUILT, COLD, MEMORY, {"wall": {0: 0.008}, "cpu": {0: 0.005}}, {0: 12})


def test_a_percentile_is_the_nearest_rank() -> None:
    values = [5.0, 1.0, 4.0, 2.0, 3.0]

    assert [report.percentile(values, share) for share in (0.0, 0.5, 0.95)] == [1.0, 3.0, 5.0]


def test_ratios_compare_questions_that_both_answered() -> None:
    made = report.figures(GROUND, [OURS, WHOOSH])

    assert made["engines"]["whoosh"]["wall"]["all"]["ours to theirs p50"] == 0.25
    assert made["engines"]["whoosh"]["cpu"]["all"]["ours to theirs p50"] == 0.2
    assert "phrase" not in made["engines"]["whoosh"]["wall"]
    assert made["engines"]["ours"]["passages per cpu second"] == 500


def test_the_table_has_a_row_a_type_and_a_row_an_engine() -> None:
    lines = report.table(report.figures(GROUND, [OURS, WHOOSH]), "wall").splitlines()

    assert lines[0] == "1,000 passages of 250 releases, 2 questions"
    assert "| 1 term | 2.00 / 2.00 / 2.00 | 8.00 / 8.00 / 8.00 | 0.250 |" in lines
    assert "| phrase | 4.00 / 4.00 / 4.00 | - | - |" in lines
    assert "| ours | 500 | 5 | 70 | 90 | 60 | 65 | 50.0 |" in lines


def test_without_ours_there_is_nothing_to_compare_with() -> None:
    made = report.figures(GROUND, [WHOOSH])

    assert "ours to theirs p50" not in made["engines"]["whoosh"]["wall"]["all"]
    assert "| all | 8.00 / 8.00 / 8.00 | - |" in report.table(made, "wall")


def test_the_plot_has_a_mark_for_each_type_that_an_engine_answered() -> None:
    root = ElementTree.fromstring(plot.svg(report.figures(GROUND, [OURS, WHOOSH]), "cpu"))  # noqa: S314 - our own

    circles = [each for each in root.iter() if each.tag.endswith("circle")]
    assert len(circles) == 2 + 3 + 2
