"""The words of a text as its sentences are built of them: in capitals or not, and what stands between."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate
from typing import NamedTuple

from search.memo import Memo
from search.model import Span

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


class Words(dict[int, Word]):
    """The words of a text by their number from 0 up to *size*; each is made when it is first asked for.

    Most never are: what is looked for in all of them is found by the columns. *cut*: as they stand in the
    text, possessives too; *apart*: what stands before each; *starts*: where it begins.
    """

    __slots__ = ("apart", "cut", "size", "starts")

    def __init__(self, text: str) -> None:
        super().__init__()
        pieces = _WORD.split(text)
        self.cut = pieces[1::2]
        self.apart = pieces[:-1:2]
        self.starts = list(accumulate(map(len, pieces)))[:-1:2]
        self.size = len(self.cut)

    def __missing__(self, number: int) -> Word:
        cut, start, apart = self.cut[number], self.starts[number], self.apart[number]
        printed, low, capital = forms_of(cut)
        made = _word((printed, low, capital, start, start + len(printed), apart, _ADJACENT[apart]))
        self[number] = made
        return made

    def run(self, first: int, end: int) -> list[Word]:
        """Return the words from number *first* to the one before *end*, as many of them as there are."""
        return [self[number] for number in range(first, min(end, self.size))]

    def span(self, first: int, end: int) -> Span:
        """Return where the words from number *first* to the one before *end* stand."""
        return Span(self.starts[first], self[end - 1].end)

    def lows(self) -> Iterator[str]:
        """Yield all words in lower case."""
        return (forms_of(cut)[1] for cut in self.cut)


def split(text: str) -> Words:
    """Return the words of *text*; initials keep their full stop, ordinals, dashes and "&" are words."""
    return Words(text)


def _forms(cut: str) -> tuple[str, str, bool]:
    """Return a word without its possessive, in lower case, and whether it begins with a capital letter."""
    printed = cut[:-2] if cut.endswith(_POSSESSIVES) else cut
    return printed, cut.casefold().replace(" ", ""), cut[0].isupper()


_word: Callable[[tuple[str, str, bool, int, int, str, bool]], Word] = partial(tuple.__new__, Word)
_FORMS: Memo[tuple[str, str, bool]] = Memo(_forms)
forms_of = (
    _FORMS.__getitem__
)  #: of a word as it stands in the text: printed, in lower case, in capitals or not
_ADJACENT = Memo(lambda apart: not apart.strip(" \t\u00a0"))
