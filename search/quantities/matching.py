"""Whether a fact is of the quantity that a query asks for, and how near it comes.

`over X` wants facts that are X at least, `under X` those that are X at most: a fact `over 2.4bn` is one of
`over 2bn`, but none of `under 3bn`, since it may be more. A range wants the figures that are printed in it:
`over 2.4bn` is one of `2..3bn`. A single value wants those that round to it, itself first: headlines say
$2.2 million of $2,213,000. Whoever types `> 20` finds what `>= 20` finds, with exactly 20 last.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal

from search.model import Equivalent, Fact, Modifier, Span
from search.query import All, Any, Quantity, Query

TOLERANCE = math.log(1.2)  #: of `about`, as the distance of logarithms: 850 is also 709 and 1,019
NEAREST = 1.0
FARTHEST = 0.5  #: closeness at the tolerance; it goes straight down from NEAREST
ROUNDED = 0.9  #: closeness of what only rounds to a single value: behind what is printed so, before all else
COARSEST = Decimal("0.05")  #: of a value, the most that rounding takes: 1 billion is no 1.4 billion
_MAGNITUDES = 3  #: digits from thousand to million to billion: 500,000 is 500 thousand, 20 million not 2e7
ROUNDING = 1e-9  #: of a logarithm: 120 is at the tolerance of 100, not beyond it

_OPEN_ABOVE: frozenset[Modifier] = frozenset({"over", "at_least"})
_OPEN_BELOW: frozenset[Modifier] = frozenset({"under", "at_most"})


def satisfies(fact: Fact, quantity: Quantity) -> float | None:
    """Return how near *fact*, or one of its equivalents, comes to *quantity*: FARTHEST to NEAREST.

    None: it is none such. The value and the unit are those of one statement.
    """
    found = [near for each in statements(fact) if (near := _near(fact, each, quantity)) is not None]
    return max(found, default=None)


def satisfying(fact: Fact, quantity: Quantity) -> Span | None:
    """Return where *fact*, or one of its equivalents, states *quantity*; None when neither does."""
    return next((each.span for each in statements(fact) if _near(fact, each, quantity) is not None), None)


def statements(fact: Fact) -> Iterator[Fact | Equivalent]:
    """Yield *fact* and its equivalents, each a value in a unit; what has no value is left out."""
    stated: tuple[Fact | Equivalent, ...] = (fact, *fact.equivalents)
    for each in stated:
        if each.low is not None or each.high is not None:
            yield each


def is_open(fact: Fact, each: Fact | Equivalent) -> tuple[bool, bool]:
    """Return whether what *each* of *fact* says may be less than is printed, and whether it may be more."""
    return (
        each.low is None or fact.modifier in _OPEN_BELOW,
        each.high is None or fact.modifier in _OPEN_ABOVE,
    )


def printed(each: Fact | Equivalent) -> tuple[float, float]:
    """Return the ends that are printed, the only one twice; one of them is there."""
    ends = [float(end) for end in (each.low, each.high) if end is not None]
    return min(ends), max(ends)


def _near(fact: Fact, each: Fact | Equivalent, quantity: Quantity) -> float | None:
    if not _is_in_unit(fact, each, quantity):
        return None
    low, high = printed(each)
    if quantity.about:
        return closeness(low, high, float(quantity.low or 0))
    less, more = is_open(fact, each)
    if quantity.high is None:
        return None if less else _beyond(low - _number(quantity.low), certain=more)
    if quantity.low is None:
        return None if more else _beyond(_number(quantity.high) - high, certain=less)
    if high >= _number(quantity.low) and low <= _number(quantity.high):
        return NEAREST
    bottom, top = reach(quantity.low, quantity.high)
    return ROUNDED if high >= bottom and low <= top else None


def reach(low: Decimal | None, high: Decimal | None) -> tuple[float, float]:
    """Return the ends, both included, of what is looked for between *low* and *high*, which are there.

    Between equal ends that is what rounds to the value, whose precision is that of its last digit which is
    not 0, or of its magnitude in words if that is finer.

    >>> reach(Decimal(2_200_000), Decimal(2_200_000))
    (2150000.0, 2250000.0)
    >>> reach(Decimal(500_000), Decimal(500_000))
    (499500.0, 500500.0)
    """
    if low != high or not low:
        return _number(low), _number(high)
    value = low.normalize()
    magnitude = max(0, value.adjusted() // _MAGNITUDES * _MAGNITUDES)
    digit = min(int(value.as_tuple().exponent), magnitude)
    half = min(Decimal(5).scaleb(digit - 1), abs(value) * COARSEST)
    return float(value - half), float(value + half)


def _beyond(distance: float, *, certain: bool) -> float | None:
    """A figure on the bound is beyond it only if it says so itself: `over 20%` rather than `20%`."""
    if distance < 0:
        return None
    return NEAREST if distance > 0 or certain else FARTHEST


def _is_in_unit(fact: Fact, each: Fact | Equivalent, quantity: Quantity) -> bool:
    if quantity.unit is not None:
        return each.unit == quantity.unit
    return quantity.kind is None or fact.kind == quantity.kind


def _number(end: Decimal | None) -> float:
    return float(end or 0)


def closeness(low: float, high: float, wanted: float) -> float | None:
    """Return how near the figure from *low* to *high* comes to *wanted*, None beyond the tolerance."""
    nearest = min(max(wanted, low), high)
    if nearest == wanted:
        return NEAREST
    if nearest * wanted <= 0:
        return None
    distance = abs(math.log(abs(nearest)) - math.log(abs(wanted))) / TOLERANCE
    return NEAREST - (NEAREST - FARTHEST) * distance if distance <= 1 + ROUNDING else None


def asked(query: Query) -> Iterator[Quantity]:
    """Yield the quantities that *query* asks for; not those that it excludes."""
    match query:
        case Quantity():
            yield query
        case All(children=children) | Any(children=children):
            for child in children:
                yield from asked(child)
        case _:
            return


def required(query: Query) -> frozenset[Quantity]:
    """Return those of `asked` that every match of *query* has; not those with alternatives, such as words."""
    match query:
        case Quantity():
            return frozenset((query,))
        case All(children=children):
            return frozenset().union(*(required(child) for child in children))
        case _:
            return frozenset()
