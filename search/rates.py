"""Official exchange rates, and what an amount of money comes to at the rate of a day.

Such an amount is computed, not stated: it is shown beside a figure, marked with its day and source, and is
never indexed, so that no search finds a release by a number that nobody put on record.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from search.model import Fact, Lang

HOME: Final = "KZT"  #: the currency that rates are stated in
ABROAD: Final = "USD"  #: the currency that amounts at home are shown in
STALE: Final = timedelta(
    days=7
)  #: a rate holds over a weekend and the longest holidays; older ones say nothing
_DIGITS = 3  #: that an equivalent shows: a rate of another hour of the day changes the fourth


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of *currency* was worth on *day*, in HOME, as *source* has it."""

    day: date
    currency: str
    value: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Rates:
    """Rates by currency, each list by day. Equal only to itself."""

    by_currency: Mapping[str, tuple[Rate, ...]] = field(default_factory=dict)

    def on(self, day: date, currency: str) -> Rate | None:
        """Return the rate of *currency* on *day*, or the last one before it that is not STALE."""
        known = self.by_currency.get(currency, ())
        place = bisect_right(known, day, key=lambda rate: rate.day)
        rate = known[place - 1] if place else None
        return rate if rate and day - rate.day <= STALE else None


def rates(listed: Iterable[Rate]) -> Rates:
    """Return *listed*, in any order, as Rates."""
    found: dict[str, list[Rate]] = {}
    for rate in sorted(listed, key=lambda rate: rate.day):
        found.setdefault(rate.currency, []).append(rate)
    return Rates({currency: tuple(known) for currency, known in found.items()})


NO_RATES: Final = Rates()


@dataclass(frozen=True, slots=True)
class Computed:
    """An amount of a fact in *unit*, at *rate*: rounded, and not what the release says."""

    low: Decimal | None
    high: Decimal | None
    unit: str
    rate: Rate


@dataclass(frozen=True, slots=True)
class Showing:
    """How facts are shown to a reader: in the words of *locale*, with what *rates* make of money."""

    locale: Lang = "en"
    rates: Rates = NO_RATES


PLAIN: Final = Showing()


def computed(fact: Fact, day: date | None, rates: Rates) -> Computed | None:
    """Return what *fact*, on record since *day*, comes to: KZT in USD, all else in KZT.

    None: it is no money, the text states the same itself, or there is no rate of that time.

    >>> from search.model import Span
    >>> fact = Fact("money", Decimal(282 * 10**9), Decimal(282 * 10**9), "KZT", Span(0, 1), Span(0, 1), "en")
    >>> rate = Rate(date(2025, 9, 12), "USD", Decimal("463.82"), "a bank")
    >>> computed(fact, date(2025, 9, 13), Rates({"USD": (rate,)})).low
    Decimal('6.08E+8')
    """
    unit = ABROAD if fact.unit == HOME else HOME
    if fact.kind != "money" or day is None or any(each.unit == unit for each in fact.equivalents):
        return None
    rate = rates.on(day, ABROAD if fact.unit == HOME else fact.unit)
    if rate is None:
        return None
    factor = 1 / rate.value if fact.unit == HOME else rate.value
    low, high = (None if end is None else _rounded(end * factor) for end in (fact.low, fact.high))
    return Computed(low, high, unit, rate)


def _rounded(value: Decimal) -> Decimal:
    return value if not value else round(value, _DIGITS - 1 - value.adjusted())
