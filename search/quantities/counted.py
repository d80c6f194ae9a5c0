"""The noun that is counted: `50,000 drop accounts`, `13 уголовных дел`, `96 ұсыным`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from search.model import Lang
from search.quantities import counted_english, counted_kazakh, counted_russian
from search.quantities.lexicon import Lexicon
from search.quantities.tokens import Token


class Counted(NamedTuple):
    """*end*: the token after the noun. *unit*: its singular in English, as facts are searched by it.

    *printed*: the singular of the phrase in the language of the text. *elided*: no noun is there, but
    words that stand for one (`of them`): *unit* and *printed* are empty.
    """

    end: int
    unit: str
    printed: str
    elided: bool = False


def counted_at(tokens: Sequence[Token], at: int, lexicon: Lexicon, lang: Lang) -> Counted | None:
    """Return the noun phrase that begins at token *at*, or None when no noun does."""
    if at >= len(tokens):
        return None
    if tokens[at].kind == "word" and not tokens[at].text[0].isascii():
        found = (
            counted_kazakh.phrase(tokens, at, lexicon)
            if lang == "kk"
            else counted_russian.phrase(tokens, at, lexicon)
        )
    else:
        found = counted_english.phrase(tokens, at, lexicon)
    return Counted(*found) if found else None
