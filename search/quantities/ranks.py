"""Places in a ranking: `88th out of 180 countries`, `88-е место`, `88-орын`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from search.quantities.amounts import Amount, Source
from search.quantities.counted import counted_at
from search.quantities.digits import digits_value
from search.quantities.lexicon import words
from search.quantities.numerals import number_at, phrase_at
from search.quantities.tokens import Token, glued
from search.quantities.units import Unit

_RANKED = words("rank ranks ranked ranking placed place places position")
_PLACES = words(
    "place position spot rank место места месте позицию позиция позиции позиций орын орында орынға орынды "
    "орыннан"
)
_ORDINAL_ENDINGS = words("st nd rd th е го я й ое ая ий ый ом м му ші шы інші ыншы нші ншы")
_OUT_OF = (("out", "of"), ("among",), ("of",), ("из",), ("среди",))


def rank_at(source: Source, at: int) -> Amount | None:
    """Return the rank whose numeral is token *at*, or None when it is not one."""
    tokens = source.tokens
    end = _ordinal_end(tokens, at)
    after_rank = at > 0 and (tokens[at - 1].low in _RANKED or (at > 1 and tokens[at - 2].low in _RANKED))
    if end is None:
        if not (_ranked_by_verb(tokens, at) or _placed(source, at)):
            return None
        end = at + 1
    place = _place_end(source, end)
    value = digits_value(tokens[at].text, source.lang)
    if value is None or not (after_rank or place):
        return None
    whole, stop = _whole(source, place or end)
    unit = Unit("rank", "rank", "rank", stop)
    return Amount(value, value, at, at, stop, unit, form="ordinal", of=whole)


def worded_rank_at(source: Source, at: int) -> Amount | None:
    """`third place`; `in the first place` is a manner of speaking."""
    value = source.lexicon.ordinals[source.tokens[at].low]
    if value < 2 or at + 1 >= len(source.tokens) or source.tokens[at + 1].low not in _PLACES:
        return None
    whole, stop = _whole(source, at + 2)
    return Amount(
        value, value, at, at, stop, Unit("rank", "rank", "rank", stop), form="ordinal", of=whole, digits=False
    )


def _ranked_by_verb(tokens: Sequence[Token], at: int) -> bool:
    """`ranked 88 of 180`."""
    return at > 0 and tokens[at - 1].low in ("rank", "ranks", "ranked")


def _placed(source: Source, at: int) -> bool:
    if source.lang == "kk":
        return _kazakh_place(source.tokens, at)
    return _russian_place(source.tokens, at)


def _kazakh_place(tokens: Sequence[Token], at: int) -> bool:
    following = at + 1
    if following < len(tokens) and tokens[following].text in "-–":
        following += 1
    return following < len(tokens) and tokens[following].low.startswith("орын")


def _russian_place(tokens: Sequence[Token], at: int) -> bool:
    """`занимает 88 место`: in the plural it would be seats."""
    return at + 1 < len(tokens) and tokens[at + 1].low in ("место", "месте")


def _ordinal_end(tokens: Sequence[Token], at: int) -> int | None:
    """Return the token after `88th` or `88-е`, or None."""
    end = at + 1
    if end < len(tokens) and tokens[end].text in "-–‑" and glued(tokens[at], tokens[end]):
        end += 1
    if end < len(tokens) and tokens[end].low in _ORDINAL_ENDINGS and glued(tokens[end - 1], tokens[end]):
        return end + 1
    return None


def _place_end(source: Source, end: int) -> int | None:
    """Return the token after `place`; *end* itself when `to 95th place` follows."""
    tokens = source.tokens
    if end < len(tokens) and tokens[end].text in "-–":
        end += 1
    if end < len(tokens) and tokens[end].low in _PLACES:
        return end + 1
    if (
        end + 1 < len(tokens)
        and tokens[end].low in ("to", "на", "and", "from")
        and tokens[end + 1].kind == "number"
    ):
        second = _ordinal_end(tokens, end + 1)
        if second is not None and second < len(tokens) and tokens[second].low in _PLACES:
            return end
    return None


def _whole(source: Source, at: int) -> tuple[Decimal | None, int]:
    """Read `out of 180 countries`."""
    tokens = source.tokens
    for phrase in _OUT_OF:
        if not phrase_at(tokens, at, phrase) or at + len(phrase) >= len(tokens):
            continue
        number = number_at(tokens, at + len(phrase), source.lexicon, source.lang)
        if number is not None:
            counted = counted_at(tokens, number.end, source.lexicon, source.lang)
            return number.value, counted.end if counted else number.end
    return None, at
