"""What a number counts: money, percent, ratio, measure, score, or a noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from search.model import Kind, Lang
from search.quantities.counted import counted_at
from search.quantities.currencies import currency_after
from search.quantities.lexicon import Lexicon, words
from search.quantities.measures import Measure, measure_after
from search.quantities.numerals import phrase_at
from search.quantities.tokens import Token, glued


class Unit(NamedTuple):
    """*end*: the token after the unit. The other fields are as in `Quantity`."""

    kind: Kind
    unit: str
    printed: str
    end: int
    factor: Decimal = Decimal(1)
    elided: bool = False
    age: bool = False


# `30 MUSD`, `120 kEUR`, as financial statements abbreviate.
_SCALES = {"k": Decimal(10**3), "K": Decimal(10**3), "M": Decimal(10**6), "B": Decimal(10**9)}
_SCALED = re.compile(r"([kKMB])(USD|EUR|GBP|KZT|RUB|CNY)")
_PERCENT = {
    ("%",): "%", ("percent",): "%", ("per", "cent"): "%", ("pc",): "%", ("pct",): "%", ("pct", "."): "%",
    ("percentage", "points"): "pp", ("percentage", "point"): "pp", ("percent", "points"): "pp", ("-",
    "percent"): "%",
    ("%", "points"): "pp", ("п", ".", "п", "."): "pp", ("basis",
    "points"): "basis point", ("bps",): "basis point",
    ("процентных", "пункта"): "pp", ("процентных", "пунктов"): "pp", ("процентный", "пункт"): "pp",
    ("процентного", "пункта"): "pp", ("пайыздық", "тармаққа"): "pp", ("пайыздық",
    "тармақ"): "pp", ("проц",): "%",
    ("пайыздық", "пунктке"): "pp", ("per", "-", "cent"): "%", ("basis", "point"): "basis point", ("п",
    ".", "п"): "pp",
}  # fmt: skip
_PERCENT_FIRST = frozenset(phrase[0] for phrase in _PERCENT)
_TIMES = words("times раз раза есе есеге есеге есеге fold x х есеге кратно кратный кратного кратном кратное")
_POINTS = words("points point балл балла баллов баллами балла баллдан ұпай ұпаймен ұпайға балмен баллмен")
_OLD = (("old",), ("of", "age"), ("-", "old"), ("-", "olds"), ("olds",), ("yo",))
_SINCE_THEN = words("ago earlier later before hence назад")
_RATES = words("a an per each every в за")
_PERIODS = {
    "year": "year", "annum": "year", "month": "month", "week": "week", "day": "day", "hour": "hour",
    "minute": "minute",
    "second": "second", "quarter": "quarter", "century": "century", "год": "year", "месяц": "month",
    "неделю": "week",
    "день": "day", "сутки": "day", "час": "hour", "минуту": "minute", "night": "night",
}  # fmt: skip
_STRETCHES = words(
    "previous past last consecutive full additional more straight whole calendar полных ещё еще"
)
_THINGS = words("""share barrel tonne ton ounce gram kilogram kg pound gallon litre liter person capita
    head square
    unit bushel acre hectare mile kilometer kilometre km user customer household""")  # fmt: skip
_KAZAKH_RATES = {
    "жылына": "year",
    "айына": "month",
    "күніне": "day",
    "аптасына": "week",
    "сағатына": "hour",
    "тәулігіне": "day",
}


def unit_at(tokens: Sequence[Token], at: int, lexicon: Lexicon, lang: Lang, *, digits: bool) -> Unit | None:
    """Return what is counted by the number that ends before token *at*, or None."""
    if at >= len(tokens):
        return None
    after = at + 1 if _hyphenated(tokens, at) else at
    return (
        _money(tokens, after)
        or _percent(tokens, after)
        or _ratio(tokens, after)
        or _measured(tokens, after, digits=digits or after > at)
        or _score(tokens, after)
        or _noun(tokens, after, lexicon, lang)
    )


def rate_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Return `year` and the token after it for `a year`, `per month`, `в год`, `/ month` at token *at*."""
    if at + 3 < len(tokens) and tokens[at].text == tokens[at + 2].text == "-":  # a 12-cent-a-share dividend
        return _rate_end(tokens, at)
    if at < len(tokens) and tokens[at].low in _KAZAKH_RATES:
        return _KAZAKH_RATES[tokens[at].low], at + 1
    return _worded_rate(tokens, at) if at + 1 < len(tokens) else None


