"""An index on disk: what a kill, a full disk, damage and a second writer leave of it."""

from __future__ import annotations

import gc
import logging
import os
import pickle
import resource
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count, islice
from pathlib import Path

import pytest

from search.engines import generations, manifest, open_searcher, open_writer
from search.engines.manifest import Manifest
from search.engines.whoosh import WhooshSearcher, WhooshWriter, serving
from search.engines.whoosh.contents import SCHEMA
from search.engines.write_lock import WriteLock
from search.errors import (
    EngineUnavailable,
    IndexDamaged,
    IndexIncompatible,
    IndexLocked,
    IndexMissing,
    IndexUnwritable,
    SearchError,
)
from search.model import SearchRequest
from tests.contract.releases import found, release

SCRIPTS = Path(__file__).parent


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "index"


def build(root: Path, *words: str) -> str:
    with WhooshWriter(root) as writer:
        for word in words:
            writer.add(release(word, f"{word} fraud, fraud"))
    return generations.current(root) or ""


def test_the_first_generation_is_put_in_service(root: Path) -> None:
    assert build(root, "tax") == "g000001"

    assert sorted(path.name for path in root.iterdir()) == ["CURRENT", "g000001", "write.lock"]


def test_two_generations_are_kept(root: Path) -> None:
    for word in ("a", "b", "c", "d"):
        build(root, word)

    assert generations.complete(root) == ("g000004", "g000003")
    assert generations.current(root) == "g000004"


def test_a_commit_without_changes_makes_no_generation(root: Path) -> None:
    build(root, "tax")

    with WhooshWriter(root) as writer:
        assert writer.commit() == "g000001"

    assert generations.complete(root) == ("g000001",)


def test_unchanged_segments_share_their_bytes_with_the_generation_before(root: Path) -> None:
    build(root, "a", "b", "c", "d")
    build(root, "e")

    old, new = root / "g000001", root / "g000002"
    shared = [path.name for path in new.iterdir() if path.stat().st_nlink == 2]

    assert sorted(shared) == [f"onrecord_000001{suffix}" for suffix in (".col", ".pst", ".sto")]
    assert all((old / name).samefile(new / name) for name in shared)


def test_bytes_are_copied_where_the_disk_cannot_share_them(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "file").write_bytes(b"words")
    (tmp_path / "new" / "file").write_bytes(b"in the way of a link")

    generations.inherit(tmp_path, tmp_path / "new", "file")

    assert (tmp_path / "new" / "file").read_bytes() == b"words"


def test_a_reader_keeps_the_generation_that_it_opened_until_it_looks_again(root: Path) -> None:
    build(root, "tax")
    searcher = WhooshSearcher(root)
    held = searcher.snapshot()

    for word in ("bank", "land", "oil"):
        build(root, word)

    assert held.name not in generations.complete(root)
    assert held.release(held.numbers[0]).id == "tax"
    assert searcher.snapshot().name == "g000004"


def test_two_writers_do_not_meet(root: Path) -> None:
    first = WhooshWriter(root)

    with pytest.raises(IndexLocked, match=r"process \d+"):
        WhooshWriter(root)
    first.discard()

    WhooshWriter(root).discard()


def test_a_closed_writer_takes_nothing(root: Path) -> None:
    writer = WhooshWriter(root)
    writer.discard()
    writer.discard()

    with pytest.raises(SearchError, match="closed"):
        writer.add(release("a"))
    with pytest.raises(SearchError, match="closed"):
        writer.commit()


def test_a_closed_searcher_answers_nothing(root: Path) -> None:
    build(root, "tax")
    searcher = WhooshSearcher(root)
    searcher.close()

    with pytest.raises(EngineUnavailable):
        searcher.search(SearchRequest())


def test_what_a_killed_build_left_is_removed(root: Path) -> None:
    build(root, "tax")
    (root / "g000002.part").mkdir()
    (root / "g000002.part" / "half").write_bytes(b"half")
    (root / "CURRENT.new").write_bytes(b"g0000")

    build(root, "bank")

    assert sorted(path.name for path in root.iterdir()) == ["CURRENT", "g000001", "g000002", "write.lock"]


