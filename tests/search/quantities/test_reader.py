from decimal import Decimal

import pytest

from search.model import Lang
from search.quantities import Quantity, guess, read


def one(text: str, lang: Lang | None = None) -> Quantity:
    (quantity,) = read(text, lang or guess(text)).quantities
    return quantity


@pytest.mark.parametrize(
    ("text", "kind", "low", "unit", "modifier"),
    [
        ("Investigators froze more than 50,000 drop accounts.", "count", "50000", "account", "over"),
        ("Accounts holding over 2.4 billion tenge were found.", "money", "2400000000", "KZT", "over"),
        ("The fund took in KZT 282bn.", "money", "282000000000", "KZT", "exact"),
        ("It cost KZT420mln.", "money", "420000000", "KZT", "exact"),
        ("About US$684.6 million came back.", "money", "684600000", "USD", "about"),
        ("They paid $US5 million.", "money", "5000000", "USD", "exact"),
        ("A sum of ~$43 million was moved.", "money", "43000000", "USD", "about"),
        ("It costs $76 US.", "money", "76", "USD", "exact"),
        ("They asked for 15 $ MXN.", "money", "15", "USD", "exact"),
        ("They asked for $15 MXN.", "money", "15", "MXN", "exact"),
        ("Losses came to 30 MUSD.", "money", "30000000", "USD", "exact"),
        ("Losses came to 75 USD million.", "money", "75000000", "USD", "exact"),
        ("A fee of thirteen dollars forty-five cents.", "money", "13.45", "USD", "exact"),
        ("Profit was 361 million pounds.", "money", "361000000", "GBP", "exact"),
        ("Assets of 9.7 million USDT were blocked.", "money", "9700000", "USDT", "exact"),
        ("The U.S. $5 million grant.", "money", "5000000", "USD", "exact"),
        ("A price of Y=100 million.", "money", "100000000", "JPY", "exact"),
        ("No fewer than 1,200 inspections took place.", "count", "1200", "inspection", "at_least"),
        ("Up to 300 residents were heard.", "count", "300", "person", "at_most"),
        ("Fewer than 20 firms applied.", "count", "20", "company", "under"),
        ("Some 400 websites were shut.", "count", "400", "site", "about"),
        ("It weighs at least 1.5 tons.", "mass", "1500", "kg", "at_least"),
        ("A plot of 800 thousand hectares.", "area", "800000", "ha", "exact"),
        ("A flat of 60 m².", "area", "0.0060", "ha", "exact"),
        ("A hall of 60 sq m.", "area", "0.0060", "ha", "exact"),
        ("Timber: 1.4 mln cubic metres.", "volume", "1400000000", "liter", "exact"),
        ("A road of 25 km.", "length", "25000", "m", "exact"),
        ("It is 5 ft 6 in.", "length", "1.6764", "m", "exact"),
        ("He got 12 years and six months.", "duration", "12.5", "year", "exact"),
        ("The child is 9 years old.", "duration", "9", "year", "exact"),
        ("Output: 20 (kg).", "mass", "20", "kg", "exact"),
        ("The share is 18.7 per cent.", "percent", "18.7", "%", "exact"),
        ("It rose 1.2 percentage points.", "percent", "1.2", "pp", "exact"),
        ("Trade grew 100-fold.", "ratio", "100", "times", "exact"),
        ("Trade grew sixfold.", "ratio", "6", "times", "exact"),
        ("Arrests have doubled.", "ratio", "2", "times", "exact"),
        ("It took four times more.", "ratio", "4", "times", "exact"),
        ("The country ranked 88th out of 180 countries.", "rank", "88", "rank", "exact"),
        ("It holds third place.", "rank", "3", "rank", "exact"),
        ("It got 39 out of 100 points.", "score", "39", "point", "exact"),
        ("A quarter of criminal cases end so.", "percent", "25", "%", "exact"),
        ("Almost half of them left.", "percent", "50", "%", "about"),
        ("Every fifth case is dropped.", "percent", "20", "%", "exact"),
        ("One in five shops was never inspected.", "percent", "20", "%", "exact"),
        (
            "Nearly two out of three complaints were upheld.",
            "percent",
            "66.66666666666666666666666667",
            "%",
            "about",
        ),
        ("Some 9 out of 10 calls came from abroad.", "percent", "90", "%", "about"),
        (
            "Auditors said that three in four of the tenders had a single bidder.",
            "percent",
            "75",
            "%",
            "exact",
        ),
        ("They are asked half as often.", "percent", "50", "%", "exact"),
        ("Temperatures fell to minus 12 degrees Celsius.", "measure", "-12", "degC", "exact"),
        ("The wind reached 50mph.", "measure", "50", "mph", "exact"),
        ("14 types of important food products got cheaper.", "count", "14", "product", "exact"),
        ("Over 1,000 of these corruption cases ended.", "count", "1000", "case", "over"),
        ("One police officer was held.", "count", "1", "person", "exact"),
        ("400 social and public facilities were built.", "count", "400", "facility", "exact"),
        ("They drew up a 12 page document.", "count", "12", "page", "exact"),
        ("In total 24 members of organized groups came.", "count", "24", "person", "exact"),
        ("Prices went up by 50+ points.", "score", "50", "point", "over"),
        ("Theft dropped by a third.", "percent", "33.33333333333333333333333333", "%", "exact"),
        ("Half its staff left.", "percent", "50", "%", "exact"),
        ("The limit is 10,000 MCI.", "count", "10000", "MCI", "exact"),
        ("An ounce is 1/16 of a US pint.", "volume", "0.0295735295625", "liter", "exact"),
        ("A cup needs 1/2 pound of sugar.", "mass", "0.226796185", "kg", "exact"),
        ("It lasted 2 hours 30 minutes.", "duration", "2.5", "hour", "exact"),
        ("He lived there 50 consecutive years.", "duration", "50", "year", "exact"),
        ("Output is 5 tons per day.", "mass", "5000", "kg", "exact"),
        ("A field of 3 km2 burned.", "area", "300", "ha", "exact"),
        ("They sold 12 kilos.", "mass", "12", "kg", "exact"),
    ],
)
def test_an_english_quantity(text: str, kind: str, low: str, unit: str, modifier: str) -> None:
    quantity = one(text, "en")

    assert (quantity.kind, quantity.low, quantity.unit, quantity.modifier) == (
        kind,
        Decimal(low),
        unit,
        modifier,
    )


