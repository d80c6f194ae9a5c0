"""The words of a text as its sentences are built of them: in capitals or not, and what stands between."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(
    r"U\. ?S\.|(?:[^\W\d_]\.)(?:-?[^\W\d_]\.)*|(?:Jr|Sr|Mr|Mrs|Ms|Dr|St)\.|[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*"
    r"|\d+(?:st|nd|rd|th)?|[&–—-]"
)
_POSSESSIVES = ("'s", "’s")
_SPACE = frozenset(("", " ", "\t", "\u00a0"))


class Word(NamedTuple):
    """One word of a text, printed from *start* to *end* there, without a possessive.

    *low* is in lower case, with the possessive. *capital*: it begins with a capital letter.
    *adjacent*: nothing but space stands *apart* from the word before; a line break is more.
    """

    printed: str
    low: str
    start: int
    end: int
    apart: str
    capital: bool
    adjacent: bool


def split(text: str) -> list[Word]:
    """Return the words of *text*; initials keep their full stop, ordinals, dashes and "&" are words."""
    words = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        printed, apart = match[0], text[last:start]
        last = end
        low = printed.casefold().replace(" ", "")
        if printed.endswith(_POSSESSIVES):
            printed, end = printed[:-2], end - 2
        adjacent = apart in _SPACE or not apart.strip(" \t\u00a0")
        words.append(Word(printed, low, start, end, apart, printed[0].isupper(), adjacent))
    return words
