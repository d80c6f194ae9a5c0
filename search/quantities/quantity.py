"""One quantity as it was read: the value, and everything the words around the number say about it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from search.model import Kind, Modifier, Span
from search.quantities.tokens import Token

#: plain: digits or number words. fraction: `a quarter`. every: `every fifth`. multiple: `doubled`.
#: vague: `thousands of`. ordinal: `88th place`.
Form = Literal["plain", "fraction", "every", "multiple", "vague", "ordinal"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """*low* and *high* are in *unit*; *printed_low* and *printed_high* in *printed_unit*.

    They differ for a point from an open end only by *modifier*. A counted thing has its whole phrase in
    *printed_unit* (`drop account`) and its canonical noun in *unit* (`account`). *elided*: words stand
    for the noun (`of them`). *of*: the whole it is ranked or scored out of. *first* and *end* are the
    tokens it was read from, half-open; *span* the code points from the modifier to the unit, *number*
    those of the numeral with its currency or unit, but without the modifier.
    """

    kind: Kind
    low: Decimal
    high: Decimal
    unit: str
    modifier: Modifier
    printed_low: Decimal
    printed_high: Decimal
    printed_unit: str
    span: Span
    number: Span
    first: int
    end: int
    form: Form = "plain"
    per: str | None = None
    of: Decimal | None = None
    elided: bool = False
    digits: bool = True
    age: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch of text as tokens, and the quantities in it, in order."""

    tokens: tuple[Token, ...]
    quantities: tuple[Quantity, ...]