@pytest.mark.parametrize(
    ("text", "kind", "low", "unit", "modifier"),
    [
        ("Заблокировано более 50 тыс. дроп-счетов.", "count", "50000", "account", "over"),
        ("Возвращено свыше 2,4 млрд тенге.", "money", "2400000000", "KZT", "over"),
        ("Похищено 6 млн долларов США.", "money", "6000000", "USD", "exact"),
        ("Взятка в $100 тыс. передана.", "money", "100000", "USD", "exact"),
        ("Возбуждено 13 уголовных дел.", "count", "13", "case", "exact"),
        ("Осуждены не менее двухсот человек.", "count", "200", "person", "at_least"),
        ("Задержаны двое полицейских.", "count", "2", "person", "exact"),
        ("Пятеро арестованы.", "count", "5", "person", "exact"),
        ("Ущерб превысил 400 млн тенге.", "money", "400000000", "KZT", "over"),
        ("Изъято около полутора тонн травы.", "mass", "1500", "kg", "about"),
        ("Занял 88-е место из 180 стран.", "rank", "88", "rank", "exact"),
        ("Страна занимает 88 место.", "rank", "88", "rank", "exact"),
        ("Набрано 40 баллов.", "score", "40", "point", "exact"),
        ("Вырос на 1,2 процентного пункта.", "percent", "1.2", "pp", "exact"),
        ("Каждый четвёртый пострадавший молод.", "percent", "25", "%", "exact"),
        ("Более половины жалоб обоснованы.", "percent", "50", "%", "over"),
        ("Число выросло вдвое.", "ratio", "2", "times", "exact"),
        ("Площадь – 1,5 тыс. кв. м.", "area", "0.15", "ha", "exact"),
        ("Получил 8 лет.", "duration", "8", "year", "exact"),
        ("Закрыто 130 нелегальных обменных площадок.", "count", "130", "platform", "exact"),
        ("Проверено 20 объектов и более.", "count", "20", "facility", "at_least"),
        ("Выявлено 521 коррупционное преступление.", "count", "521", "crime", "exact"),
        ("Сгорело 5 квадратных километров.", "area", "500", "ha", "exact"),
        ("Вывезено 12 кубических метров леса.", "volume", "12000", "liter", "exact"),
        ("Количество аварий уменьшилось на треть.", "percent", "33.33333333333333333333333333", "%", "exact"),
        ("Осуждён 35-летний житель.", "duration", "35", "year", "exact"),
        ("Штраф 20,000 руб уплачен.", "money", "20000", "RUB", "exact"),
        ("Уехали 300 эшелонов.", "count", "300", "эшелон", "exact"),
    ],
)
def test_a_russian_quantity(text: str, kind: str, low: str, unit: str, modifier: str) -> None:
    quantity = one(text, "ru")

    assert (quantity.kind, quantity.low, quantity.unit, quantity.modifier) == (
        kind,
        Decimal(low),
        unit,
        modifier,
    )


