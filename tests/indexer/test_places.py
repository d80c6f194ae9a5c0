from datetime import date

import pytest

from indexer.authority import NO_AUTHORITY, Authority, FormerName, PlaceEntry
from indexer.places import aliases_of, declared_place, find_place
from search.model import Lang

KNOWN = Authority(
    places=(
        PlaceEntry(
            "astana",
            "Astana",
            ("Астана",),
            (FormerName("Nur-Sultan", date(2022, 9, 17), ("Нур-Султан", "Нұр-Сұлтан")),),
        ),
        PlaceEntry("uralsk", "Uralsk", ("Уральск", "Орал")),
        PlaceEntry("west", "West Kazakhstan Region", ("Западно-Казахстанская область",)),
    )
)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Astana", "Astana"),
        ("АСТАНА", "Astana"),
        ("Nur-Sultan", "Astana"),
        ("Нұр-Сұлтан", "Astana"),
        ("Уральск, Западно-Казахстанская область", "Uralsk"),
        ("Uralsk", "Uralsk"),
        ("Customs post Steppe, Западно-Казахстанская область", "Customs post Steppe, West Kazakhstan Region"),
        ("Springfield", "Springfield"),
    ],
)
def test_spellings_and_former_names_of_a_place_meet(name: str, place: str) -> None:
    assert declared_place(name, KNOWN) == place


def test_a_place_has_its_other_names_former_ones_too() -> None:
    assert aliases_of("Astana", KNOWN) == ("Астана", "Nur-Sultan", "Нур-Султан", "Нұр-Сұлтан")
    assert aliases_of("Springfield", KNOWN) == ()


def test_an_empty_name_stays_empty() -> None:
    assert declared_place("", KNOWN) == ""


def test_without_authority_a_place_stands_as_given() -> None:
    assert declared_place("Нур-Султан") == "Нур-Султан"


@pytest.mark.parametrize(
    ("text", "lang", "place"),
    [
        ("ASTANA, January 26, 2018. The board met.", "en", "Astana"),
        ("Astana, 26 January 2018. The board met.", "en", "Astana"),
        ("АСТАНА, 14 июня. Министр выступил.", "ru", "Astana"),
        ("Астана, 14.06.2017. Министр выступил.", "ru", "Astana"),
        ("НҰР-СҰЛТАН, 5 мамыр. Министр сөйледі.", "kk", "Astana"),
        ("NUR-SULTAN. The ministry made a statement.", "en", "Astana"),
        ("URALSK - Customs officers stopped a truck.", "en", "Uralsk"),
        ("SALT LAKE CITY, Utah – A jury met.", "en", "Salt Lake City"),
        ("BOISE (Newswire) -- A jury met.", "en", "Boise"),
        ("Board sums up the year\n\nAstana, January 26, 2018. The board met.", "en", "Astana"),
    ],
)
def test_the_place_is_that_of_the_dateline(text: str, lang: Lang, place: str) -> None:
    assert find_place(text, lang, KNOWN) == place


@pytest.mark.parametrize(
    "text",
    [
        "The board met in Astana on January 26, 2018.",
        "On Wednesday, January 24, the board met.",
        "Wednesday, January 24, 2018. The board met.",
        "THE BOARD. It met.",
        "FMA. It met and said so.",
        "",
        "\n".join(["A line."] * 12 + ["Astana, January 26, 2018. The board met."]),
    ],
)
def test_without_a_dateline_near_the_top_there_is_no_place(text: str) -> None:
    assert find_place(text, "en", NO_AUTHORITY) is None


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("26 June 2025, Astana\nThe board met.", "en"),
        ("June 26, 2025 – Astana. The board met.", "en"),
        ("26.06.2025, Astana\nThe board met.", "en"),
        ("26 июня 2025 года, г. Астана\nСостоялось заседание.", "ru"),
        ("2025 жылғы 26 маусым, Астана\nКеңес өтті.", "kk"),
    ],
)
def test_a_known_place_may_stand_behind_the_day(text: str, lang: Lang) -> None:
    assert find_place(text, lang, KNOWN) == "Astana"


@pytest.mark.parametrize(
    "text",
    ["26 June 2025, President Orazov spoke.", "26 June 2025, Astana met it.", "26 June 2025, Bank"],
)
def test_other_words_behind_the_day_are_no_place(text: str) -> None:
    assert find_place(text, "en", KNOWN) is None
