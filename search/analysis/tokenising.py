"""From a text to its terms, stemmed or exact: the same words at the same positions.

A text is read chunk by chunk: what stands between two blanks. No word reaches from one chunk into another,
and releases repeat their chunks, so what one holds is remembered. That is exact in every language and takes
a third of the time of finding each word again: docs/decisions/0035-chunks-are-remembered.md.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from operator import itemgetter
from typing import NamedTuple, get_args

from search.analysis.stems import stem
from search.analysis.words import WORD, fold, is_plain
from search.model import Lang, Span

MEMO_SIZE = 50_000  #: words or chunks, 17 MB a language; 7,700 releases have 117,000 different chunks
CLOSING = ".,;:!?)"  #: marks after a word; none of them is ever part of one that is only letters
MAX_REMEMBERED = 40  #: code points of a chunk; longer ones are addresses and junk, and do not come again

#: Cut at such a blank, a number in groups would be two words; a no-break space means the same there.
_BLANK_IN_NUMBER = re.compile(r" (?=\d{3})(?<=\d )")
_HAS_ONE = re.compile(r" \d{3}(?<=\d \d{3})")  # without looking ahead it is found three times as fast


class Token(NamedTuple):
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


class Chunk(NamedTuple):
    """The words of a chunk, in order, and where each begins and ends in it."""

    terms: tuple[str, ...]
    exact: tuple[str, ...]
    bounds: tuple[tuple[int, int], ...]


@lru_cache(maxsize=10_000)
def _shared(bounds: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Return the first of all that are equal to *bounds*: a hundred thousand chunks share a few hundred."""
    return bounds


class _Chunks(dict[str, Chunk]):
    """What the chunks of texts in one language hold; remembered like `_Memo`."""

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self._lang = lang

    def __missing__(self, piece: str) -> Chunk:
        made = read_chunk(piece, self._lang)
        if len(piece) <= MAX_REMEMBERED:
            if len(self) >= MEMO_SIZE:
                self.clear()
            self[piece] = made
        return made


def read_chunk(piece: str, lang: Lang) -> Chunk:
    """Return the words of one chunk of a text that is in *lang*."""
    plain = piece.rstrip(CLOSING)
    if is_word(plain):
        exact = (fold(plain),)
        term = (_STEMMED[lang][exact[0]],)
        return Chunk(term, term if term == exact else exact, _shared(((0, len(plain)),)))
    stems, found = _STEMMED[lang], list(WORD.finditer(piece))
    terms = tuple(stems[word[0]] for word in found)
    folded = tuple(_EXACT[word[0]] for word in found)
    return Chunk(terms, terms if terms == folded else folded, _shared(tuple(word.span() for word in found)))


def is_word(plain: str) -> bool:
    """Whether WORD would find one word in *plain*, all of it, which is plain: what most chunks are."""
    return is_plain(plain) and len(plain) <= MAX_REMEMBERED


CHUNKS: dict[Lang, _Chunks] = {lang: _Chunks(lang) for lang in get_args(Lang)}
_terms, _exact = itemgetter(0), itemgetter(1)  # of a _Chunk; faster than by name


class Tokens:
    """The words of a text that is in *lang*, read once, and what is asked of them.

    A position is an index into `terms` and into `exact`.
    """

    def __init__(self, text: str, lang: Lang) -> None:
        self._pieces = chunks_in(text)
        self._chunks = list(map(CHUNKS[lang].__getitem__, self._pieces))

    @cached_property
    def terms(self) -> list[str]:
        """The stemmed terms."""
        return list(chain.from_iterable(map(_terms, self._chunks)))

    @cached_property
    def exact(self) -> list[str]:
        """The unstemmed terms."""
        return list(chain.from_iterable(map(_exact, self._chunks)))

    def printed(self) -> Iterator[str]:
        """Yield the words as they stand in the text, but for the blanks in numbers."""
        return chain.from_iterable(map(WORD.findall, self._pieces))

    def span(self, first: int, last: int) -> Span:
        """Return where the words at the positions from *first* to *last* stand in the text."""
        start, end = self._bounds(first)
        return Span(start, end if last == first else self._bounds(last)[1])

    def _bounds(self, position: int) -> tuple[int, int]:
        before = self._words_before
        at = bisect_right(before, position) - 1
        offset = self._lengths_before[at] + at  # one code point stands between two pieces
        start, end = self._chunks[at].bounds[position - before[at]]
        return offset + start, offset + end

    @cached_property
    def _words_before(self) -> list[int]:
        """By chunk: how many words stand before it."""
        return list(accumulate(map(len, map(_exact, self._chunks)), initial=0))

    @cached_property
    def _lengths_before(self) -> list[int]:
        """By chunk: how many code points the pieces before it have."""
        return list(accumulate(map(len, self._pieces), initial=0))


def terms(text: str, lang: Lang) -> list[str]:
    """Return the stemmed terms of *text*, which is in *lang*, in order; a term's position is its index."""
    return Tokens(text, lang).terms


def exact_terms(text: str) -> list[str]:
    """Return the unstemmed terms of *text*: at each position the word that `terms` has there."""
    return list(map(_EXACT.__getitem__, WORD.findall(text)))


def both_terms(text: str, lang: Lang) -> tuple[list[str], list[str]]:
    """Return `terms` and `exact_terms` of *text*, read once."""
    read = Tokens(text, lang)
    return read.terms, read.exact


def tokens(text: str, lang: Lang) -> list[Token]:
    """Return what `terms` returns, with offsets."""
    return _located(text, _STEMMED[lang])


def exact_tokens(text: str) -> list[Token]:
    """Return what `exact_terms` returns, with offsets."""
    return _located(text, _EXACT)


def _located(text: str, memo: _Memo) -> list[Token]:
    return [Token(memo[match[0]], match.start(), match.end()) for match in WORD.finditer(text)]


def chunks_in(text: str) -> list[str]:
    """Return the chunks of *text*: what blanks and line breaks part.

    Joined by any one code point they are as long as *text*.
    """
    return with_blanks(text).split(" ")


def with_blanks(text: str) -> str:
    """Return *text* with a blank between any two chunks, and nowhere else."""
    joined = _BLANK_IN_NUMBER.sub("\u00a0", text) if _HAS_ONE.search(text) else text
    return joined.replace("\n", " ")
