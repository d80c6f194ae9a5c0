from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.whoosh.stored import SAMPLE, Packer, decode, encode, unpack
from search.errors import IndexDamaged
from search.model import (
    Agency,
    Dates,
    Equivalent,
    Evidence,
    Fact,
    Official,
    Period,
    Release,
    Span,
    StatedDate,
)

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
optional_text = st.none() | text
numbers = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
spans = st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6))
evidence = st.builds(Evidence, st.sampled_from(["front matter", "text", "feed"]), text, st.none() | spans)
stated = st.none() | st.builds(StatedDate, days, evidence)
facts = st.builds(
    Fact,
    kind=st.sampled_from(["money", "count", "ratio"]),
    low=numbers,
    high=numbers,
    unit=text,
    span=spans,
    sentence=spans,
    lang=st.sampled_from(["en", "ru", "kk"]),
    change_id=st.none() | st.integers(0, 99),
    per=optional_text,
    concept=text,
    period=st.none() | st.builds(Period, st.none() | days, st.none() | days, text),
    equivalents=st.lists(st.builds(Equivalent, numbers, numbers, text, spans), max_size=2).map(tuple),
    part_of=st.none() | st.integers(0, 99),
    speaker=optional_text,
)
releases = st.builds(
    Release,
    text,
    text,
    text,
    text,
    source=optional_text,
    agency=st.none() | st.builds(Agency, text, text, st.lists(text, max_size=2).map(tuple)),
    officials=st.lists(st.builds(Official, text, text, optional_text, text), max_size=2).map(tuple),
    place=optional_text,
    place_aliases=st.lists(text, max_size=2).map(tuple),
    lang=st.sampled_from(["en", "ru", "kk"]),
    dates=st.builds(Dates, stated, stated, stated, st.lists(text, max_size=2).map(tuple)),
    passages=st.lists(spans, max_size=3).map(tuple),
    facts=st.lists(facts, max_size=3).map(tuple),
    digest=st.booleans(),
)


@given(releases)
def test_a_release_is_read_as_it_was_written(release: Release) -> None:
    assert decode(encode(release)) == release


def test_a_number_keeps_every_digit_and_its_zeros() -> None:
    number = Decimal("2400000000.100000000000000000000000000010")
    fact = Fact("money", number, number, "KZT", Span(0, 1), Span(0, 1), "en")

    read = decode(encode(Release("a", "", "", "", facts=(fact,)))).facts[0]

    assert (str(read.low), str(read.high)) == (str(number), str(number))


@pytest.mark.parametrize("packed", [b"", b"neither", encode(Release("a", "", "", ""))[:-3]])
def test_what_is_no_release_is_refused(packed: bytes) -> None:
    with pytest.raises(IndexDamaged):
        decode(packed)


@pytest.mark.parametrize("count", [0, 1, SAMPLE - 1, SAMPLE, SAMPLE + 1])
def test_releases_are_unpacked_in_order_with_or_without_a_dictionary(count: int) -> None:
    packer = Packer()
    given = [f"release {number} of the treasury".encode() for number in range(count)]

    stored = [content for packed in given for content in packer.add(packed)] + packer.finish()

    assert bool(packer.dictionary) == (count >= SAMPLE)
    assert [unpack(memoryview(content), packer.dictionary) for content in stored] == given


def test_a_stored_release_that_is_cut_or_changed_is_refused() -> None:
    packer = Packer()
    packer.add(b"a release")
    [content] = packer.finish()

    for damaged in (b"", content[:-1], content[:-4] + b"\0\0\0\0", b"\0" * len(content)):
        with pytest.raises(IndexDamaged):
            unpack(memoryview(damaged), b"")
