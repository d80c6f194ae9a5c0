import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import Token, exact_terms, exact_tokens, fold, terms, tokens
from search.analysis.tokenising import MEMO_SIZE, _Memo
from search.analysis.words import MAX_LENGTH
from search.model import Lang

LANGS = st.sampled_from(["en", "ru", "kk"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Drop-accounts were FROZEN.", ["drop", "accounts", "were", "frozen"]),
        ("the Department’s and the Department's", ["the", "department", "and", "the", "department"]),
        ("O'Brien, O’Brien, OBrien", ["obrien", "obrien", "obrien"]),
        ("l'Oréal d’Ivoire", ["loreal", "divoire"]),
        ("workers' 'rights'", ["workers", "rights"]),
        ("the U.S. and the US, at 5 p.m.", ["the", "us", "and", "the", "us", "at", "5", "pm"]),
        ("the U.S.'s share", ["the", "us", "share"]),
        ("«Каспий» и „Волга“", ["каспий", "и", "волга"]),
        ("Ещё ёлка", ["еще", "елка"]),
        ("й ў ї", ["й", "ў", "ї"]),
        ("Алматы́", ["алматы"]),
        ("crypto\u00adcurrency mo\u200bney \ufeffbank", ["cryptocurrency", "money", "bank"]),
        ("İstanbul ISPARTA ılgaz", ["istanbul", "isparta", "ilgaz"]),
        ("Straße Łódź Æsop", ["strasse", "lodz", "aesop"]),
        ("ﬁne ＡＢＣ", ["fine", "abc"]),
        ("foo_bar", ["foo", "bar"]),
        ("20:31:49 902The office", ["20", "31", "49", "902", "the", "office"]),
        ("$608mn KZT420mln USDT15", ["608", "mn", "kzt", "420", "mln", "usdt", "15"]),
        ("the 1st and 22nd of May", ["the", "1st", "and", "22nd", "of", "may"]),
        ("Б.Н.Асылов", ["бн", "асылов"]),
        ("½ of 6½", ["1⁄2", "of", "6", "1⁄2"]),
        ("", []),
        ("-- ... !", []),
    ],
)
def test_a_word_is_found_however_it_is_printed(text: str, words: list[str]) -> None:
    assert exact_terms(text) == words


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("50,000", ["50000"]),
        ("50 000", ["50000"]),
        ("50\u00a0000", ["50000"]),
        ("50\u202f000", ["50000"]),
        ("50\u2009000", ["50000"]),
        ("50’000", ["50000"]),
        ("50000", ["50000"]),
        ("５０ ０００", ["50000"]),
        ("1,234,567.8", ["1234567.8"]),
        ("1 234 567,8", ["1234567.8"]),
        ("1.234.567,8", ["1234567.8"]),
        ("2,4", ["2.4"]),
        ("1.5", ["1.5"]),
        ("16,75%", ["16.75"]),
        ("2018, 500", ["2018", "500"]),
        ("in 2018 500 people", ["in", "2018", "500", "people"]),
        ("May 15,2018", ["may", "15", "2018"]),
        ("12.09.2025", ["12", "09", "2025"]),
        ("2.7.5", ["2", "7", "5"]),
        ("18-482", ["18", "482"]),
        ("٣٤", ["34"]),
    ],
)
def test_a_number_has_one_form_in_every_spelling(text: str, numbers: list[str]) -> None:
    assert exact_terms(text) == numbers


@pytest.mark.parametrize(
    ("mixed", "word"),
    [
        ("Ұlytau", "ulytau"),
        ("Uлытау", "улытау"),
        ("Cбербанк", "сбербанк"),
        ("Аlmaty", "almaty"),
        ("Кassym", "kassym"),
    ],
)
def test_a_word_of_two_scripts_is_read_in_the_script_of_most_letters(mixed: str, word: str) -> None:
    assert fold(mixed) == word


def test_offsets_count_code_points_of_the_text_as_printed() -> None:
    text = "𝟓 «Drop-accounts» U.S. 50 000"

    found = exact_tokens(text)

    assert found[1] == Token("drop", 3, 7)
    assert [text[token.start : token.end] for token in found] == ["𝟓", "Drop", "accounts", "U.S", "50 000"]


def test_a_longer_word_is_split_at_the_limit_so_that_all_of_it_is_found() -> None:
    assert exact_terms("a" * 150) == ["a" * 64, "a" * 64, "a" * 22]


def test_the_stems_stand_at_the_positions_of_the_exact_words() -> None:
    text = "Frozen drop-accounts: 2,4 млрд тенге заморожены"

    assert terms(text, "ru") == ["frozen", "drop", "account", "2.4", "млрд", "тенг", "заморож"]
    assert exact_terms(text) == ["frozen", "drop", "accounts", "2.4", "млрд", "тенге", "заморожены"]


@given(st.text(), LANGS)
def test_every_view_of_a_text_has_the_same_words(text: str, lang: Lang) -> None:
    stemmed, exact = tokens(text, lang), exact_tokens(text)

    assert [(token.start, token.end) for token in stemmed] == [(token.start, token.end) for token in exact]
    assert [token.term for token in stemmed] == terms(text, lang)
    assert [token.term for token in exact] == exact_terms(text)


@given(st.text(), LANGS)
def test_words_are_disjoint_and_ascend_and_a_term_is_short_and_without_blanks(text: str, lang: Lang) -> None:
    end = 0
    for token in tokens(text, lang):
        assert end <= token.start < token.end <= len(text)
        assert 0 < len(token.term) <= MAX_LENGTH
        assert not any(char.isspace() for char in token.term)
        end = token.end


@given(st.text(alphabet=st.characters(categories=["L", "Nd"]), min_size=1, max_size=60))
def test_the_case_of_a_word_does_not_matter(word: str) -> None:
    if word.swapcase().swapcase() == word and len(word.swapcase()) == len(word):
        assert [fold(each) for each in exact_terms(word)] == exact_terms(word)


# A word may have sixteen marks: see WORD.
@given(st.lists(st.text(alphabet="abcéёйқўїäñ-", max_size=16), max_size=4).map(" ".join))
def test_composed_and_decomposed_letters_are_the_same(text: str) -> None:
    assert exact_terms(unicodedata.normalize("NFD", text)) == exact_terms(unicodedata.normalize("NFC", text))


@given(
    st.integers(min_value=1000, max_value=10**12), st.sampled_from([",", " ", "\u00a0", "\u202f", "\u2009"])
)
def test_grouping_digits_changes_nothing(number: int, separator: str) -> None:
    assert exact_terms(f"{number:,}".replace(",", separator)) == [str(number)]


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "1",
        "1,",
        "1.",
        "111,",
        " 111",
        "a.",
        "a'",
        "a\u0301",
        "\u0301",
        "'",
        "1a",
        "kzt",
        "a_",
        "Ұl",
        "12.09.",
    ],
)
def test_a_long_monotonous_text_takes_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))

    started = time.process_time()
    exact_terms(text)

    assert time.process_time() - started < 2.0


def test_the_memory_of_forms_is_bounded() -> None:
    memo = _Memo(str.upper)
    memo.update((str(number), "") for number in range(MEMO_SIZE))

    assert memo["word"] == "WORD"
    assert len(memo) == 1


def test_a_word_that_folding_would_empty_stays() -> None:
    assert exact_terms("ʼ") == ["ʼ"]
