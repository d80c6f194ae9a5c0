import json
from pathlib import Path

import pytest

from bench.facts import main
from bench.factscores import canonical_unit, labelled, same_value, tally
from bench.matching import Tally, matched

GOLD = {
    "id": "g-1",
    "text": "Officers froze more than 50 drop accounts holding 2.4 billion tenge ($5 million); "
    "crime fell by 12%.",
    "lang": "en",
    "annotates": ["value", "unit", "change", "concept", "span"],
    "facts": [
        {
            "value": 50,
            "unit": "drop account",
            "change": ">",
            "concept": "accounts frozen",
            "start": 25,
            "end": 41,
        },
        {"value": 2.4e9, "unit": "KZT", "change": "=", "concept": "accounts", "start": 50, "end": 67},
        {"value": 5e6, "unit": "USD", "change": "=", "concept": "accounts", "start": 69, "end": 79},
        {"value": 12, "unit": "percent", "change": "down", "concept": "crime", "start": 96, "end": 99},
        {"value": 7, "unit": "", "optional": True},
    ],
}


def test_predictions_are_written_in_the_format_of_the_scorer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gold, out = tmp_path / "gold.jsonl", tmp_path / "pred.jsonl"
    gold.write_text(json.dumps(GOLD) + "\n", "utf-8")

    assert main([str(gold), "--out", str(out), "--json"]) == 0

    report = json.loads(capsys.readouterr().out)
    assert report["sentences"] == 1
    assert {name: each["F1"] for name, each in report["metrics"].items()} == {
        "value": 100.0,
        "value+unit": 100.0,
        "value+change": 100.0,
        "concept~": 100.0,
        "span": 100.0,
    }
    (line,) = [json.loads(text) for text in out.read_text("utf-8").splitlines()]
    assert line["id"] == "g-1"
    assert line["facts"][0] == {
        "value": 50.0,
        "unit": "drop account",
        "change": ">",
        "concept": "drop accounts frozen",
        "surface": "50 drop accounts",
        "start": 25,
        "end": 41,
        "kind": "noun",
    }


def test_the_figures_are_printed_as_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(GOLD) + "\n", "utf-8")

    main([str(gold)])

    first, second, *_ = capsys.readouterr().out.splitlines()
    assert first.startswith("1 sentences, ")
    assert second.split()[:3] == ["value", "P", "100.0"]


def test_whole_releases_are_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.md").write_text(
        '---\ntitle: "T"\ndate: 2024-03-01\nlang: en\n---\n'
        "In 2023 officers seized 1.5 tons of heroin and KZT 3bn ($6mn). He got terms of 2 to 4 years.\n",
        "utf-8",
    )
    facts = [
        {"surface": "1.5 tons of heroin", "value": 1500, "unit": "kg", "modifier": "=", "period": "2023"},
        {"surface": "KZT 3bn", "value": 3e9, "unit": "KZT", "modifier": "=", "period": "In 2023"},
        {"surface": "$6mn", "value": 6e6, "unit": "USD", "modifier": "=", "period": "In 2023"},
        {"surface": "2 to 4 years", "value": 2, "unit": "year", "modifier": ">="},
        {"surface": "2 to 4 years", "value": 4, "unit": "year", "modifier": "<="},
    ]
    (tmp_path / "one.facts.json").write_text(json.dumps(facts), "utf-8")

    main(["--releases", str(tmp_path), "--facts", str(tmp_path), "--json"])

    metrics = json.loads(capsys.readouterr().out)["metrics"]
    assert metrics["value"] == {"P": 100.0, "R": 100.0, "F1": 100.0, "gold": 5, "predicted": 5}
    assert (metrics["surface"]["F1"], metrics["value+unit"]["F1"], metrics["value+change"]["F1"]) == (
        100,
        100,
        100,
    )


def test_without_a_set_it_says_what_to_give() -> None:
    with pytest.raises(SystemExit, match=r"give a GOLD\.jsonl"):
        main([])


def test_a_matching_is_as_large_as_can_be() -> None:
    pairs = matched([1, 2], [2, 1], lambda g, p: p == 1 or g == 2)

    assert len(pairs) == 2
    assert matched([1], [1, 1], lambda g, p: g == p) == {0: 0}


def test_an_empty_tally_scores_nothing() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (0.0, 0.0, 0.0)
    assert (Tally(1, 2, 1) + Tally(1, 2, 3)).f1 == 0.5


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("US dollars per barrel", "USD/barrel"),
        ("Per cent", "%"),
        ("drop accounts", "drop account"),
        ("$", "USD"),
        ("KZT", "KZT"),
        ("KZT/month", "KZT/month"),
        ("tons", "t"),
        ("persons", "people"),
        ("-", ""),
        ("", ""),
    ],
)
def test_a_unit_has_one_spelling(unit: str, expected: str) -> None:
    assert canonical_unit(unit) == expected


def test_ranges_agree_at_both_ends_and_an_alternative_is_as_right() -> None:
    wide = labelled({"value": [2, 3]})
    quarter = labelled({"value": 25, "alt": 0.25, "unit": "%"})

    assert same_value(wide, labelled({"value": [2, 3]}))
    assert not same_value(wide, labelled({"value": [2, 4]}))
    assert not same_value(wide, labelled({"value": 2}))
    assert same_value(quarter, labelled({"value": 0.25, "unit": "%"}))
    assert labelled({"value": [5]}).value == 5
    assert labelled({"value": [1, None]}).value == (1, float("inf"))


def test_only_annotated_kinds_and_metrics_are_scored() -> None:
    gold = {"facts": [{"value": 5, "unit": "USD"}], "kinds": ["money"], "annotates": ["value"]}
    predicted = {"facts": [{"value": 5, "unit": "EUR", "kind": "money"}, {"value": 7, "kind": "count"}]}

    assert tally(gold, predicted) == {"value": Tally(1, 1, 1)}


def test_a_figure_annotated_without_a_value_counts_by_its_place_only() -> None:
    row = {"annotates": ["span"], "facts": [{"start": 0, "end": 4, "value": None}]}
    guess = {"facts": [{"value": 5, "start": 0, "end": 10}]}

    assert tally(row, guess)["span"] == Tally(1, 1, 1)
    assert not same_value(labelled({}), labelled({"value": 5}))


def test_a_set_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"there is no .*nowhere\.jsonl"):
        main([str(tmp_path / "nowhere.jsonl")])
