"""What words look like from afar: their lengths and letters, which tell at once that most are not near.

Nine or ten bytes a word, made when a misspelt word is first looked up; the words themselves stay in the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from search.engines.whoosh.arrays import Array, Ints, Strings

AT_ONCE: Final = 1 << 16  #: words; what is computed for them passes through the processor's cache
_LETTERS: Final = np.left_shift(np.uint64(1), np.arange(256, dtype=np.uint64) & np.uint64(63))


@dataclass(frozen=True, slots=True)
class Shapes:
    """*lengths*: characters of each word. *letters*: a bit for each character, some sharing one (u8)."""

    lengths: Array
    letters: Array

    def near(self, word: str, distance: int) -> Ints:
        """Return the places of words that may be *distance* edits or fewer from *word*; no such is left out.

        An edit changes the length by one at most, and takes away or brings in one letter at most.
        """
        wanted = of(*_flat([word.encode()]))
        length, letters = int(wanted.lengths[0]), wanted.letters[0]
        few = np.flatnonzero(np.abs(self.lengths.astype(np.int64) - length) <= distance)
        those = self.letters[few]
        lacking = np.bitwise_count(letters & ~those) <= distance
        foreign = np.bitwise_count(those & ~letters) <= distance
        return np.asarray(few[lacking & foreign], np.int64)


def shapes(words: Strings) -> Shapes:
    """Return the shapes of *words*, none of which is empty."""
    return of(np.frombuffer(words.characters, np.uint8), np.asarray(words.ends))


def of(content: Array, ends: Array) -> Shapes:
    """Return the shapes of words whose UTF-8 bytes are joined in *content*; *ends* says where each ends."""
    starts = np.concatenate([[0], ends[:-1]]).astype(np.int64)[: len(ends)]
    made = [
        _some(
            content[starts[first] : ends[min(first + AT_ONCE, len(ends)) - 1]],
            starts[first : first + AT_ONCE],
        )
        for first in range(0, len(ends), AT_ONCE)
    ]
    if not made:
        return Shapes(np.zeros(0, np.uint8), np.zeros(0, np.uint64))
    return Shapes(
        np.concatenate([each.lengths for each in made]), np.concatenate([each.letters for each in made])
    )


def _some(content: Array, starts: Array) -> Shapes:
    """A character is known by its last byte, which tells letters of one script apart."""
    begins = (content & 0xC0) != 0x80
    last = np.append(begins[1:], True)
    places = starts - starts[0]
    lengths = np.add.reduceat(begins, places, dtype=np.uint16)
    return Shapes(lengths, np.bitwise_or.reduceat(np.where(last, _LETTERS[content], np.uint64(0)), places))


def _flat(words: list[bytes]) -> tuple[Array, Array]:
    return np.frombuffer(b"".join(words), np.uint8), np.cumsum([len(word) for word in words])