@pytest.mark.parametrize(
    ("text", "kind", "low", "unit", "modifier"),
    [
        ("50 мың теңге төленді.", "money", "50000", "KZT", "exact"),
        ("Шығын 6 млрд теңгеден асты.", "money", "6000000000", "KZT", "over"),
        ("30-дан астам адам ұсталды.", "count", "30", "person", "over"),
        ("800-ге жуық нұсқама жолданды.", "count", "800", "directive", "about"),
        ("Кемінде 10 адам келді.", "count", "10", "person", "at_least"),
        ("6 млн АҚШ доллары тәркіленді.", "money", "6000000", "USD", "exact"),
        ("Залал 9 есеге артты.", "ratio", "9", "times", "exact"),
        ("Саны 12 пайызға төмендеді.", "percent", "12", "%", "exact"),
        ("Ел 88-орынға шықты.", "rank", "88", "rank", "exact"),
        ("Істердің төрттен бірі қысқарды.", "percent", "25", "%", "exact"),
        ("Барлығы 18 ірі тексеру өтті.", "count", "18", "audit", "exact"),
        ("50 мыңнан астам дроп-шот табылды.", "count", "50000", "account", "over"),
        ("2 жылға сотталды.", "duration", "2", "year", "exact"),
        ("1 500-ден астам сыбайлас жемқорлық қылмысы тіркелді.", "count", "1500", "crime", "over"),
        ("Инфляция 8,5%-ға дейін төмендеді.", "percent", "8.5", "%", "exact"),
        ("60 шаршы метрді алды.", "area", "0.006", "ha", "exact"),
        ("Ер адам 45 жаста.", "duration", "45", "year", "exact"),
        ("7 эшелонның жолы кесілді.", "count", "7", "эшелон", "exact"),
        ("90 пайыздан астамы өтелді.", "percent", "90", "%", "over"),
    ],
)
def test_a_kazakh_quantity(text: str, kind: str, low: str, unit: str, modifier: str) -> None:
    quantity = one(text, "kk")

    assert (quantity.kind, quantity.low, quantity.unit, quantity.modifier) == (
        kind,
        Decimal(low),
        unit,
        modifier,
    )


@pytest.mark.parametrize(
    "text",
    [
        "On 12 March 2021 the order was repealed.",
        "It was signed on June 26, 2025 at 20:31:49.",
        "The session of 2025-06-26 began at 9 p.m.",
        "Phone 8 (7172) 55-12-34, ext. 402.",
        "Call +7 701 123 45 67.",
        "Under Article 366 part 4 of the Code.",
        "Laid down in Articles 524 and 531 of the Code.",
        "Order No. 45 was repealed.",
        "The G20 and Committee 1267 discussed COVID-19.",
        "The Boeing 737 left gate 12.",
        "The plan for 2023-2025 was adopted in 2022.",
        "See https://example.org/news/1025247?lang=kk or mail a1@example.org.",
        "Comments (0)",
        "1. The board met.",
        "20:31:49 902The office met.",
        "They won 2-1 in the final.",
        "Men aged 18 to 34 took part.",
        "One of the reasons is known.",
        "A policy of zero tolerance goes on.",
        "Announcement 1144219560",
        "Room 007 is closed.",
        "The S&P 500 fell.",
        "A four-door car and a five-year plan.",
        "The 2019 review is out.",
        "The first half is over.",
        "It lasted half of the year.",
        "They came every",
        "He came every first day.",
        "In the first place we thank them.",
        "Приказ № 45 от 12 марта 2021 года.",
        "Задержан в 9 часов утра.",
        "По статье 366 части 4.",
        "Кодекстің 366-бабы бойынша.",
        "2025 жылғы 26 маусымда қабылданды.",
        "They are open 24/7 since 9/11.",
        "The ISO 3888-2 test and the ID.3 car.",
        "It bought a one-third interest.",
        "49 Zorro Road is for sale.",
        "Keytruda 2018 sales were high.",
        "Nothing was counted here.",
    ],
)
def test_what_counts_nothing_is_left_out(text: str) -> None:
    assert [found for found in read(text, guess(text)).quantities if found.unit] == []


def test_a_year_is_a_count_when_it_counts() -> None:
    quantity = one("In 2023 alone 2023 violations were found.", "en")

    assert (quantity.low, quantity.unit) == (2023, "violation")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("terms of 6 to 18 years", "6", "18", "year"),
        ("between 2 and 3 billion tenge", "2000000000", "3000000000", "KZT"),
        ("fines from $250,000 to $1 million", "250000", "1000000", "USD"),
        ("between $62 and $68", "62", "68", "USD"),
        ("$10 to $15 billion", "10000000000", "15000000000", "USD"),
        ("20-30 cases", "20", "30", "case"),
        ("three or four years", "3", "4", "year"),
        ("$3-4 billion", "3000000000", "4000000000", "USD"),
        ("an 8- to 16-meter telescope", "8", "16", "m"),
        ("5 to 7 per cent", "5", "7", "%"),
        ("from 0-to-60 mph", "0", "60", "mph"),
        ("от 60 до 65 процентов", "60", "65", "%"),
        ("5 жылдан 8 жылға дейін", "5", "8", "year"),
    ],
)
def test_a_range_is_one_quantity(text: str, low: str, high: str, unit: str) -> None:
    quantity = one(text)

    assert (quantity.low, quantity.high, quantity.unit) == (Decimal(low), Decimal(high), unit)


