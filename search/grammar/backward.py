"""Ranges whose ends stand the wrong way round: `5bn..2bn`, `5..2bn`, `between 10 and 5 million`.

They are refused: turned round, `5..2bn` would be either of two ranges.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from search.grammar.bounds import SCALES, value_of
from search.grammar.respelling import NUMBER
from search.model import Span

_SIGN = r"(?:US\$|[$€£₸₽]|(?i:KZT|USD|EUR|RUB)\s)?\s?"
_UNIT = r"(?:\s?(?:%|[$€£₸₽]|(?i:tenge|dollars?|тенге|теңге)))?"
_END = rf"(-?{NUMBER})(\s?(?i:{SCALES})(?![^\W\d_]))?"
_RANGE = re.compile(
    rf"""(?<![\w.,~^-])(?<!\d:)(?:
      (?:(?:%|[^\W\d_]\w*):\s*\[?\s*)?{_SIGN}{_END}{_UNIT}\s*(?:\.\.|\sTO\s)\s*{_SIGN}{_END}(?![\w*~^.-])
    | {_SIGN}{_END}{_UNIT}[-–—]{_SIGN}{_END}(?=\s?(?:%|[$€£₸₽]|(?i:tenge|dollar|тенге|теңге)))
    | (?:US\$|[$€£₸₽])\s?{_END}[-–—]{_SIGN}{_END}(?!\w)
    | (?i:between|между)\s{_SIGN}{_END}{_UNIT}\s(?:and|и)\s{_SIGN}{_END}(?!\w)
    | (?i:from|от)\s{_SIGN}{_END}\s(?:to|до)\s{_SIGN}{_END}(?!\w)
    )""",
    re.VERBOSE,
)
_GROUPS = 4  #: of each way to write a range: two numbers, each with its magnitude
_FROM_TO = 16  #: the first group of `from 5 to 2bn`, which with equal magnitudes is a change, and no range


def backward(text: str, part: Span) -> Iterator[Span]:
    """Yield where in *part* of *text* a range runs backwards."""
    for found in _RANGE.finditer(text, part.start, part.end):
        first = next(at for at in range(0, len(found.groups()), _GROUPS) if found.groups()[at])
        low, size, high, other_size = found.groups()[first : first + _GROUPS]
        if first == _FROM_TO and (size or not other_size):
            continue
        if _is_backward(low, size or other_size or "", high, other_size or ""):
            yield Span(found.start(), found.end())


def _is_backward(low: str, size: str, high: str, other_size: str) -> bool:
    """The first end takes the magnitude of the second when it has none: `5..2bn` is 5bn..2bn."""
    ends = tuple(_value(number, scale) for number, scale in ((low, size), (high, other_size)))
    return None not in ends and ends[0] > ends[1]  # type: ignore[operator]


def _value(number: str, size: str) -> Decimal | None:
    sign = -1 if number.startswith("-") else 1
    value = value_of(number.removeprefix("-") + size)
    return None if value is None else sign * value
