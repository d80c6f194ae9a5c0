import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import relevance
from bench.judged import JudgedSetError, read
from bench.measures import ndcg, reciprocal_rank, success
from bench.questions import any_word, typed
from search.grammar import parse
from search.grammar.worded import quantity_of
from search.query import All, Any, Near, Quantity, Term

TEXTS = [
    {"_id": "a", "title": "Drop accounts", "text": "Officers froze accounts that exchanged coins."},
    {"_id": "b", "title": "Forest law", "text": "Rangers fined a company for felled pines."},
    {"_id": "c", "title": "", "text": "Прокуратура вернула землю государству."},
]
QUESTIONS = [
    {"_id": "1", "text": 'Which "accounts" did officers freeze (and why)?'},
    {"_id": "2", "text": "кто вернул землю: прокуроры OR полиция?"},
    {"_id": "3", "text": "this question was never judged"},
]
GRADES = "query-id\tcorpus-id\tscore\n1\ta\t2\n1\tb\t0\n2\tc\t1\n"


def judged(folder: Path, texts: str = "corpus.jsonl") -> Path:
    (folder / "qrels").mkdir(parents=True)
    (folder / "qrels" / "test.tsv").write_text(GRADES, encoding="utf-8")
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, QUESTIONS)), encoding="utf-8")
    write_texts(folder / texts)
    return folder


def write_texts(path: Path) -> None:
    lines = "".join(json.dumps(text) + "\n" for text in TEXTS).encode()
    path.write_bytes(gzip.compress(lines) if path.suffix == ".gz" else lines)


def test_gain_is_the_grade_discounted_by_the_logarithm_of_the_rank() -> None:
    assert ndcg(["x", "a", "b"], {"a": 3, "b": 1}) == pytest.approx(
        (3 / 1.584963 + 1 / 2) / (3 + 1 / 1.584963)
    )


def test_the_ideal_is_over_all_judged_releases_up_to_the_depth() -> None:
    assert ndcg(["a"], {"a": 1, "b": 1}, depth=1) == 1.0
    assert ndcg(["a"], {"a": 1, "b": 1}, depth=2) == pytest.approx(1 / 1.630930)


def test_nothing_relevant_scores_nothing() -> None:
    assert ndcg(["a"], {"a": 0, "b": -1}) == 0.0
    assert reciprocal_rank(["a"], {"a": 0}) == 0.0


def test_the_reciprocal_rank_is_of_the_first_relevant_release_within_the_depth() -> None:
    assert reciprocal_rank(["x", "y", "a"], {"a": 1}) == pytest.approx(1 / 3)
    assert reciprocal_rank(["x", "y", "a"], {"a": 1}, depth=2) == 0.0
    assert success(["a", "x"], {"a": 1}) == 1.0
    assert success(["x", "a"], {"a": 1}) == 0.0


@given(st.permutations(["a", "b", "c", "d"]), st.dictionaries(st.sampled_from("abcd"), st.integers(0, 4)))
def test_a_score_is_a_share_of_the_best(ranking: list[str], grades: dict[str, int]) -> None:
    assert 0.0 <= ndcg(ranking, grades) <= 1.0 + 1e-12


@given(st.text())
def test_no_question_is_read_as_syntax(text: str) -> None:
    words = typed(text)[:200].rsplit(" ", 1)[0]
    if len(words.replace("-", " ").split()) <= 20:
        query = parse(words)

        leaves = query.children if isinstance(query, All) else (query,)
        assert all(isinstance(leaf, Term | Near | Quantity) or quantity_of(leaf) for leaf in leaves)


def test_a_ranked_question_asks_for_any_of_its_words_that_mean_something() -> None:
    assert any_word("Who froze drop-accounts?") == Any((Term("froze"), Term("drop"), Term("accounts")))
    assert any_word("Who was it?") == Any((Term("Who"), Term("was"), Term("it")))


@pytest.mark.parametrize("texts", ["corpus.jsonl", "corpus.jsonl.gz"])
def test_a_set_is_read_with_its_judged_questions_only(tmp_path: Path, texts: str) -> None:
    found = read(judged(tmp_path / "press", texts))

    assert found.name == "press"
    assert [(question.id, question.grades) for question in found.questions] == [
        ("1", {"a": 2, "b": 0}),
        ("2", {"c": 1}),
    ]
    assert [(release.id, release.title, release.lang) for release in found.releases()] == [
        ("a", "Drop accounts", "en"),
        ("b", "Forest law", "en"),
        ("c", "", "ru"),
    ]


def test_texts_named_apart_may_go_without_their_titles(tmp_path: Path) -> None:
    folder = judged(tmp_path / "press", "elsewhere.jsonl")

    found = read(folder, folder / "elsewhere.jsonl", titled=False)

    assert [release.title for release in found.releases()] == ["", "", ""]


def test_a_set_is_measured_through_the_products_own_engine(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = relevance.main([str(judged(tmp_path / "press")), "--json"])

    report = json.loads(capsys.readouterr().out)
    assert code == 0
    assert (report["name"], report["releases"], report["questions"]) == ("press", 3, 2)
    assert report["ranking"] == {"ndcg10": 1.0, "mrr10": 1.0, "success1": 1.0, "relaxed": 0.0, "refused": 0.0}
    assert report["served"]["ndcg10"] == 1.0


def test_a_question_beyond_the_products_limits_counts_as_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = judged(tmp_path / "press")
    (folder / "queries.jsonl").write_text(
        json.dumps({"_id": "1", "text": "accounts " * 1000}), encoding="utf-8"
    )

    relevance.main([str(folder), "--json"])

    report = json.loads(capsys.readouterr().out)
    assert report["served"]["refused"] == 1.0
    assert report["served"]["ndcg10"] == 0.0
    assert report["ranking"]["ndcg10"] == 1.0


def test_the_table_has_a_line_a_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    relevance.main([str(judged(tmp_path / "one")), str(judged(tmp_path / "two"))])

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["set", "one", "two"]
    assert lines[1].split()[1:4] == ["3", "2", "1.0000"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("corpus.jsonl", None, "name its texts with --corpus"),
        ("queries.jsonl", None, "queries.jsonl cannot be read"),
        ("queries.jsonl", "{oops", "queries.jsonl cannot be read"),
        ("queries.jsonl", '{"_id": "9", "text": "unjudged"}', "has no judged question"),
        ("qrels/test.tsv", "query-id\tcorpus-id\tscore\n1 a 2\n", "test.tsv cannot be read"),
    ],
)
def test_a_set_that_cannot_be_read_is_refused_with_the_reason(
    tmp_path: Path, name: str, content: str | None, reason: str
) -> None:
    folder = judged(tmp_path / "press")
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_text(content, encoding="utf-8")

    with pytest.raises(JudgedSetError, match=reason):
        read(folder)


def test_a_run_over_a_set_that_cannot_be_read_ends_with_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert relevance.main([str(tmp_path)]) == 2
    assert "has no corpus.jsonl" in capsys.readouterr().err


def test_a_set_without_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(JudgedSetError, match="nowhere"):
        read(tmp_path / "nowhere", tmp_path / "texts.jsonl")
