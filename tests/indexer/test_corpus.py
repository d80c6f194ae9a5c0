import hashlib
import os
from pathlib import Path

import pytest

from indexer import corpus
from indexer.corpus import Refusal, Source, files_of, sources_of
from indexer.errors import PathMissing


def read(root: Path) -> list[Source | Refusal]:
    return [source for file in files_of(root) for source in sources_of(file, root)]


def only_refusal(root: Path) -> Refusal:
    (refusal,) = [source for source in read(root) if isinstance(source, Refusal)]
    return refusal


def test_a_folder_is_walked_in_sorted_order_without_what_is_no_release(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "README.md",
        "agencies.toml",
        "rates.csv",
        ".hidden.md",
        "c/d.jsonl",
        ".git/x.md",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")

    assert [str(file.relative_to(tmp_path)) for file in files_of(tmp_path)] == ["a.md", "b.txt", "c/d.jsonl"]


def test_a_file_is_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text")

    assert files_of(tmp_path / "a.txt") == (tmp_path / "a.txt",)


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PathMissing, match="nowhere does not exist"):
        files_of(tmp_path / "nowhere")


def test_a_source_has_the_id_of_its_file_and_the_hash_of_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "2024.land.md").write_bytes(b"Text")

    (source,) = read(tmp_path)

    assert isinstance(source, Source)
    assert (source.id, source.format, source.digest) == ("2024.land", "markdown", False)
    assert source.sha256 == hashlib.sha256(b"Text").hexdigest()


def test_every_line_of_json_is_a_source_and_a_bad_one_does_not_stop_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'{"id": "x"}\nbroken\n{"id": "y"}\n{"id": " z"}\n')

    sources = read(tmp_path)

    assert [source.file for source in sources] == [f"{file}:{number}" for number in (1, 2, 3, 4)]
    assert [source.id for source in sources] == ["x", None, "y", None]


def test_the_nearest_setting_says_whether_releases_are_digests(tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").write_text("digest = true\n")
    for folder in ("ours", "theirs"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{folder}.txt").write_text("Text")
    (tmp_path / "theirs" / "corpus.toml").write_text("digest = false\n")

    assert [source.digest for source in read(tmp_path) if isinstance(source, Source)] == [True, False]


def test_a_single_file_goes_by_the_setting_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "corpus.toml").write_text("digest = true\n")
    (tmp_path / "a.txt").write_text("Text")

    (source,) = read(tmp_path / "a.txt")

    assert isinstance(source, Source)
    assert source.digest


@pytest.mark.parametrize(
    ("setting", "reason"),
    [("digest = ", "corpus.toml: Invalid value"), ('digest = "yes"', "digest is 'yes': write true or false")],
)
def test_a_malformed_setting_refuses_the_files_under_it(tmp_path: Path, setting: str, reason: str) -> None:
    (tmp_path / "corpus.toml").write_text(setting)
    (tmp_path / "a.txt").write_text("Text")

    assert reason in only_refusal(tmp_path).reason


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * (corpus.MAX_FILE + 1))

    assert "larger than" in only_refusal(tmp_path).reason


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.txt").symlink_to(tmp_path / "secret.txt")

    assert "a link that leads out" in only_refusal(tmp_path / "corpus").reason


def test_a_loop_of_links_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "a.txt").write_text("Text")

    assert len(read(tmp_path)) == 1


def test_a_file_that_vanished_is_refused(tmp_path: Path) -> None:
    (refusal,) = sources_of(tmp_path / "gone.txt", tmp_path)

    assert refusal == Refusal(str(tmp_path / "gone.txt"), "not a regular file, or no longer there", "gone")


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")

    assert "not a regular file" in only_refusal(tmp_path).reason


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="a file that fails on reading needs /proc")
def test_a_file_that_fails_on_reading_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("/proc/self/mem")

    assert "cannot be read" in only_refusal(tmp_path / "a.txt").reason


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")

    assert "not a release file" in only_refusal(tmp_path / "a.pdf").reason


@pytest.mark.parametrize("name", [" a.txt", "n" * 201 + ".txt", "a\u202eb.txt"])
def test_a_name_that_makes_no_id_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Text")

    assert "not an id" in only_refusal(tmp_path).reason
