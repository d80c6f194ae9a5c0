"""The command line as a terminal sees it: what is printed, and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from onrecord import main
from search.engines import open_writer

DEMONSTRATION = "2025-06-26-coordination-council-on-drug-business"

SEIZED = """---
title: "Cash seized in Taraz"
date: 2024-05-02
lang: en
---
Police in Taraz seized more than 300 million tenge in cash.
"""


@pytest.fixture
def runner(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CliRunner:
    """Return a runner in an empty folder, so that `index` and `corpus` mean what is there."""
    monkeypatch.chdir(tmp_path)
    return CliRunner()


def run(runner: CliRunner, *words: str) -> Result:
    return runner.invoke(main, words, catch_exceptions=False)


def test_the_demonstration_query_prints_the_release_its_sentence_and_its_figures(
    runner: CliRunner, sample_index: Path
) -> None:
    done = run(runner, "search", "cryptocurrency drop accounts", "--index", str(sample_index))

    assert done.exit_code == 0
    first = done.stdout.split("\n\n")[1]
    assert DEMONSTRATION in first
    assert "froze more than 50,000 drop accounts" in " ".join(first.split())
    assert "[more than 50,000 drop accounts] [over 2.4 billion tenge]" in " ".join(first.split())


def test_a_search_in_json_is_what_the_api_answers(runner: CliRunner, sample_index: Path, app: Flask) -> None:
    done = run(runner, "search", "drop accounts", "--index", str(sample_index), "--size", "3", "--json")

    answer = app.test_client().get("/api/v1/search?q=drop+accounts&size=3").get_json()
    assert json.loads(done.stdout) == answer


def test_releases_with_some_of_the_words_are_set_apart(runner: CliRunner, sample_index: Path) -> None:
    done = run(runner, "search", "cryptocurrency drop accounts", "--index", str(sample_index))

    whole, partial = done.stdout.split("With some of the words:")
    assert whole.startswith("1 release\n")
    assert DEMONSTRATION not in partial
    assert "without: " in partial


def test_filters_restrict_a_search(runner: CliRunner, sample_index: Path) -> None:
    options = ("--lang", "ru", "--since", "2025-09-01", "--until", "2025-09-30", "--sort", "oldest")
    done = run(runner, "search", "--index", str(sample_index), "--json", *options)

    answer = json.loads(done.stdout)
    assert answer["total"] >= 1
    assert {hit["lang"] for hit in answer["hits"]} == {"ru"}
    assert all("2025-09-01" <= hit["date"] <= "2025-09-30" for hit in answer["hits"])


def test_a_search_without_a_match_says_so_and_exits_with_1(runner: CliRunner, sample_index: Path) -> None:
    done = run(runner, "search", "zzyzx", "--index", str(sample_index))

    assert done.exit_code == 1
    assert "0 releases" in done.stdout


def test_a_malformed_query_is_one_line_on_standard_error(runner: CliRunner, sample_index: Path) -> None:
    done = run(runner, "search", '"drop accounts', "--index", str(sample_index))

    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith("onrecord: ")
    assert done.stderr.count("\n") == 1


def test_a_missing_index_names_the_way_out(runner: CliRunner) -> None:
    done = run(runner, "search", "tenge")

    assert done.exit_code == 3
    assert "onrecord index" in done.stderr


def test_show_prints_a_release_with_the_evidence_of_its_date(runner: CliRunner, sample_index: Path) -> None:
    done = run(runner, "show", DEMONSTRATION, "--index", str(sample_index))

    assert done.exit_code == 0
    assert "2025-06-26 (front matter: “2025-06-26”)" in done.stdout
    assert "a digest of the page at the source" in done.stdout
    assert "over 2.4 billion tenge" in done.stdout


def test_show_in_json_is_what_the_api_answers(runner: CliRunner, sample_index: Path, app: Flask) -> None:
    done = run(runner, "show", DEMONSTRATION, "--index", str(sample_index), "--json")

    assert json.loads(done.stdout) == app.test_client().get(f"/api/v1/releases/{DEMONSTRATION}").get_json()


def test_show_of_an_unknown_id_exits_with_1(runner: CliRunner, sample_index: Path) -> None:
    done = run(runner, "show", "no-such-release", "--index", str(sample_index))

    assert done.exit_code == 1
    assert "'no-such-release'" in done.stderr


def test_index_without_a_path_indexes_the_corpus_folder_that_is_here(
    runner: CliRunner, tmp_path: Path
) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "cash.md").write_text(SEIZED, encoding="utf-8")

    done = run(runner, "index")

    assert done.exit_code == 0
    assert "1 releases in index: 1 added" in done.stdout
    assert run(runner, "search", "taraz").exit_code == 0


def test_a_second_run_reads_only_what_changed_and_removes_what_is_gone(
    runner: CliRunner, tmp_path: Path
) -> None:
    for name in ("kept", "changed", "gone"):
        (tmp_path / f"{name}.md").write_text(SEIZED, encoding="utf-8")
    run(runner, "index", ".", "--index", "ix")
    (tmp_path / "changed.md").write_text(SEIZED.replace("Taraz", "Semey"), encoding="utf-8")
    (tmp_path / "gone.md").unlink()

    report = json.loads(run(runner, "index", ".", "--index", "ix", "--json").stdout)

    assert (report["added"], report["updated"], report["unchanged"], report["removed"]) == (0, 1, 1, 1)
    assert json.loads(run(runner, "search", "semey", "--index", "ix", "--json").stdout)["total"] == 1


def test_a_refused_release_is_named_and_the_others_are_indexed(runner: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(SEIZED, encoding="utf-8")
    (tmp_path / "bad.md").write_bytes(b"\x00\x01\x02")

    done = run(runner, "index", ".", "--index", "ix")

    assert done.exit_code == 2
    assert "refused: bad.md: " in done.stdout
    assert run(runner, "search", "taraz", "--index", "ix").exit_code == 0


def test_an_index_that_another_process_writes_exits_with_4(runner: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text(SEIZED, encoding="utf-8")

    with open_writer(str(tmp_path / "ix")) as writer:
        done = run(runner, "index", ".", "--index", "ix")
        writer.discard()

    assert done.exit_code == 4
    assert "is being written by process" in done.stderr


def test_read_prints_one_json_object_a_line(runner: CliRunner, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(SEIZED, encoding="utf-8")

    lines = run(runner, "read", ".", "--json").stdout.splitlines()

    first, second = (json.loads(line) for line in lines)
    assert (first["id"], second["id"]) == ("a", "b")
    assert first["dates"]["published"] == {
        "value": "2024-05-02",
        "evidence": {"kind": "front matter", "quote": "2024-05-02", "span": None},
    }
    fact = first["facts"][0]
    assert first["text"][fact["span"]["start"] : fact["span"]["end"]] == "more than 300 million tenge"
    assert (fact["low"], fact["unit"], fact["modifier"]) == (300_000_000, "KZT", "over")


def test_read_without_json_says_what_it_read_and_names_what_it_refused(
    runner: CliRunner, tmp_path: Path
) -> None:
    (tmp_path / "good.md").write_text(SEIZED, encoding="utf-8")
    (tmp_path / "bad.txt").write_text("", encoding="utf-8")

    done = run(runner, "read", ".")

    assert done.exit_code == 2
    assert "Cash seized in Taraz" in done.stdout
    assert "bad.txt" in done.stderr


@pytest.mark.parametrize("command", ["index", "read", "facts", "search", "show", "serve"])
def test_every_command_has_a_help_text_that_teaches(runner: CliRunner, command: str) -> None:
    done = run(runner, command, "--help")

    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) > 8


def test_the_help_of_the_whole_names_every_command(runner: CliRunner) -> None:
    done = run(runner, "--help")

    assert all(f"  {name} " in done.stdout for name in main.commands)


def test_an_edit_of_the_authority_reaches_releases_that_did_not_change(runner: CliRunner) -> None:
    corpus = Path("corpus")
    corpus.mkdir()
    (corpus / "a.txt").write_text(
        "Cash seized in Taraz\n\nThe Border Office seized cash. The Border Office said so."
    )
    (corpus / "agencies.toml").write_text('agency = [{ id = "tax", name = "Tax Office", country = "KZ" }]')
    run(runner, "index")

    (corpus / "agencies.toml").write_text(
        'agency = [{ id = "border", name = "Border Office", country = "KZ" }]'
    )
    again, third = run(runner, "index"), run(runner, "index", "--workers", "1")

    assert "all releases were read again" in again.stdout
    assert "1 updated" in again.stdout
    assert "1 unchanged" in third.stdout
    assert json.loads(run(runner, "show", "a", "--json").stdout)["agency"]["id"] == "border"


def test_facts_prints_the_figures_of_a_text_as_a_table(runner: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Police seized more than 300 million tenge and 12 cars last year.")

    done = run(runner, "facts", "a.txt")

    heading, money, cars, total = done.stdout.splitlines()
    assert heading.split() == ["FIGURE", "OF", "WHEN", "PRINTED"]
    assert money.startswith("over 300 million tenge  ")
    assert money.endswith("  more than 300 million tenge")
    assert heading.index("PRINTED") == money.index("more than") == cars.rindex("12 cars")
    assert total == "2 figures"


def test_facts_reads_standard_input_in_its_own_language_and_prints_json(runner: CliRunner) -> None:
    text = "В прошлом году изъято 2,4 млрд тенге."

    done = runner.invoke(main, ["facts", "-", "--json", "--date", "2025-06-26"], input=text)

    fact = json.loads(done.stdout)
    assert (fact["number"], fact["low"], fact["unit"], fact["lang"]) == (0, 2_400_000_000, "KZT", "ru")
    assert (fact["period"]["start"], fact["period"]["end"]) == ("2024-01-01", "2024-12-31")
    assert text[fact["span"]["start"] : fact["span"]["end"]] == "2,4 млрд тенге"


def test_facts_of_a_text_without_any_says_so(runner: CliRunner) -> None:
    done = runner.invoke(main, ["facts", "-"], input="Nothing was counted.")

    assert (done.exit_code, done.stdout) == (0, "0 figures\n")


def test_facts_of_what_is_no_text_is_refused(runner: CliRunner) -> None:
    done = runner.invoke(main, ["facts", "-"], input=b"\x00\x01\x02")

    assert done.exit_code == 2
    assert done.stderr.startswith("onrecord: ")
