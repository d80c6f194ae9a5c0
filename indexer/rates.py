"""`rates.csv`: official exchange rates, an authority file that may stand beside the releases."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from indexer.errors import AuthorityInvalid
from search.rates import HOME, NO_RATES, Rate, Rates, rates

FILE = "rates.csv"
COLUMNS = ("date", "currency", "rate", "source")
_CODE = re.compile("[A-Z]{3}")


def load_rates(path: Path) -> Rates:
    """Return the rates in the file at *path*; none when it is not there.

    A rate is what one unit of the currency was worth in tenge. Raises AuthorityInvalid, which names the file,
    the line and the value.
    """
    if not path.exists():
        return NO_RATES
    seen: dict[tuple[date, str], int] = {}
    found: list[Rate] = []
    for number, rate in _read(path):
        before = seen.setdefault((rate.day, rate.currency), number)
        if before != number:
            raise AuthorityInvalid(
                f"{path.name}: line {number}: '{rate.currency}' on {rate.day} stands on line {before} "
                "already; keep one of them"
            )
        found.append(rate)
    return rates(found)


def _read(path: Path) -> Iterator[tuple[int, Rate]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise AuthorityInvalid(f"{path.name}: not in UTF-8: {error}") from error
    lines = csv.reader(text.splitlines())
    header = next(lines, [])
    if tuple(header) != COLUMNS:
        raise AuthorityInvalid(f"{path.name}: line 1: '{','.join(header)}' is not '{','.join(COLUMNS)}'")
    for cells in lines:
        if cells:
            yield lines.line_num, _rate(cells, f"{path.name}: line {lines.line_num}")


def _rate(cells: list[str], where: str) -> Rate:
    if len(cells) != len(COLUMNS):
        raise AuthorityInvalid(f"{where}: '{','.join(cells)}' has {len(cells)} cells; write {len(COLUMNS)}")
    day, currency, value, source = (cell.strip() for cell in cells)
    if not _CODE.fullmatch(currency) or currency == HOME:
        raise AuthorityInvalid(f"{where}: '{currency}' is not a foreign currency; write a code such as USD")
    if not source:
        raise AuthorityInvalid(f"{where}: the source is empty; name who set the rate")
    return Rate(_day(day, where), currency, _value(value, where), source)


def _day(text: str, where: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise AuthorityInvalid(f"{where}: '{text}' is not a day; write one like 2025-06-26") from error


def _value(text: str, where: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal(0)
    if not value.is_finite() or value <= 0:
        raise AuthorityInvalid(f"{where}: '{text}' is not a rate; write tenge for one unit, like 463.82")
    return value
