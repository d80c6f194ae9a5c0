"""Where some words stand in a text, found without reading all of it.

The text is folded to one byte a code point, the beginning that all words of one stem share is looked for in
it, and only the chunks in which it stands are read, by the same analysis as every other text. What folding
cannot tell by the byte (accents, apostrophes, mixed scripts, dotted abbreviations) is odd: chunks with
something odd are always read. So what is found is what reading the whole text finds, at a tenth of the cost:
docs/decisions/0100-words-are-found-by-their-beginnings.md.
"""

from __future__ import annotations

import codecs
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from search.analysis.scripts import KAZAKH_LETTERS
from search.analysis.stems import variants
from search.analysis.tokenising import CHUNKS, Chunk
from search.analysis.words import APOSTROPHES, MAX_LENGTH, fold
from search.model import Lang

_PUNCTUATION = "«»„“”–—…№•©°₸€£\u00a0"  #: that no word has
_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя" + "".join(
    sorted({letter.lower() for letter in KAZAKH_LETTERS})
)
_KNOWN = (
    "".join(map(chr, range(128)))
    + _CYRILLIC
    + _CYRILLIC.upper()
    + "ёЁ"
    + _PUNCTUATION
    + "".join(char for char in APOSTROPHES if not char.isascii())
)
_ODD = ord("?")  #: stands for all that is not known, and for itself
_TO_BYTES: Final = codecs.charmap_build(_KNOWN.ljust(256, "\ufffe"))
_FIRST = 128  #: byte of the first Cyrillic letter in lower case


def _lower() -> bytes:
    """Return what each byte folds to: lower case, one apostrophe, blanks for line breaks."""
    lower = bytearray(range(256))
    for byte, char in enumerate(_KNOWN):
        if char in APOSTROPHES:
            lower[byte] = ord("'")
        elif char.isalpha():
            lower[byte] = _KNOWN.index("е" if char in "ёЁ" else char.lower())
    lower[ord("\n")] = ord(" ")
    return bytes(lower)


_LOWER: Final = _lower()
_LETTERS: Final = frozenset(range(ord("a"), ord("z") + 1)) | frozenset(range(_FIRST, _FIRST + len(_CYRILLIC)))
_MAYBE_DIGITS: Final = frozenset(b"0123456789") | {_ODD}
_LATIN, _CYR, _DIGIT = b"l", b"c", b"d"


def _kinds() -> bytes:
    """Return what to make of each byte to tell what is odd: a letter of which script, a digit, a mark."""
    kinds = bytearray(b" " * 256)
    for byte in range(256):
        if byte in _LETTERS:
            kinds[byte] = (_LATIN if byte < _FIRST else _CYR)[0]
        elif chr(byte).isdecimal():
            kinds[byte] = _DIGIT[0]
    kinds[_ODD], kinds[ord("'")], kinds[ord(".")] = b"?'."
    return bytes(kinds)


_KINDS: Final = _kinds()
_ODD_IN_ASCII: Final = (b"?", b"'" + _LATIN, b"." + _LATIN)
_ODD_BESIDES: Final = (b"'" + _CYR, b"." + _CYR, b"lc", b"cl", b"ld", b"cd")


class Place(NamedTuple):
    """A word of a text: its exact form, its term, and its code points, half-open."""

    exact: str
    term: str
    start: int
    end: int


