"""Sentences that other packages make, in the language of the page: errors, and why a date is in doubt.

They are made in English, with values in them, where nobody knows who reads. Here each is known by its
pattern, and told with the same values. A sentence without a pattern stays in English.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from web.words import later, text

_NESTED: Final = frozenset({"reason", "weekday"})  #: places that hold a sentence or word of ours again
_PLACE = re.compile(r"%\((\w+)\)s")


def told(sentence: str) -> str:
    """Return *sentence* in the language of the page.

    >>> told("sort is 'best': choose one of newest, oldest")
    "sort is 'best': choose one of newest, oldest"
    """
    for message in _MESSAGES:
        if found := _pattern(message).fullmatch(sentence):
            values = found.groupdict()
            return text(message) % {
                name: told(value) if name in _NESTED else value for name, value in values.items()
            }
    return sentence


@cache
def _pattern(message: str) -> re.Pattern[str]:
    """Return what finds the values of *message*; a place that comes twice has the same value twice."""
    parts = _PLACE.split(message)
    seen: set[str] = set()
    pattern = re.escape(parts[0])
    for name, words in zip(parts[1::2], parts[2::2], strict=True):
        pattern += (f"(?P={name})" if name in seen else f"(?P<{name}>.*?)") + re.escape(words)
        seen.add(name)
    return re.compile(pattern, re.DOTALL)


_QUERIES: Final = (
    later("the quotation mark %(sign)s at position %(at)s has no partner: close it, or leave it out"),
    later("there is no word in the quotes at position %(at)s: add one, or leave them out"),
    later(
        "the ~ at position %(at)s needs a number: "
        'write "drop accounts"~5 for at most 5 other words in between, or leave the ~ out'
    ),
    later("~%(number)s is too far apart: at most %(most)s words may stand in between"),
    later("the * at position %(at)s does not end a word: write account* for words that begin with account"),
    later("~%(number)s allows too many changes: at most %(most)s letters may differ"),
    later("~0 at position %(at)s allows no change: write ~1 or ~2, or leave it out"),
    later("the %(sign)s at position %(at)s works on one word only: write %(apart)s"),
    later("%(word)s matches too much: at least %(least)s letters must stand before %(sign)s"),
    later("%(word)s stands for more than %(most)s words, the limit: type more letters"),
    later("%(word)s stands for %(number)s words, the limit is %(most)s: type more letters"),
    later("the query has %(number)s characters and the limit is %(most)s: leave some words out"),
    later("the query has %(number)s characters, %(most)s are read: shorten it"),
    later("the query has %(number)s parts and the limit is %(most)s: leave some words out"),
    later("there is no word at position %(at)s: type letters or digits"),
    later("parentheses stand more than %(most)s deep, which is the limit: use fewer"),
    later(
        "%(name)s: at position %(at)s stands inside %(field)s: - "
        "write them one after the other, as in %(field)s:word %(name)s:word"
    ),
    later("lang: at position %(at)s takes one of en, ru and kk: write lang:en, or lang:ru OR lang:kk"),
    later("nothing follows %(name)s: at position %(at)s - write %(name)s:2025-06"),
    later(
        "nothing follows %(name)s: at position %(at)s - "
        'write %(name)s:word or %(name)s:"several words", or put %(name)s in quotes'
    ),
    later("nothing stands between the parentheses at position %(at)s: leave them out"),
    later("%(sign)s at position %(at)s needs a word before it: add one, or put %(sign)s in quotes"),
    later("%(sign)s at position %(at)s needs a word after it: add one, or put %(sign)s in quotes"),
    later("the ( at position %(at)s is never closed: add a ), or leave it out"),
    later("the ) at position %(at)s closes nothing: leave it out, or open it with ("),
    later("%(name)s: at position %(at)s is followed by an exclusion: write -%(name)s:word"),
    later(
        "the figure %(figure)s at position %(at)s stands inside %(name)s: - "
        "write it before or after, or in quotes"
    ),
    later(
        "the range %(range)s at position %(at)s runs backwards: "
        "write its smaller end first, and both in full, as in 1bn..2bn"
    ),
    later("%(name)s: at position %(at)s: %(reason)s"),
    later("%(range)s ends before it begins: write %(turned)s"),
    later(
        '"%(value)s" is not a date: '
        "write a year (2025), a month (2025-06), a day (2025-06-26) or two of them (2024-01..2025-03)"
    ),
    later(
        "there is no %(value)s in the calendar: "
        "write a year (2025), a month (2025-06), a day (2025-06-26) or two of them (2024-01..2025-03)"
    ),
)
_REQUESTS: Final = (
    later("%(name)s is given %(number)s times: give it once"),
    later("%(name)s is given more than once: give it once"),
    later("%(name)s has %(number)s values: choose at most %(most)s"),
    later("%(name)s is %(value)s: choose one of %(choices)s"),
    later("%(name)s is %(value)s: write a day like 2025-06-26"),
    later("sort 'largest' compares figures in one unit: ask for a figure in it, or select one unit"),
    later("%(name)s is %(value)s: write a whole number from 1 to %(most)s"),
    later("%(name)s is %(value)s: write a whole number of pixels"),
    later(
        "page %(page)s of %(size)s is out of reach: the first %(most)s releases are, "
        "so narrow the search instead"
    ),
    later("page %(page)s is out of range: the first %(most)s hits can be paged, narrow the search"),
    later("%(name)s has %(number)s characters: %(most)s fit"),
    later("filters has %(number)s characters, %(most)s are read: choose fewer filters"),
    later("filters has %(name)s: choose one of %(choices)s"),
    later("filters is %(value)s: paste the address of a search, or write it like year=2025"),
    later("origin is %(value)s: write the address of your page, like https://news.example.org"),
    later("since %(since)s is after until %(until)s: swap them"),
    later("%(what)s %(value)s does not exist: choose one of %(choices)s"),
    later("%(what)s %(value)s does not exist: choose from %(choices)s"),
    later("%(what)s %(value)s is out of range: choose 1 to %(most)s"),
)
_DOUBTS: Final = (
    later("the dateline %(quote)s has no year"),
    later("the dateline %(quote)s is after the publication"),
    later("the page prints several dates: %(several)s"),
    later("%(quote)s can be read day first or month first"),
    later("%(quote)s is not in the calendar"),
    later("%(quote)s is before %(day)s"),
    later("%(quote)s is not a date"),
    later("%(quote)s is not a %(weekday)s"),
    later("%(quote)s is after the day of reading"),
    later("%(quote)s has no year"),
)
_WEEKDAYS: Final = (
    later("Monday"),
    later("Tuesday"),
    later("Wednesday"),
    later("Thursday"),
    later("Friday"),
    later("Saturday"),
    later("Sunday"),
)
_MESSAGES: Final = (*_QUERIES, *_REQUESTS, *_DOUBTS, *_WEEKDAYS)