def test_a_kill_before_any_operation_on_the_disk_leaves_the_old_state_or_the_new(root: Path) -> None:
    outcome = subprocess.run(
        [sys.executable, "-m", "tests.search.engines.killed", str(root)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert outcome.returncode == 0, outcome.stderr
    assert int(outcome.stdout) > 30, "so many operations were interrupted"


def test_a_writer_that_cannot_commit_gives_everything_back(root: Path) -> None:
    build(root, "tax")
    writer = WhooshWriter(root)
    writer.add(release("bank", "fraud"))
    shutil.rmtree(root / "g000002.part")

    with pytest.raises(IndexUnwritable, match=r"g000002\.part"):
        writer.commit()

    assert build(root, "oil") == "g000002"
    assert found(WhooshSearcher(root), "fraud") == ["oil", "tax"]


def test_what_cannot_be_stored_is_refused_before_anything_changes(root: Path) -> None:
    with WhooshWriter(root) as writer:
        writer.add(release("a", "fraud"))
        with pytest.raises(UnicodeEncodeError):
            writer.add(release("a", "half a pair: \ud800"))

    assert found(WhooshSearcher(root), "fraud") == ["a"]


def test_a_damaged_current_is_mended_by_a_commit_without_changes(root: Path) -> None:
    build(root, "tax")
    truncated(root / "CURRENT")

    assert build(root) == "g000002"


def test_a_lock_may_be_released_twice(tmp_path: Path) -> None:
    lock = WriteLock(tmp_path)
    lock.release()
    lock.release()

    WriteLock(tmp_path).release()


def test_a_full_disk_is_told_and_the_old_index_stays(root: Path) -> None:
    build(root, "tax")

    outcome = subprocess.run(
        [sys.executable, "-m", "tests.search.engines.full", str(root)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert outcome.returncode == 0, outcome.stderr
    assert str(root) in outcome.stdout
    assert "File too large" in outcome.stdout
    assert sorted(path.name for path in root.iterdir()) == ["CURRENT", "g000001", "write.lock"]
    assert found(WhooshSearcher(root), "tax") == ["tax"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(IndexUnwritable, match="file"):
        open_writer(str(tmp_path / "file" / "index"))


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def removed(path: Path) -> None:
    path.unlink()


def lengthened(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


def zeroed(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(b"\0" * len(content))


def flipped_at(share: float) -> Callable[[Path], None]:
    def flip(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[int(share * (len(content) - 1))] ^= 4
        path.write_bytes(content)

    return flip


DAMAGES = (truncated, emptied, removed, lengthened, zeroed, *map(flipped_at, (0, 0.1, 0.5, 0.9, 1)))


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_to_any_file_is_noticed_and_the_generation_before_serves(
    root: Path, tmp_path: Path, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    build(root, "tax")
    build(root, "bank")
    for name in [path.name for path in (root / "g000002").iterdir()]:
        copy = tmp_path / "copy"
        shutil.copytree(root, copy)
        damage(copy / "g000002" / name)

        with caplog.at_level(logging.ERROR):
            searcher = WhooshSearcher(copy)
            answer = found(searcher, "fraud")

        assert answer == ["tax"], name
        assert searcher.status().generation == "g000001"
        assert name in caplog.text
        shutil.rmtree(copy)


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_to_the_only_generation_is_an_error_that_names_the_file(
    root: Path, damage: Callable[[Path], None]
) -> None:
    build(root, "tax")
    damage(root / "g000001" / "onrecord_000001.pst")

    with pytest.raises(IndexDamaged, match=r"onrecord_000001\.pst"):
        open_searcher(str(root)).search(SearchRequest("fraud"))


def test_damage_to_what_nobody_reads_is_noticed_a_while_after_opening(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(root, "tax")
    build(root, "bank")
    zeroed(root / "g000002" / "onrecord_000002.pst")
    monkeypatch.setattr(serving, "VERIFY_AFTER", 0.0)

    searcher = WhooshSearcher(root)

    deadline = time.monotonic() + 20
    while searcher.status().generation != "g000001" and time.monotonic() < deadline:
        time.sleep(0.01)
    assert searcher.status().generation == "g000001"


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_to_the_name_of_the_current_generation_does_not_matter(
    root: Path, damage: Callable[[Path], None]
) -> None:
    build(root, "tax")
    build(root, "bank")
    damage(root / "CURRENT")

    assert found(WhooshSearcher(root), "fraud") == ["bank", "tax"]
    assert build(root, "oil") == "g000003"


def test_a_writer_starts_from_the_generation_before_when_the_last_is_damaged(root: Path) -> None:
    build(root, "tax")
    build(root, "bank")
    zeroed(root / "g000002" / "releases.col")

    with WhooshWriter(root) as writer:
        assert list(writer.hashes()) == ["tax"]

    assert generations.current(root) == "g000003"
    assert found(WhooshSearcher(root), "fraud") == ["tax"]


def test_a_searcher_stays_with_its_generation_when_the_next_is_damaged(root: Path) -> None:
    build(root, "tax")
    searcher = WhooshSearcher(root)
    build(root, "bank")
    shutil.rmtree(root / "g000001")
    zeroed(root / "g000002" / "releases.col")

    assert found(searcher, "fraud") == ["tax"]


def test_the_status_tells_of_a_newer_generation_that_is_damaged_until_a_sound_one_comes(root: Path) -> None:
    build(root, "tax")
    held = WhooshSearcher(root)
    assert held.status().passed_over is None
    build(root, "bank")
    zeroed(root / "g000002" / "releases.col")

    for searcher in (held, WhooshSearcher(root)):
        assert (searcher.status().generation, searcher.status().passed_over) == ("g000001", "g000002")

    build(root, "court")
    assert (held.status().generation, held.status().passed_over) == ("g000003", None)


def test_the_status_tells_of_a_generation_that_was_found_damaged_while_it_answered(root: Path) -> None:
    build(root, "tax")
    build(root, "bank")
    searcher = WhooshSearcher(root)

    searcher.service.retreat("g000002", IndexDamaged("a block is not what was written"))

    assert (searcher.status().generation, searcher.status().passed_over) == ("g000001", "g000002")


def test_a_list_ends_with_an_error_where_its_generation_turns_out_to_be_damaged(
    root: Path,
) -> None:
    build(root, "tax")
    build(root, "bank")
    searcher = WhooshSearcher(root)
    listed = searcher.matching(SearchRequest("fraud"))
    for stored in (root / "g000002").glob("*.sto"):
        stored.chmod(0o644)
        with stored.open("r+b") as file:
            file.write(b"\xff" * stored.stat().st_size)

    with pytest.raises(EngineUnavailable, match="ask again"):
        list(listed)
    assert searcher.status().passed_over == "g000002"


def test_the_status_tells_when_the_generation_was_built(root: Path) -> None:
    build(root, "tax")
    os.utime(root / "g000001" / "manifest.json", (1_750_000_000, 1_750_000_000))

    built = WhooshSearcher(root).status().built

    assert built == datetime(2025, 6, 15, 15, 6, 40, tzinfo=UTC)


def test_a_damaged_list_of_generations_is_no_damaged_generation(root: Path) -> None:
    build(root, "tax")
    searcher = WhooshSearcher(root)
    (root / "CURRENT").write_bytes(b"g0000")

    assert searcher.status().passed_over is None


def test_a_searcher_answers_when_its_index_is_deleted_or_replaced_by_another_version(
    root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    build(root, "tax")
    searcher = WhooshSearcher(root)
    build(root, "bank")
    rewritten(root / "g000002", "onrecord-whoosh-9")
    assert found(searcher, "fraud") == ["tax"]
    assert "another version" in caplog.text

    shutil.rmtree(root)
    assert found(searcher, "fraud") == ["tax"]


def test_too_many_open_files_are_no_damage_and_pass(root: Path) -> None:
    build(root, "tax")
    searcher = WhooshSearcher(root)
    build(root, "bank")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    used = {int(path.name) for path in Path("/proc/self/fd").iterdir()}
    third_free = list(islice((number for number in count() if number not in used), 3))[-1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (third_free, hard))
    try:
        with pytest.raises(EngineUnavailable, match="Too many open files"):
            open_searcher(str(root))
        assert found(searcher, "fraud") == ["tax"]
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))

    assert found(searcher, "fraud") == ["bank", "tax"]


def test_a_manifest_or_a_current_that_cannot_be_read_is_told(root: Path) -> None:
    build(root, "tax")
    removed(root / "CURRENT")
    (root / "CURRENT").mkdir()
    removed(root / "g000001" / manifest.NAME)
    (root / "g000001" / manifest.NAME).mkdir()

    with pytest.raises(IndexDamaged, match="Is a directory"):
        open_searcher(str(root))


def test_files_of_generations_that_nobody_reads_are_closed(root: Path) -> None:
    build(root, "word0")
    searcher = WhooshSearcher(root)
    opened = []
    for number in range(1, 13):
        build(root, f"word{number}")
        searcher.search(SearchRequest("fraud"))
        gc.collect()
        opened.append(len(list(Path("/proc/self/fd").iterdir())))

    assert max(opened[-3:]) <= max(opened[:9])


def test_no_index_is_not_an_empty_index(root: Path, tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="onrecord index"):
        open_searcher(str(root))
    with pytest.raises(IndexMissing):
        open_searcher(str(tmp_path))


def rewritten(folder: Path, schema: str) -> None:
    (folder / manifest.NAME).unlink()
    files = manifest.sums(folder, {})
    (folder / manifest.NAME).write_bytes(manifest.encode(Manifest(schema, files)))


def test_an_index_of_another_version_is_refused_and_can_be_rebuilt(root: Path) -> None:
    build(root, "tax")
    rewritten(root / "g000001", "onrecord-whoosh-0")

    with pytest.raises(IndexIncompatible, match="rebuild"):
        open_searcher(str(root))
    with pytest.raises(IndexIncompatible, match="rebuild"):
        open_writer(str(root))
    with WhooshWriter(root, rebuild=True) as writer:
        assert writer.hashes() == {}
        writer.add(release("bank", "fraud"))

    assert found(WhooshSearcher(root), "fraud") == ["bank"]


def test_a_manifest_of_another_kind_is_another_version(root: Path) -> None:
    build(root, "tax")
    body = b'["not", "ours"]'
    digest = manifest.hashlib.sha256(body).hexdigest().encode()
    (root / "g000001" / manifest.NAME).write_bytes(body + b"\n" + digest + b"\n")

    with pytest.raises(IndexIncompatible):
        open_searcher(str(root))


class Gadget:
    def __init__(self, victim: Path) -> None:
        self.victim = victim

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (Path.touch, (self.victim,))  # type: ignore[return-value]


@pytest.mark.parametrize("name", ["segments.json", "releases.col", "onrecord_000001.col"])
def test_a_crafted_pickle_does_not_run(root: Path, tmp_path: Path, name: str) -> None:
    build(root, "tax")
    victim = tmp_path / "victim"
    payload = pickle.dumps(Gadget(victim))
    path = root / "g000001" / name
    content = path.read_bytes()
    path.write_bytes(payload + content[len(payload) :])
    rewritten(root / "g000001", SCHEMA)

    with pytest.raises(IndexDamaged):
        open_searcher(str(root))
    assert not victim.exists()


def test_a_reader_needs_no_right_to_write(root: Path) -> None:
    build(root, "tax")
    (root / "write.lock").unlink()
    for path in (*root.rglob("*"), root):
        path.chmod(stat.S_IRUSR | (stat.S_IXUSR if path.is_dir() else 0))

    try:
        before = sorted(root.rglob("*"))

        assert found(WhooshSearcher(root), "tax") == ["tax"]
        assert sorted(root.rglob("*")) == before
    finally:
        for path in (root, *root.rglob("*")):
            path.chmod(stat.S_IRWXU)


def test_an_address_of_another_engine_says_what_is_missing() -> None:
    with pytest.raises(SearchError, match="opensearch://"):
        open_searcher("solr://localhost:8983/releases")
    with pytest.raises(SearchError, match="path of a folder"):
        open_writer("solr://localhost:8983/releases")
