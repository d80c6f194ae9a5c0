"""A number with its unit, at one place of a sentence; ranges and rejections come later."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from search.model import Lang, Modifier
from search.quantities.currencies import currency_after, currency_before
from search.quantities.lexicon import Lexicon, words
from search.quantities.measures import measure_after
from search.quantities.modifiers import modifier_after, modifier_before
from search.quantities.numerals import Number, number_at
from search.quantities.plurals import is_plural
from search.quantities.quantity import Form
from search.quantities.rejects import (
    is_age,
    is_code,
    is_label,
    is_labelled_behind,
    is_match_score,
    is_name,
    is_year,
)
from search.quantities.tokens import Token, glued
from search.quantities.trends import trend_of
from search.quantities.units import Unit, rate_at, unit_at


class Source(NamedTuple):
    """What reading needs to know of a sentence."""

    tokens: Sequence[Token]
    lexicon: Lexicon
    lang: Lang


class Amount(NamedTuple):
    """*first* is the token where the modifier begins, *start* where the number or its currency does."""

    low: Decimal
    high: Decimal
    first: int
    start: int
    end: int
    unit: Unit | None = None
    magnitude: Decimal = Decimal(1)
    modifier: Modifier = "exact"
    form: Form = "plain"
    per: str | None = None
    of: Decimal | None = None
    digits: bool = True


_SUFFIXES = words("""
    дан ден тан тен нан нен ға ге қа ке ны ні ды ді ты ті ның нің дың дің тың тің да де та те і ы сы сі ын ін
    ти ю го х ми тью мя
    """)
_NATIONAL = words("us usd u.s aud cad canadian australian american сша nzd")
# Unit: the smaller one that may follow it, and how many of those make one.
_SMALLER = {
    "year": ("month", 12),
    "USD": ("cent", 100),
    "EUR": ("cent", 100),
    "GBP": ("pence", 100),
    "ft": ("in", 12),
}
_TERMS = words("sentence term terms prison jail imprisonment period ban suspension")
_DOLLARS = words("MXN CAD AUD NZD HKD SGD TWD")
_REACH = 6  #: tokens before `до` in which a verb of change makes it a goal and not a bound
_SMALLEST_BEHIND = 1000
_BEFORE_PRONOUN = words("the this that new old other which every each any no another last first only next")
_MINUS = words("minus минус")
_ARTICLES = words("a an the additional another")
_DAY_PARTS = words("and to –")


def amount_at(source: Source, at: int, free: int = 0) -> Amount | None:
    """Return the amount whose numeral begins at token *at*, or None when it is not a quantity.

    Tokens before *free* belong to another amount.
    """
    tokens = source.tokens
    prefix = currency_before(tokens, at)
    if prefix is not None and prefix[1] < free:
        prefix = None
    number = number_at(tokens, at, source.lexicon, source.lang, money=prefix is not None)
    if number is None or is_labelled_behind(tokens, number.end):
        return None
    if (prefix is None and is_label(tokens, at)) or _is_pronoun(tokens, at, number):
        return None
    if not number.digits and _is_compound(tokens, at, number.end):
        return None
    start = prefix[1] if prefix else at
    sign, start = _sign(tokens, start)
    end = _after_suffix(tokens, number.end)
    modifier, end, after = _modifier_inside(source, end)
    unit = _prefixed(tokens, prefix[0], end) if prefix else _unit(source, at, number, after)
    if unit is None and tokens[at].low in source.lexicon.collectives:
        unit = Unit("count", "person", "person", number.end)
    if unit is None and _is_rejected(source, at, number):
        return None
    scale, unit = _scale(source, number, unit)
    value = sign * number.value * scale
    if unit is not None and number.end < len(tokens) and _is_lasting(tokens, number.end, unit):
        return None
    stop = _after_suffix(tokens, unit.end) if unit else number.end
    found = Amount(value, value, start, start, stop, unit, number.magnitude)
    found = found._replace(digits=number.digits, modifier=modifier if unit else "exact")
    return _with_modifiers(source, _with_rate(tokens, _with_smaller(source, found)))


def _is_pronoun(tokens: Sequence[Token], at: int, number: Number) -> bool:
    """`one of the reasons` counts nothing, and `zero tolerance` is a manner of speaking."""
    if number.digits or number.value > 1:
        return False
    if number.end - at == 1 and at and tokens[at - 1].low in _BEFORE_PRONOUN:
        return True
    following = tokens[number.end].low if number.end < len(tokens) else ""
    beyond = tokens[number.end + 1].low if number.end + 1 < len(tokens) else ""
    return (following == "of" and beyond not in ("them", "whom", "which")) or (
        number.value == 0 and following == "tolerance"
    )


def _is_compound(tokens: Sequence[Token], at: int, end: int) -> bool:
    """`four-door`, `one-sided`, `mid-thirty`: a number word inside a word; `three-foot` is a measure."""
    if at and tokens[at - 1].text == "-" and glued(tokens[at - 1], tokens[at]) and at > 1:
        return tokens[at - 2].kind == "word" and glued(tokens[at - 2], tokens[at - 1])
    if end + 1 >= len(tokens) or tokens[end].text != "-" or not glued(tokens[end - 1], tokens[end]):
        return False
    measure = measure_after(tokens, end + 1, digits=True)
    return tokens[end + 1].kind == "word" and measure is None and tokens[end + 1].low not in ("fold", "point")


def _is_lasting(tokens: Sequence[Token], end: int, unit: Unit) -> bool:
    """`a five-year plan` names a thing; `a five-year sentence`, `a ten-month period` state a time."""
    if unit.kind != "duration" or unit.age or tokens[end].text != "-":
        return False
    following = tokens[unit.end].low if unit.end < len(tokens) else ""
    return following not in _TERMS


def _sign(tokens: Sequence[Token], start: int) -> tuple[int, int]:
    """A minus is a sign when a space, or nothing, stands before it."""
    before = tokens[start - 1] if start else None
    if before is None:
        return 1, start
    if before.low in _MINUS:
        return -1, start - 1
    if before.text not in "-−–" or not glued(before, tokens[start]):
        return (
            (-1, start - 2)
            if before.text == "-" and start > 1 and tokens[start - 2].low in _MINUS
            else (1, start)
        )
    if start == 1:
        return -1, 0
    left = tokens[start - 2]
    if left.low in _MINUS:
        return -1, start - 2
    return (1, start) if glued(left, before) and left.text not in "([" else (-1, start - 1)


def _after_suffix(tokens: Sequence[Token], end: int) -> int:
    """Skip a case ending: `30-дан`, `5-ти`."""
    if end + 1 < len(tokens) and tokens[end].text in "-–‑" and tokens[end + 1].low in _SUFFIXES:
        return end + 2 if glued(tokens[end - 1], tokens[end]) else end
    return end


def _modifier_inside(source: Source, end: int) -> tuple[Modifier, int, int]:
    """`30-дан астам адам`: return the modifier inside, and where the noun begins."""
    found = modifier_after(source.tokens, end, source.lang)
    if found is None or not (source.lang == "kk" or source.tokens[end].text == "+"):
        return "exact", end, end
    return found[0], end, found[1]


def _scale(source: Source, number: Number, unit: Unit | None) -> tuple[Decimal, Unit | None]:
    """`75 USD million`, `30 MUSD`: the magnitude stands behind the currency, or in it."""
    if unit is None or unit.kind != "money" or number.magnitude != 1:
        return Decimal(1), unit
    behind = source.tokens[unit.end].low if unit.end < len(source.tokens) else ""
    magnitude = source.lexicon.magnitudes.get(behind, Decimal(1))
    if len(behind) < 3 or magnitude < _SMALLEST_BEHIND:
        return unit.factor, unit._replace(factor=Decimal(1))
    return magnitude, unit._replace(end=unit.end + 1)


def _prefixed(tokens: Sequence[Token], code: str, end: int) -> Unit:
    """The currency stands before; what repeats it behind (`$76 US`) is taken in."""
    again = currency_after(tokens, end)
    if again is not None and code == "USD" and again[0] in _DOLLARS:
        code = again[0]
    if again is not None and again[0] == code:
        end = again[1]
    elif end < len(tokens) and tokens[end].low in _NATIONAL and code in ("USD", "AUD", "CAD", "NZD"):
        end += 1
    return Unit("money", code, code, end)


def _unit(source: Source, at: int, number: Number, after: int) -> Unit | None:
    tokens = source.tokens
    unit = unit_at(tokens, after, source.lexicon, source.lang, digits=number.digits)
    if unit is not None and unit.printed == "pound" and number.magnitude > 1:
        return Unit("money", "GBP", "GBP", unit.end)
    if unit is None or not number.digits or tokens[at].kind != "number":
        return unit
    if unit.kind not in ("count", "duration") or unit.elided or number.magnitude != 1:
        return unit
    return None if _is_misread(tokens, at, number, unit) else unit


def _is_misread(tokens: Sequence[Token], at: int, number: Number, unit: Unit) -> bool:
    """`2019 review` is a year, `Planet 9 project` a name, `902The` a counter, `2-0 lead` a result."""
    many = is_plural(tokens[unit.end - 1].low) or not tokens[unit.end - 1].low.isascii()
    if is_year(tokens, at, counted=many) or (not many and is_name(tokens, at)):
        return True
    if unit.kind != "count":
        return False
    following = tokens[number.end]
    return is_match_score(tokens, at, number.end) or (
        following.kind == "word" and glued(tokens[number.end - 1], following)
    )


def _is_rejected(source: Source, at: int, number: Number) -> bool:
    tokens = source.tokens
    if number.end - at > 1:
        return False
    return (
        is_year(tokens, at, counted=False)
        or is_code(tokens, at, number.end)
        or is_name(tokens, at)
        or is_match_score(tokens, at, number.end)
        or is_age(tokens, at, number.end)
        or (at > 1 and tokens[at - 1].low in _DAY_PARTS and tokens[at - 2].kind == "dead")
    )


def _with_smaller(source: Source, amount: Amount) -> Amount:
    """`12 years and six months` is 12.5 years, `thirteen dollars forty-five cents` 13.45 dollars."""
    tokens, unit = source.tokens, amount.unit
    if unit is None or unit.printed not in _SMALLER:
        return amount
    smaller, parts = _SMALLER[unit.printed]
    at = amount.end
    if at < len(tokens) and tokens[at].low in ("and", "и", ","):
        at += 1
    if at >= len(tokens):
        return amount
    number = number_at(tokens, at, source.lexicon, source.lang)
    end = _smaller_end(source, number, smaller) if number else None
    if number is None or end is None or number.value >= parts:
        return amount
    value = amount.low + number.value / parts
    return amount._replace(low=value, high=value, end=end, unit=unit._replace(end=end))


def _smaller_end(source: Source, number: Number, smaller: str) -> int | None:
    if smaller == "in" and number.end < len(source.tokens) and source.tokens[number.end].low == "in":
        return number.end + 1
    unit = unit_at(source.tokens, number.end, source.lexicon, source.lang, digits=True)
    return unit.end if unit and unit.printed == smaller else None


def _with_rate(tokens: Sequence[Token], amount: Amount) -> Amount:
    if amount.unit is None:
        return amount
    rate = rate_at(tokens, amount.end)
    if rate is None:
        return amount
    return amount._replace(per=rate[0], end=amount.end if tokens[amount.end].low == "every" else rate[1])


def _reaches(tokens: Sequence[Token], first: int) -> bool:
    """`выросло до 1,2 тыс.` says where it came to and sets no bound."""
    if tokens[first].low not in ("до", "up"):
        return False
    return any(trend_of(token.low) != "none" for token in tokens[max(0, first - _REACH) : first])


def _with_modifiers(source: Source, amount: Amount) -> Amount:
    first = amount.start
    if first and source.tokens[first - 1].low in _ARTICLES:
        behind_article = modifier_before(source.tokens, first - 1, source.lang)
        if behind_article and behind_article[0] != "exact":
            return amount._replace(modifier=behind_article[0], first=behind_article[1])
    before = modifier_before(source.tokens, first, source.lang)
    if before is not None and _reaches(source.tokens, before[1]):
        return amount
    if before is not None:
        modifier = before[0] if before[0] != "exact" else amount.modifier
        return amount._replace(modifier=modifier, first=before[1])
    if amount.modifier != "exact" or amount.unit is None:
        return amount
    after = modifier_after(source.tokens, amount.end, source.lang)
    return amount._replace(modifier=after[0], end=after[1]) if after else amount
