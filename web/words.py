"""The words of the interface, and days, numbers and lists as its reader writes them.

Every string that a reader sees passes `text` or `plural` here, or `_` and `ngettext` in a template, which
are the same two. They answer in the language of the request; outside of one, in English.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import ContextVar
from datetime import date
from decimal import Decimal
from functools import cache

from search.figures import NBSP
from search.model import Lang
from search.unitwords import is_named, unit_words
from web.catalogues import SOURCE, catalogue

MANY = Decimal(100)  #: an amount that takes the plural of a heading in each of the three languages


_spoken: ContextVar[Lang] = ContextVar("spoken", default=SOURCE)  # asked a thousand times a page


def interface() -> Lang:
    """Return the language of the page that is being made, as HTML and badges name it."""
    return _spoken.get()


def speak(language: Lang) -> None:
    """Let *language* be that of all that this thread makes from now on."""
    _spoken.set(language)


def text(message: str) -> str:
    """Return *message* in the language of the page. What is not translated stays in English."""
    return catalogue(interface()).gettext(message)


def plural(one: str, many: str, number: int) -> str:
    """Return the form of a message that goes with *number* in the language of the page."""
    return catalogue(interface()).ngettext(one, many, number)


def later(message: str) -> str:
    """Return *message*, which is looked up later: `text` of it, when somebody reads it."""
    return message


def day(value: date) -> str:
    """Return *value* in words.

    >>> day(date(2025, 6, 26))
    '26 June 2025'
    """
    return text("%(day)s %(year)d") % {"day": day_of_year(value), "year": value.year}


def day_of_year(value: date) -> str:
    """Return *value* in words without its year: a month is declined after a number in some languages."""
    return _days(interface())[value.month - 1] % {"day": value.day}


def month(number: int) -> str:
    """Return the name of the month of that *number*, 1 to 12, as it stands alone."""
    return _months(interface())[number - 1]


def month_of_year(number: int, year: str) -> str:
    """Return that month of *year* in words."""
    return text("%(month)s %(year)s") % {"month": month(number), "year": year}


def count(number: int) -> str:
    """Return *number* with its thousands apart.

    >>> count(7700)
    '7,700'
    """
    return f"{number:,}" if interface() == "en" else f"{number:,}".replace(",", NBSP)


def listed(items: Sequence[str]) -> str:
    """Return *items* as a phrase.

    >>> listed(("drop", "accounts", "frozen"))
    'drop, accounts and frozen'
    """
    if len(items) < 2:
        return "".join(items)
    return text("%(first)s and %(last)s") % {"first": ", ".join(items[:-1]), "last": items[-1]}


def quoted(words: str) -> str:
    """Return *words* in the quotation marks of the language.

    >>> quoted("drop")
    '“drop”'
    """
    return text("“%(words)s”") % {"words": words}


def language(code: str) -> str:
    """Return the name of the language of that *code*, or the code of one that has no name here."""
    return _languages(interface()).get(code, code)


def unit(code: str) -> str:
    """Return what is counted or measured in that unit, as many of them.

    >>> unit("KZT"), unit("person"), unit("%")
    ('tenge', 'people', 'percent')
    """
    return _units(interface()).get(code) or unit_words(code, MANY, interface())


def unit_language(code: str) -> Lang | None:
    """Return the language that `unit` names that unit in, None for the page's."""
    return None if is_named(code, interface()) or code in {"rank", "times"} else "en"


def kind(code: str) -> str:
    """Return what figures of that kind are called; a kind that has no name here by its code."""
    return _kinds(interface()).get(code, code)


def releases(number: int) -> str:
    """Return the word for that many releases.

    >>> releases(1), releases(2)
    ('release', 'releases')
    """
    return plural("release", "releases", number)


# Tables of words, each made once for a language, which is that of the page whose words they are.


@cache
def _months(_language: Lang) -> tuple[str, ...]:
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


@cache
def _days(_language: Lang) -> tuple[str, ...]:
    return (
        text("%(day)d January"),
        text("%(day)d February"),
        text("%(day)d March"),
        text("%(day)d April"),
        text("%(day)d May"),
        text("%(day)d June"),
        text("%(day)d July"),
        text("%(day)d August"),
        text("%(day)d September"),
        text("%(day)d October"),
        text("%(day)d November"),
        text("%(day)d December"),
    )


@cache
def _languages(_language: Lang) -> dict[str, str]:
    return {"en": text("English"), "ru": text("Russian"), "kk": text("Kazakh")}


@cache
def _units(_language: Lang) -> dict[str, str]:
    return {"%": text("percent"), "rank": text("ranks"), "times": text("times as much")}


@cache
def _kinds(_language: Lang) -> dict[str, str]:
    return {
        "money": text("Money"),
        "count": text("Counts"),
        "percent": text("Percentages"),
        "mass": text("Mass"),
        "area": text("Area"),
        "volume": text("Volume"),
        "length": text("Length"),
        "duration": text("Duration"),
        "rank": text("Ranks"),
        "score": text("Scores"),
        "ratio": text("Ratios"),
        "measure": text("Other measures"),
    }
