"""Quantities that are no plain numbers: `a quarter`, `every fifth`, `sixfold`, `tens of`, `88th place`."""

from __future__ import annotations

from decimal import Decimal

from search.quantities.amounts import Amount, Source
from search.quantities.counted import counted_at
from search.quantities.lexicon import words
from search.quantities.modifiers import modifier_before
from search.quantities.numerals import article_number, number_at, phrase_at
from search.quantities.ranks import rank_at, worded_rank_at
from search.quantities.ratios import ratio_at
from search.quantities.units import Unit, unit_at

_EVERY = words("every each каждый каждая каждое каждого каждую каждому каждой әр әрбір")
_WHOLES = words("of the its their his her our my your")
_HALF_AS = words("often much many long high large")
_PARTS_END = words("of из the year century time hour hours first second final last an")
_QUARTERS = words("first second third fourth i ii iii iv 1st 2nd 3rd 4th last this each per every квартал")


def share_at(source: Source, at: int) -> Amount | None:
    """Return the quantity of one of these forms that begins at token *at*, or None."""
    low = source.tokens[at].low
    if low in _EVERY:
        return _every(source, at)
    if low in source.lexicon.multiples or low.endswith("fold"):
        return _multiple(source, at)
    if low in source.lexicon.vague:
        return _vague(source, at)
    if source.tokens[at].kind == "number":
        return rank_at(source, at) or _out_of(source, at) or ratio_at(source, at)
    if low in source.lexicon.ordinals:
        return worded_rank_at(source, at)
    return ratio_at(source, at) or _share(source, at)


def _share(source: Source, at: int) -> Amount | None:
    if article_number(source.tokens, at, source.lexicon) is not None:
        return None
    return _half_as(source, at) or _fraction(source, at)


def _fraction(source: Source, at: int) -> Amount | None:
    for length in (3, 2, 1):
        phrase = tuple(token.low for token in source.tokens[at : at + length])
        share = source.lexicon.fractions.get(phrase)
        if share is not None and len(phrase) == length:
            return _fraction_of(source, at, at + length, share)
    return None


def _fraction_of(source: Source, at: int, end: int, share: Decimal) -> Amount | None:
    """A fraction counts when it is said of what: `a quarter of cases`; not `the first half`."""
    tokens = source.tokens
    if at and tokens[at - 1].low in _QUARTERS | {
        "the",
        "-",
        "первая",
        "первую",
        "первой",
        "вторая",
        "второй",
        "вторую",
    }:
        return None
    is_latin = tokens[at].text[0].isascii()
    by_how_much = at > 0 and tokens[at - 1].low in ("by", "на")
    if not by_how_much and (end >= len(tokens) or (is_latin and tokens[end].low not in _WHOLES)):
        return None
    if end >= len(tokens):
        return _framed(source, _percentage(share, at, end))
    if phrase_at(tokens, end, ("of", "the", "year")) or tokens[end].low.startswith(("год", "месяц", "20")):
        return None
    counted = counted_at(tokens, end, source.lexicon, source.lang)
    if counted is None and is_latin:
        counted = counted_at(tokens, end + 1, source.lexicon, source.lang)
    stop = counted.end if counted else end
    if counted and counted.unit in ("year", "century", "hour", "month", "day", "%", "decade", "mile"):
        return None
    return _framed(source, _percentage(share, at, stop))


def _percentage(share: Decimal, at: int, end: int) -> Amount:
    percent = share * 100
    return Amount(
        percent, percent, at, at, end, Unit("percent", "%", "%", end), form="fraction", digits=False
    )


def _every(source: Source, at: int) -> Amount | None:
    tokens, following = source.tokens, at + 1
    if following >= len(tokens):
        return None
    ordinal = source.lexicon.ordinals.get(tokens[following].low)
    if ordinal is None or ordinal < 2:
        return None
    end = min(following + 2, len(tokens))
    percent = Decimal(100) / ordinal
    return _framed(
        source,
        Amount(percent, percent, at, at, end, Unit("percent", "%", "%", end), form="every", digits=False),
    )


def _multiple(source: Source, at: int) -> Amount | None:
    low = source.tokens[at].low
    times = source.lexicon.multiples.get(low)
    form = "multiple"
    if times is None:
        times, form = source.lexicon.cardinals.get(low[:-4]), "plain"
    if times is None or (at and source.tokens[at - 1].kind == "number"):
        return None
    unit = Unit("ratio", "times", "times", at + 1)
    return _framed(source, Amount(times, times, at, at, at + 1, unit, form=form, digits=False))  # type: ignore[arg-type]


def _half_as(source: Source, at: int) -> Amount | None:
    """`half as often`: 50 %."""
    tokens = source.tokens
    if (
        not phrase_at(tokens, at, ("half", "as"))
        or at + 2 >= len(tokens)
        or tokens[at + 2].low not in _HALF_AS
    ):
        return None
    unit = Unit("percent", "%", "%", at + 3)
    return Amount(Decimal(50), Decimal(50), at, at, at + 3, unit, form="multiple", digits=False)


def _vague(source: Source, at: int) -> Amount | None:
    """`tens of thousands of dollars` is from ten thousand to a hundred thousand."""
    tokens, lexicon = source.tokens, source.lexicon
    if number_at(tokens, at, lexicon, source.lang) is not None:  # `более сотни` is a hundred
        return None
    low, end = lexicon.vague[tokens[at].low], at + 1
    if (
        end < len(tokens)
        and tokens[end].low == "of"
        and end + 1 < len(tokens)
        and tokens[end + 1].low in lexicon.vague
    ):
        low, end = low * lexicon.vague[tokens[end + 1].low], end + 2
    elif end < len(tokens) and tokens[end].low in lexicon.magnitudes:
        low, end = low * lexicon.magnitudes[tokens[end].low], end + 1
    if end < len(tokens) and tokens[end].low == "of":
        end += 1
    unit = unit_at(tokens, end, lexicon, source.lang, digits=False)
    if unit is None:
        return None
    return Amount(low, low * 10, at, at, unit.end, unit, magnitude=low, form="vague", digits=False)


def _out_of(source: Source, at: int) -> Amount | None:
    """`39 out of 100 points`, `39 баллов из 100` are scores."""
    tokens = source.tokens
    if not any(token.low in ("of", "из") for token in tokens[at + 1 : at + 4]):
        return None
    number = number_at(tokens, at, source.lexicon, source.lang)
    if number is None or not (
        phrase_at(tokens, number.end, ("out", "of")) or phrase_at(tokens, number.end, ("из",))
    ):
        return None
    length = 2 if tokens[number.end].low == "out" else 1
    whole = (
        number_at(tokens, number.end + length, source.lexicon, source.lang)
        if number.end + length < len(tokens)
        else None
    )
    unit = whole and unit_at(tokens, whole.end, source.lexicon, source.lang, digits=True)
    if whole is None or unit is None or unit.kind != "score":
        return None
    return _framed(source, Amount(number.value, number.value, at, at, unit.end, unit, of=whole.value))


def _framed(source: Source, amount: Amount) -> Amount:
    before = modifier_before(source.tokens, amount.start, source.lang)
    return amount._replace(modifier=before[0], first=before[1]) if before else amount
