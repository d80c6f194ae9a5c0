"""Headlines within a text: lines in capitals, where a name cannot be told from other words by its looks."""

from __future__ import annotations

import re
from bisect import bisect_left

from indexer.sightings import Sighting
from indexer.titles.vocabulary import any_of
from indexer.words import Words, forms_of
from search.quantities.lexicon import words as listed

MAX_HEADLINE = 16  #: words on each side of a name; also keeps the time linear in any text
_END = re.compile(r"[.!?]\s|\n")
_SMALL = listed("a an and as at but by for from in into is of off on or over the to under up v via vs with")
_VERBS = any_of(
    """
    addresses adopts announces appoints approves arrests attends calls chairs charges condemns congratulates
    demands denies directs discusses files gets gives hails holds hosts informs inspects introduces issues
    joins launches meets opens orders pledges praises presents proposes receives recovers rejects releases
    reports returns reveals reviews says secures seeks sets signs speaks starts submits sues takes talks tells
    thanks unveils urges vetoes visits vows wants warns welcomes wins
    """
)


def is_of_headline(one: Sighting, words: Words) -> bool:
    """Whether the title and the name of *one* stand in an English headline, so that they may be none.

    The sentence around is all in capitals but for small words, and a word of the name is a verb of headlines
    ("President Chairs Meeting"), or stands in lower case elsewhere. Lists and signatures are in capitals too.
    """
    spans = [one.name, one.title or one.name]
    first = bisect_left(words.starts, min(span.start for span in spans))
    last = bisect_left(words.starts, max(span.end for span in spans))
    before = _is_in_capitals(words, range(first, max(0, first - MAX_HEADLINE), -1), -1)
    after = _is_in_capitals(words, range(last, min(words.size, last + MAX_HEADLINE)), 0)
    return before and after and _has_ordinary_word(one.words, words)


def _is_in_capitals(words: Words, numbers: range, to: int) -> bool:
    """Whether the words at *numbers*, moved by *to*, are in capitals until a sentence ends before one."""
    for number in numbers:
        apart = words[number].apart
        if apart != " " and _END.search(apart):
            return True
        word = words[number + to]
        if not (word.capital or word.low in _SMALL or not word.low.isalpha()):
            return False
    return len(numbers) < MAX_HEADLINE


def _has_ordinary_word(name: tuple[str, ...], words: Words) -> bool:
    """Whether a word of *name* is a verb of headlines, or is in lower case somewhere among *words*."""
    low = {word.casefold() for word in name}
    return any(map(_VERBS.fullmatch, low)) or any(
        not capital and small in low for _, small, capital in map(forms_of, words.cut)
    )
