import json
from pathlib import Path

import pytest

from bench.quantities import main

GOLD = (
    {"id": "g-1", "text": "Officers froze assets worth over 2.4 billion tenge."},
    {"id": "g-2", "text": "Изъято 13 кг наркотиков.", "lang": "ru"},
    {"id": "g-3", "text": "The road was repaired."},
)
QUERIES = (
    {"id": "q-1", "query": "tenge > 1bn", "relevant": ["g-1"]},
    {"id": "q-2", "query": "over 10 kg", "relevant": ["g-2"]},
    {"id": "q-3", "query": "over 5 tons", "relevant": ["g-3"]},
)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, rows in (("queries", QUERIES), ("gold", GOLD)):
        (tmp_path / name).write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return [str(tmp_path / "queries"), str(tmp_path / "gold")]


def test_the_mean_and_the_queries_that_lose_are_printed(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(files) == 0

    assert capsys.readouterr().out.splitlines() == [
        "0.00  q-3  over 5 tons: ",
        "nDCG@10 0.6667 on 3 queries",
    ]


def test_the_mean_is_given_as_json(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*files, "--json"]) == 0

    assert json.loads(capsys.readouterr().out) == {"queries": 3, "ndcg10": 0.6667}
