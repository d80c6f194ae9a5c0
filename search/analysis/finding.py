"""Where some words stand in a text, found without reading all of it.

The text is folded to one byte a code point, the beginning that all words of one stem share is looked for in
it, and only the chunks in which it stands are read, by the same analysis as every other text. What folding
cannot tell by the byte (accents, mixed scripts) is odd: chunks with something odd are always read, those with
marks inside words (`U.S.`, `O'Brien`) when the beginning stands there without the marks. So what is found is
what reading the whole text finds, at a twentieth of the cost:
docs/decisions/0100-words-are-found-by-their-beginnings.md and 0119-ten-hits-share-one-search.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from search.analysis.folding import (
    KINDS,
    LETTERS,
    MARKED,
    MAYBE_DIGITS,
    ODD,
    beginning,
    encoded,
    folded,
    has_marks,
    is_mixed,
)
from search.analysis.stems import variants
from search.analysis.tokenising import CHUNKS, Chunk
from search.analysis.words import MAX_LENGTH, fold
from search.model import Lang

Stretch = tuple[int, int]  #: code points, half-open
_NONE: Final[frozenset[Stretch]] = frozenset()


class _Read(dict[str, tuple[Stretch, ...]]):
    """Where in the chunks of a language a word stands, each read when it is first asked for."""

    def __init__(self, lang: Lang, is_it: Callable[[str, str], bool]) -> None:
        super().__init__()
        self._chunks, self._is_it = CHUNKS[lang], is_it

    def __missing__(self, piece: str) -> tuple[Stretch, ...]:
        found = self[piece] = tuple(
            bounds
            for exact, term, bounds in zip(*_read(self._chunks, piece), strict=True)
            if self._is_it(exact, term)
        )
        return found


def _read(chunks: Mapping[str, Chunk], piece: str) -> tuple[Sequence[str], Sequence[str], Sequence[Stretch]]:
    """Return the exact forms of the words of *piece*, their terms, and where they stand."""
    chunk = chunks[piece.replace(" ", "\u00a0") if " " in piece else piece]
    return chunk.exact, chunk.terms, chunk.bounds


class Word:
    """A word to be looked for in one text after another: what was read for one text is known in the next.

    Its forms begin with one of *beginnings*, folded; *is_it* tells them by exact form and term.
    """

    def __init__(self, beginnings: Iterable[bytes], is_it: Callable[[str, str], bool]) -> None:
        self.beginnings = tuple(dict.fromkeys(filter(None, beginnings)))
        self._is_it = is_it
        self._read: dict[Lang, _Read] = {}

    @classmethod
    def stemmed(cls, word: str) -> Word:
        """Return what has a stem of *word*."""
        terms = variants(word)
        return cls(map(beginning, terms), lambda _, term: term in terms)

    @classmethod
    def exact(cls, word: str) -> Word:
        """Return *word* as printed, case and accents aside."""
        form = fold(word)
        return cls([encoded(form)], lambda exact, _: exact == form)

    @classmethod
    def starting(cls, text: str) -> Word:
        """Return what begins with *text*, case and accents aside."""
        form = fold(text)
        return cls([encoded(form)], lambda exact, _: exact.startswith(form))

    def read(self, lang: Lang) -> _Read:
        """Return where it stands in chunks of that language."""
        if lang not in self._read:
            self._read[lang] = _Read(lang, self._is_it)
        return self._read[lang]


class Finder:
    """A text in *lang*, in which words are looked for. Its bytes stand one further on than its letters."""

    __slots__ = ("_bare", "_bytes", "_lang", "_odd", "_text")

    def __init__(self, text: str, lang: Lang) -> None:
        self._text, self._lang = text, lang
        self._bytes = content = b" %b " % folded(text)
        #: Chunks that have something odd; in ASCII nothing is, since nothing is unknown.
        self._odd = _NONE if text.isascii() else self._having_odd()
        #: The text without the marks that may stand inside words; the same object when none does.
        self._bare = content.translate(None, b"'.") if has_marks(content) else content

    def places(self, word: Word) -> list[Stretch]:
        """Return where *word* stands, ascending."""
        text, read = self._text, word.read(self._lang)
        found: list[Stretch] = []
        for start, end in self._chunks(word.beginnings):
            for first, last in read[text[start:end]]:
                found.append((start + first, start + last))
        return found

    def phrase(self, words: Sequence[str]) -> list[Stretch]:
        """Return where *words*, as printed, follow one another, ascending."""
        forms = [fold(word) for word in words]
        anchor = max(forms, key=len)
        if not all(map(self._may_have, forms)):
            return []
        found: set[Stretch] = set()
        for start, end in self._chunks((encoded(anchor),)):
            around = self._around(start, end, len(forms))
            exact = [form for form, _, _ in around]
            for at in range(len(around) - len(forms) + 1):
                if exact[at : at + len(forms)] == forms:
                    found.add((around[at][1], around[at + len(forms) - 1][2]))
        return sorted(found)

    def _may_have(self, form: str) -> bool:
        return bool(self._odd) or encoded(form) in self._bare

    def _chunks(self, beginnings: Sequence[bytes]) -> list[Stretch]:
        """Return the chunks in which a word may begin with one of *beginnings*, ascending."""
        content, bare, odd = self._bytes, self._bare, self._odd
        found = [chunk for each in beginnings for chunk in self._begun(each)]
        if bare is not content and any(bare.count(each) > content.count(each) for each in beginnings):
            odd = odd | self._having(MARKED)
        return sorted({*found, *odd}) if odd or len(beginnings) > 1 else found

    def _begun(self, begun: bytes) -> list[Stretch]:
        """Return the chunks in which a word may begin with *begun*, ascending, as far as bytes tell."""
        content, found = self._bytes, []
        at = content.find(begun)
        while at > 0:
            if content[at - 1] in LETTERS and not self._may_begin(at):
                at = content.find(begun, at + 1)
            else:
                start, end = content.rfind(b" ", 0, at), content.find(b" ", at) - 1
                if content[start - 1] in MAYBE_DIGITS or content[end] in MAYBE_DIGITS:
                    start, end = self._start(at), self._end(at)
                found.append((start, end))
                at = content.find(begun, end + 1)
        return found

    def _may_begin(self, at: int) -> bool:
        """Whether a word may begin after a letter: as a number, or in a run that is too long for one word."""
        if self._bytes[at] not in LETTERS:
            return True
        return at > MAX_LENGTH and self._text[at - 1 - MAX_LENGTH : at - 1].isalnum()

    def _having_odd(self) -> frozenset[Stretch]:
        content = self._bytes
        unknown = frozenset((self._start(at), self._end(at)) for at in _all(content, b"?"))
        return unknown | self._having(ODD + MARKED) if is_mixed(content, self._lang) else unknown

    def _having(self, signs: Sequence[bytes]) -> frozenset[Stretch]:
        kinds = self._bytes.translate(KINDS)
        return frozenset((self._start(at), self._end(at)) for sign in signs for at in _all(kinds, sign))

    def _start(self, at: int) -> int:
        """Return where the chunk begins that has the byte *at*: after a blank that is not inside a number."""
        content = self._bytes
        start = content.rfind(b" ", 0, at)
        while content[start - 1] in MAYBE_DIGITS and self._in_number(start - 1):
            start = content.rfind(b" ", 0, start)
        return start

    def _end(self, at: int) -> int:
        content = self._bytes
        end = content.find(b" ", at) - 1
        while content[end] in MAYBE_DIGITS and self._in_number(end):
            end = content.find(b" ", end + 2) - 1
        return end

    def _in_number(self, blank: int) -> bool:
        text = self._text
        following = text[blank + 1 : blank + 4]
        return (
            len(following) == 3
            and following.isdecimal()
            and text[blank] == " "
            and text[blank - 1 : blank].isdecimal()
        )

    def _placed(self, start: int, end: int) -> list[tuple[str, int, int]]:
        exact, _, bounds = _read(CHUNKS[self._lang], self._text[start:end])
        return [
            (form, start + first, start + last) for form, (first, last) in zip(exact, bounds, strict=True)
        ]

    def _around(self, start: int, end: int, count: int) -> list[tuple[str, int, int]]:
        """Return the words of a chunk, and *count* or more on each side of it if there are."""
        around, before, after = self._placed(start, end), 0, 0
        while before < count and start:
            stop = start - 1
            start = self._start(start)
            found = self._placed(start, stop)
            around[:0] = found
            before += len(found)
        while after < count and end < len(self._text):
            begin, end = end + 1, self._end(end + 2)
            found = self._placed(begin, end)
            around += found
            after += len(found)
        return around


def _all(content: bytes, sign: bytes) -> Iterator[int]:
    at = content.find(sign)
    while at >= 0:
        yield at
        at = content.find(sign, at + 1)
