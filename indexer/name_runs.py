"""Which words of a text may be a person's name, and which make a title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from indexer.names import is_initial, is_patronymic, is_suffix
from indexer.titles import VOCABULARY, Vocabulary
from indexer.words import Word, Words
from search.memo import Memo

MAX_NAME = 4  #: words


def is_bare(words: Sequence[Word]) -> bool:
    """Whether *words* are a surname alone, but for "Jr." and the like."""
    return sum(not is_suffix(word.printed) for word in words) == 1


class Groups:
    """By word in lower case, whether all of it matches the pattern of that name of a vocabulary; remembered.

    *link*: or is "the". *name*: may be part of a person's name, if it is in capitals.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.head = _matching(vocabulary.head)
        self.plural = _matching(vocabulary.plural)
        self.before = _matching(vocabulary.before)
        self.link = Memo(lambda low: low == "the" or vocabulary.link.fullmatch(low) is not None)
        self.inside = _matching(vocabulary.inside)
        self.body = _matching(vocabulary.body)
        self.former = _matching(vocabulary.former)
        self.region = _matching(vocabulary.region)
        self.name = Memo(
            lambda low: low != "u.s." and not vocabulary.not_name.fullmatch(low) and not self.head[low]
        )


def _matching(pattern: re.Pattern[str]) -> Memo[bool]:
    return Memo(lambda low: pattern.fullmatch(low) is not None)


@lru_cache
def groups_of(vocabulary: Vocabulary) -> Groups:
    """Return the groups of *vocabulary*, the same each time."""
    return Groups(vocabulary)


def is_head(low: str, vocabulary: Vocabulary) -> bool:
    """Whether a title may turn on the word *low*, in lower case."""
    return groups_of(vocabulary).head[low]


def is_name_word(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether *word* may be part of a person's name."""
    return word.capital and groups_of(vocabulary).name[word.low]


def name_ending(words: Words, end: int, vocabulary: Vocabulary) -> list[tuple[int, int]]:
    """Return the full name, if any, whose last word is the one before *end*."""
    begin = end
    while begin > 0 and end - begin < MAX_NAME and is_name_word(words[begin - 1], vocabulary):
        begin -= 1
        if not words[begin].adjacent:
            break
    if end - begin < 2 or is_initial(words[end - 1].printed):
        return []
    if vocabulary is not VOCABULARY["en"] and not is_patronymic(words[end - 1].printed):
        begin = max(begin, end - 2 - is_patronymic(words[end - 2].printed))
    return [(begin, end)]
