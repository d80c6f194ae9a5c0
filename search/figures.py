"""Numbers as an editor prints them, in three locales: `2.4 billion`, `2,4 млрд`, `50 000`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from search.model import Lang

NBSP = "\u00a0"
_SMALLEST_SCALED = Decimal(10**6)  #: smaller numbers are printed in full
_MAX_DECIMALS = 2  #: more decimals than this, and the number is printed in full


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """*scales*: (power of ten, its name), largest first."""

    group: str
    decimal_mark: str
    scales: tuple[tuple[Decimal, str], ...]


_POWERS = (Decimal(10**12), Decimal(10**9), Decimal(10**6))
FORMATS: dict[Lang, NumberFormat] = {
    "en": NumberFormat(",", ".", tuple(zip(_POWERS, ("trillion", "billion", "million"), strict=True))),
    "ru": NumberFormat(NBSP, ",", tuple(zip(_POWERS, ("трлн", "млрд", "млн"), strict=True))),
    "kk": NumberFormat(NBSP, ",", tuple(zip(_POWERS, ("трлн", "млрд", "млн"), strict=True))),
}


def figure(value: Decimal, locale: Lang) -> str:
    """Return *value* as *locale* prints it; millions and more in words while two decimals are enough.

    Reading the figure again gives the same value.

    >>> figure(Decimal(2_400_000_000), "en"), figure(Decimal(50_000), "en"), figure(Decimal("13.5"), "ru")
    ('2.4 billion', '50,000', '13,5')
    """
    style = FORMATS[locale]
    for power, name in style.scales:
        if abs(value) >= power:
            scaled = value / power
            if _decimals(scaled) <= _MAX_DECIMALS:
                return f"{_grouped(scaled, style)}{NBSP if locale != 'en' else ' '}{name}"
            break
    return _grouped(value, style)


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _grouped(value: Decimal, style: NumberFormat) -> str:
    rounded = round(value, 6) if _decimals(value) > 6 else value
    whole, _, rest = f"{rounded.normalize():f}".partition(".")
    digits = whole.lstrip("-")
    if len(digits) > 4 or (style.group == "," and len(digits) > 3):
        digits = f"{int(digits):,}".replace(",", style.group)
    sign = "-" if whole.startswith("-") else ""
    return sign + digits + (style.decimal_mark + rest if rest else "")
