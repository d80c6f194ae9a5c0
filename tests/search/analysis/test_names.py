import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import name_key


@pytest.mark.parametrize(
    "spellings",
    [
        "Assylov Asylov ASYLOV Асылов Асылова Асыловым Assylov's",
        "Zhumagali Jumagali Zhumaghali Жумагали Жұмағали Jumağali",
        "Tokayev Toqaev Tokaev Токаев Тоқаев Токаеву",
        "Kairat Qairat Кайрат Қайрат Kayrat",
        "Zhakip Zhakyp Jakyp Жакип Жақып",
        "Jambyl Zhambyl Жамбыл",
        "Alikhan Alihan Әлихан Алихан",
        "Smailov Smaiylov Смаилов Смайылов",
        "Yerzhan Erzhan Erjan Ержан",
        "Aliyev Aliev Алиев Әлиев",
        "Şerik Sherik Шерик Шерік",
        "Dmitry Dmitriy Dmitrii Дмитрий",
        "Alexandr Aleksandr Александр",
        "Yuri Iurii Yuriy Юрий",
        "Nurlan Нұрлан Нурлан",
        "Tskhay Цхай Tzkhay",
        "Philipp Filip Филипп",
    ],
)
def test_the_spellings_of_one_name_meet(spellings: str) -> None:
    assert len({name_key(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uali", "Assylov"),
        ("Satybaldy", "Asylov"),
        ("Yana", "Anna"),
        ("Zhanar", "Sanar"),
        ("Bolat", "Bulat"),
        ("Darkhan", "Dauren"),
        ("Sarin", "Sharin"),
        ("Chaev", "Kaev"),
    ],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_a_name_in_another_script_has_a_key_in_latin_letters() -> None:
    assert name_key("푸틴") == "putin"
    assert name_key("Πούτιν").isascii()


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll"]), max_size=20))
def test_a_key_has_only_latin_letters_and_digits(word: str) -> None:
    key = name_key(word)

    assert key.isascii()
    assert not key or key.isalnum()
