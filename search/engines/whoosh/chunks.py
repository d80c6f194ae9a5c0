"""The words of releases as numbers, collected chunk by chunk: a dictionary look-up a chunk is all of Python.

A chunk is what stands between two blanks (see `search.analysis.tokenising`). Texts are lists of chunk numbers
until the segment is written; only then is it found out, for all chunks at once, what their words are.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import get_args

import numpy as np

from search.analysis import read_chunks
from search.engines.whoosh.arrays import Array, Flags, Ints, narrow
from search.engines.whoosh.fields import Named
from search.engines.whoosh.inverting import BATCH, Words
from search.engines.whoosh.records import spans
from search.engines.whoosh.zones import Terms, Written, terms
from search.model import Lang
from search.numbering import Numbers, numbers


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the chunks of a segment hold: by chunk how many words, and where its *pairs* begin."""

    terms: Terms
    counts: Array
    begins: Array
    pairs: Array

    def words(self, chunks: Array) -> Array:
        """Return the pairs of *chunks*, one after another."""
        return self.pairs[spans(self.begins[chunks].astype(np.int64), self.counts[chunks].astype(np.int64))]

    def used(self, chunks: Array) -> Flags:
        """Return which pairs there are in *chunks*."""
        found, pairs = np.zeros(len(self.counts), np.bool_), np.zeros(len(self.terms.stem_of), np.bool_)
        found[chunks] = True
        pairs[self.words(np.flatnonzero(found))] = True
        return pairs


class Chunks:
    """The chunks of texts, by number; the same one in two languages has two."""

    def __init__(self) -> None:
        following = count().__next__
        self.of = {lang: numbers(following) for lang in get_args(Lang)}

    def read(self) -> Lexicon:
        """Return what all chunks hold, and forget them."""
        size = sum(map(len, self.of.values()))
        counts, begins = np.zeros(size, np.uint32), np.zeros(size, np.uint32)
        pairs: list[Array] = []
        stems: list[str] = []
        forms: list[str] = []
        words = 0
        for lang, known in self.of.items():
            own, batch = np.fromiter(known.values(), np.int64, len(known)), read_chunks(known, lang)
            known.clear()
            counts[own] = np.frombuffer(batch.counts, "u4")
            begins[own] = words + np.cumsum(counts[own]) - counts[own]
            pairs.append(np.frombuffer(batch.words, "u4") + np.uint32(len(forms)))
            words += len(batch.words)
            stems += batch.terms
            forms += batch.exact
        return Lexicon(terms(stems, forms), narrow(counts), begins, np.concatenate(pairs))


class Texts:
    """The chunks of texts, document after document; a word's position is its number in the document."""

    def __init__(self, chunks: Chunks) -> None:
        self._numbers = chunks.of
        self._stream, self._sizes, self._documents = array("I"), array("I"), array("I")

    def __len__(self) -> int:
        return len(self._stream)

    def add(self, document: int, cut: Sequence[Sequence[str]], lang: Lang) -> None:
        """Add the chunks of documents that come one after another, after all that have been added."""
        self._stream.extend(map(self._numbers[lang].__getitem__, chain.from_iterable(cut)))
        self._sizes.extend(map(len, cut))
        self._documents.extend(range(document, document + len(cut)))

    def before(self, lexicon: Lexicon, places: Ints) -> Ints:
        """Return how many words stand before each of *places*, which count chunks from the first text's."""
        sums = np.zeros(len(self) + 1, np.uint32)
        np.cumsum(lexicon.counts[np.frombuffer(self._stream, "u4")], dtype=np.uint32, out=sums[1:])
        return sums[places].astype(np.int64)

    def read(self, lexicon: Lexicon, documents: int) -> Written:
        """Return the words in so many *documents*, now that *lexicon* says which they are."""
        ends, own = np.cumsum(self._sizes, dtype=np.int64), np.frombuffer(self._documents, "u4")
        found = np.diff(self.before(lexicon, ends), prepend=0)
        lengths = np.zeros(documents, np.int64)
        lengths[own] = found
        stream = np.frombuffer(self._stream, "u4")
        words = _Words(lexicon, stream, ends, own, found)
        return Written(
            lexicon.terms, lexicon.used(stream), lengths, int(lengths.max(initial=0)), words.batches
        )


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of texts: of each the end in *stream*, its document and how many words it has."""

    lexicon: Lexicon
    stream: Array
    ends: Ints
    documents: Array
    lengths: Ints

    def batches(self) -> Iterator[Words]:
        """Yield the words, numbered by pair; no batch parts a text."""
        first = start = 0
        while first < len(self.ends):
            past = max(first + 1, int(np.searchsorted(self.ends, start + BATCH, side="right")))
            lengths, end = self.lengths[first:past], int(self.ends[past - 1])
            positions = spans(np.zeros(len(lengths), np.int64), lengths)
            documents = np.repeat(self.documents[first:past], lengths)
            yield Words(self.lexicon.words(self.stream[start:end]), documents, positions)
            first, start = past, end


class Heads:
    """The words of names: an agency's, a place's, those of officials. They stand in a first passage."""

    def __init__(self) -> None:
        self._pairs: Numbers[tuple[str, str]] = defaultdict(count().__next__)
        self._stream, self._positions = array("I"), array("I")
        self._documents, self._sizes = array("I"), array("I")

    def add(self, document: int, found: Named) -> None:
        """Add the words of a document that comes after all that have been added."""
        self._stream.extend(map(self._pairs.__getitem__, zip(found.stemmed, found.exact, strict=True)))
        self._positions.extend(found.positions)
        self._documents.append(document)
        self._sizes.append(len(found.exact))

    def read(self, documents: int) -> Written:
        """Return the words in so many *documents*."""
        own, sizes = np.frombuffer(self._documents, "u4"), np.frombuffer(self._sizes, "u4")
        lengths = np.zeros(documents, np.int64)
        lengths[own] = sizes
        positions, pairs = np.frombuffer(self._positions, "u4"), np.frombuffer(self._stream, "u4")
        found = terms([stem for stem, _ in self._pairs], [form for _, form in self._pairs])
        top = int(positions.max(initial=0)) + 1
        used = np.ones(len(self._pairs), np.bool_)
        return Written(found, used, lengths, top, lambda: [Words(pairs, np.repeat(own, sizes), positions)])
