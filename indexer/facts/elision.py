"""What a figure counts when it leaves that out: `18 of them`, `328 already released`, `from 248 to 938`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from indexer.facts.statement import Statement
from search.model import Kind, Lang
from search.quantities.counted import counted_at
from search.quantities.english_nouns import canonical
from search.quantities.languages import LEXICONS
from search.quantities.lexicon import words
from search.quantities.plurals import is_plural, singular
from search.quantities.tokens import Token
from search.quantities.trends import trend_of


class Noun(NamedTuple):
    """What is counted: the fields of a statement."""

    unit: str
    printed: str
    kind: Kind = "count"


_NUMBER_OF = words("number amount total count quantity число числа количество количества числе")
_NOT_SUBJECTS = words("""
    months years days weeks hours percent times figures numbers results terms measures parts points ranks
    places
    """)
_TIMES = words("times fold раз раза есе")
_OLDEST = 120  #: years; a larger number is no age
_MEMORY = 4  #: earlier statements that a pronoun or a bare number can go back to
_WINDOW = 40  #: tokens before a figure in which its subject is looked for
_JOINING = words("and и және or")
_LINKS = words("by на of is was from to at reached nearly")
_BIG = 1000  #: from this magnitude on a bare number after a sum is money


def with_nouns(statements: Sequence[Statement], earlier: Sequence[Statement], lang: Lang) -> list[Statement]:
    """Return the *statements* of one sentence with what they leave out, where it can be told.

    *earlier*: the statements of the sentences before. Number words that stand for no noun are dropped.
    """
    result: list[Statement] = []
    for place, statement in enumerate(statements):
        if statement.unit:
            result.append(statement)
            continue
        following = statements[place + 1] if place + 1 < len(statements) else None
        noun = _noun(statement, result, earlier, following, lang=lang)
        if noun is not None:
            result.append(_completed(statement, noun))
        elif statement.quantity.digits or statement.quantity.low >= _BIG:
            result.append(statement)
    return result


def _completed(statement: Statement, noun: Noun) -> Statement:
    quantity = replace(statement.quantity, kind=noun.kind, age=noun.printed == "year of age")
    return statement._replace(quantity=quantity, unit=noun.unit, printed_unit=noun.printed)


def _noun(
    statement: Statement,
    before: Sequence[Statement],
    earlier: Sequence[Statement],
    following: Statement | None,
    *,
    lang: Lang,
) -> Noun | None:
    tokens, quantity = statement.reading.tokens, statement.quantity
    memory = [*earlier[-_MEMORY:], *before[-_MEMORY:]]
    if quantity.elided:
        return _antecedent(memory)
    if following is not None and (shared := _of_following(tokens, statement, following)):
        return shared
    if _is_pronoun(statement):
        return None
    measured = _age(tokens, statement) or _same_measure(before, statement)
    if measured is not None or quantity.low % 1:
        return measured
    return (
        _number_of(tokens, quantity.first, lang)
        or _subject(tokens, quantity.first, lang)
        or _shared(before, statement)
        or _label(tokens, quantity.first)
        or (_antecedent(memory) if _has_predicate(tokens, statement) else None)
    )


def _is_pronoun(statement: Statement) -> bool:
    """`one` alone is a pronoun, except where it tells of somebody: `one is a police officer`."""
    quantity, tokens = statement.quantity, statement.reading.tokens
    if quantity.digits or quantity.low != 1:
        return False
    following = tokens[quantity.end].low if quantity.end < len(tokens) else ""
    return following not in ("is", "was", "has")


def _has_predicate(tokens: Sequence[Token], statement: Statement) -> bool:
    """Return whether words follow that say what became of those counted: `455 to restriction of liberty`."""
    first, end = statement.quantity.first, statement.quantity.end
    if first and tokens[first - 1].text in "([":
        return False
    return end < len(tokens) and tokens[end].kind == "word" and not statement.quantity.low % 1


def _age(tokens: Sequence[Token], statement: Statement) -> Noun | None:
    """Return the unit of an age: `who is 37,`, `children under 18`."""
    quantity = statement.quantity
    if quantity.end < len(tokens) and tokens[quantity.end].text not in ",.;)":
        return None
    lead = [token.low for token in tokens[max(0, quantity.first - 3) : quantity.first]]
    if not lead or quantity.low >= _OLDEST:
        return None
    bounded = quantity.modifier in ("under", "over") and is_plural(lead[-1])
    people = bounded and canonical(singular(lead[-1])) == "person"
    told = lead[-2:] in (["who", "is"], ["who", "was"], ["is", "now"], ["is", "aged"])
    return Noun("year", "year of age", "duration") if people or told else None


def _of_following(tokens: Sequence[Token], statement: Statement, following: Statement) -> Noun | None:
    """`8 international and 14 regional channels`, `280 million of the 1.5 billion shekels`."""
    between = tokens[statement.quantity.end : following.quantity.first]
    if not following.unit or not 1 <= len(between) <= 3:
        return None
    said = [token.low for token in between]
    if said[-1] not in _JOINING and said not in (["of", "the"], ["-", ","], ["-"]):
        return None
    return Noun(following.unit, following.printed_unit, following.quantity.kind)


def _antecedent(before: Sequence[Statement]) -> Noun | None:
    for statement in reversed(before):
        if statement.quantity.kind == "count" and statement.unit:
            return Noun(statement.unit, statement.printed_unit)
    return None


def _same_measure(before: Sequence[Statement], statement: Statement) -> Noun | None:
    """`at 1,463.87 points, … to 1,333.18`, `1.13 trillion tenge, including 15 billion`, `by 2 % … by 1`."""
    for other in reversed(before[-_MEMORY:]):
        if not other.unit or other.quantity.kind == "count":
            return None
        if _is_like(other, statement):
            return Noun(other.unit, other.printed_unit, other.quantity.kind)
    return None


def _is_like(other: Statement, statement: Statement) -> bool:
    """Return whether a bare number can be in the unit of a measured one before it in the sentence."""
    quantity, kind = statement.quantity, other.quantity.kind
    link = statement.reading.tokens[quantity.first - 1].low if quantity.first else ""
    if kind == "money":
        return quantity.low >= _BIG * _BIG or (link in _LINKS and quantity.low % 1 != 0)
    if kind == "percent":
        return link in ("by", "на") and quantity.low <= 100
    if kind in ("ratio", "rank", "duration"):
        return False
    return quantity.low % 1 != 0 or link in _LINKS


def _shared(before: Sequence[Statement], statement: Statement) -> Noun | None:
    """In one sentence a bare number counts what the last counted noun did: `3,800 convicts: 328 released`."""
    for earlier in reversed(before[-_MEMORY:]):
        if earlier.quantity.kind == "count" and earlier.unit and not statement.quantity.low % 1:
            return Noun(earlier.unit, earlier.printed_unit)
    return None


def _number_of(tokens: Sequence[Token], first: int, lang: Lang) -> Noun | None:
    """`The number of victims reached 412`, `Число жалоб выросло до 1,2 тыс.`, `Қылмыстар саны`."""
    for place in range(first - 1, max(-1, first - _WINDOW), -1):
        low = tokens[place].low
        if low == "number" and place and is_plural(tokens[place - 1].low):
            return _phrase_ending(tokens, place - 1, lang)
        if low in _NUMBER_OF and place + 1 < first:
            return _named(tokens, place + 2 if tokens[place + 1].low == "of" else place + 1, lang)
        if low == "саны" and place:
            return _named(tokens, place - 1, lang)
    return None


def _named(tokens: Sequence[Token], start: int, lang: Lang) -> Noun | None:
    found = counted_at(tokens, start, LEXICONS[lang], lang)
    return Noun(found.unit, found.printed) if found and found.unit else None


def _subject(tokens: Sequence[Token], first: int, lang: Lang) -> Noun | None:
    """The noun in the plural before a verb of change: `Corruption offences fell from 1,734`.

    With a complement it is the first: `Cases of smuggling of drugs dropped … from 182 to 80`.
    """
    changes = False
    nearest: int | None = None
    for place in range(first - 1, max(-1, first - _WINDOW), -1):
        token = tokens[place]
        if trend_of(token.low) != "none" or token.low in _TIMES:
            changes = True
        elif nearest is not None and token.text in ".,;:":
            break
        elif changes and token.low.isascii() and is_plural(token.low) and token.low not in _NOT_SUBJECTS:
            governs = tokens[place + 1].low in ("of", "on", "against")
            nearest = place if nearest is None or governs else nearest
    if nearest is not None:
        return _phrase_ending(tokens, nearest, lang)
    return _opening(tokens, lang) if changes else None


def _opening(tokens: Sequence[Token], lang: Lang) -> Noun | None:
    """`Crime went down … from 196 thousand`: the word that opens the sentence, when a verb follows it."""
    first = tokens[0]
    if first.kind != "word" or first.low in LEXICONS[lang].stops or len(tokens) < 2 or len(first.low) < 5:
        return None
    known = canonical(first.low)
    return Noun(known, first.low) if known == "crime" or known != first.low else None


def _label(tokens: Sequence[Token], first: int) -> Noun | None:
    """`Prison population: 36,360 in 2016, 35,805 in 2017`: the label before a colon."""
    for place in range(1, min(6, first)):
        if tokens[place].text == ":" and tokens[place - 1].kind == "word":
            noun = singular(tokens[place - 1].low)
            known = canonical(noun)
            return Noun(known, noun) if known != noun else None
    return None


def _phrase_ending(tokens: Sequence[Token], head: int, lang: Lang) -> Noun:
    start = head
    while start > max(0, head - 2) and tokens[start - 1].kind == "word":
        if tokens[start - 1].low in LEXICONS[lang].stops:
            break
        start -= 1
    noun = singular(tokens[head].low)
    lead = [token.low for token in tokens[start:head]]
    return Noun(canonical(noun, lead[-1] if lead else ""), " ".join([*lead, noun]))
