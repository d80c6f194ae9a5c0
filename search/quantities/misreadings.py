"""Numerals that are no quantities once their words are known: years, names, pronouns, parts of words."""

from __future__ import annotations

from collections.abc import Sequence

from search.quantities.lexicon import Lexicon, words
from search.quantities.measures import measure_after
from search.quantities.numerals import Number
from search.quantities.plurals import is_plural
from search.quantities.rejects import is_age, is_code, is_match_score, is_name, is_year
from search.quantities.tokens import Token, glued
from search.quantities.units import Unit

_BEFORE_PRONOUN = words("the this that new old other which every each any no another last first only next")
_TERMS = words("sentence term terms prison jail imprisonment period ban suspension")
_DAY_PARTS = words("and to –")


def is_misread(tokens: Sequence[Token], at: int, number: Number, unit: Unit) -> bool:
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


def is_pronoun(tokens: Sequence[Token], at: int, number: Number) -> bool:
    """`one of the reasons` counts nothing, and `zero tolerance` is a manner of speaking."""
    if number.digits or number.value > 1:
        return False
    if number.end - at == 1 and at and tokens[at - 1].low in _BEFORE_PRONOUN:
        return measure_after(tokens, number.end, digits=False) is None
    following = tokens[number.end].low if number.end < len(tokens) else ""
    beyond = tokens[number.end + 1].low if number.end + 1 < len(tokens) else ""
    return (following == "of" and beyond not in ("them", "whom", "which")) or (
        number.value == 0 and following == "tolerance"
    )


def is_compound(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    """`four-door`, `one-sided`, `mid-thirty`: a number word inside a word.

    `three-foot` is a measure and `пять-десять` a range.
    """
    if at > 1 and tokens[at - 1].text == "-" and glued(tokens[at - 1], tokens[at]):
        before = tokens[at - 2]
        return before.kind == "word" and glued(before, tokens[at - 1]) and before.low not in lexicon.cardinals
    if end + 1 >= len(tokens) or tokens[end].text != "-" or not glued(tokens[end - 1], tokens[end]):
        return False
    if tokens[end + 1].low in lexicon.cardinals or tokens[end + 1].low in ("fold", "point", "plus"):
        return False
    return tokens[end + 1].kind == "word" and measure_after(tokens, end + 1, digits=True) is None


def is_lasting(tokens: Sequence[Token], end: int, unit: Unit) -> bool:
    """`a five-year plan` names a thing; `a five-year sentence`, `a ten-month period` state a time."""
    if unit.kind != "duration" or unit.age or tokens[end].text != "-":
        return False
    following = tokens[unit.end].low if unit.end < len(tokens) else ""
    return following not in _TERMS


def is_rejected(tokens: Sequence[Token], at: int, number: Number) -> bool:
    """Return whether a number without a unit is a year, a code, a name, an age, a result or a day."""
    if number.end - at > 1:
        return tokens[at + 1].text in "/⁄" or tokens[number.end - 2].text in "/⁄"
    if number.end < len(tokens) and tokens[number.end].text == "/" and glued(tokens[at], tokens[number.end]):
        return True
    return (
        is_year(tokens, at, counted=False)
        or is_code(tokens, at, number.end)
        or is_name(tokens, at)
        or is_match_score(tokens, at, number.end)
        or is_age(tokens, at, number.end)
        or (at > 1 and tokens[at - 1].low in _DAY_PARTS and tokens[at - 2].kind == "dead")
    )
