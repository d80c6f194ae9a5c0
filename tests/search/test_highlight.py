"""Which words of a text are lit for a query."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import exact_tokens, fold, language, name_key, tokens, variants
from search.grammar import parse
from search.highlight import highlights, is_within
from search.model import Lang
from search.query import Field, Near, Phrase, Prefix, Query, Term

ENGLISH = (
    "Officers froze 50,000 drop accounts. The drop-account schemes hid 2.4 billion tenge; one account drop."
)
OFFICE = "Prosecutor General Berik Assylov met Mr. Berik. The asylov street is long. Asylov's office closed."


def lit(query: str, text: str, lang: Lang = "en", names: tuple[str, ...] = ()) -> list[str]:
    return [text[span.start : span.end] for span in highlights(parse(query), text, lang, names=names)]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("account", ["accounts", "account", "account"]),
        ("ACCOUNTS", ["accounts", "account", "account"]),
        ('"accounts"', ["accounts"]),
        ("50000", ["50,000"]),
        ("2,4", ["2.4"]),
        ('"drop accounts"', ["drop accounts"]),
        ('"accounts the drop"', ["accounts. The drop"]),
        ('"drop account"', ["drop-account"]),
        ("drop-accounts", ["drop accounts", "drop-account", "account drop"]),
        ('"tenge hid"~3', ["hid", "tenge"]),
        ('"tenge hid"~1', []),
        ('"drop drop"~3', ["drop", "drop"]),
        ("acc*", ["accounts", "account", "account"]),
        ("tange~", ["tenge"]),
        ("tnage~2", ["tenge"]),
        ("frozen", []),
        ("froze OR tenge", ["froze", "tenge"]),
        ("tenge -froze", ["tenge"]),
        ("-tenge", []),
        ("title:tenge froze", ["froze"]),
        ("agency:officers place:tenge lang:en date:2025", []),
        ('drop "drop accounts"', ["drop accounts", "drop", "drop"]),
        ("", []),
        ("nowhere", []),
    ],
)
def test_words_are_lit_in_any_inflection_and_phrases_as_they_stand(query: str, words: list[str]) -> None:
    assert lit(query, ENGLISH) == words


@pytest.mark.parametrize(
    ("query", "lang", "text", "words"),
    [
        ("счета", "ru", "Заблокированы счёт и счетов.", ["счёт", "счетов"]),
        ("прокурор", "kk", "прокурорлар мен прокурорға", ["прокурорлар", "прокурорға"]),
        ("cafe", "en", "The café closed.", ["café"]),
    ],
)
def test_words_are_lit_by_the_stems_of_the_language_of_the_text(
    query: str, lang: Lang, text: str, words: list[str]
) -> None:
    assert lit(query, text, lang) == words


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Asylov", ["Assylov", "asylov", "Asylov's"]),
        ("Асылов", ["Assylov", "Asylov's"]),
        ("official:Асыловым", ["Assylov", "Asylov's"]),
        ('official:"Берик Асылов"', ["Berik Assylov"]),
        ("official:asyl*", ["Assylov", "Asylov's"]),
        ("official:asil*", ["Assylov", "Asylov's"]),
        ("official:prosecutor", []),
        ("official:asilof~", ["Assylov", "Asylov's"]),
        ('"Асылов"', []),
    ],
)
def test_names_of_officials_are_lit_in_every_spelling(query: str, words: list[str]) -> None:
    assert lit(query, OFFICE, names=("Berik Asylov",)) == words


def test_without_known_names_a_spelling_lights_itself_only() -> None:
    assert lit("Assylov", OFFICE) == ["Assylov"]


def test_a_title_is_lit_for_what_was_asked_of_titles() -> None:
    spans = highlights(parse("title:drop accounts -title:tenge"), "Drop accounts, tenge", "en", zone="title")

    assert [(span.start, span.end) for span in spans] == [(0, 4), (5, 13)]


@pytest.mark.parametrize(
    ("word", "other", "distance"),
    [
        ("tenge", "tenge", 0),
        ("tenge", "tange", 1),
        ("tenge", "tnege", 1),
        ("tenge", "teng", 1),
        ("tenge", "atenge", 1),
        ("tenge", "tengee", 1),
        ("tenge", "tnage", 2),
        ("tenge", "neteg", 3),
        ("ca", "abc", 3),
        ("", "ab", 2),
        ("bank", "tenge", 4),
    ],
)
def test_distance_counts_letters_added_left_out_changed_or_swapped(
    word: str, other: str, distance: int
) -> None:
    assert [is_within(word, other, allowed) for allowed in range(6)] == [
        allowed >= distance for allowed in range(6)
    ]


def by_table(word: str, other: str) -> int:
    """Optimal string alignment, as in the textbook."""
    rows = [[i + j for j in range(len(other) + 1)] for i in range(len(word) + 1)]
    for i in range(1, len(word) + 1):
        for j in range(1, len(other) + 1):
            cost = word[i - 1] != other[j - 1]
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + cost)
            if i > 1 and j > 1 and word[i - 1] == other[j - 2] and word[i - 2] == other[j - 1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


few_letters = st.text("abc", max_size=7)


@settings(max_examples=500, deadline=None)
@given(few_letters, few_letters, st.integers(0, 2))
def test_the_distance_is_that_of_optimal_string_alignment(word: str, other: str, distance: int) -> None:
    assert is_within(word, other, distance) == (by_table(word, other) <= distance)


pieces = st.sampled_from(
    ["drop", "accounts", "-", " ", "tenge", "Asylov", "\n", ".", "the", "💰", "é", "e\u0301", "50 000"]
)
texts = st.one_of(
    st.text(max_size=80), st.lists(pieces, max_size=40).map(" ".join), st.lists(pieces).map("".join)
)
queries = st.sampled_from(
    [
        "drop accounts",
        '"drop accounts"',
        '"accounts tenge"~3',
        "drop-accounts",
        "acc* tenje~",
        "Асылов the 50000",
    ]
).map(parse)


@settings(deadline=None)
@given(queries, texts)
def test_highlights_are_inside_the_text_ascending_and_disjoint(query: Query, text: str) -> None:
    spans = highlights(query, text, "en", names=("Berik Asylov",))

    ends = [0, *(end for span in spans for end in (span.start, span.end)), len(text)]
    assert ends == sorted(ends)
    assert all(span.start < span.end for span in spans)


def test_near_words_are_lit_whatever_their_order_and_number() -> None:
    text = "drop a drop b accounts"

    assert [text[s.start : s.end] for s in highlights(Near(("accounts", "drop"), 1), text, "en")] == [
        "drop",
        "accounts",
    ]


CORPUS = sorted((Path(__file__).parents[2] / "corpus").glob("*.md"))
ASKED = """
    tenge тенге теңге account счета шот investigation расследование тергеу crime преступлений қылмыс drop
    50000 2.4 2024 u.s. ministry министрлік Almaty Алматы officials the и бойынша анти-коррупция
