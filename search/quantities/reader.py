"""Every quantity in a stretch of text, with nothing around it understood yet."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import compress
from operator import attrgetter

from search.memo import Memo
from search.model import Lang, Span
from search.quantities.amounts import Amount, Source, amount_at
from search.quantities.counted_english import substance_end
from search.quantities.counted_russian import genitive_end
from search.quantities.languages import LEXICONS
from search.quantities.lexicon import words
from search.quantities.plurals import is_plural
from search.quantities.quantity import Quantity, Reading
from search.quantities.ranges import joined
from search.quantities.shares import share_at
from search.quantities.tokens import KIND, Token, tokenize

_NOTHING = Reading((), ())
_DIGIT = re.compile(r"[\d½¼¾⅓⅔]")
_OPENERS = words("""
    a an half quarter every each каждый каждая каждое каждого каждую каждому каждой әр әрбір ½ ¼ ¾ ⅓ ⅔
    """)
_OF_KINDS = frozenset({"mass", "volume", "area", "percent"})
_CONTAINERS = words("""
    packs members items channels case pieces boxes bags bottles types units kinds packages cartons sets
    """)
_OF_MORE = frozenset({"money", "percent"})  #: `235 billion tenge more`
_COMPARED = words("more fewer less shorter longer higher lower көп")
_WORD = re.compile(r"[^\W\d_]+")
_INDEFINITE = words("a an")
_low = attrgetter("low")
_AFTER_ARTICLE = words("third quarter fifth fourth tenth dozen")


def read(text: str, lang: Lang, start: int = 0, end: int | None = None) -> Reading:
    """Return the tokens of text[start:end] (one sentence) and its quantities in order; spans are into *text*.

    Without a digit or a number word in it nothing is cut into tokens.
    """
    stop = len(text) if end is None else end
    if not any(map(_candidates(lang).__getitem__, text[start:stop].split(" "))):
        return _NOTHING
    tokens = tuple(tokenize(text, start, stop))
    source = Source(tokens, LEXICONS[lang], lang)
    amounts = joined(source, _amounts(source))
    return Reading(tokens, tuple(quantity for amount in amounts if (quantity := _quantity(tokens, amount))))


def _amounts(source: Source) -> list[Amount]:
    found: list[Amount] = []
    free = 0
    for at in _beginnings(source):
        amount = (share_at(source, at) or amount_at(source, at, free)) if at >= free else None
        if amount is not None and amount.end > at:
            if amount.first < free or amount.start < free:
                amount = amount._replace(first=max(free, amount.first), start=max(free, amount.start))
            found.append(amount)
            free = amount.end
    return found


def _beginnings(source: Source) -> list[int]:
    """Return the tokens that an amount may begin with: most articles are seen not to."""
    tokens = source.tokens
    begins = map(_begins(source.lang).__getitem__, map(_low, tokens))
    found = compress(range(len(tokens)), begins)
    return [at for at in found if tokens[at].low not in _INDEFINITE or _leads(source, at)]


def _leads(source: Source, at: int) -> bool:
    """Return whether the article at token *at* may begin `a million`, `a third of`, `an hour and a half`."""
    behind = [token.low for token in source.tokens[at + 1 : at + 3]]
    return behind[1:] == ["and"] or not _behind_article(source.lang).isdisjoint(behind[:1])


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
        span=Span(tokens[amount.first].start, tokens[_span_end(tokens, amount) - 1].end),
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


def _span_end(tokens: tuple[Token, ...], amount: Amount) -> int:
    """The span goes on over `387 kg of heroin`, and over a second noun, `sites and accounts`."""
    at, unit = amount.end, amount.unit
    if at < len(tokens) and tokens[at].low in _COMPARED and (unit is None or unit.kind in _OF_MORE):
        return at + 1
    if unit is None or unit.elided or at + 1 >= len(tokens) or amount.form != "plain":
        return at
    if tokens[at].low == "of":
        names = unit.kind in _OF_KINDS or tokens[at - 1].low in _CONTAINERS
        return (substance_end(tokens, at + 1) if names else None) or at
    if unit.kind in ("mass", "volume"):
        return genitive_end(tokens, at) or at
    if tokens[at].low == "and" and unit.kind == "count" and _is_second_noun(tokens, at + 1):
        return at + 2
    return at


def _is_second_noun(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell `sites and accounts` from `conventions and sits on a council`."""
    beyond = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return is_plural(tokens[at].low) and beyond not in ("on", "the", "a", "an", "his", "its", "to")


@cache
def _starting(lang: Lang) -> frozenset[str]:
    """The words that a quantity without digits can begin with."""
    lexicon = LEXICONS[lang]
    return frozenset({
        *lexicon.cardinals, *lexicon.magnitudes, *lexicon.vague, *lexicon.collectives, *lexicon.multiples,
        *lexicon.ordinals,
        *(phrase[0] for phrase in lexicon.fractions),
        *_OPENERS,
    })  # fmt: skip


@cache
def _begins(lang: Lang) -> Memo[bool]:
    """Return, by what a token is in lower case, whether a quantity can begin with it."""
    starting = _starting(lang)
    return Memo(lambda low: low in starting or low.endswith("fold") or KIND[low] == "number")


@cache
def _behind_article(lang: Lang) -> frozenset[str]:
    """The words that can follow `a` or `an` in a quantity: `a million`, `a quarter of`, `a third`."""
    lexicon = LEXICONS[lang]
    parts = {phrase[1] for phrase in lexicon.fractions if phrase[0] in _INDEFINITE and len(phrase) > 1}
    return frozenset({*lexicon.magnitudes, *parts, "quarter", "half"})


@cache
def _candidates(lang: Lang) -> Memo[bool]:
    """Return, by what stands between two blanks, whether a quantity may be there."""
    telling = _starting(lang) - _INDEFINITE | _AFTER_ARTICLE
    return Memo(lambda piece: _has_word(piece.lower(), telling) or _DIGIT.search(piece) is not None)


def _has_word(piece: str, telling: frozenset[str]) -> bool:
    if piece.isalpha():
        return piece in telling or piece.endswith("fold")
    said = _WORD.findall(piece)
    return not telling.isdisjoint(said) or ("fold" in piece and any(word.endswith("fold") for word in said))
