from hypothesis import given
from hypothesis import strategies as st

from indexer.cleaning import Aside, clean, lead_title

AGENCY_PAGE = """
 date 2024-05-06 Tell a friend

The President met the Chairman of the Supreme Court on Friday, the press service reports.




He was told that 55 cases had been heard.
"""

OFFICE_PAGE = """The Office discussed land returned to the state.
26.06.2024 20:31:49 902The Office held a board meeting. Twelve hectares were returned.
In his speech the Prosecutor spoke of \u04b0lytau and of\u00a0Abai.
Press Service of the Office
Source : https://www.example.kz/news/1?lang=kk"""

PRINTABLE_PAGE = """The Office summed up the year

06 May 2024 Версия для печатиВерсия для печатиPDFPDF
The Office summed up the year - 1144000001

Astana, April 26, 2024. A meeting of the board was held today.

2 345 678
26 June 2023
The chronology has its dates.


Press Service of the Office
8 (7172) 00 00 01


Add new comment"""

PORTAL_PAGE = """Главная
Новости
Общество
Прокуратура вернула земли государству
Опубликовано: 05.03.2024
Просмотров: 1 245
Прокуратура вернула 12 га.
Фото: прокуратура
Земля передана акимату.
Автор:

Дана Пример
Читайте также
Суд вынес приговор
Аким ответил на вопросы
"""


def test_a_page_without_a_title_is_titled_by_its_first_sentence_which_stays() -> None:
    page = clean(AGENCY_PAGE, None)

    assert (
        page.title
        == "The President met the Chairman of the Supreme Court on Friday, the press service reports."
    )
    assert page.text == f"{page.title}\n\nHe was told that 55 cases had been heard."
    assert page.asides == (Aside("date 2024-05-06 Tell a friend", "stamp", "before"),)


def test_a_glued_counter_and_the_signature_are_set_aside() -> None:
    page = clean(OFFICE_PAGE, None)

    assert page.title == "The Office discussed land returned to the state."
    assert page.text == (
        "The Office held a board meeting. Twelve hectares were returned.\n"
        "In his speech the Prosecutor spoke of \u04b0lytau and of\u00a0Abai."
    )
    assert [(aside.kind, aside.place) for aside in page.asides] == [
        ("title", "before"),
        ("stamp", "before"),
        ("signature", "after"),
        ("source", "after"),
    ]


def test_labels_page_numbers_and_telephones_go_but_dates_and_numbers_within_the_text_stay() -> None:
    page = clean(PRINTABLE_PAGE, None)

    assert page.title == "The Office summed up the year"
    assert page.text == (
        "Astana, April 26, 2024. A meeting of the board was held today.\n\n"
        "2 345 678\n26 June 2023\nThe chronology has its dates."
    )


def test_menus_credits_and_other_headlines_are_set_aside() -> None:
    page = clean(PORTAL_PAGE, None)

    assert page.title == "Прокуратура вернула земли государству"
    assert page.text == "Прокуратура вернула 12 га.\nЗемля передана акимату."
    assert Aside("Дана Пример", "credit", "after") in page.asides
    assert Aside("Аким ответил на вопросы", "related", "after") in page.asides


def test_text_after_a_read_also_line_is_kept_when_it_is_text() -> None:
    page = clean("Title here\nOne was held.\nRead also: Another case\nTwo fled.", None)

    assert page.text == "One was held.\nTwo fled."


def test_a_known_title_is_not_repeated_in_the_body() -> None:
    assert clean("A Known Title\n\nThe text.", "A known title").text == "The text."


def test_a_section_above_the_title_is_set_aside() -> None:
    page = clean("Судебная хроника\nСуд вынес решение по делу о земле\n\nЗемля возвращена.", None)

    assert page.title == "Суд вынес решение по делу о земле"


MENU = "Trends:\npresident residence\n- In the world\nKazakhstan\nAbout us\n"


def test_the_menu_above_the_date_of_a_page_is_set_aside() -> None:
    page = clean(f"{MENU}09:47, 29 January 2026\n\nLand was returned to the state\n\nIt is ours.", None)

    assert (page.title, page.text) == ("Land was returned to the state", "It is ours.")
    assert Aside("president residence", "path", "before") in page.asides


def test_a_title_between_the_menu_and_the_date_is_kept() -> None:
    page = clean(f"{MENU}Land was returned\n09:47, 29 January 2026\n\nIt is ours. It was long.", None)

    assert (page.title, page.text) == ("Land was returned", "It is ours. It was long.")


def test_a_chronology_is_no_menu() -> None:
    days = "\n".join(f"{day} May 2024, 10:00\nThe court heard witness {day}" for day in range(1, 9))

    assert "The court heard witness 1\n" in clean(f"Chronology of the case\n\n{days}", None).text


def test_the_name_of_the_site_behind_the_title_is_dropped_when_the_title_is_repeated() -> None:
    page = clean(
        "Land was returned to the state - Example TV\n\nLand was returned to the state\n\nOurs.", None
    )

    assert (page.title, page.text) == ("Land was returned to the state", "Ours.")


def test_the_title_under_a_photograph_is_not_text() -> None:
    page = clean(
        "Land was returned\n\nIt is ours.\n\nLand was returned\nPhoto: archive\n\nIt was long.", None
    )

    assert page.text == "It is ours.\n\nIt was long."


def test_a_single_paragraph_is_a_body() -> None:
    page = clean("Only this line", None)

    assert (page.title, page.text) == ("Only this line", "Only this line")


def test_a_page_of_furniture_has_no_body() -> None:
    assert clean("Print\nShare\n06 May 2024", None).text == ""


def test_a_long_first_sentence_is_cut_at_a_word() -> None:
    title = lead_title("The court " + "considered the matter again and " * 10 + "decided.", "en")

    assert title.endswith(" and considered the…")
    assert len(title) <= 160


def test_a_dateline_is_no_title() -> None:
    body = "АСТАНА, 14 июня. /Агентство/ - Министр отчитался о работе полиции. Изъято 5 кг."

    assert lead_title(body, "ru") == "Министр отчитался о работе полиции."


def test_a_title_loses_its_label_and_heading_mark() -> None:
    assert clean("Title: Court decides on land\n\nIt decided.", None).title == "Court decides on land"
    assert clean("# Court decides on land\n\nIt decided.", None).title == "Court decides on land"


@given(
    st.lists(
        st.sampled_from(PORTAL_PAGE.splitlines() + PRINTABLE_PAGE.splitlines() + ["", "x y."]), max_size=12
    )
)
def test_every_line_is_in_the_body_or_set_aside_and_letters_never_change(lines: list[str]) -> None:
    page = clean("\n".join(lines), None)

    kept = page.text.split() + [word for aside in page.asides for word in aside.text.split()]
    assert sorted(kept) == sorted(word for line in lines for word in line.split())


@given(st.text(max_size=200))
def test_any_text_is_cleaned(text: str) -> None:
    page = clean(text, None)

    assert "\n\n\n" not in page.text
    assert page.text == page.text.strip("\n ")
