"""A number with its unit, at one place of a sentence; ranges and rejections come later."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from search.model import Lang, Modifier
from search.quantities.counted import counted_at
from search.quantities.currencies import currency_after, currency_before
from search.quantities.lexicon import Lexicon, words
from search.quantities.measures import measure_after
from search.quantities.misreadings import is_compound, is_lasting, is_misread, is_pronoun, is_rejected
from search.quantities.modifiers import modifier_after, modifier_before
from search.quantities.numerals import Number, number_at, phrase_at
from search.quantities.plurals import is_plural
from search.quantities.quantity import Form
from search.quantities.rates import rate_at, rate_before
from search.quantities.rejects import is_label, is_labelled_behind
from search.quantities.tokens import Token, glued
from search.quantities.trends import trend_of
from search.quantities.units import Unit, unit_at


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
    еуі уі еу уы ауы ти ю го х ми тью мя іне ына сіне сына інің ының сінің сының ін ын сін сын інде ында сінде
    сында інен ынан
    """)
_NATIONAL = words("us usd u.s aud cad canadian australian american сша nzd")
# Unit: the smaller one that may follow it, and how many of those make one.
_SMALLER = {
    "year": ("month", 12),
    "hour": ("minute", 60),
    "USD": ("cent", 100),
    "EUR": ("cent", 100),
    "GBP": ("pence", 100),
    "RUB": ("kopeck", 100),
    "KZT": ("tiyn", 100),
    "ft": ("in", 12),
}
_DOLLARS = words("MXN CAD AUD NZD HKD SGD TWD")
_REACH = 6  #: tokens before `до` in which a verb of change makes it a goal and not a bound
_SMALLEST_BEHIND = 1000
_MINUS = words("minus минус")
_ARTICLES = words("a an the additional another")


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
    if (prefix is None and is_label(tokens, at)) or is_pronoun(tokens, at, number):
        return None
    if not number.digits and is_compound(tokens, at, number.end, source.lexicon):
        return None
    start = prefix[1] if prefix else at
    sign, start = _sign(tokens, start)
    end = _after_suffix(tokens, number.end)
    modifier, end, after = _modifier_inside(source, end)
    unit = _prefixed(tokens, prefix[0], end) if prefix else _unit(source, at, number, after)
    if unit is None and tokens[at].low in source.lexicon.collectives:
        unit = Unit("count", "person", "person", number.end)
    if unit is None and is_rejected(tokens, at, number):
        return None
    scale, unit = _scale(source, number, unit)
    value = sign * number.value * scale
    if unit is not None and number.end < len(tokens) and is_lasting(tokens, number.end, unit):
        return None
    stop = _after_suffix(tokens, unit.end if unit else number.end)
    modifier = modifier if unit else "exact"
    found = Amount(value, value, start, start, stop, unit, number.magnitude, modifier, digits=number.digits)
    return _with_modifiers(source, _with_rate(tokens, _with_smaller(source, found)))


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
    if (
        source.tokens[end : end + 1]
        and source.tokens[end].text == "-"
        and phrase_at(source.tokens, end + 1, ("plus",))
    ):
        return "over", end, end + 2
    found = modifier_after(source.tokens, end, source.lang)
    if found is None or not (source.lang == "kk" or source.tokens[end].text == "+"):
        return "exact", end, end
    return found[0], end, found[1]


def _sized(source: Source, at: int) -> Unit | None:
    """`eight million 250ml bottles`: the noun stands behind the size of each."""
    tokens = source.tokens
    if at >= len(tokens) or tokens[at].kind != "number":
        return None
    number = number_at(tokens, at, source.lexicon, source.lang)
    size = number and measure_after(tokens, number.end, digits=True)
    counted = counted_at(tokens, size[1], source.lexicon, source.lang) if size else None
    if counted is None or not is_plural(tokens[counted.end - 1].low):
        return None
    return Unit("count", counted.unit, counted.printed, at)


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
    if unit is None:
        return _sized(source, after)
    if unit is not None and unit.printed == "pound" and number.magnitude > 1:
        return Unit("money", "GBP", "GBP", unit.end)
    if unit is None or not number.digits or tokens[at].kind != "number":
        return unit
    if unit.kind not in ("count", "duration") or unit.elided or number.magnitude != 1:
        return unit
    return None if is_misread(tokens, at, number, unit) else unit


def _with_smaller(source: Source, amount: Amount) -> Amount:
    """`12 years and six months` is 12.5 years, `thirteen dollars forty-five cents` 13.45 dollars."""
    tokens, unit = source.tokens, amount.unit
    if unit is None or unit.printed not in _SMALLER:
        return amount
    smaller, parts = _SMALLER[unit.printed]
    at = amount.end
    if unit.kind == "duration" and phrase_at(tokens, at, ("and", "a", "half")):
        half = Decimal("0.5")
        return amount._replace(
            low=amount.low + half, high=amount.high + half, end=at + 3, unit=unit._replace(end=at + 3)
        )
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
    if smaller == "cent" and _closes(source.tokens, number.end) and number.digits:
        return number.end
    unit = unit_at(source.tokens, number.end, source.lexicon, source.lang, digits=True)
    return unit.end if unit and unit.printed == smaller else None


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the sentence ends here, as after `15 dollars and 50`."""
    return at >= len(tokens) or tokens[at].text in ".?!"


def _with_rate(tokens: Sequence[Token], amount: Amount) -> Amount:
    rate = rate_at(tokens, amount.end, amount.unit.kind if amount.unit else "")
    if amount.unit is None:
        worded = rate is not None and tokens[amount.end].low in ("a", "per")
        return amount._replace(per=rate[0], end=rate[1]) if rate and worded else amount
    if rate is None:
        per = rate_before(tokens, amount.start)
        return amount._replace(per=per) if per else amount
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
    if after is None:
        return amount
    goal = source.tokens[after[1] - 1].low == "дейін" and after[1] < len(source.tokens)
    reached = goal and trend_of(source.tokens[after[1]].low) != "none"  # 8,5%-ға дейін төмендеді
    return amount._replace(modifier="exact" if reached else after[0], end=after[1])
