"""Engines that are always there; the others are measured, not tested."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bench.engines import __main__ as command
from bench.engines import corpora, drawing, measuring, processes, rows
from bench.engines.ours import typed
from bench.engines.peer_fts5 import Peer as Fts5
from bench.engines.processes import ENGINES, Engine, EngineProcess
from bench.engines.questions import ASKED, Question
from bench.engines.worker import Worker

BY_NAME = {engine.name: engine for engine in ENGINES}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "corpus.jsonl"
    corpora.write(path, corpora.generated(300, 1), 1)
    return path


@pytest.fixture(scope="module")
def workers(corpus: Path) -> dict[str, Worker]:
    made = {}
    for name in ("ours", "fts5", "whoosh"):
        made[name] = Worker(BY_NAME[name].module, corpus.parent / name)
        built = made[name].build({"corpus": str(corpus)})
        assert built["size"] > 100_000
        made[name].open({})
    return made


QUESTIONS = (
    Question("1 term", ("fraud",)),
    Question("2 terms, or", ("fraud", "bribery")),
    Question("3 terms, and", ("court", "office", "fraud")),
    Question("phrase", ("drop", "holders")),
    Question("prefix", ("embezz",)),
    Question("filtered", ("court",), agency="agency-0", since=735000, until=738000),
    Question("quantity", ("court",), unit="USD", least=100_000),
)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.kind)
def test_every_engine_finds_about_as_much(workers: dict[str, Worker], question: Question) -> None:
    answers = {name: worker.ask({"question": asdict(question)}) for name, worker in workers.items()}

    assert answers["fts5"]["total"] == answers["whoosh"]["total"] > 0
    assert answers["ours"]["total"] > 0
    assert all(answer["snippets"] >= 1 and answer["values"] >= 3 for answer in answers.values())


def test_a_worker_says_what_it_holds_in_memory(workers: dict[str, Worker]) -> None:
    held = workers["ours"].memory({})

    assert held["rss"] == held["private"] + held["shared"]
    assert 0 < held["pss"] <= held["rss"]


def test_a_snippet_marks_the_word(corpus: Path, workers: dict[str, Worker]) -> None:
    peer = Fts5(corpus.parent / "fts5")
    peer.open()

    assert all("<b>" in snippet.lower() for snippet in peer.answer(QUESTIONS[0]).snippets)


def test_figures_belong_to_the_passage_that_states_them(corpus: Path) -> None:
    line = corpus.read_bytes().splitlines()[0]
    release = json.loads(line)

    passages = rows.passages(line)

    stated = {fact["unit"] for fact in release["facts"]}
    assert set().union(*(passage.figures for passage in passages)) == stated
    assert [bool(passage.title) for passage in passages] == [True] + [False] * (len(passages) - 1)


def test_a_question_is_typed_as_a_reader_would() -> None:
    assert [typed(question) for question in QUESTIONS] == [
        "fraud",
        "fraud OR bribery",
        "court office fraud",
        '"drop holders"',
        "embezz*",
        "court",
        "court USD >= 100000",
    ]


def test_an_engine_that_is_not_installed_is_named_and_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = Engine("lacking", "peer_lacking", "no_such_module")
    monkeypatch.setattr(command, "ENGINES", (missing, BY_NAME["fts5"]))

    assert command._chosen("") == [BY_NAME["fts5"]]
    assert "lacking is not installed" in capsys.readouterr().err
    with pytest.raises(RuntimeError, match="not installed"):
        EngineProcess(missing, Path("nowhere"))


def test_an_engine_that_dies_is_an_error(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with EngineProcess(BY_NAME["fts5"], tmp_path) as process, pytest.raises(RuntimeError, match="fts5 died"):
        process.tell("build", corpus=str(tmp_path / "absent"))
    assert "FileNotFoundError" in capfd.readouterr().err


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measuring, "OPENINGS", 1)
    monkeypatch.setattr(drawing, "ASKED", dict.fromkeys(ASKED, 1))


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(command.main, arguments)


@pytest.mark.usefixtures("quick")
def test_a_run_prints_every_figure_and_keeps_what_it_built(tmp_path: Path) -> None:
    keep = tmp_path / "kept"
    arguments = ("--passages", "300", "--engines", "ours,fts5", "--rounds", "1", "--keep", str(keep))

    done = _run(*arguments, "--json", "--plot", str(tmp_path / "plot.svg"))

    made: dict[str, Any] = json.loads(done.stdout)
    ours, theirs = made["engines"]["ours"], made["engines"]["fts5"]
    assert made["passages"] == 300
    assert set(ours["wall"]) == set(theirs["wall"]) >= {"1 term", "phrase", "quantity", "all"}
    ratio = theirs["wall"]["all"]["ours to theirs p50"]
    assert ratio == pytest.approx(ours["wall"]["all"]["p50"] / theirs["wall"]["all"]["p50"])
    assert (tmp_path / "plot.svg").read_text().startswith("<svg")
    built = (keep / "ours.built.json").read_text()

    again = _run(*arguments)

    assert (keep / "ours.built.json").read_text() == built
    assert "| fts5 |" in again.stdout


def test_a_kept_corpus_of_another_size_is_refused(tmp_path: Path) -> None:
    (tmp_path / "corpus.json").write_text('{"size": 5, "seed": 1, "corpus": null}')

    done = _run("--passages", "300", "--engines", "fts5", "--keep", str(tmp_path))

    assert done.exit_code == 2
    assert "holds another corpus" in done.output


def test_an_unknown_engine_is_refused_by_name() -> None:
    done = _run("--engines", "ours,lucene")

    assert done.exit_code == 2
    assert "no engine 'lucene'" in done.output


@pytest.mark.usefixtures("quick")
def test_growth_compares_rare_words_at_two_sizes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "GROWTH", (600, 800))

    done = _run("--growth", "--rounds", "1", "--keep", str(tmp_path))

    assert "1 term of 20 matches, p50 at 800 to that at 600:" in done.stdout


def test_xapian_runs_under_whichever_python_has_it() -> None:
    assert processes.interpreter(BY_NAME["fts5"]) is not None
    assert processes.interpreter(Engine("absent", "peer_absent", "no_such_module")) is None
