"""Which words count as number words in a text of a given language."""

from __future__ import annotations

from search.model import Lang
from search.quantities.english import ENGLISH
from search.quantities.kazakh import KAZAKH
from search.quantities.lexicon import Lexicon, merged
from search.quantities.russian import RUSSIAN

# Kazakh `он` is ten and Russian `он` is he: Kazakh words count in Kazakh texts only.
LEXICONS: dict[Lang, Lexicon] = {
    "en": merged((ENGLISH, RUSSIAN)),
    "ru": merged((RUSSIAN, ENGLISH)),
    "kk": merged((KAZAKH, RUSSIAN, ENGLISH)),
}

_KAZAKH_LETTERS = frozenset("әғқңөұүһі")


def guess(text: str) -> Lang:
    """Return the language whose number words a short *text* without metadata is read with.

    >>> guess("over 50,000 accounts"), guess("свыше 10 млрд тенге"), guess("50 мың теңге")
    ('en', 'ru', 'kk')
    """
    low = text.lower()
    if not _KAZAKH_LETTERS.isdisjoint(low):
        return "kk"
    return "ru" if any("а" <= letter <= "я" for letter in low) else "en"
