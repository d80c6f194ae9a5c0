from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench.engines import corpora, questions
from bench.engines.corpora import Statistics
from bench.engines.drawing import draw
from bench.engines.questions import ASKED, Question


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Statistics:
    path = tmp_path_factory.mktemp("corpus") / "corpus.jsonl"
    return corpora.write(path, corpora.generated(4000, 3), 3)


def test_there_are_210_questions_of_nine_kinds(counted: Statistics) -> None:
    asked = Counter(question.kind for question in draw(counted, 1))

    assert asked == ASKED
    assert sum(ASKED.values()) == 210


def test_a_seed_always_gives_the_same_questions(counted: Statistics) -> None:
    assert draw(counted, 1) == draw(counted, 1) != draw(counted, 2)


def test_a_rare_word_stands_in_twenty_releases(counted: Statistics) -> None:
    rare = [question for question in draw(counted, 1) if question.kind == "1 term, 20 matches"]

    assert {counted.words[question.words[0]] for question in rare} == {20}


def test_three_words_that_are_all_wanted_stand_in_one_release(counted: Statistics) -> None:
    wanted = [question for question in draw(counted, 1) if question.kind == "3 terms, and"]

    texts = [set(corpora.words_of(release.text)) for release in counted.sample]
    assert all(any(text.issuperset(question.words) for text in texts) for question in wanted)


def test_a_phrase_stands_in_a_release(counted: Statistics) -> None:
    phrases = [" ".join(question.words) for question in draw(counted, 1) if question.kind == "phrase"]

    assert all(any(phrase in release.text.lower() for release in counted.sample) for phrase in phrases)


def test_a_filter_is_an_agency_and_days_and_a_quantity_a_unit_and_a_value(counted: Statistics) -> None:
    for question in draw(counted, 1):
        assert bool(question.agency and question.days) == (question.kind == "filtered")
        assert bool(question.unit and question.least) == (question.kind == "quantity")


def test_questions_are_read_as_they_were_written(tmp_path: Path) -> None:
    asked = (
        Question("filtered", ("налоги",), agency="tax", since=737000, until=738000),
        Question("quantity", ("fraud",), unit="USD", least=5000),
    )

    questions.write(tmp_path / "asked.json", asked)
    assert questions.read(tmp_path / "asked.json") == asked


def test_releases_of_a_file_are_read_with_their_figures_until_there_are_enough(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text(
        '{"id": "a", "title": "Raid", "text": "Officers froze $5 million.", "date": "2024-02-03",'
        ' "agency": ["Tax Office", "Police"]}\n'
        '{"id": "b", "title": "Road", "text": "The road was repaired."}\n'
        '{"id": "c", "title": "Bridge", "text": "The bridge was repaired."}\n',
        "utf-8",
    )

    first, second = corpora.read(path, 2)

    assert first.agency
    assert first.agency.name == "Tax Office"
    assert [(fact.high, fact.unit) for fact in first.facts] == [(5_000_000, "USD")]
    assert second.agency is None
    assert second.dates.best is None
