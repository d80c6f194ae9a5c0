"""The calendar days that a text mentions, in English, Russian and Kazakh: a strict grammar.

A day is taken when it can be read one way only and the calendar has it; otherwise its mention says why not.
The region writes the day first: 26.06.2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from indexer.month_names import MONTH_PATTERN, WEEKDAY_PATTERN, WEEKDAYS, month_number
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


_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:0?[1-9]|[12]\d|3[01]|\d\d)"
_OLD = r"(?<![\d№#])(?<!\d[-–—.,/:])"  # not inside of another number
_END = r"(?!\d)(?![-–—./:]\d)"
_WD = rf"(?:(?P<{{0}}>{WEEKDAY_PATTERN})\.?,?\s+)?"
_RU_YEAR = r"(?P<{0}>" + _YEAR + r")(?!\d)(?:\s*(?:г\.|года?у?(?!\w)|ж\.|жыл\w{{0,4}}))?"

_PATTERNS = (
    # 2025-09-13, 2025-09-13T10:00, 2025/09/13, 2025.09.13
    rf"{_OLD}(?P<iso_y>{_YEAR})(?P<sep>[-/.])(?P<iso_m>\d\d)(?P=sep)(?P<iso_d>\d\d)(?:(?=T\d)|(?!\d)(?!(?P=sep)\d))",
    # 26.06.2025, 26/06/2025, 26-06-2025, 6.2.2018
    rf"{_OLD}(?P<num_d>\d{{1,2}})(?P<mark>[./-])(?P<num_m>\d{{1,2}})(?P=mark)(?P<num_y>{_YEAR})(?!\d)(?!(?P=mark)\d)",
    # 2025 жылғы 26 маусым, 2025 ж. 26 маусымда
    rf"{_OLD}(?P<kk_y>{_YEAR})\s*(?:жыл\w{{0,4}}|ж\.),?\s+(?P<kk_d>\d{{1,2}})\s+(?P<kk_m>{MONTH_PATTERN})",
    # Thursday, 26 June 2025; 26th of June, 2025; «14» июня 2017 г.; 26 маусым 2025 ж.; 14 июня
    rf"{_OLD}{_WD.format('dm_w')}[«\"“]?(?P<dm_d>\d{{1,2}})(?:st|nd|rd|th)?[»\"”]?[-\s]+(?:of\s+)?(?P<dm_m>{MONTH_PATTERN})"
    rf"(?:\.?,?\s+{_RU_YEAR.format('dm_y')}|[-.]{_RU_YEAR.format('dm_y2')})?",
    # Thursday, June 26, 2025; Jan. 26th 2018; June 26
    rf"(?<![^\W_]){_WD.format('md_w')}(?P<md_m>{MONTH_PATTERN})\.?\s+(?P<md_d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:%])(?![.,]\d)"
    rf"(?:,?\s+(?P<md_y>{_YEAR})(?!\d))?",
)
_MENTION = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)
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
    for found in _MENTION.finditer(text):
        before = text[max(0, found.start() - 12) : found.start()]
        if not _RANGE_BEFORE.search(before) and not _RANGE_AFTER.match(text, found.end()):
            yield _mention(found)


def _mention(found: re.Match[str]) -> Mention:
    parts = {name: value for name, value in found.groupdict().items() if value}
    span, quote = Span(*found.span()), found[0]
    if "iso_y" in parts:
        return _whole(span, quote, (parts["iso_y"], parts["iso_m"], parts["iso_d"]))
    if "num_y" in parts:
        return _numeric(span, quote, parts)
    if "kk_y" in parts:
        return _whole(span, quote, (parts["kk_y"], month_number(parts["kk_m"]), parts["kk_d"]))
    return _named(span, quote, parts)


def _numeric(span: Span, quote: str, parts: dict[str, str]) -> Mention:
    day, month = int(parts["num_d"]), int(parts["num_m"])
    if parts["mark"] != "." and day != month and day <= 12 and month <= 12:
        return Mention(span, quote, doubt=f"{quote!r} can be read day first or month first")
    return _whole(span, quote, (parts["num_y"], month, day))


def _named(span: Span, quote: str, parts: dict[str, str]) -> Mention:
    order = "dm" if "dm_m" in parts else "md"
    month, day = month_number(parts[f"{order}_m"]), int(parts[f"{order}_d"])
    year = parts.get(f"{order}_y") or parts.get("dm_y2")
    if year is None:
        return Mention(span, quote, month=month, day=day)
    return _agreeing(_whole(span, quote, (year, month, day)), parts.get(f"{order}_w"))


def _whole(span: Span, quote: str, numbers: tuple[str, str | int, str | int]) -> Mention:
    try:
        value = date(*map(int, numbers))
    except ValueError:
        return Mention(span, quote, doubt=f"{quote!r} is not in the calendar")
    if value.year < EARLIEST:
        return Mention(span, quote, doubt=f"{quote!r} is before {EARLIEST}")
    return Mention(span, quote, value)


def _agreeing(mention: Mention, weekday: str | None) -> Mention:
    if weekday is None or mention.value is None or WEEKDAYS[weekday.lower()] == mention.value.weekday():
        return mention
    return Mention(mention.span, mention.quote, doubt=f"{mention.quote!r} is not a {weekday}")
