"""What a numeral in digits is worth, with either decimal mark and either way of grouping."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from search.model import Lang

MAX_DIGITS = 24  #: longer numerals, separators included, are identifiers
_VALUES_KEPT = 10_000  #: most numerals of a text were seen before
_NUMERAL = re.compile(r"\.?[0-9][0-9.,]*")
_THOUSANDS = re.compile(r"[1-9]\d{0,2},000")  # no one prints three zeros after a decimal mark
_SEPARATORS = re.compile(r"[ \u00a0\u202f'’]")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?")


@lru_cache(maxsize=_VALUES_KEPT)
def digits_value(text: str, lang: Lang) -> Decimal | None:
    """Return the value of a numeral as printed, or None when it is too long to be a count of anything.

    A comma before exactly three digits groups thousands in English and is a decimal mark elsewhere.

    >>> digits_value("1,250", "en"), digits_value("1,250", "ru"), digits_value("1,5", "en")
    (Decimal('1250'), Decimal('1.250'), Decimal('1.5'))
    """
    plain = _SEPARATORS.sub("", text).replace("·", ".")
    if len(plain) > MAX_DIGITS or not _NUMERAL.fullmatch(plain):
        return None
    commas, points = plain.count(","), plain.count(".")
    if commas and points:
        mark = max(",", ".", key=plain.rfind)
        plain = plain.replace("." if mark == "," else ",", "").replace(mark, ".")
    elif commas > 1 or (lang == "en" and _GROUPED.fullmatch(plain)) or _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "").replace(".", "")
    elif points > 1:
        plain = plain.replace(".", "")
    plain = plain.replace(",", ".")
    return Decimal(plain) if plain.count(".") <= 1 else None
