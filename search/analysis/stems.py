"""Terms: stems that inflected forms of one word share, by the language of the word."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import lru_cache

import Stemmer

from search.analysis import kazakh
from search.analysis.scripts import word_language
from search.analysis.words import fold
from search.model import Lang

_SNOWBALL = {"en": "english", "ru": "russian"}


class _Stemmers(threading.local):
    """One Snowball stemmer a language and thread: they keep state while stemming."""

    def __init__(self) -> None:
        self.by_lang = {lang: Stemmer.Stemmer(name, 0) for lang, name in _SNOWBALL.items()}


_stemmers = _Stemmers()


def stem(word: str, lang: Lang) -> str:
    """Return the term of *word*, as printed or folded, in a text in *lang*."""
    return _stem_folded(fold(word), lang)


def _stem_folded(folded: str, lang: Lang) -> str:
    if folded[:1].isdecimal():
        return folded
    own = word_language(folded, lang)
    if own == "kk":
        return kazakh.stem(folded)
    return str(_stemmers.by_lang[own].stemWord(folded))


def stems(folded: Sequence[str], lang: Lang) -> list[str]:
    """Return the terms of many words that are folded, in texts in *lang*."""
    made = list(folded)
    places: dict[Lang, list[int]] = {"en": [], "ru": [], "kk": []}
    for place, word in enumerate(folded):
        if not word[:1].isdecimal():
            places["en" if word.isascii() else word_language(word, lang)].append(place)
    for own, chosen in places.items():
        for place, term in zip(chosen, _stemmed([folded[place] for place in chosen], own), strict=True):
            made[place] = term
    return made


def _stemmed(words: list[str], own: Lang) -> list[str]:
    """Return the stems of *words*, whose inflection is that of the language *own*."""
    if own == "kk":
        return list(map(kazakh.stem, words))
    return list(_stemmers.by_lang[own].stemWords(words))


@lru_cache(maxsize=4096)
def variants(word: str) -> tuple[str, ...]:
    """Return the terms that *word* of a query may have in a release of any language.

    A Cyrillic word without Kazakh letters may be Russian or Kazakh, so it has both stems.
    """
    folded = fold(word)
    return tuple(dict.fromkeys(_stem_folded(folded, lang) for lang in ("ru", "kk")))
