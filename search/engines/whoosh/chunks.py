"""The words of releases as numbers, collected chunk by chunk: a dictionary look-up a chunk is all of Python.

A chunk is what stands between two blanks (see `search.analysis.tokenising`). What its words are is found out
when it first comes; texts are lists of chunk numbers until the segment is written.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np

from search.analysis import Chunk, read_chunk
from search.engines.whoosh.arrays import Array, Ints, narrow
from search.engines.whoosh.fields import Words
from search.engines.whoosh.inverting import BATCH
from search.engines.whoosh.records import spans
from search.model import Lang


class Numbers(dict[str, int]):
    """Strings by the order in which they first came."""

    def __missing__(self, string: str) -> int:
        number = self[string] = len(self)
        return number

    def ranked(self) -> tuple[list[bytes], Array]:
        """Return the strings as bytes, ascending, and the place of each number among them."""
        words = sorted((string.encode(), number) for string, number in self.items())
        ranks = np.zeros(len(words), np.uint32)
        ranks[[number for _, number in words]] = np.arange(len(words), dtype=np.uint32)
        return [word for word, _ in words], ranks


@dataclass(frozen=True, slots=True)
class Tokens:
    """Words in the order of the text: the *pair* of each (stemmed and exact term), and where it is."""

    pairs: Array
    documents: Array
    positions: Array


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a zone in order, and by pair which two terms it is."""

    stemmed: list[bytes]
    exact: list[bytes]
    stem_of: Array
    exact_of: Array


class Pairs:
    """The stemmed and exact terms of a zone, and which of them stand for the same word."""

    def __init__(self) -> None:
        self._stems, self._forms = Numbers(), Numbers()
        self._numbers: dict[tuple[str, str], int] = {}
        self._stem_of, self._form_of = array("I"), array("I")

    def number(self, stemmed: str, exact: str) -> int:
        """Return the number of a pair."""
        pair = (stemmed, exact)
        number = self._numbers.get(pair)
        if number is None:
            number = self._numbers[pair] = len(self._numbers)
            self._stem_of.append(self._stems[stemmed])
            self._form_of.append(self._forms[exact])
        return number

    def terms(self) -> Terms:
        """Return the terms in the order of their bytes."""
        stems, stem_rank = self._stems.ranked()
        forms, form_rank = self._forms.ranked()
        return Terms(
            stems,
            forms,
            stem_rank[np.frombuffer(self._stem_of, "u4")],
            form_rank[np.frombuffer(self._form_of, "u4")],
        )


class _Chunks(dict[str, int]):
    """The chunks of texts in one language, by number."""

    def __init__(self, lang: Lang, text: TextWords) -> None:
        super().__init__()
        self._lang, self._text = lang, text

    def __missing__(self, piece: str) -> int:
        number = self[piece] = self._text.keep(read_chunk(piece, self._lang))
        return number


class TextWords:
    """The words of running text, passage after passage; a word's position is its number in the passage."""

    def __init__(self) -> None:
        self._pairs = Pairs()
        self._chunks = {lang: _Chunks(lang, self) for lang in get_args(Lang)}
        self._flat, self._sizes = array("I"), array("I")  # by chunk: its pairs, and how many
        self._stream, self._passages = array("I"), array("I")

    def __len__(self) -> int:
        return len(self._stream)

    def keep(self, chunk: Chunk) -> int:
        """Return the number of a new chunk."""
        self._flat.extend(map(self._pairs.number, chunk.terms, chunk.exact))
        self._sizes.append(len(chunk.exact))
        return len(self._sizes) - 1

    def add(self, found: Sequence[str], lang: Lang) -> None:
        """Add the chunks of the next passage."""
        self._stream.extend(map(self._chunks[lang].__getitem__, found))
        self._passages.append(len(found))

    def read(self) -> tuple[Terms, Tokens, Ints]:
        """Return the terms, the words, and how many words each passage has."""
        sizes = np.frombuffer(self._sizes, "u4").astype(np.int64)
        flat, begins = np.frombuffer(self._flat, "u4"), np.cumsum(sizes) - sizes
        chunks = np.frombuffer(self._stream, "u4")
        pairs, counts = [], []
        for start in range(0, len(chunks), BATCH):
            part = chunks[start : start + BATCH]
            counts.append(narrow(sizes[part]))
            pairs.append(flat[spans(begins[part], sizes[part])])
        lengths = _lengths(_joined(counts), np.frombuffer(self._passages, "u4"))
        return self._pairs.terms(), _numbered(_joined(pairs), lengths), lengths


def _numbered(pairs: Array, lengths: Ints) -> Tokens:
    documents = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)
    starts = np.cumsum(lengths) - lengths
    positions = np.empty(len(pairs), narrow(lengths).dtype)
    for start in range(0, len(pairs), BATCH):  # nothing wide of this size is made
        part = documents[start : start + BATCH]
        positions[start : start + BATCH] = np.arange(start, start + len(part)) - starts[part]
    return Tokens(pairs, documents, positions)


def _joined(parts: list[Array]) -> Array:
    return np.concatenate(parts) if parts else np.zeros(0, np.uint32)


def _lengths(counts: Array, chunks: Array) -> Ints:
    """Return the words of each passage, from the words of each chunk and the chunks of each passage."""
    ends = np.cumsum(chunks, dtype=np.int64)
    words = np.cumsum(counts, dtype=np.uint32)
    return np.diff(words[ends - 1], prepend=np.uint32(0)).astype(np.int64)


class HeadWords:
    """The words of what a release has once: its title, names. They belong to its first passage."""

    def __init__(self) -> None:
        self._pairs = Pairs()
        self._stream, self._positions = array("I"), array("I")
        self._documents, self._lengths = array("I"), array("I")

    def __len__(self) -> int:
        return len(self._stream)

    def add(self, document: int, words: Words) -> None:
        """Add the words of a document that comes after all that have been added."""
        self._stream.extend(map(self._pairs.number, words.stemmed, words.exact))
        self._positions.extend(words.positions)
        self._documents.append(document)
        self._lengths.append(len(words.exact))

    def read(self, documents: int) -> tuple[Terms, Tokens, Ints]:
        """Return the terms, the words, and how many words each of *documents* has."""
        own, counts = np.frombuffer(self._documents, "u4"), np.frombuffer(self._lengths, "u4")
        lengths = np.zeros(documents, np.int64)
        lengths[own] = counts
        positions, pairs = np.frombuffer(self._positions, "u4"), np.frombuffer(self._stream, "u4")
        return self._pairs.terms(), Tokens(pairs, np.repeat(own, counts), positions), lengths
