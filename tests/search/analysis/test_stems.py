from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import is_stop_word, kazakh, terms, variants
from search.model import Lang


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        ("en", "freeze freezing"),
        ("en", "account accounts account's"),
        ("en", "investigation investigations investigated"),
        ("ru", "прокурор прокурора прокуроры прокурорами"),
        ("ru", "хищение хищения хищений"),
        ("kk", "облыс облысы облысының облысында облысындағы облыстар"),
        ("kk", "прокурор прокурорлар прокурорларының"),
        ("kk", "қылмыс қылмысы қылмыстық қылмыстарға"),
        ("kk", "үкімет үкіметі үкіметтің"),
        ("kk", "министр министрі министрлігі министрлігінің"),
        ("kk", "басшы басшысы басшылары"),
        ("kk", "ақша ақшаны ақшаға"),
        ("kk", "завод заводтар"),
    ],
)
def test_forms_of_one_word_share_their_term(lang: Lang, forms: str) -> None:
    assert len(set(terms(forms, lang))) == 1


@pytest.mark.parametrize(
    ("noun", "endings"),
    [
        ("теңге", "нің ге ні де ден мен лер лердің лерге сі сінің сінде"),
        ("облыс", "тың қа ты та тан пен тар тардың тарға ы ының ында"),
        ("қылмыс", "тың қа ты та тан пен тар тардың тарға ы ының ында тық"),
        ("қала", "ның ға ны да дан мен лар лардың ларға сы сының сында лық"),
        ("шот", "тың қа ты та тан пен тар тардың тарға ы ының ында"),
        ("бюджет", "тің ке ті те тен пен тер тердің терге і інің інде тік"),
        ("адам", "ның ға ды да нан мен дар дардың дарға ы ының ында"),
        ("қызметкер", "дің ге ді де ден мен лер лердің лерге і інің інде"),
        ("министр", "дің ге ді де ден мен лер лердің лерге і інің інде"),
        ("заң", "ның ға ды да нан мен дар дардың дарға ы ының ында"),
        ("прокуратура", "ның ға ны да дан мен лар лардың ларға сы сының сында"),
        ("кәсіпорын", "ның ға ды да нан мен дар дардың дарға"),
        ("депутат", "тың қа ты та тан пен тар тардың тарға ы ының ында"),
    ],
)
def test_a_kazakh_noun_meets_its_cases_its_plural_and_what_belongs_to_it(noun: str, endings: str) -> None:
    forms = [noun + ending for ending in endings.split()]

    assert {kazakh.stem(form) for form in forms} == {kazakh.stem(noun)}


@pytest.mark.parametrize(
    ("one", "other"), [("заң", "зат"), ("қала", "қалам"), ("теңіз", "теңге"), ("банк", "бала")]
)
def test_different_kazakh_words_stay_apart(one: str, other: str) -> None:
    assert kazakh.stem(one) != kazakh.stem(other)


@pytest.mark.parametrize("word", ["ал", "мың", "ннн", "брд"])
def test_a_short_word_or_one_without_a_vowel_is_its_own_stem(word: str) -> None:
    assert kazakh.stem(word) == word


@given(st.text(alphabet="абгғдеәкқлмнңоөпрстуұүшыі", min_size=1, max_size=20))
def test_a_kazakh_stem_is_its_own_stem(word: str) -> None:
    assert kazakh.stem(kazakh.stem(word)) == kazakh.stem(word)


def test_a_word_is_stemmed_by_its_own_letters_whatever_the_language_of_the_text() -> None:
    assert terms("accounts прокуратуры қылмыстар", "en") == ["account", "прокуратур", "қылмыс"]


def test_a_cyrillic_word_without_kazakh_letters_has_a_russian_and_a_kazakh_term() -> None:
    assert variants("министрлер") == ("министрлер", "министр")


@pytest.mark.parametrize(
    ("word", "term"),
    [("accounts", "account"), ("қылмыстар", "қылмыс"), ("50,000", "50000"), ("Asylov’s", "asylov")],
)
def test_any_other_word_has_one_term(word: str, term: str) -> None:
    assert variants(word) == (term,)


@given(st.text(alphabet="aзкиіәстрnoe", min_size=1, max_size=20), st.sampled_from(["en", "ru", "kk"]))
def test_a_query_word_finds_itself_in_a_release_of_any_language(word: str, lang: Lang) -> None:
    assert set(terms(word, lang)) <= set(variants(word))


@given(st.text(max_size=30))
def test_any_text_at_all_has_a_term(text: str) -> None:
    assert variants(text)


def test_threads_do_not_disturb_each_others_stems() -> None:
    words = [
        f"{prefix}{ending}" for prefix in ("argu", "investigat", "freez") for ending in ("ing", "ed", "es")
    ] * 200

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(variants.__wrapped__, words))

    assert found == [variants(word) for word in words]


@pytest.mark.parametrize("word", ["the", "The", "THE", "и", "Для", "және", "ещё", "дегеніміз"])
def test_a_word_without_meaning_of_its_own_is_a_stop_word(word: str) -> None:
    assert is_stop_word(word)


@pytest.mark.parametrize("word", ["tenge", "million", "прокурор", "заң", "2025", "drop"])
def test_a_word_with_a_meaning_is_no_stop_word(word: str) -> None:
    assert not is_stop_word(word)