def test_the_ends_of_a_change_stay_two() -> None:
    text = "Seizures grew from 13 kg to 1.5 tons."

    low, high = read(text, "en").quantities

    assert (low.low, high.low, low.unit, high.unit) == (13, 1500, "kg", "kg")


@pytest.mark.parametrize(
    "text",
    ["Police stopped two in three raids.", "Seven out of 12 jurors left.", "It fell one in five years."],
)
def test_two_numbers_that_only_look_like_a_share_are_none(text: str) -> None:
    assert "percent" not in {quantity.kind for quantity in read(text, "en").quantities}


def test_a_goal_is_no_upper_bound() -> None:
    _, goal = read("Объём вырос с 13 кг до 1,5 т.", "ru").quantities

    assert (goal.modifier, goal.low) == ("exact", 1500)


def test_a_count_of_sized_things_takes_the_noun_behind_the_size() -> None:
    count, size = read("They make eight million 250ml bottles.", "en").quantities

    assert (count.low, count.unit) == (8_000_000, "bottle")
    assert (size.low, size.unit) == (Decimal("0.25"), "liter")


def test_a_vague_amount_is_an_order_of_magnitude() -> None:
    quantity = one("They hold tens of thousands of hectares.", "en")

    assert (quantity.low, quantity.high, quantity.form) == (10_000, 100_000, "vague")


def test_the_span_goes_from_the_modifier_over_what_is_measured() -> None:
    text = "Police seized over 22 tons of chemical reagents."

    quantity = one(text, "en")

    assert text[quantity.span.start : quantity.span.end] == "over 22 tons of chemical reagents"
    assert text[quantity.number.start : quantity.number.end] == "22 tons"


def test_a_rate_is_kept_apart_from_the_unit() -> None:
    quantity = one("They earn KZT 450,000 per month.", "en")

    assert (quantity.unit, quantity.per) == ("KZT", "month")


@pytest.mark.parametrize(
    ("text", "unit", "per"),
    [
        ("They pay a 12-cent-a-share dividend.", "cent", "share"),
        ("It costs $1,100 per square foot.", "USD", "square foot"),
        ("Сотрудник получает 450 000 тенге в месяц.", "KZT", "month"),
        ("Олар айына емес, 450 000 теңге жылына алады.", "KZT", "year"),
        ("It fell from $ 1.17 billion a year earlier.", "USD", None),
    ],
)
def test_rates_of_many_kinds(text: str, unit: str, per: str | None) -> None:
    quantity = one(text)

    assert (quantity.unit, quantity.per) == (unit, per)


def test_a_printed_unit_keeps_the_words_of_the_text() -> None:
    quantity = one("9 organized criminal groups were broken up.", "en")

    assert (quantity.unit, quantity.printed_unit) == ("group", "organized criminal group")


def test_a_sentence_without_a_number_is_not_cut_into_tokens() -> None:
    assert read("Nothing here.", "en").tokens == ()


@pytest.mark.parametrize(
    ("text", "lang"), [("over 5 accounts", "en"), ("свыше 5 млрд", "ru"), ("5 мың теңге", "kk")]
)
def test_the_language_of_a_query_is_told_by_its_letters(text: str, lang: Lang) -> None:
    assert guess(text) == lang


@pytest.mark.parametrize("printed", ["1.234,56", "1 234,56", "1,234.56"])
@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_hundredths_behind_groups_are_read_with_any_marks(printed: str, lang: Lang) -> None:
    found = read(f"The repair cost {printed} euros.", lang).quantities

    assert [(each.low, each.unit) for each in found] == [(Decimal("1234.56"), "EUR")]


@pytest.mark.parametrize("printed", ["0.234,56", "1.234,567", "1.234,56,78"])
def test_what_only_begins_like_groups_with_hundredths_is_no_such_number(printed: str) -> None:
    found = read(f"The repair cost {printed} euros.", "en").quantities

    assert Decimal("1234.56") not in [each.low for each in found]


def test_a_modifier_between_two_amounts_is_said_of_the_second() -> None:
    found = read("They paid 100 francs at least 200 dollars ago.", "en").quantities

    assert [(each.low, each.modifier) for each in found] == [(100, "exact"), (200, "at_least")]


def test_a_hyphen_before_the_magnitude_is_no_end_of_the_amount() -> None:
    quantity = one("The $8.7-million grant was paid.")

    assert (quantity.low, quantity.unit) == (Decimal(8_700_000), "USD")
