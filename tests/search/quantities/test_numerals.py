from decimal import Decimal

import pytest

from search.model import Lang
from search.quantities.digits import digits_value
from search.quantities.languages import LEXICONS
from search.quantities.numerals import number_at
from search.quantities.tokens import tokenize


def value(text: str, lang: Lang = "en") -> Decimal | None:
    number = number_at(tokenize(text, 0, len(text)), 0, LEXICONS[lang], lang)
    return number.value if number else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2.4 billion", "2400000000"),
        ("282bn", "282000000000"),
        ("5.5mln", "5500000"),
        ("450k", "450000"),
        ("4.3M", "4300000"),
        ("8.7-million", "8700000"),
        ("1 bln 250 mln", "1250000000"),
        ("100 thousand million", "100000"),
        ("twenty-five thousand", "25000"),
        ("four hundred and twelve", "412"),
        ("one hundred and twenty-five thousand three hundred", "125300"),
        ("half a million", "500000"),
        ("a quarter of a million", "250000"),
        ("a hundred thousand", "100000"),
        ("a dozen", "12"),
        ("two and a half", "2.5"),
        ("a million and a half", "1500000"),
        ("one million and a half", "1500000"),
        ("7 3/4", "7.75"),
        ("1/2", "0.5"),
        ("½", "0.5"),
        ("2½", "2.5"),
        ("twenty five", "25"),
        ("zero", "0"),
        (".75", "0.75"),
        ("1 234 567", "1234567"),
        ("1,00,000", "100000"),
        ("1.234.567,5", "1234567.5"),
        ("1'250'000", "1250000"),
    ],
)
def test_english_numbers_in_digits_and_words(text: str, expected: str) -> None:
    assert value(text) == Decimal(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 млн 250 тыс.", "1250000"),
        ("полмиллиона", "500000"),
        ("двести пятьдесят три тысячи", "253000"),
        ("полтора миллиона", "1500000"),
        ("две с половиной тысячи", "2500"),
        ("тысяча", "1000"),
        ("пятеро", "5"),
        ("2,5 млрд", "2500000000"),
        ("1,250", "1.250"),
    ],
)
def test_russian_numbers_in_every_case(text: str, expected: str) -> None:
    assert value(text, "ru") == Decimal(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("жиырма бес мың", "25000"),
        ("он бір", "11"),
        ("екі жарым миллион", "2500000"),
        ("жарты миллион", "500000"),
        ("екі жүз елу", "250"),
        ("үш миллионнан", "3000000"),
    ],
)
def test_kazakh_numbers_with_their_endings(text: str, expected: str) -> None:
    assert value(text, "kk") == Decimal(expected)


@pytest.mark.parametrize(
    "text", ["thousands", "accounts", "-", "a week", "and", "123456789012345678901234567890", "a / b"]
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert value(text) is None


def test_number_words_that_cannot_be_one_number_stay_apart() -> None:
    assert value("nineteen eighty") == 19
    assert value("five six") == 5


def test_a_hyphen_joins_digits_to_a_magnitude_only_without_blanks() -> None:
    assert value("8.7 - million") == Decimal("8.7")
    assert value("8.7-month") == Decimal("8.7")


def test_a_comma_before_three_digits_groups_in_english_only() -> None:
    assert digits_value("1,250", "en") == 1250
    assert digits_value("1,250", "kk") == Decimal("1.25")


def test_of_two_marks_the_last_is_decimal_in_every_language() -> None:
    assert digits_value("1,234.5", "ru") == Decimal("1234.5")
    assert digits_value("1.234,5", "en") == Decimal("1234.5")
    assert digits_value("1,2.3.4", "en") is None


def test_a_fraction_must_be_smaller_than_one() -> None:
    assert value("9/11") == Decimal(9) / 11
    assert value("11/9") == 11
    assert value("1/0") == 1
