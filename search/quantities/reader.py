"""Every quantity in a stretch of text, with nothing around it understood yet."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from search.model import Lang, Span
from search.quantities.amounts import Amount, Source, amount_at
from search.quantities.languages import LEXICONS
from search.quantities.quantity import Quantity, Reading
from search.quantities.ranges import joined
from search.quantities.shares import share_at
from search.quantities.tokens import Token, tokenize


def read(text: str, lang: Lang, start: int = 0, end: int | None = None) -> Reading:
    """Return the tokens of text[start:end] (one sentence) and its quantities in order; spans are into *text*.

    Without a digit or a number word in it nothing is cut into tokens.
    """
    stop = len(text) if end is None else end
    if _candidate(lang).search(text, start, stop) is None:
        return Reading((), ())
    tokens = tuple(tokenize(text, start, stop))
    source = Source(tokens, LEXICONS[lang], lang)
    amounts = joined(source, _amounts(source))
    return Reading(tokens, tuple(quantity for amount in amounts if (quantity := _quantity(tokens, amount))))


def _amounts(source: Source) -> list[Amount]:
    found: list[Amount] = []
    starting = _starting(source.lang)
    at, tokens = 0, source.tokens
    while at < len(tokens):
        token = tokens[at]
        amount = None
        if token.kind == "number" or token.low in starting or token.low.endswith("fold"):
            amount = share_at(source, at) or amount_at(source, at)
        if amount is None or amount.end <= at:
            at += 1
        else:
            if found and amount.first < found[-1].end:
                amount = amount._replace(first=max(found[-1].end, min(amount.first, amount.start)))
            found.append(amount)
            at = amount.end
    return found


def _quantity(tokens: tuple[Token, ...], amount: Amount) -> Quantity | None:
    unit = amount.unit
    factor = unit.factor if unit else Decimal(1)
    shown = (amount.low / 100, amount.high / 100) if amount.form == "fraction" else (amount.low, amount.high)
    return Quantity(
        kind=unit.kind if unit else "count",
        low=amount.low * factor,
        high=amount.high * factor,
        unit=unit.unit if unit else "",
        modifier=amount.modifier,
        printed_low=shown[0],
        printed_high=shown[1],
        printed_unit=unit.printed if unit else "",
        span=Span(tokens[amount.first].start, tokens[amount.end - 1].end),
        number=Span(tokens[amount.start].start, tokens[(unit.end if unit else amount.end) - 1].end),
        first=amount.first,
        end=amount.end,
        form=amount.form,
        per=amount.per,
        of=amount.of,
        elided=unit.elided if unit else False,
        digits=amount.digits,
        age=unit.age if unit else False,
    )


@cache
def _starting(lang: Lang) -> frozenset[str]:
    """The words that a quantity without digits can begin with."""
    lexicon = LEXICONS[lang]
    return frozenset({
        *lexicon.cardinals, *lexicon.magnitudes, *lexicon.vague, *lexicon.collectives, *lexicon.multiples,
        *(phrase[0] for phrase in lexicon.fractions),
        *"a an half quarter every each каждый каждая каждое каждого каждую каждому каждой әр әрбір ½ ¼ ¾ ⅓ ⅔".split(),
    })  # fmt: skip


@cache
def _candidate(lang: Lang) -> re.Pattern[str]:
    listed = "|".join(
        re.escape(word) for word in sorted(_starting(lang) - {"a", "an"}, key=len, reverse=True)
    )
    return re.compile(
        rf"[\d½¼¾⅓⅔]|(?<![^\W\d_])(?:{listed})(?![^\W\d_])|fold\b|\ba (?:hundred|thousand|million|billion|trillion|dozen|third|quarter|fifth|fourth|tenth)",
        re.IGNORECASE,
    )
