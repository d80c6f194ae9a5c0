"""Spans of days: what `the first quarter of 2024` and its like come to."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date | None, date | None]

UNKNOWN: Days = (None, None)


def whole_year(year: int) -> Days:
    """Return the first and the last day of *year*."""
    return date(year, 1, 1), date(year, 12, 31)


def months(year: int, first: int, last: int) -> Days:
    """Return the first day of month *first* and the last day of month *last* of *year*."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def before(day: date, count: int, unit: str) -> date:
    """Return the day that is *count* units (`year`, `month`, `week`, `day`...) before *day*.

    The day of the month is kept where that month has it.

    >>> before(date(2025, 9, 12), 2, "year"), before(date(2025, 3, 31), 1, "month")
    (datetime.date(2023, 9, 12), datetime.date(2025, 2, 28))
    """
    length = {"day": 1, "week": 7}.get(unit)
    if length is not None:
        return day - timedelta(days=length * count)
    total = day.year * 12 + day.month - 1 - count * {"year": 12, "quarter": 3, "decade": 120}.get(unit, 1)
    year, month = divmod(total, 12)
    if year < 1:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
