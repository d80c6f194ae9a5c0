from pathlib import Path

import pytest

from indexer.fingerprint import fingerprint


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "a.txt").write_text("Land was returned.")
    return folder


@pytest.mark.parametrize(
    "name", ["agencies.toml", "officials.toml", "places.toml", "corpus.toml", "deep/corpus.toml"]
)
def test_it_changes_with_the_authority_and_the_settings(corpus: Path, name: str) -> None:
    before = fingerprint(corpus, [corpus])

    (corpus / name).write_text("digest = true\n")
    with_file = fingerprint(corpus, [corpus])
    (corpus / name).write_text("digest = false\n")

    assert len({before, with_file, fingerprint(corpus, [corpus])}) == 3


def test_where_a_setting_stands_counts(corpus: Path) -> None:
    (corpus / "corpus.toml").write_text("digest = true\n")
    above = fingerprint(None, [corpus])

    (corpus / "corpus.toml").rename(corpus / "deep" / "corpus.toml")

    assert fingerprint(None, [corpus]) != above


def test_releases_and_other_files_do_not_count(corpus: Path) -> None:
    before = fingerprint(corpus, [corpus])

    (corpus / "deep" / "a.txt").write_text("Land was sold.")
    (corpus / "rates.csv").write_text("day,rate\n")

    assert fingerprint(corpus, [corpus]) == before


def test_the_setting_beside_a_single_file_counts(corpus: Path) -> None:
    before = fingerprint(None, [corpus / "deep" / "a.txt"])

    (corpus / "deep" / "corpus.toml").write_text("digest = true\n")

    assert fingerprint(None, [corpus / "deep" / "a.txt"]) != before
