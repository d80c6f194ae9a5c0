"""The words of a text as its sentences are built of them: in capitals or not, and what stands between."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(
    r"U\. ?S\.|(?:[^\W\d_]\.)(?:-?[^\W\d_]\.)*|(?:Jr|Sr|Mr|Mrs|Ms|Dr|St)\.|[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*"
    r"|\d+(?:st|nd|rd|th)?|[&–—-]"
)
_POSSESSIVE = re.compile(r"(?<=[^\W\d_])['’]s$")
_SPACE = re.compile(r"[ \t\u00a0]*")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, printed from *start* to *end* there, without a possessive.

    *low* is in lower case, with the possessive. *apart* is what stands between it and the word before.
    """

    printed: str
    low: str
    start: int
    end: int
    apart: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.printed[0].isupper()

    @property
    def adjacent(self) -> bool:
        """Whether nothing but space stands before it; a line break is more than space."""
        return _SPACE.fullmatch(self.apart) is not None


def split(text: str) -> list[Word]:
    """Return the words of *text*; initials keep their full stop, ordinals, dashes and "&" are words."""
    words = []
    last = 0
    for match in _WORD.finditer(text):
        printed = _POSSESSIVE.sub("", match[0])
        low = match[0].casefold().replace(" ", "")
        words.append(
            Word(printed, low, match.start(), match.start() + len(printed), text[last : match.start()])
        )
        last = match.end()
    return words
