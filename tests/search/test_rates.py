"""What money comes to at the official rate of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.model import Equivalent, Fact, Span
from search.rates import NO_RATES, Rate, computed, rates

FRIDAY = Rate(date(2025, 9, 12), "USD", Decimal("500"), "A bank")
KNOWN = rates([FRIDAY, Rate(date(2025, 9, 1), "EUR", Decimal("600"), "A bank")])
TENGE = Fact("money", Decimal(282 * 10**9), Decimal(282 * 10**9), "KZT", Span(0, 1), Span(0, 1), "en")


def test_tenge_come_to_dollars_and_others_to_tenge_with_three_digits() -> None:
    dollars = computed(TENGE, FRIDAY.day, KNOWN)
    tenge = computed(replace(TENGE, low=Decimal("10.37"), high=None, unit="USD"), FRIDAY.day, KNOWN)

    assert dollars
    assert (dollars.low, dollars.high, dollars.unit, dollars.rate) == (
        Decimal("564E6"),
        Decimal("564E6"),
        "USD",
        FRIDAY,
    )
    assert tenge
    assert (tenge.low, tenge.high, tenge.unit) == (Decimal(5180), None, "KZT")


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2025, 9, 11), False),
        (date(2025, 9, 14), True),
        (date(2025, 9, 19), True),
        (date(2025, 9, 20), False),
    ],
)
def test_a_rate_holds_from_its_day_for_a_week(day: date, found: bool) -> None:  # noqa: FBT001
    assert (computed(TENGE, day, KNOWN) is not None) is found


def test_what_is_stated_is_not_computed_again() -> None:
    stated = replace(TENGE, equivalents=(Equivalent(Decimal(608), Decimal(608), "USD", Span(0, 1)),))
    in_euros = replace(TENGE, equivalents=(Equivalent(Decimal(608), Decimal(608), "EUR", Span(0, 1)),))

    assert computed(stated, FRIDAY.day, KNOWN) is None
    assert computed(in_euros, FRIDAY.day, KNOWN) is not None


def test_nothing_is_computed_without_a_day_a_rate_or_money() -> None:
    assert computed(TENGE, None, KNOWN) is None
    assert computed(TENGE, FRIDAY.day, NO_RATES) is None
    assert computed(replace(TENGE, unit="USDT"), FRIDAY.day, KNOWN) is None
    assert computed(replace(TENGE, kind="count", unit="account"), FRIDAY.day, KNOWN) is None


@given(st.decimals(min_value=0, max_value=10**15, places=2))
def test_what_is_computed_is_within_half_a_percent(amount: Decimal) -> None:
    found = computed(replace(TENGE, low=amount, high=amount), FRIDAY.day, KNOWN)

    assert found
    assert found.low is not None
    assert abs(found.low * 500 - amount) <= amount * Decimal("0.0051")
