"""Which period goes on to hold for the sentences that state none: an opening's, or the last one's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.facts.periods import Stated
from indexer.facts.statement import Statement
from search.quantities.lexicon import words
from search.quantities.tokens import Token

# What a report opens with and goes on to speak of: `since the start of the year`, `in the first quarter`.
_LASTING = re.compile(
    r"(?:since the|from the|so far|over|in the first|in the past|in \d{4}|for \d|for the first|during"
    r"|first|in the \w+ quarter|in (?:\d+|\w+) months|this year|last year|in the reporting"
    r"|с начала|за |по итогам|в этом году|жыл басынан|биыл|соңғы|\w+ айда)",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"first|quarter|half|\bmonths (?:of|this)|in \d+ months|(?:in|for) 20\d\d$"
    r"|месяц|квартал|полугоди|тоқсан|жартыжыл|\bай"
)
_AHEAD = 8  #: tokens behind a figure in which its verb is looked for
_ENDS = frozenset(".;:!?")
_NOW = words("""
    is are remain remains will would can must face faces continue continues go goes should may plans plan
    находится находятся остаётся остается остаются планируется планируют будет будут предстоит грозит
    жатыр отыр жоспарлануда жоспарланған болады
    """)
_THEN = words("was were has have had did been")


def current(lasting: Stated | None, stated: Sequence[Stated], between: str) -> Stated | None:
    """Return the period that goes on to hold after a sentence that states *stated*.

    *lasting*: what held before; *between*: the text between this sentence and the one before it. A period
    holds for the rest of its paragraph; one that introduces a list, for all of that.
    """
    if "\n" in between and not (lasting is not None and lasting.lists):
        lasting = None
    opening = [each for each in stated if _LASTING.match(each.period.surface)]
    if opening:
        return opening[0]
    return None if stated else lasting


def reported(stated: Sequence[Stated]) -> Stated | None:
    """Return the period that a release's opening says it reports on: `in the first quarter of 2024`."""
    return next((each for each in stated if _REPORTED.search(each.period.surface)), None)


def with_held(statements: Sequence[Statement], held: Stated | None) -> list[Statement]:
    """Return the *statements* of a sentence without a period of its own, with the one that holds for it.

    What is so now, `80 cases are open`, is not of the period that the report is about.
    """
    if held is None:
        return list(statements)
    return [
        statement
        if statement.quantity.kind == "duration" or _is_now(statement)
        else statement._replace(period=held.period)
        for statement in statements
    ]


def _is_now(statement: Statement) -> bool:
    tokens, end = statement.reading.tokens, statement.quantity.end
    return any(token.low in _NOW for token in _verbs(tokens[end : end + _AHEAD]))


def _verbs(tokens: Sequence[Token]) -> Sequence[Token]:
    """The first word of time that follows in the clause."""
    for token in tokens:
        if token.text in _ENDS or token.low in _THEN or token.low.endswith("ed"):
            return ()
        if token.low in _NOW:
            return (token,)
    return ()
