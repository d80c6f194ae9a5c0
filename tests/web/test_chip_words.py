from __future__ import annotations

import pytest
from flask import Flask

from search import grammar
from search.model import Chip, Lang
from web.chip_words import labels
from web.words import speak


def told(app: Flask, query: str, language: Lang) -> list[str]:
    chips = grammar.understood(grammar.parse(query), query)
    with app.test_request_context():
        speak(language)
        return [label.replace("\u00a0", " ") for label in labels(query, chips)]


@pytest.mark.parametrize(
    ("query", "russian", "kazakh"),
    [
        ("bribe", "bribe", "bribe"),
        ('"follow the money"', "точная фраза «follow the money»", "дәл «follow the money» тіркесі"),
        ('"bribe"', "точное слово «bribe»", "дәл «bribe» сөзі"),
        ('"budget theft"~5', "«budget theft» в пределах 5 слов", "«budget theft», арасы 5 сөзге дейін"),
        ('"budget theft"~1', "«budget theft» в пределах 1 слова", "«budget theft», арасы 1 сөзге дейін"),
        ('"budget theft"~0', "«budget theft» рядом", "«budget theft» қатар"),
        ("crypto*", "слова на «crypto»", "«crypto» деп басталатын сөздер"),
        ("Asylov~1", "слова, похожие на «Asylov»", "«Asylov» сөзіне ұқсас сөздер"),
        ("-bribe", "без: «bribe»", "мұнсыз: «bribe»"),
        ('-"a bribe"', "без: точная фраза «a bribe»", "мұнсыз: дәл «a bribe» тіркесі"),
        ("fraud OR theft OR bribe", "fraud или theft или bribe", "fraud немесе theft немесе bribe"),
        ("(fraud theft) OR bribe", "(fraud и theft) или bribe", "(fraud және theft) немесе bribe"),
        ("title:bribe", "заголовок: bribe", "тақырып: bribe"),
        ('agency:"big office"', "ведомство: big office", "мекеме: big office"),
        ("lang:ru", "язык: ru", "тіл: ru"),
        ("date:2025-06", "дата: 2025-06", "күні: 2025-06"),
        ("-date:2025", "кроме: дата: 2025", "мынадан басқа: күні: 2025"),
        ("date:2024-01..2025-03", "дата: 2024-01 – 2025-03", "күні: 2024-01 – 2025-03"),
        ("since:2025", "дата: с 2025", "күні: 2025 және одан кейін"),
        ("until:2025", "дата: по 2025", "күні: 2025 және одан бұрын"),
        ("tenge > 1bn", "более 1 млрд тенге", "1 млрд теңгеден астам"),
        ("under 12%", "менее 12 %", "12%-дан кем"),
        ("~850bn tenge", "около 850 млрд тенге", "850 млрд теңгеге жуық"),
        ("2..3bn tenge", "2–3 млрд тенге", "2–3 млрд теңге"),
        ("88th place", "88-е место", "88-орын"),
        ("amount > 5", "более 5 в любой валюте", "5-тен астам, кез келген валютада"),
        ("3 people", "3 человека, цифрами или словами", "3 адам, цифрмен немесе сөзбен"),
    ],
)
def test_a_part_of_a_query_is_told_in_the_language_of_the_page(
    app: Flask, query: str, russian: str, kazakh: str
) -> None:
    assert told(app, query, "ru") == [russian]
    assert told(app, query, "kk") == [kazakh]


def test_in_english_the_parts_are_told_as_programs_get_them(app: Flask) -> None:
    query = 'bribe -police "follow the money" tenge > 1bn'

    assert told(app, query, "en") == [chip.label for chip in grammar.understood(grammar.parse(query), query)]


@pytest.mark.parametrize("query", ["bribe", '"open'])
def test_chips_of_another_query_are_told_as_they_came(app: Flask, query: str) -> None:
    chips = (Chip("one", ""), Chip("two", ""))

    with app.test_request_context():
        speak("ru")
        assert labels(query, chips) == ("one", "two")
