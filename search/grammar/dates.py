"""Days in a query text: a year, a month, a day, or from one to another."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_WAY_OUT = "write a year (2025), a month (2025-06), a day (2025-06-26) or two of them (2024-01..2025-03)"


def read_range(name: str, value: str) -> tuple[date | None, date | None]:
    """Return the first and the last day, both included, of `name:value`; an open end is None.

    Raises ValueError, with a sentence for the reader, when *value* is no such date.
    """
    if name == "since":
        return _days(value)[0], None
    if name == "until":
        return None, _days(value)[1]
    first, dots, last = value.partition("..")
    if not dots:
        return _days(value)
    since = _days(first)[0] if first else None
    until = _days(last)[1] if last else None
    if since and until and since > until:
        raise ValueError(f"{value} ends before it begins: write {last}..{first}")
    return since, until


def _days(value: str) -> tuple[date, date]:
    found = _POINT.fullmatch(value)
    if not found:
        raise ValueError(f'"{value}" is not a date: {_WAY_OUT}')
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise ValueError(f"there is no {value} in the calendar: {_WAY_OUT}") from error
    last_month = month or 12
    return first, date(first.year, last_month, day or monthrange(first.year, last_month)[1])


def write_range(since: date | None, until: date | None, joint: str = "..") -> str:
    """Return the coarsest value that `read_range("date", value)` reads back as these days."""
    for length in (len("2025"), len("2025-06")):
        first, last = _cut(since, length), _cut(until, length)
        if (since is None or _days(first)[0] == since) and (until is None or _days(last)[1] == until):
            break
    else:
        first, last = _cut(since, None), _cut(until, None)
    return first if first == last != "" else f"{first}{joint}{last}"


def _cut(day: date | None, length: int | None) -> str:
    return day.isoformat()[:length] if day else ""
