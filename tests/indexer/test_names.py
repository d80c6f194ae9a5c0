import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.names import name_words, nominative, person_key, same_name, without_kazakh_case, word_keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Serik Omarov", "Serik Omarov"),
        ("Serik Omarov", "SERIK OMAROV"),
        ("Serik Omarov", "Omarov Serik"),
        ("Serik Omarov", "Серик Омаров"),
        ("Serik Omarov", "Серика Омарова"),
        ("Serik Omarov", "S. Omarov"),
        ("С. Омаров", "S. Omarov"),
        ("Serik Bolatuly Omarov", "Serik Omarov"),
        ("Серик Болатович Омаров", "Омаров Серик"),
        ("Daniyar Akhmetov", "Данияром Ахметовым"),
        ("Наталья Ким", "Натальи Ким"),
        ("Ернар Қасым", "Ернар Қасымның"),
        ("John Q. Public", "John Public"),
        ("John Public Jr.", "John Public"),
        ("Mary Ann Sue Hill", "Mary Hill"),
        ("George N. Petrovich", "George Petrovich"),
        ("Roman Maratovich Petrovich", "Roman Petrovich"),
    ],
)
def test_spellings_cases_and_initials_may_be_of_one_person(one: str, other: str) -> None:
    assert same_name(name_words(one), name_words(other))
    assert same_name(name_words(other), name_words(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Serik Omarov", "Berik Omarov"),
        ("Serik Omarov", "B. Omarov"),
        ("Serik Omarov", "Serik Umarbek"),
        ("Serik Omarov", "Omarov"),
        ("", "Serik Omarov"),
    ],
)
def test_other_words_are_of_other_persons_and_one_word_is_never_enough(one: str, other: str) -> None:
    assert not same_name(name_words(one), name_words(other))


@given(st.text(max_size=40))
def test_any_name_of_two_words_is_the_same_as_itself(name: str) -> None:
    words = name_words(name)

    assert len(words) < 2 or not all(word_keys(word) - {""} for word in words) or same_name(words, words)


@pytest.mark.parametrize(
    ("oblique", "name"),
    [
        ("Асламбека Мергалиева", "Асламбек Мергалиев"),
        ("Асламбеку Мергалиеву", "Асламбек Мергалиев"),
        ("Андреем Лукиным", "Андрей Лукин"),
        ("Игоря Серова", "Игорь Серов"),
        ("Натальи Годуновой", "Наталья Годунова"),
        ("Аиды Балаевой", "Аида Балаева"),
        ("Марии Серовой", "Мария Серова"),
        ("Асхата Жумагали", "Асхат Жумагали"),
        ("Али Серова", "Али Серов"),
    ],
)
def test_a_russian_name_is_put_into_the_nominative(oblique: str, name: str) -> None:
    assert nominative(oblique) == name


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Серік Омаровты", "Серік Омаров"),
        ("Серік Омаровқа", "Серік Омаров"),
        ("Аида Балаеваның", "Аида Балаева"),
        ("Арыстан Серікұлына", "Арыстан Серікұлы"),
        ("Айша Серікқызының", "Айша Серікқызы"),
        ("Дархан Сатыбалды", "Дархан Сатыбалды"),
        ("Серік Омаров", "Серік Омаров"),
    ],
)
def test_a_kazakh_case_ending_is_left_out_where_the_surname_shows_it(printed: str, name: str) -> None:
    assert without_kazakh_case(printed) == name


def test_the_key_of_a_person_leaves_out_inner_initials_and_order() -> None:
    assert person_key("Joseph H. Harrington") == person_key("Joseph Harrington")
    assert person_key("Омаров Серик") == person_key("Serik Omarov")
    assert person_key("Serik Omarov") != person_key("Berik Omarov")
