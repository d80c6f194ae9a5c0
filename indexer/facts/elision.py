"""The noun that a figure leaves out: `18 of them`, `328 already released`, `from 248 to 938`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from indexer.facts.statement import Statement
from search.model import Lang
from search.quantities import counted_english, counted_kazakh, counted_russian
from search.quantities.languages import LEXICONS
from search.quantities.plurals import is_plural, singular
from search.quantities.tokens import Token
from search.quantities.trends import trend_of

_NUMBER_OF = frozenset("number amount total count quantity число числа количество количества числе".split())
_NOT_SUBJECTS = frozenset("""
    months years days weeks hours percent times figures cases numbers results terms measures parts points ranks
    places that this which there it
    """.split())
_MEMORY = 4  #: earlier statements that a pronoun or a bare number can go back to
_JOINING = frozenset("and и және".split())


def with_nouns(statements: Sequence[Statement], earlier: Sequence[Statement], lang: Lang) -> list[Statement]:
    """Return the *statements* of one sentence with the nouns that they leave out, where they can be told.

    *earlier*: the statements of the sentences before. Number words that stand for no noun are dropped.
    """
    result: list[Statement] = []
    for place, statement in enumerate(statements):
        if statement.unit:
            result.append(statement)
            continue
        following = statements[place + 1] if place + 1 < len(statements) else None
        noun = _noun(statement, result, earlier, following, lang)
        if noun is not None:
            result.append(replace(statement, unit=noun[0], printed_unit=noun[1]))
        elif statement.quantity.digits:
            result.append(statement)
    return result


def _noun(
    statement: Statement,
    before: Sequence[Statement],
    earlier: Sequence[Statement],
    following: Statement | None,
    lang: Lang,
) -> tuple[str, str] | None:
    tokens, quantity = statement.reading.tokens, statement.quantity
    if following is not None and (shared := _of_following(tokens, statement, following)):
        return shared
    if quantity.elided:
        return _antecedent([*earlier, *before])
    if _is_pronoun(statement):
        return None
    return (
        _number_of(tokens, quantity.first, lang)
        or _shared(before, statement)
        or _subject(tokens, quantity.first, lang)
        or (_antecedent([*earlier, *before]) if not _is_alone(tokens, quantity.first) else None)
    )


def _is_pronoun(statement: Statement) -> bool:
    """`one` alone is a pronoun, except where it tells of somebody: `one is a police officer`."""
    quantity, tokens = statement.quantity, statement.reading.tokens
    if quantity.digits or quantity.low != 1:
        return False
    following = tokens[quantity.end].low if quantity.end < len(tokens) else ""
    return following not in ("is", "was", "has")


def _is_alone(tokens: Sequence[Token], first: int) -> bool:
    return first > 0 and tokens[first - 1].text in "("


def _of_following(tokens: Sequence[Token], statement: Statement, following: Statement) -> tuple[str, str] | None:
    """`8 international and 14 regional channels`: what both count stands behind the second."""
    between = tokens[statement.quantity.end : following.quantity.first]
    if not 1 <= len(between) <= 3 or between[-1].low not in _JOINING or following.quantity.kind != "count":
        return None
    return (following.unit, following.printed_unit) if following.unit else None


def _antecedent(before: Sequence[Statement]) -> tuple[str, str] | None:
    for statement in reversed(before[-_MEMORY:]):
        if statement.quantity.kind == "count" and statement.unit:
            return statement.unit, statement.printed_unit
    return None


def _shared(before: Sequence[Statement], statement: Statement) -> tuple[str, str] | None:
    """In one sentence a bare number counts what the last counted noun did: `3,800 convicts: 328 released`."""
    for earlier in reversed(before):
        if earlier.quantity.kind == "count" and earlier.unit and earlier.quantity.end <= statement.quantity.first:
            return earlier.unit, earlier.printed_unit
    return None


def _number_of(tokens: Sequence[Token], first: int, lang: Lang) -> tuple[str, str] | None:
    """`The number of victims reached 412`, `Число жалоб выросло до 1,2 тыс.`, `Қылмыстар саны`."""
    for place in range(first - 1, -1, -1):
        low = tokens[place].low
        if low in _NUMBER_OF and place + 1 < len(tokens):
            start = place + 2 if tokens[place + 1].low == "of" else place + 1
            return _named(tokens, start, lang)
        if low == "саны" and place:
            return _named(tokens, place - 1, lang)
    return None


def _named(tokens: Sequence[Token], start: int, lang: Lang) -> tuple[str, str] | None:
    lexicon = LEXICONS[lang]
    if start >= len(tokens) or tokens[start].kind != "word":
        return None
    if tokens[start].text.isascii():
        found = counted_english.phrase(tokens, start, lexicon)
    elif lang == "kk":
        found = counted_kazakh.phrase(tokens, start, lexicon)
    else:
        found = counted_russian.phrase(tokens, start, lexicon)
    return (found[1], found[2]) if found and found[1] else None


def _subject(tokens: Sequence[Token], first: int, lang: Lang) -> tuple[str, str] | None:
    """The nearest noun in the plural before a verb of change: `Corruption offences fell from 1,734`."""
    seen_change = False
    for place in range(first - 1, -1, -1):
        token = tokens[place]
        if trend_of(token.low) != "none":
            seen_change = True
        elif token.kind == "word" and is_plural(token.low) and token.low not in _NOT_SUBJECTS:
            return _phrase_ending(tokens, place, lang) if seen_change else None
    if seen_change and tokens[0].kind == "word" and tokens[0].text.isascii() and first > 1:
        low = tokens[0].low
        return (counted_english.canonical(low), low) if low not in LEXICONS[lang].stops else None
    return None


def _phrase_ending(tokens: Sequence[Token], head: int, lang: Lang) -> tuple[str, str]:
    start = head
    while start and tokens[start - 1].kind == "word" and tokens[start - 1].low not in LEXICONS[lang].stops:
        start -= 1
    noun = singular(tokens[head].low)
    words = [token.low for token in tokens[max(start, head - 2) : head]]
    return counted_english.canonical(noun, words[-1] if words else ""), " ".join([*words, noun])