def _worded_rate(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    low, following = tokens[at].low, tokens[at + 1].low
    since_then = at + 2 < len(tokens) and tokens[at + 2].low in _SINCE_THEN
    if since_then or (low not in _RATES and low != "/"):
        return None
    if following in _PERIODS:
        return _PERIODS[following], at + 2
    return _thing(tokens, at + 1) if low not in ("в", "за", "every") and following in _THINGS else None


def _rate_end(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    rate = rate_at([tokens[at + 1], tokens[at + 3]], 0)
    return (rate[0], at + 4) if rate else None


def _thing(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    if tokens[at].low == "square" and at + 1 < len(tokens):
        return f"square {tokens[at + 1].low}", at + 2
    return tokens[at].low, at + 1


def _hyphenated(tokens: Sequence[Token], at: int) -> bool:
    """`12-page`, and `5 - year` as old corpora space it; not `5 – and`."""
    if tokens[at].text not in "-‑" or at + 1 >= len(tokens) or tokens[at + 1].kind != "word":
        return False
    return at > 0 and glued(tokens[at - 1], tokens[at]) == glued(tokens[at], tokens[at + 1])


def _money(tokens: Sequence[Token], at: int) -> Unit | None:
    found = currency_after(tokens, at)
    if found is not None:
        return Unit("money", found[0], found[0], found[1])
    scaled = _SCALED.fullmatch(tokens[at].text) if at < len(tokens) else None
    if scaled is None:
        return None
    return Unit("money", scaled[2], scaled[2], at + 1, _SCALES[scaled[1]])


def _percent(tokens: Sequence[Token], at: int) -> Unit | None:
    if at >= len(tokens):
        return None
    low = tokens[at].low
    if low in _PERCENT_FIRST:
        for length in (4, 3, 2, 1):
            code = _PERCENT.get(tuple(token.low for token in tokens[at : at + length]))
            if code is not None:
                return Unit("percent", code, code, at + min(length, len(tokens) - at))
    if low.startswith(("процент", "пайыз", "пайыз")):
        return Unit("percent", "%", "%", at + 1)
    return None


def _ratio(tokens: Sequence[Token], at: int) -> Unit | None:
    if at >= len(tokens) or not (tokens[at].low in _TIMES or tokens[at].low.startswith("кратн")):
        return None
    if tokens[at].low in ("x", "х") and not glued(tokens[at - 1], tokens[at]):
        return None
    return Unit("ratio", "times", "times", at + 1)


def _part_of_one(tokens: Sequence[Token], at: int) -> int:
    """`1/16 of a US pint`: return the token where the measure begins."""
    if at + 2 < len(tokens) and tokens[at].low == "of" and tokens[at + 1].low in ("a", "an", "one"):
        return at + 3 if tokens[at + 2].text == "US" else at + 2
    return at


def _measured(tokens: Sequence[Token], at: int, *, digits: bool) -> Unit | None:
    at = _part_of_one(tokens, at)
    skipped = at + 1 if at + 1 < len(tokens) and tokens[at].low in _STRETCHES else at
    if skipped > at and tokens[skipped].low.isascii() and not tokens[skipped].low.endswith("s"):
        return None
    found = measure_after(tokens, skipped, digits=digits) or _bracketed(tokens, at)
    if found is None:
        return None
    measure, end = found
    if measure.printed == "pound" and end < len(tokens) and tokens[end].low == "of":
        return Unit(measure.kind, measure.unit, "lb", end, measure.factor)
    if measure.kind == "duration" and measure.printed != "year of age":
        for phrase in _OLD:
            if phrase_at(tokens, end, phrase):
                printed = f"{measure.printed} of age"
                return Unit("duration", measure.unit, printed, end + len(phrase), age=True)
    return Unit(
        measure.kind,
        measure.unit,
        measure.printed,
        end,
        measure.factor,
        age=measure.printed.endswith("of age"),
    )


def _bracketed(tokens: Sequence[Token], at: int) -> tuple[Measure, int] | None:
    """`20 (kg)`, as tables print it."""
    if at + 2 >= len(tokens) or tokens[at].text not in "([{<":
        return None
    found = measure_after(tokens, at + 1, digits=True)
    closed = found is not None and found[1] < len(tokens) and tokens[found[1]].text in ")]}>"
    return (found[0], found[1] + 1) if found and closed else None


def _score(tokens: Sequence[Token], at: int) -> Unit | None:
    if at < len(tokens) and tokens[at].low in _POINTS:
        return Unit("score", "point", "point", at + 1)
    return None


def _noun(tokens: Sequence[Token], at: int, lexicon: Lexicon, lang: Lang) -> Unit | None:
    found = counted_at(tokens, at, lexicon, lang)
    if found is None:
        return None
    return Unit("count", found.unit, found.printed, found.end, elided=found.elided)
