import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import language


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The court froze the accounts.", "en"),
        ("Суд арестовал счета.", "ru"),
        ("Сот шоттарды бұғаттады және айыппұл салды.", "kk"),
        ("Ақорда", "kk"),
        ("Алматы", "ru"),
        (
            "Президент Қасым-Жомарт Тоқаев встретился с послами и обсудил с ними торговлю и отдых",
            "ru",
        ),
        ("The company «Қазақмыс» paid a fine to the court in full and closed its branch office.", "en"),
        ("Платформа Binance и сервис Telegram Wallet закрыты решением суда по иску надзора.", "ru"),
        ("The Аkimat of the city opened a school.", "en"),
        ("12 345", "en"),
        ("", "en"),
    ],
)
def test_the_letters_of_most_of_a_text_tell_its_language(text: str, lang: str) -> None:
    assert language(text) == lang


@given(st.text())
def test_every_text_has_a_language(text: str) -> None:
    assert language(text) in {"en", "ru", "kk"}
