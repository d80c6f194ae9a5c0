from decimal import Decimal

import pytest

from search.figures import NBSP, figure
from search.model import Lang
from search.unitwords import unit_words


@pytest.mark.parametrize(
    ("value", "locale", "expected"),
    [
        ("2400000000", "en", "2.4 billion"),
        ("1130000000000", "en", "1.13 trillion"),
        ("1250000", "en", "1.25 million"),
        ("1234567", "en", "1,234,567"),
        ("842625", "en", "842,625"),
        ("50000", "en", "50,000"),
        ("1692", "en", "1,692"),
        ("13.5", "en", "13.5"),
        ("33.333333333333", "en", "33.333333"),
        ("-12", "en", "-12"),
        ("0", "en", "0"),
        ("2400000000", "ru", f"2,4{NBSP}млрд"),
        ("50000", "ru", f"50{NBSP}000"),
        ("1692", "ru", "1692"),
        ("13.5", "ru", "13,5"),
        ("6000000", "kk", f"6{NBSP}млн"),
    ],
)
def test_a_figure_is_printed_as_its_locale_does(value: str, locale: Lang, expected: str) -> None:
    assert figure(Decimal(value), locale) == expected


@pytest.mark.parametrize(
    ("unit", "value", "locale", "expected"),
    [
        ("account", "1", "en", "account"),
        ("account", "50000", "en", "accounts"),
        ("person", "3", "en", "people"),
        ("KZT", "5", "en", "tenge"),
        ("%", "5", "en", "%"),
        ("", "5", "en", ""),
        ("AED", "5", "en", "AED"),
        ("person", "1", "ru", "человек"),
        ("person", "3", "ru", "человека"),
        ("case", "21", "ru", "дело"),
        ("case", "11", "ru", "дел"),
        ("case", "112", "ru", "дел"),
        ("year", "2.5", "ru", "года"),
        ("casino", "5", "ru", "casinos"),
        ("account", "5", "kk", "шот"),
    ],
)
def test_a_unit_takes_the_number_that_its_value_asks_for(
    unit: str, value: str, locale: Lang, expected: str
) -> None:
    assert unit_words(unit, Decimal(value), locale) == expected
