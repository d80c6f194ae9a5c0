"""`one in five`, `two out of three`, `9 out of 10`: a share said by two small numbers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from search.quantities.amounts import Amount, Source
from search.quantities.counted import counted_at
from search.quantities.lexicon import words
from search.quantities.modifiers import modifier_before
from search.quantities.tokens import Token
from search.quantities.units import Unit

_LINKS: Final = (("in",), ("out", "of"))
_ROUND: Final = frozenset(map(Decimal, (5, 10, 20, 100, 1000, 10000, 100000, 1000000)))
_LARGEST_SAID: Final = 10  #: `eleven out of twelve jurors` are people, not a share
_SAID_OF: Final = words("for that as and but or to from by affects only now still if while because")
_SPANS: Final = words("day days week weeks month months year years hour hours minute minutes decade decades")


def ratio_at(source: Source, at: int) -> Amount | None:
    """Return the share that begins at token *at*, in percent, with what it is a share of; or None.

    `two in three` may as well be two things in three others, so it counts only where a sentence or a phrase
    begins; in digits only of a round number: `7 out of 12 defendants` are seven people.
    """
    tokens = source.tokens
    link = _link_at(tokens, at + 1)
    if link is None or (link == 1 and not _is_beginning(source, at)):
        return None
    part, whole = _number(source, at), _number(source, at + 1 + link)
    if part is None or whole is None or not 0 < part < whole or not _is_share(tokens[at], whole):
        return None
    end = at + 2 + link
    if end < len(tokens) and tokens[end].low in _SPANS:
        return None
    return _percentage(source, part * 100 / whole, at, end)


def _link_at(tokens: Sequence[Token], at: int) -> int | None:
    """Return how many tokens `in` or `out of` has at *at*."""
    for link in _LINKS:
        if tuple(token.low for token in tokens[at : at + len(link)]) == link:
            return len(link)
    return None


def _is_beginning(source: Source, at: int) -> bool:
    before = source.tokens[at - 1]
    return (
        at == 0
        or before.kind not in ("word", "number")
        or before.low in _SAID_OF
        or modifier_before(source.tokens, at, source.lang) is not None
    )


def _number(source: Source, at: int) -> Decimal | None:
    """Return the number of a single token, digits or a word."""
    if at >= len(source.tokens):
        return None
    token = source.tokens[at]
    if token.kind == "number":
        return Decimal(token.text) if token.text.isdecimal() and len(token.text) <= len("1000000") else None
    said = source.lexicon.cardinals.get(token.low)
    return None if said is None else Decimal(said)


def _is_share(part: Token, whole: Decimal) -> bool:
    return whole in _ROUND if part.kind == "number" else whole <= _LARGEST_SAID or whole in _ROUND


def _percentage(source: Source, percent: Decimal, at: int, end: int) -> Amount:
    tokens = source.tokens
    of = end + (1 if end < len(tokens) and tokens[end].low == "of" else 0)
    counted = counted_at(tokens, of, source.lexicon, source.lang)
    stop = counted.end if counted else end
    before = modifier_before(tokens, at, source.lang)
    made = Amount(
        percent, percent, at, at, stop, Unit("percent", "%", "%", stop), form="fraction", digits=False
    )
    return made._replace(modifier=before[0], first=before[1]) if before else made
