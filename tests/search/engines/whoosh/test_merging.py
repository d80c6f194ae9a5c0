"""Merging segments makes the segment that the releases left in them would have made at once."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh.filedb.filestore import FileStorage

from search.engines.whoosh import merging
from search.engines.whoosh.building import SegmentBuilder, prepare
from search.engines.whoosh.codec import ArrayCodec, ArraySegment
from search.engines.whoosh.contents import Listed, file_names, map_segment
from search.engines.whoosh.fields import FIELDS
from search.engines.whoosh.merging import Source, merge
from search.engines.whoosh.records import Flat
from search.model import Lang, Release
from tests.contract.releases import release

#: Stems with one form and with several, and forms that have another stem in another language.
WORDS = (
    "accounts",
    "account",
    "accounting",
    "tax",
    "taxes",
    "счета",
    "счёт",
    "счетам",
    "ала",
    "алаға",
    "12",
    "U.S.",
)

sentences = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
drawn = st.tuples(sentences, sentences, st.sampled_from(["en", "ru", "kk"]), st.booleans())
segments = st.lists(st.lists(drawn, min_size=1, max_size=4), min_size=1, max_size=4)


def written(folder: Path, number: int, releases: Sequence[Release]) -> Listed:
    codec, storage = ArrayCodec(), FileStorage(str(folder))
    builder = SegmentBuilder(codec, storage, codec.new_segment(f"{number:06d}"))
    for each in releases:
        builder.add(prepare(each))
    return listed(builder.finish(), len(releases))


def listed(segment: ArraySegment, releases: int) -> Listed:
    return Listed(segment.segid, segment.doc_count_all(), releases)


def source(folder: Path, listed: Listed, live: Sequence[bool]) -> Source:
    return map_segment(folder, listed, np.array(live, np.bool_))


def content(folder: Path, listed: Listed) -> dict[str, object]:
    """Return what the files of a segment hold: arrays and postings by name, not where postings lie."""
    source = map_segment(folder, listed, np.ones(listed.releases, np.bool_))
    columns = source.releases.columns
    found: dict[str, object] = {
        name: columns[name].tolist()
        for name in columns._directory
        if not name.startswith(("extents", "bits"))
    }
    for field in FIELDS:
        flat = source.terms.flat(field, 0, len(source.terms.table(field)))
        found |= {f"{field} {name}": getattr(flat, name).tolist() for name in Flat.__slots__}
    return found | {"stored": (folder / file_names(listed.id)[2]).read_bytes()}


def postings(folder: Path, listed: Listed) -> bytes:
    return (folder / file_names(listed.id)[0]).read_bytes()


def made(number: int, text: str, title: str, lang: Lang) -> Release:
    return release(f"r{number}", text, title=title, lang=lang, place="Астана")


@settings(deadline=None, max_examples=40)
@given(segments)
def test_merging_keeps_stems_that_are_shared_with_a_form_right(
    parts: list[list[tuple[str, str, Lang, bool]]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, number, left, sources = Path(name), 0, [], []
        for at, part in enumerate(parts):
            releases = [made(number + place, *own[:3]) for place, own in enumerate(part)]
            live = [own[3] for own in part]
            number += len(releases)
            left += [each for each, alive in zip(releases, live, strict=True) if alive]
            sources.append(source(folder, written(folder, at, releases), live))
        codec = ArrayCodec()
        merged = listed(merge(codec, FileStorage(name), codec.new_segment("000100"), sources), len(left))
        expected = written(folder, 200, left)

        assert content(folder, merged) == content(folder, expected)
        if len(left) == number:  # what was deleted may have parted a stem from its form
            assert postings(folder, merged) == postings(folder, expected)


def test_merging_little_by_little_makes_the_same_segment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    releases = [made(at, f"account{at % 40} accounts tax{at} taxes", f"case {at}", "en") for at in range(90)]
    cut = [releases[:20], releases[20:70], releases[70:]]
    sources = [source(tmp_path, written(tmp_path, at, own), [True] * len(own)) for at, own in enumerate(cut)]
    monkeypatch.setattr(merging, "RECORDS", 64)
    monkeypatch.setattr(merging, "WORDS", 5)
    codec = ArrayCodec()

    segment = merge(codec, FileStorage(str(tmp_path)), codec.new_segment("000100"), sources)

    merged, expected = listed(segment, 90), written(tmp_path, 200, releases)
    assert content(tmp_path, merged) == content(tmp_path, expected)
    assert postings(tmp_path, merged) == postings(tmp_path, expected)