class Finder:
    """A text in *lang*, in which words are looked for."""

    def __init__(self, text: str, lang: Lang) -> None:
        self._text, self._chunks = text, CHUNKS[lang]
        self._bytes = _folded(text)

    def stemmed(self, word: str) -> list[Place]:
        """Return the words of the text that have a stem of *word*, ascending."""
        terms = variants(word)
        begun = self._begun({_beginning(term) for term in terms})
        return [place for place in self._places(begun) if place.term in terms]

    def exact(self, word: str) -> list[Place]:
        """Return the words that are *word* as printed, case and accents aside."""
        form = fold(word)
        return [place for place in self._places(self._begun({_encoded(form)})) if place.exact == form]

    def starting(self, text: str) -> list[Place]:
        """Return the words that begin with *text*, case and accents aside."""
        form = fold(text)
        return [
            place for place in self._places(self._begun({_encoded(form)})) if place.exact.startswith(form)
        ]

    def phrase(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Return where *words*, as printed, follow one another: code points, ascending."""
        forms = [fold(word) for word in words]
        anchor = max(forms, key=len)
        if not all(map(self._may_have, forms)):
            return []
        found: set[tuple[int, int]] = set()
        for chunk in sorted(self._begun({_encoded(anchor)})):
            around = self._around(chunk, len(forms))
            exact = [place.exact for place in around]
            for at in range(len(around) - len(forms) + 1):
                if exact[at : at + len(forms)] == forms:
                    found.add((around[at].start, around[at + len(forms) - 1].end))
        return sorted(found)

    def _may_have(self, form: str) -> bool:
        return bool(self._odd) or _encoded(form) in self._bytes

    def _begun(self, beginnings: Collection[bytes]) -> set[int]:
        """Return the beginnings of the chunks in which a word may begin with one of *beginnings*."""
        found = set(self._odd)
        for beginning in filter(None, beginnings):
            found.update(self._start(at) for at in _all(self._bytes, beginning) if self._may_begin(at))
        return found

    def _may_begin(self, at: int) -> bool:
        """Whether a word may begin at *at*: not inside a run of letters, unless that is too long for one."""
        if not at or self._bytes[at - 1] not in _LETTERS or self._bytes[at] not in _LETTERS:
            return True
        return at >= MAX_LENGTH and self._text[at - MAX_LENGTH : at].isalnum()

    @cached_property
    def _odd(self) -> frozenset[int]:
        """Where chunks begin that have something odd."""
        kinds = self._bytes.translate(_KINDS)
        signs = _ODD_IN_ASCII if self._text.isascii() else _ODD_IN_ASCII + _ODD_BESIDES
        return frozenset(self._start(at) for sign in signs for at in _all(kinds, sign))

    def _start(self, at: int) -> int:
        """Return where the chunk that has *at* begins: after a blank, but not one inside a number."""
        start = self._bytes.rfind(b" ", 0, at) + 1
        while start and self._in_number(start - 1):
            start = self._bytes.rfind(b" ", 0, start - 1) + 1
        return start

    def _end(self, start: int) -> int:
        end = self._bytes.find(b" ", start)
        while end >= 0 and self._in_number(end):
            end = self._bytes.find(b" ", end + 1)
        return len(self._text) if end < 0 else end

    def _in_number(self, blank: int) -> bool:
        if self._bytes[blank - 1] not in _MAYBE_DIGITS:
            return False
        text = self._text
        following = text[blank + 1 : blank + 4]
        return (
            len(following) == 3
            and following.isdecimal()
            and text[blank] == " "
            and text[blank - 1 : blank].isdecimal()
        )

    def _read(self, start: int, end: int) -> Chunk:
        piece = self._text[start:end]
        return self._chunks[piece.replace(" ", "\u00a0") if " " in piece else piece]

    def _places(self, chunks: Collection[int]) -> Iterator[Place]:
        for start in sorted(chunks):
            yield from self._placed(start, self._end(start))

    def _placed(self, start: int, end: int) -> list[Place]:
        chunk = self._read(start, end)
        return [
            Place(exact, term, start + first, start + last)
            for exact, term, (first, last) in zip(chunk.exact, chunk.terms, chunk.bounds, strict=True)
        ]

    def _around(self, start: int, count: int) -> list[Place]:
        """Return the words of the chunk at *start*, and *count* or more on each side of it if there are."""
        end = self._end(start)
        around, before, after = self._placed(start, end), 0, 0
        while before < count and start:
            stop = start - 1
            start = self._start(stop)
            found = self._placed(start, stop)
            around[:0] = found
            before += len(found)
        while after < count and end < len(self._text):
            begin, end = end + 1, self._end(end + 1)
            found = self._placed(begin, end)
            around += found
            after += len(found)
        return around


def _folded(text: str) -> bytes:
    """Return *text* with one byte for each code point."""
    encoded = text.encode() if text.isascii() else codecs.charmap_encode(text, "replace", _TO_BYTES)[0]
    return encoded.translate(_LOWER)


def _all(content: bytes, sign: bytes) -> Iterator[int]:
    at = content.find(sign)
    while at >= 0:
        yield at
        at = content.find(sign, at + 1)


@lru_cache(maxsize=4096)
def _beginning(term: str) -> bytes:
    """Return what all words with the stem *term* begin with, folded; numbers are grouped in several ways.

    A stemmer takes off endings and may change the last letter of what is left; `dying` becomes `die`.
    """
    if term[:1].isdecimal():
        return _encoded(term[:1])
    return _encoded(term[: max(1, len(term) - (2 if term.endswith("ie") else 1))])


@lru_cache(maxsize=4096)
def _encoded(form: str) -> bytes:
    """Return *form* folded, up to what is odd: a word that goes on so is read for being odd."""
    if form[:1].isdecimal():
        form = form[:1]
    return _folded(form).partition(bytes([_ODD]))[0]
