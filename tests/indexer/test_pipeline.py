import os
from datetime import date
from pathlib import Path

import pytest

from indexer.authority import NO_AUTHORITY, Authority
from indexer.errors import CorpusEmpty, PathMissing, WorkerLost
from indexer.pipeline import Progress, Report, index_paths
from tests.oracle import OracleWriter, Store

TODAY = date(2026, 1, 31)


class Killing(Authority):
    """An authority that ends the process that it is handed to, as the kernel does when memory runs out."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (9,)


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name in ("a", "b", "c"):
        (corpus / f"{name}.txt").write_text(f"Release {name} about land\n\nLand was returned.")
    return corpus


def index(store: Store, *paths: Path, workers: int = 1, reading: str = "one way") -> Report:
    with OracleWriter(store) as writer:
        return index_paths(paths, writer, NO_AUTHORITY, reading=reading, workers=workers, today=TODAY)


def counts(report: Report) -> tuple[int, int, int, int]:
    return report.added, report.updated, report.unchanged, report.removed


def test_a_first_run_adds_all(store: Store, folder: Path) -> None:
    report = index(store, folder)

    assert counts(report) == (3, 0, 0, 0)
    assert report.read == 3
    assert report.seconds >= 0
    assert list(store.releases) == ["a", "b", "c"]


def test_a_second_run_reads_only_what_changed(store: Store, folder: Path) -> None:
    index(store, folder)
    before = dict(store.releases)
    (folder / "b.txt").write_text("Release b about land\n\nLand was sold.")

    report = index(store, folder)

    assert counts(report) == (0, 1, 2, 0)
    assert store.releases["a"] is before["a"]
    assert store.releases["b"].text == "Land was sold."


def test_everything_is_read_again_when_the_way_of_reading_changed(store: Store, folder: Path) -> None:
    first = index(store, folder)

    again = index(store, folder, reading="another way")

    assert (first.reread, again.reread) == (False, True)
    assert counts(again) == (0, 3, 0, 0)
    assert counts(index(store, folder, reading="another way")) == (0, 0, 3, 0)


def test_a_release_that_stayed_as_it_was_is_read_the_new_way_as_soon_as_it_can_be(
    store: Store, folder: Path
) -> None:
    index(store, folder)
    (folder / "c.txt").write_bytes(b"\x00")
    index(store, folder, reading="another way")
    (folder / "c.txt").write_text("Release c about land\n\nLand was returned.")

    report = index(store, folder, reading="another way")

    assert report.reread
    assert counts(report) == (0, 3, 0, 0)
    assert counts(index(store, folder, reading="another way")) == (0, 0, 3, 0)


def test_what_is_no_longer_there_is_removed(store: Store, folder: Path) -> None:
    index(store, folder)
    (folder / "c.txt").unlink()
    (folder / "d.txt").write_text("Release d about land\n\nLand was returned.")

    assert counts(index(store, folder)) == (1, 0, 2, 1)
    assert sorted(store.releases) == ["a", "b", "d"]


def test_a_release_that_turned_unreadable_stays_as_it_was(store: Store, folder: Path) -> None:
    index(store, folder)
    (folder / "c.txt").write_bytes(b"\x00")

    report = index(store, folder)

    assert counts(report) == (0, 0, 2, 0)
    assert [(refusal.id, refusal.file) for refusal in report.refused] == [("c", str(folder / "c.txt"))]
    assert store.releases["c"].text == "Land was returned."


def test_nothing_is_removed_while_it_may_be_in_a_line_that_cannot_be_read(store: Store, folder: Path) -> None:
    (folder / "more.jsonl").write_text('{"id": "x", "text": "Land was returned."}\n')
    index(store, folder)
    (folder / "more.jsonl").write_text("broken\n")

    report = index(store, folder)

    assert report.removed == 0
    assert "x" in store.releases
    assert report.warnings == (f"releases not found were kept (1): they may be in {folder / 'more.jsonl'}:1",)


def test_an_id_that_is_taken_is_refused_with_both_files(store: Store, folder: Path) -> None:
    (folder / "more.jsonl").write_text('{"id": "a", "text": "Another."}\n')

    report = index(store, folder)

    (refusal,) = report.refused
    assert refusal.file == f"{folder / 'more.jsonl'}:1"
    assert refusal.reason == f"the id 'a' is taken by {folder / 'a.txt'}"
    assert store.releases["a"].text == "Land was returned."


def test_warnings_name_their_file(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: Land returned\nauthor: me\n---\nLand was returned.")

    assert index(store, tmp_path).warnings == (f"{tmp_path / 'a.md'}: keys that are not read: author",)


def test_paths_without_a_release_leave_the_index_alone(store: Store, folder: Path, tmp_path: Path) -> None:
    index(store, folder)
    (tmp_path / "empty").mkdir()

    with pytest.raises(CorpusEmpty, match=r"no release in .*empty"):
        index(store, tmp_path / "empty")
    assert len(store.releases) == 3


def test_a_missing_path_is_an_error_before_anything_is_read(store: Store, folder: Path) -> None:
    with pytest.raises(PathMissing):
        index(store, folder, folder / "nowhere")
    assert store.releases == {}


def test_several_workers_give_the_same_index(store: Store, folder: Path) -> None:
    lines = [f'{{"id": "r{number}", "text": "Land was returned {number} times."}}' for number in range(300)]
    lines[40:40] = ['{"id": "empty", "text": ""}', '{"id": "blank", "text": " "}']
    (folder / "more.jsonl").write_text("\n".join(lines))
    parallel = Store()

    alone = index(store, folder)
    report = index(parallel, folder, workers=2)

    assert counts(report) == (303, 0, 0, 0)
    assert [refusal.id for refusal in report.refused] == ["empty", "blank"]
    assert (report.refused, report.warnings) == (alone.refused, alone.warnings)
    assert list(parallel.releases.items()) == list(store.releases.items())


def test_several_workers_read_a_file_whose_name_is_not_utf_8(store: Store, folder: Path) -> None:
    (folder / os.fsdecode(b"more\xff.jsonl")).write_text('{"id": "r1", "text": "Land was returned."}')

    report = index(store, folder, workers=2)

    assert (report.refused, "r1" in store.releases) == ((), True)


def test_a_worker_that_dies_ends_the_run_with_a_way_out(store: Store, folder: Path) -> None:
    with (
        OracleWriter(store) as writer,
        pytest.raises(WorkerLost, match=r"one of 2 processes .* was ended.*--workers 1"),
    ):
        index_paths([folder], writer, Killing(), workers=2, today=TODAY)

    assert store.releases == {}


def test_progress_is_told_for_every_release(store: Store, folder: Path) -> None:
    told: list[Progress] = []

    with OracleWriter(store) as writer:
        index_paths([folder], writer, NO_AUTHORITY, progress=told.append, today=TODAY)

    assert told[-1] == Progress(files=3, all_files=3, releases=3, file=str(folder / "c.txt"))
    assert len(told) == 3
