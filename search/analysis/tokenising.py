"""From a text to its terms, stemmed or exact: the same words at the same positions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from search.analysis.stems import stem
from search.analysis.words import WORD, fold
from search.model import Lang

MEMO_SIZE = 300_000  #: words; English press text of 10 million words has 120,000. Some 40 MB when full.


@dataclass(frozen=True, slots=True)
class Token:
    """A term and the words it stands for: code points, half-open, into the text given."""

    term: str
    start: int
    end: int


class _Memo(dict[str, str]):
    """What a function made of each word so far, forgotten when full. Two threads at worst make it twice."""

    def __init__(self, form: Callable[[str], str]) -> None:
        super().__init__()
        self._form = form

    def __missing__(self, word: str) -> str:
        if len(self) >= MEMO_SIZE:
            self.clear()
        made = self[word] = self._form(word)
        return made


_EXACT = _Memo(fold)
_STEMMED: dict[Lang, _Memo] = {
    "en": _Memo(lambda word: stem(word, "en")),
    "ru": _Memo(lambda word: stem(word, "ru")),
    "kk": _Memo(lambda word: stem(word, "kk")),
}


def terms(text: str, lang: Lang) -> list[str]:
    """Return the stemmed terms of *text*, which is in *lang*, in order; a term's position is its index."""
    return list(map(_STEMMED[lang].__getitem__, WORD.findall(text)))


def exact_terms(text: str) -> list[str]:
    """Return the unstemmed terms of *text*: at each position the word that `terms` has there."""
    return list(map(_EXACT.__getitem__, WORD.findall(text)))


def tokens(text: str, lang: Lang) -> list[Token]:
    """Return what `terms` returns, with offsets."""
    return _located(text, _STEMMED[lang])


def exact_tokens(text: str) -> list[Token]:
    """Return what `exact_terms` returns, with offsets."""
    return _located(text, _EXACT)


def _located(text: str, memo: _Memo) -> list[Token]:
    return [Token(memo[match[0]], match.start(), match.end()) for match in WORD.finditer(text)]
