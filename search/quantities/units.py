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
from search.quantities.phrasebook import Phrasebook
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
_SCALED_LENGTH = 4
_PERCENT = Phrasebook({
    **dict.fromkeys((
        "%", "percent", "percentage",
        "per cent", "per - cent", "- percent", "pc", "pct", "pct .", "проц", "проц .",
        "процент~", "пайыз~",
    ), "%"),
    **dict.fromkeys((
        "percentage points", "percentage point", "percent points", "percentage - point", "% points", "pp",
        "п . п .", "п . п", "пп", "процентн~ пункт~", "пайыздық тармақ~", "пайыздық пункт~",
    ), "pp"),
    **dict.fromkeys((
        "basis points", "basis point", "basis - point", "bps", "базисн~ пункт~", "б . п .",
        "базистік тармақ~", "базистік пункт~",
    ), "basis point"),
})  # fmt: skip
_TIMES = words("times раз раза есе есеге есеге есеге fold x х есеге кратно кратный кратного кратном кратное")
_POINTS = words("points point балл балла баллов баллами балла баллдан ұпай ұпаймен ұпайға балмен баллмен")
_NO_UNITS = frozenset(",;:.!?)")  #: marks that no name of a unit and no noun begins with
_OLD = (("old",), ("of", "age"), ("-", "old"), ("-", "olds"), ("olds",), ("yo",))
_STRETCHES = words(
    "previous past last consecutive full additional more straight whole calendar полных ещё еще"
)


def unit_at(tokens: Sequence[Token], at: int, lexicon: Lexicon, lang: Lang, *, digits: bool) -> Unit | None:
    """Return what is counted by the number that ends before token *at*, or None."""
    if at >= len(tokens) or tokens[at].text in _NO_UNITS:
        return None
    after = at + 1 if _hyphenated(tokens, at) else at
    if after > at and tokens[after].low == "strong":  # a 10,000-strong crowd
        return Unit("count", "person", "person", after + 1)
    return (
        _money(tokens, after)
        or _percent(tokens, after)
        or _ratio(tokens, after)
        or _measured(tokens, after, digits=digits or after > at)
        or _score(tokens, after)
        or _noun(tokens, after, lexicon, lang)
    )


def _hyphenated(tokens: Sequence[Token], at: int) -> bool:
    """`12-page`, and `5 - year` as old corpora space it; not `5 – and`."""
    if tokens[at].text not in "-‑" or at + 1 >= len(tokens) or tokens[at + 1].kind != "word":
        return False
    return at > 0 and glued(tokens[at - 1], tokens[at]) == glued(tokens[at], tokens[at + 1])


def _money(tokens: Sequence[Token], at: int) -> Unit | None:
    found = currency_after(tokens, at)
    if found is not None:
        return Unit("money", found[0], found[0], found[1])
    may_be_scaled = at < len(tokens) and len(tokens[at].text) == _SCALED_LENGTH
    scaled = _SCALED.fullmatch(tokens[at].text) if may_be_scaled else None
    if scaled is None:
        return None
    return Unit("money", scaled[2], scaled[2], at + 1, _SCALES[scaled[1]])


def _percent(tokens: Sequence[Token], at: int) -> Unit | None:
    found = _PERCENT.longest(tokens, at)
    return Unit("percent", found[0], found[0], found[1]) if found else None


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
