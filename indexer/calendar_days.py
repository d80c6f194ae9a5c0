"""The calendar days that a text mentions, in English, Russian and Kazakh: a strict grammar.

A day is taken when it can be read one way only and the calendar has it; otherwise its mention says why not.
The region writes the day first: 26.06.2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from indexer.month_names import MONTH_PATTERN, MONTHS, WEEKDAYS, month_number
from search.model import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a day. *value* is None when *doubt* says why, or when the year is not there.

    *month* and *day* are set when the words give them without a year. *span* is into the text searched.
    """

    span: Span
    quote: str
    value: date | None = None
    month: int | None = None
    day: int | None = None
    doubt: str | None = None


_NUMBER = re.compile(r"\d+")
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_APART = r"(?<![\d№#])(?<!\d[-–—.,/:])"  # not inside of another number
_YEAR_SIGN = r"(?:\s*(?:г\.|года?у?(?!\w)|ж\.|жыл\w{0,4}))?"


def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


# 2025-09-13, 2025-09-13T10:00, 2025/09/13, 2025.09.13
_ISO = _pattern(
    rf"{_APART}{_YEAR}(?P<mark>[-/.])(?P<m>\d\d)(?P=mark)(?P<d>\d\d)(?:(?=T\d)|(?!\d)(?!(?P=mark)\d))"
)
# 26.06.2025, 26/06/2025, 26-06-2025, 6.2.2018
_NUMERIC = _pattern(
    rf"{_APART}(?P<d>\d{{1,2}})(?P<mark>[./-])(?P<m>\d{{1,2}})(?P=mark){_YEAR}(?!\d)(?!(?P=mark)\d){_YEAR_SIGN}"
)
# 2025 жылғы 26 маусым, 2025 ж. 26 маусымда
_YEAR_FIRST = _pattern(
    rf"{_APART}{_YEAR}\s*(?:жыл\w{{0,4}}|ж\.),?\s+(?P<d>\d{{1,2}})\s+(?P<month>{MONTH_PATTERN})"
)
# 26 June 2025; 26th of June, 2025; 13-Sep-2025; «14» июня 2017 г.; 26 маусым 2025 ж.; 14 июня
_DAY_FIRST = _pattern(
    rf"{_APART}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[»\"”]?[-\s]+(?:of\s+)?(?P<month>{MONTH_PATTERN})"
    rf"(?:(?:\.?,?\s+|[-.]){_YEAR}(?!\d){_YEAR_SIGN})?"
)
# June 26, 2025; Jan. 26th 2018; June 26
_MONTH_FIRST = _pattern(
    rf"(?P<month>{MONTH_PATTERN})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:%])(?![.,]\d)(?:,?\s+{_YEAR}(?!\d))?"
)
# What all of them below hold at least, from the first digit on: most numbers are no days.
_MAY_BE_DAY = re.compile(
    r"\d{4}(?:[-/.]\d|\s*[жЖ])|\d{1,2}(?:[./-]\d|(?:st|nd|rd|th)?[»\"”]?[-\s]+(?:of\s+)?[^\W\d_])",
    re.IGNORECASE,
)
_FROM_DAY = (_ISO, _NUMERIC, _YEAR_FIRST, _DAY_FIRST)
_WORD_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]+)\.?,?\s+$")
_OPENING_QUOTES = '«"“'
_LOOK_BACK = 20  #: code points; longer than any month or weekday with what may follow it
_RANGE_BEFORE = re.compile(r"(?<![\d:.])\d{1,2}(?:\s*[-–—]\s*|\s+(?:to|and|по|и)\s+|,\s+)$")
_RANGE_AFTER = re.compile(r"\s*[-–—]\s*\d{1,2}(?![\d:])")
EARLIEST = 1990  #: releases of the offices concerned do not go further back, so an older year is a slip


def days(text: str) -> Iterator[Mention]:
    """Yield the days that *text* mentions, in order. Days of a range ("12-14 June") are no mentions.

    >>> [mention.value for mention in days("Astana, January 26, 2018.")]
    [datetime.date(2018, 1, 26)]
    >>> [mention.doubt for mention in days("31.06.2025")]
    ["'31.06.2025' is not in the calendar"]
    """
    end = 0
    for number in _NUMBER.finditer(text):
        found = _at(text, number.start()) if number.start() >= end else None
        if found is None or found.start() < end:
            continue
        end = found.end()
        before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
        if not _RANGE_BEFORE.search(before) and not _RANGE_AFTER.match(text, end):
            yield _mention(found, text)


def _at(text: str, start: int) -> re.Match[str] | None:
    """Return the words of a day whose first number stands at *start*."""
    if _MAY_BE_DAY.match(text, start):
        for pattern in _FROM_DAY:
            if found := pattern.match(text, start):
                return found
    month = _word_before(text, start)
    if month is None or not _is_month(month[1]):
        return None
    return _MONTH_FIRST.match(text, month.start())


def _word_before(text: str, start: int) -> re.Match[str] | None:
    if not text[max(0, start - 1) : start].isspace():
        return None
    return _WORD_BEFORE.search(text, max(0, start - _LOOK_BACK), start)


def _is_month(word: str) -> bool:
    return word.lower() in MONTHS


def _mention(found: re.Match[str], text: str) -> Mention:
    weekday = _word_before(text, found.start())
    named = weekday is not None and weekday[1].lower() in WEEKDAYS and found.re in {_DAY_FIRST, _MONTH_FIRST}
    start = weekday.start() if weekday is not None and named else found.start()
    if start and text[start - 1] in _OPENING_QUOTES and found.re is _DAY_FIRST:
        start -= 1
    mention = _plain(found, Span(start, found.end()), text[start : found.end()])
    return _agreeing(mention, weekday[1]) if weekday is not None and named else mention


def _plain(found: re.Match[str], span: Span, quote: str) -> Mention:
    parts = found.groupdict()
    if found.re is _NUMERIC:
        return _numeric(span, quote, parts)
    month = int(parts["m"]) if found.re is _ISO else month_number(parts["month"])
    if parts["y"] is None:
        return Mention(span, quote, month=month, day=int(parts["d"]))
    return _whole(span, quote, (parts["y"], month, parts["d"]))


def _numeric(span: Span, quote: str, parts: dict[str, str]) -> Mention:
    day, month = int(parts["d"]), int(parts["m"])
    if parts["mark"] == "/" and day != month and day <= 12 and month <= 12:
        return Mention(span, quote, doubt=f"{quote!r} can be read day first or month first")
    return _whole(span, quote, (parts["y"], month, day))


def _whole(span: Span, quote: str, numbers: tuple[str, str | int, str | int]) -> Mention:
    try:
        value = date(*map(int, numbers))
    except ValueError:
        return Mention(span, quote, doubt=f"{quote!r} is not in the calendar")
    if value.year < EARLIEST:
        return Mention(span, quote, doubt=f"{quote!r} is before {EARLIEST}")
    return Mention(span, quote, value)


def _agreeing(mention: Mention, weekday: str) -> Mention:
    if mention.value is None or WEEKDAYS[weekday.lower()] == mention.value.weekday():
        return mention
    return Mention(mention.span, mention.quote, doubt=f"{mention.quote!r} is not a {weekday}")
