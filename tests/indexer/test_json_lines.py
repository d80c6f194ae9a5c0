import contextlib
import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer import json_lines
from indexer.errors import ReleaseRefused
from indexer.json_lines import lines_of, parse, release_id


def test_the_keys_of_a_release_are_read_and_others_passed_over() -> None:
    entry = parse(
        b'{"id": "a-1", "title": "T", "text": "B", "agency": ["X", "Y"], "topics": [1], "date": "2024-05-06"}'
    )

    assert (entry.id, entry.title, entry.text, entry.agency, entry.date) == (
        "a-1",
        "T",
        "B",
        ("X", "Y"),
        "2024-05-06",
    )


def test_of_a_key_given_twice_the_last_counts() -> None:
    assert release_id(b'{"id": "1", "id": "2"}') == "2"


@pytest.mark.parametrize(
    "line",
    [
        b"not json",
        b"[]",
        b'{"title": "no id"}',
        b'{"id": 5}',
        b'{"id": "a", "date": 99999999999999999999999999999999999999}',
        b'{"id": "a", "text": null}',
        b'{"id": "\xff"}',
        b'{"id": "a", "x": ' + b"[" * 100_000,
    ],
)
def test_what_is_not_a_release_is_refused(line: bytes) -> None:
    with pytest.raises(ReleaseRefused, match="not one JSON object of a release"):
        (release_id(line), parse(line))


def test_lines_are_numbered_and_blank_ones_skipped(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'\xef\xbb\xbf{"id": "1"}\r\n\n{"id": "2"}')

    assert list(lines_of(file)) == [(1, b'{"id": "1"}'), (3, b'{"id": "2"}')]


def test_a_gzipped_file_is_read_as_the_plain_one(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(gzip.compress(b'{"id": "1"}\n'))

    assert list(lines_of(file)) == [(1, b'{"id": "1"}')]


@pytest.mark.parametrize("content", [b"no archive", gzip.compress(b'{"id": "1"}\n' * 99)[:-20]])
def test_a_broken_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(content)

    with pytest.raises(ReleaseRefused, match="a broken archive"):
        list(lines_of(file))


def test_a_line_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b"x" * (json_lines.MAX_LINE + 1))

    with pytest.raises(ReleaseRefused, match="line 1 is longer than"):
        list(lines_of(file))


def test_an_archive_that_expands_beyond_reason_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    file.write_bytes(gzip.compress((b"x" * 1_000_000 + b"\n") * 80, 1))

    with pytest.raises(ReleaseRefused, match="expands more than 200-fold"):
        list(lines_of(file))


def test_a_flood_of_blank_lines_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b"\n" * 20_000)

    with pytest.raises(ReleaseRefused, match="more than 10000 blank lines"):
        list(lines_of(file))


@given(st.binary(max_size=100))
def test_any_line_is_read_or_refused(line: bytes) -> None:
    with contextlib.suppress(ReleaseRefused):
        assert release_id(line) == parse(line).id