"""


@pytest.mark.parametrize("word", ASKED.split())
def test_a_word_is_lit_wherever_the_sample_releases_have_a_term_of_it(word: str) -> None:
    for file in CORPUS:
        text = file.read_text(encoding="utf-8")
        lang = language(text)
        wanted = set(variants(word))

        assert [(span.start, span.end) for span in highlights(Term(word), text, lang)] == [
            (token.start, token.end) for token in tokens(text, lang) if token.term in wanted
        ]


@pytest.mark.parametrize("beginning", ["tenge", "invest", "прокур", "миллиард", "қыл", "202", "drop"])
def test_a_prefix_is_lit_wherever_a_sample_release_has_a_word_that_begins_so(beginning: str) -> None:
    for file in CORPUS:
        text = file.read_text(encoding="utf-8")

        assert [(span.start, span.end) for span in highlights(Prefix(beginning), text, "en")] == [
            (token.start, token.end) for token in exact_tokens(text) if token.term.startswith(beginning)
        ]


@pytest.mark.parametrize(
    "phrase", ["of the", "Prosecutor General", "уголовного дела", "теңгеден астам", "of of"]
)
def test_a_phrase_is_lit_wherever_its_words_follow_each_other_in_a_sample_release(phrase: str) -> None:
    first, second = map(fold, phrase.split())
    for file in CORPUS:
        text = file.read_text(encoding="utf-8")

        assert [(span.start, span.end) for span in highlights(Phrase((first, second)), text, "en")] == [
            (one.start, two.end)
            for one, two in pairwise(exact_tokens(text))
            if (one.term, two.term) == (first, second)
        ]


@pytest.mark.parametrize("name", ["Tokayev", "Токаев", "Тоқаев", "Assylov", "Асылов"])
def test_a_name_is_lit_wherever_a_sample_release_spells_it_with_a_capital(name: str) -> None:
    for file in CORPUS:
        text = file.read_text(encoding="utf-8")
        query = Field("official", Term(name))

        assert [(span.start, span.end) for span in highlights(query, text, "en", names=(name,))] == [
            (token.start, token.end)
            for token in exact_tokens(text)
            if text[token.start].isupper() and name_key(text[token.start : token.end]) == name_key(name)
        ]
