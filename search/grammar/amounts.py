"""Figures in words, as an English query states them; and in brackets, where no words state them exactly."""

from __future__ import annotations

from decimal import Decimal

from search.figures import figure
from search.query import Quantity
from search.unitwords import SIGNS, shown_in, unit_words


def stated(quantity: Quantity) -> str:
    """Return *quantity* in words.

    >>> stated(Quantity(Decimal(10**9), Decimal(10**10), "KZT"))
    '1 to 10 billion tenge'
    >>> stated(Quantity(Decimal(50000), None, "account"))
    'over 50,000 accounts'
    """
    low, high = quantity.low, quantity.high
    if low is None or high is None:
        return f"{'over' if high is None else 'under'} {_amount(quantity, (low or high or Decimal(0),))}"
    if low == high:
        return f"about {_amount(quantity, (low,))}" if quantity.about else _amount(quantity, (low,))
    return _amount(quantity, (low, high))


def bracketed(quantity: Quantity) -> str:
    """Return the form of *quantity* that needs no reader: `[1000..2000 =KZT]`, `[~850 =account]`."""
    low, high = ("" if end is None else f"{end.normalize():f}" for end in (quantity.low, quantity.high))
    ends = ("~" if quantity.about else "") + low if low == high else f"{low}..{high}"
    if quantity.unit is not None:
        return f"[{ends} ={quantity.unit}]"
    return f"[{ends} {'amount' if quantity.kind else 'any'}]"


def _amount(quantity: Quantity, ends: tuple[Decimal, ...]) -> str:
    unit, size = shown_in(quantity.unit or "", max(ends, key=abs))
    printed = [figure(end / size, "en") for end in ends]
    if unit in SIGNS:
        return " to ".join(SIGNS[unit] + end for end in printed)
    if unit == "%":
        return " to ".join(f"{end}%" for end in printed)
    if unit == "rank":
        return f"place {' to '.join(printed)}"
    words = _unit(quantity, unit, ends[-1] / size)
    if _is_mixed(printed) and words:
        return " to ".join(f"{end} {words}" for end in printed)
    return f"{_range(printed)} {words}".rstrip()


def _range(printed: list[str]) -> str:
    """`1 to 10 billion`: a magnitude that both ends have is said once."""
    first, _, scale = printed[0].partition(" ")
    if len(printed) == 2 and scale and printed[1].endswith(f" {scale}"):
        return f"{first} to {printed[1]}"
    return " to ".join(printed)


def _is_mixed(printed: list[str]) -> bool:
    """`5 to 2 billion` would be taken for 5 billion to 2 billion."""
    return " " in printed[-1] and " " not in printed[0]


def _unit(quantity: Quantity, unit: str, value: Decimal) -> str:
    if quantity.unit is None:
        return "of any currency" if quantity.kind else ""
    return unit_words(unit, value, "en")
