import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.page_furniture import furniture, heads_a_name, source_address, unstamped


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (" date 2024-05-06 Tell a friend", "stamp"),
        ("06 May 2024 Print versionPrint versionPDFPDF", "stamp"),
        ("06 мая 2024 Версия для печатиВерсия для печатиPDFPDF", "stamp"),
        ("14 июня 2017, 18:32 | 345 просмотров", "stamp"),
        ("12:27, 06 Декабрь 2024 | GMT +5", "stamp"),
        ("2026-02-27T11:03+0300", "stamp"),
        ("Жарияланған күні: 26 маусым 2024 18:05", "stamp"),
        ("Обновлено: 05.03.2024", "stamp"),
        ("By Dana Sample in Nation on 3 October 2023", "stamp"),
        ("FOR IMMEDIATE RELEASE Friday, May 3, 2024", "stamp"),
        ("Астана, 14 июня 2017 года", "dateline"),
        ("26 June 2025, Astana", "dateline"),
        ("Add new comment", "control"),
        ("Comments (0)", "control"),
        ("Просмотров: 1 245", "control"),
        ("Пікірлер (3)", "control"),
        ("Главная / Новости", "control"),
        ("Поделиться в Facebook", "control"),
        ("Баспаға арналған нұсқа", "control"),
        ("Follow our official Telegram channel!", "control"),
        ("Get the stories sent to you! Subscribe to our Twitter and YouTube!", "control"),
        ("Подписывайтесь на наш Telegram-канал", "control"),
        ("Біздің Telegram арнамызға жазылыңыз", "control"),
        ("Source : https://www.example.kz/news/1?lang=kk", "source"),
        ("Источник: https://example.kz/1", "source"),
        ("Дереккөз: example.kz", "source"),
        ("https://example.kz/1", "address"),
        ("8 (7172) 00 00 01", "contact"),
        ("тел.: 8 7172 00-00-01, e-mail: press@example.kz", "contact"),
        ("press@example.kz", "contact"),
        ("Справки у А. Кима: +7 701 000 00 01", "contact"),
        ("Press Service of the General Prosecutor's Office", "signature"),
        ("Пресс-служба Верховного суда", "signature"),
        ("Бас прокуратураның баспасөз қызметі", "signature"),
        ("Photo: example.kz", "credit"),
        ("Фото из архива редакции", "credit"),
        ("Сурет: Ақорда", "credit"),
        ("Автор:", "credit"),
        ("Tags: courts, crime", "credit"),
        ("#суд #закон", "credit"),
        ("By Dana Sample", "credit"),
        ("© Example Media 2024", "credit"),
        ("При использовании материалов ссылка обязательна", "credit"),
        ("Нашли ошибку? Выделите её и нажмите Ctrl+Enter", "credit"),
        ("Read also", "related"),
        ("Читайте также: Суд вынес приговор", "related"),
        ("Ұқсас жаңалықтар", "related"),
        ("Казахстан / ВКО / Главная", "path"),
        ("РУ", "path"),
        ("Example.com", "path"),
        ("courts   crime   Astana city", "path"),
        ("* * *", "rule"),
        ("1144219560", "number"),
    ],
)
def test_what_a_page_prints_around_a_text_is_known_by_its_kind(line: str, kind: str) -> None:
    assert furniture(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "",
        "The court sat on 13 September 2024.",
        "13 September 2024 was the day of the verdict",
        "Пресс-служба прокуратуры сообщает, что задержаны пятеро.",
        "By decision of the court the land was returned",
        "Law and order",
        "Комментарии прокурора к приговору",
        "Sitting of 14 June 2017",
        "Subscribe to the convention, the ministers agreed.",
        "Читайте больше, сказал он.",
        "Photos from the scene show three cars. They burned.",
        "Today, 18:05 people were evacuated",
        "x" * 301,
    ],
)
def test_a_line_of_text_is_no_furniture(line: str) -> None:
    assert furniture(line) is None


@pytest.mark.parametrize(
    ("line", "front", "rest", "end"),
    [
        ("26.06.2024 20:31:49 902The court sat.", "26.06.2024 20:31:49 902", "The court sat.", ""),
        ("26.06.2024 20:31 1 204Сот шешті.", "26.06.2024 20:31 1 204", "Сот шешті.", ""),
        ("26.06.2024 20:31 55 cases were heard.", "26.06.2024 20:31", "55 cases were heard.", ""),
        (" date 2024-05-06 The court sat.", "date 2024-05-06", "The court sat.", ""),
        ("Опубликовано: 05.03.2024, 18:05 Суд решил", "Опубликовано: 05.03.2024, 18:05", "Суд решил", ""),
        ("Суд решил 23-08-2024, 17:30", "", "Суд решил", "23-08-2024, 17:30"),
        ("Суд решил 17:30 | 23.08.2024", "", "Суд решил", "17:30 | 23.08.2024"),
        ("26.06.2024 The court sat.", "", "26.06.2024 The court sat.", ""),
        ("The court sat on 26.06.2024", "", "The court sat on 26.06.2024", ""),
        ("The court sat.", "", "The court sat.", ""),
    ],
)
def test_a_glued_stamp_comes_off(line: str, front: str, rest: str, end: str) -> None:
    assert unstamped(line) == (front, rest, end)


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("Source : https://example.kz/1?lang=kk", "https://example.kz/1?lang=kk"),
        ("Источник: www.example.kz.", "https://www.example.kz"),
        ("http://example.kz/a", "http://example.kz/a"),
        ("Source: the ministry", None),
        ("More at https://example.kz", None),
    ],
)
def test_a_source_line_gives_its_address(line: str, address: str | None) -> None:
    assert source_address(line) == address


def test_a_label_alone_heads_the_name_below_it() -> None:
    assert heads_a_name("Author: ")
    assert not heads_a_name("Author")
    assert not heads_a_name("Author: Dana")


@given(st.text(max_size=80) | st.text(alphabet="date 12:0.-/#\nПечать", max_size=80))
def test_any_line_is_classified_and_a_glued_stamp_loses_no_letter(line: str) -> None:
    furniture(line)
    letters = "".join(unstamped(line)).split()

    assert "".join(letters) == "".join(line.split())
