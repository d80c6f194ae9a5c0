"""What a function made of each word so far: most words of a text were seen before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

MEMO_SIZE = 100_000  #: words; English press text of 10 million words has 120,000. Some 20 MB when full.

MAX_REMEMBERED = 60  #: code points; longer ones are addresses and junk, and do not come again

Made = TypeVar("Made")


class Memo(dict[str, Made]):
    """`memo[word]` is what *make* makes of the word, made once; everything is forgotten when full.

    >>> lengths = Memo(len)
    >>> lengths["word"], list(lengths)
    (4, ['word'])
    """

    def __init__(self, make: Callable[[str], Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> Made:
        made = self._make(word)
        if len(word) <= MAX_REMEMBERED:
            if len(self) >= MEMO_SIZE:
                self.clear()
            self[word] = made
        return made
