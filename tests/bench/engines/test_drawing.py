from __future__ import annotations

import random
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
    return corpora.write(path, corpora.generated(2000, 3), 3)


@pytest.fixture(scope="module")
def drawn(counted: Statistics) -> tuple[Question, ...]:
    return draw(counted, 1)


def test_the_questions_are_of_nine_kinds(drawn: tuple[Question, ...]) -> None:
    asked = Counter(question.kind for question in drawn)

    assert sum(ASKED.values()) == 210
    assert set(asked) == set(ASKED)
    assert all(asked[kind] == count for kind, count in ASKED.items() if kind != "1 term, 20 matches")


def test_a_seed_always_gives_the_same_questions() -> None:
    small = Statistics()
    for release in corpora.generated(120, 1):
        small.add(release, random.Random(1))  # noqa: S311

    assert draw(small, 1) == draw(small, 1) != draw(small, 2)


def test_a_rare_word_stands_in_twenty_releases(counted: Statistics, drawn: tuple[Question, ...]) -> None:
    rare = [question for question in drawn if question.kind == "1 term, 20 matches"]

    assert {counted.words[question.words[0]] for question in rare} == {20}


def test_three_words_that_are_all_wanted_stand_in_one_release(
    counted: Statistics, drawn: tuple[Question, ...]
) -> None:
    wanted = [question for question in drawn if question.kind == "3 terms, and"]

    texts = [set(corpora.words_of(release.text)) for release in counted.sample]
    assert all(any(text.issuperset(question.words) for text in texts) for question in wanted)


def test_a_phrase_stands_in_a_release(counted: Statistics, drawn: tuple[Question, ...]) -> None:
    phrases = [" ".join(question.words) for question in drawn if question.kind == "phrase"]

    assert all(any(phrase in release.text.lower() for release in counted.sample) for phrase in phrases)


def test_a_filter_is_an_agency_and_days_and_a_quantity_a_unit_and_a_value(
    drawn: tuple[Question, ...],
) -> None:
    for question in drawn:
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
