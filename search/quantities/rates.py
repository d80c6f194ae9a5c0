"""What an amount is for or per: `a year`, `per square metre`, `за баррель`, `айына`."""

from __future__ import annotations

from collections.abc import Sequence

from search.quantities.lexicon import words
from search.quantities.measures import measure_after
from search.quantities.tokens import Token, glued

_PERIODS = {
    "year": "year", "annum": "year", "month": "month", "week": "week", "day": "day", "hour": "hour",
    "minute": "minute", "second": "second", "quarter": "quarter", "century": "century", "night": "night",
    "год": "year", "месяц": "month", "неделю": "week", "день": "day", "сутки": "day", "час": "hour",
    "минуту": "minute", "секунду": "second", "квартал": "quarter",
}  # fmt: skip
_SHORT_PERIODS = {
    "s": "second", "sec": "second", "h": "hour", "hr": "hour", "min": "minute", "с": "second",
    "сек": "second", "ч": "hour", "мин": "minute", "мес": "month", "сут": "day", "сағ": "hour",
}  # fmt: skip
_ADVERBS = {
    "ежегодно": "year", "ежемесячно": "month", "еженедельно": "week", "ежедневно": "day", "ежесуточно": "day",
}  # fmt: skip
_RATES = words("a an per each every в за с")
_SPANS = words("год месяц неделю квартал день")  # `за год` is in the course of a year
_THINGS = words("share person capita head unit user customer household student vote family child litre")
_MEASURES = frozenset({"mass", "area", "volume", "length", "measure"})
_SINCE_THEN = words("ago earlier later before hence назад")
#: Kazakh puts the rate before the amount or behind it: `айына 350 мың теңге`.
_KAZAKH = {
    "жылына": "year", "айына": "month", "күніне": "day", "аптасына": "week", "сағатына": "hour",
    "тәулігіне": "day", "минутына": "minute", "секундына": "second", "тоқсанына": "quarter",
    "литріне": "liter", "тоннасына": "t", "келісіне": "kg", "килограмына": "kg", "гектарына": "ha",
    "гектарынан": "ha", "баррелі": "barrel", "баррелін": "barrel", "баррелі үшін": "barrel",
    "унциясы": "oz", "унциясына": "oz",
}  # fmt: skip
_ALONE = {**_KAZAKH, **_ADVERBS}
_EACH_KAZAKH = {"жыл": "year", "ай": "month", "күн": "day", "апта": "week"}
_BRACKETED = 8  #: tokens of an amount in brackets between another and what both are per


def rate_at(tokens: Sequence[Token], at: int, kind: str = "") -> tuple[str, int] | None:
    """Return `year` and the token after it for `a year`, `per month`, `в год`, `/ month` at token *at*.

    *kind*: of the amount that ends before it; only money is paid `за баррель`.
    """
    if at >= len(tokens):
        return None
    low = tokens[at].low
    if at + 3 < len(tokens) and tokens[at].text == tokens[at + 2].text == "-":  # a 12-cent-a-share dividend
        return _hyphenated(tokens, at)
    if low in _ALONE:
        return _ALONE[low], at + 1
    if kind == "money" and low == "(":
        return _beyond_bracket(tokens, at)
    return _worded(tokens, at, kind) if at + 1 < len(tokens) else None


def rate_before(tokens: Sequence[Token], first: int) -> str | None:
    """Return what the amount that begins at token *first* is per, where Kazakh says so before it."""
    return _KAZAKH.get(tokens[first - 1].low) if first else None


def _beyond_bracket(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """`C$6 (US$4.46) per share`."""
    reach = range(at, min(len(tokens) - 1, at + _BRACKETED))
    closed = next((place for place in reach if tokens[place].text == ")"), None)
    rate = (
        None if closed is None else _worded(tokens, closed + 1, "money") if closed + 2 < len(tokens) else None
    )
    return (rate[0], at) if rate else None


def _worded(tokens: Sequence[Token], at: int, kind: str) -> tuple[str, int] | None:
    low, following = tokens[at].low, tokens[at + 1].low
    if following == "сайын" and low in _EACH_KAZAKH:
        return _EACH_KAZAKH[low], at + 2
    since_then = at + 2 < len(tokens) and tokens[at + 2].low in _SINCE_THEN
    if since_then or (low not in _RATES and low != "/"):
        return None
    if low == "/" and following in _SHORT_PERIODS:
        return _SHORT_PERIODS[following], at + 2
    if following in _PERIODS and not (low in ("за", "с") and following in _SPANS):
        return _PERIODS[following], at + 2
    return _thing(tokens, at + 1, low, kind)


def _thing(tokens: Sequence[Token], at: int, low: str, kind: str) -> tuple[str, int] | None:
    if low in ("в", "every", "each") or (low == "за" and kind != "money"):
        return None
    measure = measure_after(tokens, at, digits=low in ("per", "/", "за"))
    if measure is not None and measure[0].kind in _MEASURES and (low != "с" or measure[0].kind == "area"):
        return measure[0].printed, measure[1]
    if low in ("a", "an") and tokens[at].low not in _THINGS:
        return None
    if tokens[at].low in _THINGS or (low == "per" and _is_noun(tokens[at])):
        return tokens[at].low, at + 1
    return None


def _is_noun(token: Token) -> bool:
    return token.kind == "word" and len(token.low) > 3 and not token.low.endswith("s")


def _hyphenated(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    if not glued(tokens[at], tokens[at + 1]):
        return None
    rate = rate_at([tokens[at + 1], tokens[at + 3]], 0)
    return (rate[0], at + 4) if rate else None
