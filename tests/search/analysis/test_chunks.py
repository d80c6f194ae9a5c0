"""Reading a text chunk by chunk finds the words that reading it at once finds, where they stand."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import (
    Tokens,
    both_terms,
    chunks_in,
    exact_terms,
    exact_tokens,
    fold,
    read_chunk,
    read_chunks,
    terms,
    tokens,
    words_before,
)
from search.analysis.tokenising import CHUNKS, MAX_REMEMBERED, MEMO_SIZE, _Chunks
from search.model import Lang

CORPUS = sorted((Path(__file__).parents[3] / "corpus").glob("*.md"))
LANGS = st.sampled_from(["en", "ru", "kk"])

blanks = st.sampled_from(
    [" ", "\n", "\t", "\u00a0", "\u202f", "\u2028", "\u00ad", "\u200b", ",", ".", "-", "’"]
)
words = st.sampled_from(
    [
        "50",
        "5",
        "000",
        "2025",
        "12:",
        "'s",
        "drop",
        "U.S.",
        "Ещё",
        "теңгеге",
        "e\u0301",
        "٣",
        "½",
        "KZT",
        "💰",
    ]
)
pieces = blanks | words
texts = st.one_of(st.text(max_size=80), st.lists(pieces, max_size=40).map("".join))


def spans(text: str, lang: Lang) -> list[tuple[int, int]]:
    read = Tokens(text, lang)
    found = [read.span(position, position) for position in range(len(read.terms))]
    return [(span.start, span.end) for span in found]


@settings(max_examples=500, deadline=None)
@given(texts, LANGS)
def test_chunks_hold_the_words_of_the_text(text: str, lang: Lang) -> None:
    assert terms(text, lang) == [token.term for token in tokens(text, lang)]
    assert both_terms(text, lang) == (terms(text, lang), exact_terms(text))


@settings(max_examples=500, deadline=None)
@given(texts, LANGS)
def test_words_of_chunks_stand_where_the_text_has_them(text: str, lang: Lang) -> None:
    assert spans(text, lang) == [(token.start, token.end) for token in exact_tokens(text)]


@settings(deadline=None)
@given(texts)
def test_words_as_printed_fold_to_the_exact_terms(text: str) -> None:
    assert [fold(word) for word in Tokens(text, "en").printed()] == exact_terms(text)


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_chunks_hold_the_words_of_every_sample_release(lang: Lang) -> None:
    for file in CORPUS:
        text = file.read_text(encoding="utf-8")

        assert both_terms(text, lang) == ([token.term for token in tokens(text, lang)], exact_terms(text))
        assert spans(text, lang) == [(token.start, token.end) for token in exact_tokens(text)]


def test_a_number_in_groups_is_one_word_though_blanks_part_it() -> None:
    assert both_terms("over 1 250 000 tenge", "en") == (
        ["over", "1250000", "teng"],
        ["over", "1250000", "tenge"],
    )


def test_a_run_of_words_goes_from_the_first_to_the_last() -> None:
    span = Tokens('He said: "Drop\naccounts."', "en").span(2, 3)

    assert (span.start, span.end) == (10, 23)


def test_long_junk_is_not_remembered() -> None:
    junk = "x" * MAX_REMEMBERED + "x"

    assert terms(junk, "en") == [junk]
    assert junk not in CHUNKS["en"]


def test_chunks_are_forgotten_when_there_are_too_many() -> None:
    memo = _Chunks("en")
    memo.update((str(number), memo["drop"]) for number in range(MEMO_SIZE))

    assert memo["accounts,"] == (("account",), ("accounts",), ((0, 8),))
    assert len(memo) == 1


@settings(max_examples=300, deadline=None)
@given(texts, LANGS)
def test_chunks_read_at_once_hold_what_each_holds(text: str, lang: Lang) -> None:
    pieces = [*chunks_in(text), *chunks_in(text.upper()), *chunks_in(text)]
    batch = read_chunks(pieces, lang)
    words = iter(batch.words)

    found = [list(islice(words, count)) for count in batch.counts]

    assert [tuple(batch.exact[word] for word in each) for each in found] == [
        read_chunk(piece, lang).exact for piece in pieces
    ]
    assert [tuple(batch.terms[word] for word in each) for each in found] == [
        read_chunk(piece, lang).terms for piece in pieces
    ]
    assert len(set(batch.exact)) == len(batch.exact)


@settings(max_examples=300, deadline=None)
@given(texts, st.integers(0, 90))
def test_words_before_a_place_are_counted_as_the_text_has_them(text: str, offset: int) -> None:
    for piece in chunks_in(text):
        assert words_before(piece, offset) == sum(token.start < offset for token in exact_tokens(piece))


@settings(max_examples=100, deadline=None)
@given(st.text("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБЁЙЯәғқңөұүһіӘҒabzABZ", min_size=1, max_size=80))
def test_plain_words_are_folded_as_all_others_are(word: str) -> None:
    assert fold(word) == fold(word + "\u00ad")
