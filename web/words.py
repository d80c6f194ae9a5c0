"""The words of the interface, and days, numbers and lists as its reader writes them.

Every string that a reader sees passes `text` or `plural` here, or `_` and `ngettext` in a template, which
are the same two. They answer in English, the language of the sources, until catalogues are there.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from gettext import NullTranslations

from search.model import Lang
from search.unitwords import unit_words

INTERFACE: Lang = "en"  #: the language of every page, as HTML and badges name it

MANY = Decimal(100)  #: an amount that takes the plural of a heading in each of the three languages

_ENGLISH = NullTranslations()

text = _ENGLISH.gettext
plural = _ENGLISH.ngettext


def day(value: date) -> str:
    """Return *value* in words.

    >>> day(date(2025, 6, 26))
    '26 June 2025'
    """
    return text("%(day)d %(month)s %(year)d") % {
        "day": value.day,
        "month": month(value.month),
        "year": value.year,
    }


def month(number: int) -> str:
    """Return the name of the month of that *number*, 1 to 12."""
    return _months()[number - 1]


def count(number: int) -> str:
    """Return *number* with its thousands apart.

    >>> count(7700)
    '7,700'
    """
    return f"{number:,}"


def listed(items: Sequence[str]) -> str:
    """Return *items* as a phrase.

    >>> listed(("drop", "accounts", "frozen"))
    'drop, accounts and frozen'
    """
    if len(items) < 2:
        return "".join(items)
    return text("%(first)s and %(last)s") % {"first": ", ".join(items[:-1]), "last": items[-1]}


def language(code: str) -> str:
    """Return the name of the language of that *code*, or the code of one that has no name here."""
    return _languages().get(code, code)


def unit(code: str) -> str:
    """Return what is counted or measured in that unit, as many of them.

    >>> unit("KZT"), unit("person"), unit("%")
    ('tenge', 'people', 'percent')
    """
    named = {"%": text("percent"), "rank": text("ranks"), "times": text("times as much")}
    return named.get(code) or unit_words(code, MANY, INTERFACE)


def _months() -> tuple[str, ...]:
    return (
        text("January"),
        text("February"),
        text("March"),
        text("April"),
        text("May"),
        text("June"),
        text("July"),
        text("August"),
        text("September"),
        text("October"),
        text("November"),
        text("December"),
    )


def _languages() -> dict[str, str]:
    return {"en": text("English"), "ru": text("Russian"), "kk": text("Kazakh")}
