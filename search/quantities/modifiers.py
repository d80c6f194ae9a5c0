"""`over`, `nearly`, `не менее`, `астам`: what the words next to a number make of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from search.model import Lang, Modifier
from search.quantities.languages import LEXICONS
from search.quantities.lexicon import Phrase
from search.quantities.numerals import phrase_at
from search.quantities.tokens import Token

_Index = Mapping[str, tuple[tuple[Phrase, Modifier], ...]]


def modifier_before(tokens: Sequence[Token], at: int, lang: Lang) -> tuple[Modifier, int] | None:
    """Return the modifier whose words end just before token *at*, and the token it begins with."""
    if not at:
        return None
    for phrase, modifier in _by_last_word(lang).get(tokens[at - 1].low, ()):
        start = at - len(phrase)
        if start >= 0 and phrase_at(tokens, start, phrase):
            return modifier, start
    return None


def modifier_after(tokens: Sequence[Token], at: int, lang: Lang) -> tuple[Modifier, int] | None:
    """Return the modifier whose words begin with token *at*, and the token after them."""
    if at >= len(tokens):
        return None
    for phrase, modifier in _by_first_word(lang).get(tokens[at].low, ()):
        end = at + len(phrase)
        if phrase_at(tokens, at, phrase) and not _leads_on(tokens, end, phrase, lang):
            return modifier, end
    return None


def _leads_on(tokens: Sequence[Token], end: int, phrase: Phrase, lang: Lang) -> bool:
    """`67 million calls and over three thousand sites`, `100 francs at least 200 dollars`.

    What a number can follow is said of the number that follows.
    """
    joins = phrase[0] in ("and", "и", "және") or phrase in LEXICONS[lang].before
    if len(phrase) < 2 or not joins or end >= len(tokens):
        return False
    return tokens[end].kind == "number" or tokens[end].low in _number_words()


@cache
def _number_words() -> frozenset[str]:
    return frozenset(word for lexicon in LEXICONS.values() for word in (*lexicon.cardinals, "a", "$", "€"))


@cache
def _by_last_word(lang: Lang) -> _Index:
    return _indexed(LEXICONS[lang].before, -1)


@cache
def _by_first_word(lang: Lang) -> _Index:
    return _indexed(LEXICONS[lang].after, 0)


def _indexed(table: Mapping[Phrase, Modifier], place: int) -> _Index:
    """The longest phrase comes first: `no more than` before `more than`."""
    index: dict[str, list[tuple[Phrase, Modifier]]] = {}
    for phrase, modifier in sorted(table.items(), key=lambda item: -len(item[0])):
        index.setdefault(phrase[place], []).append((phrase, modifier))
    return {word: tuple(found) for word, found in index.items()}
