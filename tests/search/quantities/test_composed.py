"""Figures put together from numerals, units and modifiers: whatever their order, the value is read again."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.model import Lang
from search.quantities import read
from search.quantities.quantity import Quantity

_NUMERALS: dict[Lang, dict[str, str]] = {
    "en": {
        "7": "7",
        "2.4": "2.4",
        "50,000": "50000",
        "1,250,000": "1250000",
        "twelve": "12",
        "twenty-five": "25",
        "three hundred": "300",
        "1.5 million": "1500000",
        "2.4bn": "2400000000",
        "a hundred": "100",
        "half a million": "500000",
    },
    "ru": {
        "7": "7",
        "2,4": "2.4",
        "50 000": "50000",
        "двенадцать": "12",
        "двадцать пять": "25",
        "триста": "300",
        "1,5 млн": "1500000",
        "2,4 миллиарда": "2400000000",
        "полмиллиона": "500000",
        "1 млрд 250 млн": "1250000000",
        "полтора миллиона": "1500000",
    },
    "kk": {
        "7": "7",
        "2,4": "2.4",
        "50 000": "50000",
        "он екі": "12",
        "жиырма бес": "25",
        "үш жүз": "300",
        "1,5 млн": "1500000",
        "2,4 миллиард": "2400000000",
        "жарты миллион": "500000",
        "1 млрд 250 млн": "1250000000",
    },
}
_UNITS: dict[Lang, dict[str, tuple[str, str]]] = {
    "en": {
        "tenge": ("KZT", "1"),
        "US dollars": ("USD", "1"),
        "Swiss francs": ("CHF", "1"),
        "percent": ("%", "1"),
        "kg": ("kg", "1"),
        "tonnes": ("kg", "1000"),
        "square kilometres": ("ha", "100"),
        "litres": ("liter", "1"),
        "accounts": ("account", "1"),
        "people": ("person", "1"),
        "kWh": ("kWh", "1"),
    },
    "ru": {
        "тенге": ("KZT", "1"),
        "долларов США": ("USD", "1"),
        "кыргызских сомов": ("KGS", "1"),
        "процентов": ("%", "1"),
        "кг": ("kg", "1"),
        "тонн": ("kg", "1000"),
        "кв. км": ("ha", "100"),
        "литров": ("liter", "1"),
        "уголовных дел": ("case", "1"),
        "человек": ("person", "1"),
        "кВт·ч": ("kWh", "1"),
    },
    "kk": {
        "теңге": ("KZT", "1"),
        "АҚШ доллары": ("USD", "1"),
        "қырғыз сомы": ("KGS", "1"),
        "пайыз": ("%", "1"),
        "кг": ("kg", "1"),
        "тонна": ("kg", "1000"),
        "шаршы километр": ("ha", "100"),
        "литр": ("liter", "1"),
        "қылмыстық іс": ("case", "1"),
        "адам": ("person", "1"),
        "кВт·сағ": ("kWh", "1"),
    },
}
_MODIFIERS: dict[Lang, dict[str, str]] = {
    "en": {"": "exact", "more than": "over", "at least": "at_least", "nearly": "about", "less than": "under"},
    "ru": {"": "exact", "свыше": "over", "не менее": "at_least", "почти": "about", "менее": "under"},
    "kk": {"": "exact", "кемінде": "at_least", "шамамен": "about"},
}
_FRAMES: dict[Lang, tuple[str, ...]] = {
    "en": ("{}", "Officers found {} there.", "The total ({}) is known.", "It came to {}, they said."),
    "ru": ("{}", "Обнаружено {}.", "Итог ({}) известен.", "Речь идёт про {}, сообщили там."),
    "kk": ("{}", "Барлығы {} табылды.", "Қорытынды ({}) белгілі."),
}


@st.composite
def _figures(draw: st.DrawFn) -> tuple[Lang, str, Decimal, str, str]:
    lang: Lang = draw(st.sampled_from(["en", "ru", "kk"]))  # type: ignore[arg-type]
    numeral, value = draw(st.sampled_from(sorted(_NUMERALS[lang].items())))
    printed, (unit, factor) = draw(st.sampled_from(sorted(_UNITS[lang].items())))
    words, modifier = draw(st.sampled_from(sorted(_MODIFIERS[lang].items())))
    frame = draw(st.sampled_from(_FRAMES[lang]))
    text = frame.format(f"{words} {numeral} {printed}".strip())
    return lang, text, Decimal(value) * Decimal(factor), unit, modifier


@given(_figures())
@settings(max_examples=300, deadline=None)
def test_every_numeral_goes_with_every_unit_and_modifier(
    composed: tuple[Lang, str, Decimal, str, str],
) -> None:
    lang, text, value, unit, modifier = composed

    (quantity,) = read(text, lang).quantities

    assert (quantity.low, quantity.high, quantity.unit) == (value, value, unit)
    assert quantity.modifier == modifier


@given(_figures(), _figures())
@settings(max_examples=150, deadline=None)
def test_the_span_of_a_composed_figure_is_read_to_the_same_again(
    one: tuple[Lang, str, Decimal, str, str], other: tuple[Lang, str, Decimal, str, str]
) -> None:
    lang, text = one[0], f"{one[1]} {other[1]}" if one[0] == other[0] else one[1]
    for quantity in read(text, lang).quantities:
        span = quantity.span
        assert 0 <= span.start < span.end <= len(text)
        assert _said(read(text[span.start : span.end], lang).quantities[0]) == _said(quantity)


def _said(quantity: Quantity) -> tuple[Decimal, Decimal, str, str]:
    return quantity.low, quantity.high, quantity.unit, quantity.modifier


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("The lorry did 120 km/h with winds of 25 m/s.", "en", [(120, "km/h", None), (25, "m", "second")]),
        ("The tariff is 25 tenge per kWh.", "en", [(25, "KZT", "kWh")]),
        ("They ask 450 thousand tenge per square metre.", "en", [(450_000, "KZT", "m2")]),
        (
            "The offer is C$6 (US$4.46) per share.",
            "en",
            [(6, "CAD", "share"), (Decimal("4.46"), "USD", None)],
        ),
        ("He earns 350,000 tenge a month.", "en", [(350_000, "KZT", "month")]),
        ("Зарплата 350 тыс. тенге в месяц.", "ru", [(350_000, "KZT", "month")]),
        ("Пособие 45 тысяч тенге ежемесячно.", "ru", [(45_000, "KZT", "month")]),
        ("Нефть стоит $84 за баррель.", "ru", [(84, "USD", "barrel")]),
        ("Собрали 14 центнеров с гектара.", "ru", [(1_400, "kg", "ha")]),
        ("Цена 350 тг/кг.", "ru", [(350, "KZT", "kg")]),
        ("Айына 350 мың теңге төленеді.", "kk", [(350_000, "KZT", "month")]),
        ("Ай сайын емес, 350 мың теңге ай сайын беріледі.", "kk", [(350_000, "KZT", "month")]),
        ("Сағатына 120 км жылдамдық.", "kk", [(120_000, "m", "hour")]),
    ],
)
def test_what_an_amount_is_per_is_read_in_three_languages(
    text: str, lang: Lang, expected: list[tuple[Decimal, str, str | None]]
) -> None:
    assert [(each.low, each.unit, each.per) for each in read(text, lang).quantities] == expected


@pytest.mark.parametrize(
    ("text", "lang", "low", "high", "unit"),
    [
        ("Сбор составил более сотни заявок.", "ru", "100", "100", "заявка"),
        ("Вывезли свыше тысячи тонн.", "ru", "1000000", "1000000", "kg"),
        ("Нашли две сотни патронов.", "ru", "200", "200", "round"),
        ("Жүзден астам тінту өтті.", "kk", "100", "100", "search"),
        ("Мыңға жуық шағым түсті.", "kk", "1000", "1000", "complaint"),
        ("It took an hour and a half.", "en", "1.5", "1.5", "hour"),
        ("Nearly a quarter of a million people came.", "en", "250000", "250000", "person"),
        ("A fee of 15,000 (fifteen thousand) tenge.", "en", "15000", "15000", "KZT"),
        ("Сбор 15 (пятнадцать) тысяч тенге.", "ru", "15000", "15000", "KZT"),
        ("Уплачено 15-ти тысяч тенге.", "ru", "15000", "15000", "KZT"),
        ("Пришли десять-двенадцать человек.", "ru", "10", "12", "person"),
        ("100-ден 150-ге дейін адам келді.", "kk", "100", "150", "person"),
        ("A 17,000-square-foot hall burned.", "en", "0.157935168", "0.157935168", "ha"),
        ("Выработка 500 млн кВтч.", "ru", "500000000", "500000000", "kWh"),
        ("The garden covers 4 km^2.", "en", "400", "400", "ha"),
        ("Штраф 12 тыс. рос. рублей.", "ru", "12000", "12000", "RUB"),
        ("Они взяли 1,2 млн доллардан астам.", "kk", "1200000", "1200000", "USD"),
        ("A 15-strong delegation arrived.", "en", "15", "15", "person"),
        ("The convoy had 40-plus trucks.", "en", "40", "40", "truck"),
        ("The rate rose by 50 basis points.", "en", "50", "50", "basis point"),
        ("Ставка выше на 50 базисных пунктов.", "ru", "50", "50", "basis point"),
        ("Рост на 2,3 п.п.", "ru", "2.3", "2.3", "pp"),
        ("The rate is 5 %.", "en", "5", "5", "%"),
        ("Түскен 9 млн 870 мың 345 теңге.", "kk", "9870345", "9870345", "KZT"),
        ("Уплачено 9 млн 870 тыс. 345 тенге.", "ru", "9870345", "9870345", "KZT"),
        ("Онда 5 мың жұмыс орны бар.", "kk", "5000", "5000", "жұмыс орны"),
        ("Кеше 3 автокөлігі тәркіленді.", "kk", "3", "3", "car"),
        ("Sales came to 2.5m units.", "en", "2500000", "2500000", "unit"),
        ("He paid 20 monthly calculation indices.", "en", "20", "20", "index"),
        ("They stole 35 head of cattle.", "en", "35", "35", "head"),
        ("He paid 10 рублей 30 копеек.", "ru", "10.3", "10.3", "RUB"),
    ],
)
def test_numerals_and_units_are_read_as_people_write_them(
    text: str, lang: Lang, low: str, high: str, unit: str
) -> None:
    (quantity,) = read(text, lang).quantities

    assert (quantity.low, quantity.high, quantity.unit) == (Decimal(low), Decimal(high), unit)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Room 24703 L-202 is shut.", "en"),
        ("He lives at 23456 F Block.", "en"),
        ("Unit scp2-173m broke.", "en"),
    ],
)
def test_a_letter_of_a_code_is_no_unit(text: str, lang: Lang) -> None:
    assert all(quantity.unit == "" for quantity in read(text, lang).quantities)


def test_the_nation_of_a_currency_belongs_to_the_figure() -> None:
    text = "Заключён договор на 3 млн долларов США в пятницу."

    (quantity,) = read(text, "ru").quantities

    assert text[quantity.span.start : quantity.span.end] == "3 млн долларов США"
