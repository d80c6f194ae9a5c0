"""Figures between bounds: `2..3bn`, `amount:[1bn TO 10bn]`, `people:100..200`, `[50000.. =account]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from search.model import Kind, Span
from search.quantities import guess, read
from search.quantities.currencies import CODES
from search.quantities.plurals import plural
from search.query import Quantity

SCALES = (
    r"k|thousand|m|mn|mln|million|b|bn|bln|billion|t|tn|trn|trillion|тыс|тысяч|млн|миллионов|млрд|миллиардов"
    r"|трлн|триллионов|мың|миллион|миллиард|триллион"
)
_NUMBER = rf"\d+(?:[.,]\d+|[ \u00a0\u202f]\d{{3}}(?!\d))*(?:\s?(?i:{SCALES})(?![^\W\d_])\.?)?"
NUMERAL = re.compile(_NUMBER)
_NAME = r"(?:(?P<name>%|[^\W\d_]\w*):\s*)?"
_BOUNDS = re.compile(
    rf"""(?<![\w.,]) (?:
      {_NAME} \[ \s* (?: (?P<low>-?{_NUMBER}|\*)? \s* (?:\.\.|TO\b) \s* (?P<high>-?{_NUMBER}|\*)?
        | (?P<about>~)? (?P<only>-?{_NUMBER}) ) \s* (?P<unit>[^\[\]]*?) \s* \]
    | {_NAME[:-1].replace("name", "label")} (?P<from>{_NUMBER})? \.\. (?P<to>{_NUMBER})? (?![\w.*~^])
    | {_NAME[:-1].replace("name", "thing")} (?P<sign>[<>]=?|[≤≥]) \s* (?P<bound>{_NUMBER}) (?![\w*~^])
    | (?P<least>{_NUMBER}) \.\. (?P<most>{_NUMBER}) (?![\w.*~^])
    )""",
    re.VERBOSE,
)
_ANY_UNIT: dict[str, Kind] = {"amount": "money", "sum": "money", "сумма": "money", "сома": "money"}
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")


class Named(NamedTuple):
    """*takes_unit*: none was named, so that it may follow."""

    quantity: Quantity
    span: Span
    takes_unit: bool


class Unit(NamedTuple):
    """*factor*: how many of *unit* make one of what was named."""

    unit: str
    kind: Kind
    factor: Decimal

    def of(self, quantity: Quantity) -> Quantity:
        """Return *quantity*, which has no unit, in this one."""
        low, high = (None if end is None else end * self.factor for end in (quantity.low, quantity.high))
        return replace(quantity, low=low, high=high, unit=self.unit, kind=None)


def named(text: str, part: Span) -> Iterator[Named]:
    """Yield the figures between bounds in a *part* of *text*, in order."""
    for found in _BOUNDS.finditer(text, part.start, part.end):
        ends = _ends(found)
        name = found["name"] or found["label"] or found["thing"] or ""
        written = found["unit"] or ""
        if ends is None or (found["only"] and not written):
            continue
        bare = Quantity(*ends, about=found["about"] is not None)
        quantity = _in_unit(bare, written or name)
        if quantity is not None:
            takes = quantity.unit is None and not written
            yield Named(quantity, Span(found.start(), found.end()), takes)


def _ends(found: re.Match[str]) -> tuple[Decimal | None, Decimal | None] | None:
    """Return the two ends; None when there is no number, or they run backwards."""
    low, high = _printed(found)
    if low == high == "*":
        return None
    ends = _values(low, high)
    if ends is None or (None not in ends and ends[0] > ends[1]):  # type: ignore[operator]
        return None
    return ends


def _printed(found: re.Match[str]) -> tuple[str, str]:
    if found["only"]:
        return found["only"], found["only"]
    if found["bound"]:
        return (found["bound"], "*") if found["sign"][0] in ">≥" else ("*", found["bound"])
    low = found["low"] or found["from"] or found["least"]
    return low or "*", found["high"] or found["to"] or found["most"] or "*"


def _values(low: str, high: str) -> tuple[Decimal | None, Decimal | None] | None:
    if all(end == "*" or _PLAIN.fullmatch(end) for end in (low, high)):
        return tuple(None if end == "*" else Decimal(end) for end in (low, high))  # type: ignore[return-value]
    if "*" in (low, high):
        one = _value(high if low == "*" else low)
        return one and ((None, one[1]) if low == "*" else (one[0], None))
    return _value(f"{low} to {high}")


def value_of(number: str) -> Decimal | None:
    """Return the value of a *number* with or without a magnitude; None when it is none."""
    found = _value(number)
    return found[0] if found else None


def _value(phrase: str) -> tuple[Decimal, Decimal] | None:
    """Read *phrase* as an amount of some currency, which every number can be: there `m` is no metre."""
    for amount in (f"{phrase} KZT", f"KZT {phrase}"):
        found = read(amount, guess(phrase)).quantities
        if len(found) == 1 and found[0].unit == "KZT":
            return found[0].low, found[0].high
    return None


def _in_unit(quantity: Quantity, name: str) -> Quantity | None:
    if name.startswith("="):
        return replace(quantity, unit=name[1:].strip() or None)
    if not name or name == "any":
        return quantity
    if name.lower() in _ANY_UNIT:
        return replace(quantity, kind=_ANY_UNIT[name.lower()])
    unit = unit_named(name)
    return unit.of(quantity) if unit else None


@lru_cache(maxsize=512)
def unit_named(name: str) -> Unit | None:
    """Return the unit that is called *name*, in the singular or the plural; None for another word."""
    code = name.upper() if name.upper() in CODES else name
    for phrase in (f"2 {code}", f"{code} 2", f"2 {plural(name.lower())}"):
        found = read(phrase, guess(name)).quantities
        if len(found) == 1 and found[0].unit and found[0].span == Span(0, len(phrase)):
            return Unit(found[0].unit, found[0].kind, found[0].low / 2)
    return None
