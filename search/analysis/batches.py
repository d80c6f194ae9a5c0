"""Many chunks of texts read at once: what `read_chunk` finds in each, with every word analysed once."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from search.analysis.stems import stems
from search.analysis.tokenising import CLOSING, is_word
from search.analysis.words import WORD, fold, fold_plain
from search.model import Lang
from search.numbering import numbers


@dataclass(frozen=True, slots=True)
class Batch:
    """What chunks of texts in one language hold.

    *exact*: each different word once; *terms*: the stem of each. *counts*: how many words each chunk has;
    *words*: which, by their places in *exact*, one chunk after the other.
    """

    exact: list[str]
    terms: list[str]
    counts: array[int]
    words: array[int]


def read_chunks(pieces: Iterable[str], lang: Lang) -> Batch:
    """Return the words of *pieces*, chunks of texts that are in *lang*."""
    known, counts, words = numbers(), array("I"), array("I")
    for piece in pieces:
        plain = piece.rstrip(CLOSING)
        if is_word(plain):
            counts.append(1)
            words.append(known[fold_plain(plain)])
        else:
            found = [known[fold(word)] for word in WORD.findall(piece)]
            counts.append(len(found))
            words.extend(found)
    exact = list(known)
    return Batch(exact, stems(exact, lang), counts, words)


def words_before(piece: str, offset: int) -> int:
    """Return how many words of a chunk begin before *offset*, a place in it."""
    return sum(found.start() < offset for found in WORD.finditer(piece))
