"""The words of a text as its sentences are built of them: in capitals or not, and what stands between."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from search.memo import Memo

# The look ahead and the first alternative are for speed: nothing is tried at white space, and most words of
# English are letters before a blank or a comma.
_WORD = re.compile(
    r"(?!\s)([A-Za-z][a-z]++(?=[ ,])|U\. ?S\.|[^\W\d_]\.(?:-?[^\W\d_]\.)*|(?:Jr|Sr|Mr|Mrs|Ms|Dr|St)\."
    r"|[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*|\d+(?:st|nd|rd|th)?|[&–—-])"
)
_POSSESSIVES = ("'s", "’s")


class Word(NamedTuple):
    """One word of a text, printed from *start* to *end* there, without a possessive.

    *low* is in lower case, with the possessive. *capital*: it begins with a capital letter.
    *adjacent*: nothing but space stands *apart* from the word before; a line break is more.
    """

    printed: str
    low: str
    capital: bool
    start: int
    end: int
    apart: str
    adjacent: bool


def split(text: str) -> list[Word]:
    """Return the words of *text*; initials keep their full stop, ordinals, dashes and "&" are words.

    Column by column: making each word by itself takes several times as long.
    """
    pieces = _WORD.split(text)
    apart, words = pieces[:-1:2], pieces[1::2]
    starts = list(accumulate(map(len, pieces)))[:-1:2]
    printed = list(map(_PRINTED.__getitem__, words))
    columns = zip(
        printed,
        map(_LOW.__getitem__, words),
        map(_CAPITAL.__getitem__, words),
        starts,
        map(int.__add__, starts, map(len, printed)),
        apart,
        map(_ADJACENT.__getitem__, apart),
        strict=True,
    )
    return list(map(_word, columns))


_word: Callable[[tuple[str, str, bool, int, int, str, bool]], Word] = partial(tuple.__new__, Word)
_PRINTED = Memo(lambda word: word[:-2] if word.endswith(_POSSESSIVES) else word)
_LOW = Memo(lambda word: word.casefold().replace(" ", ""))
_CAPITAL = Memo(lambda word: word[0].isupper())
_ADJACENT = Memo(lambda apart: not apart.strip(" \t\u00a0"))
