"""Which words of a text may be a person's name, and which make a title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress
from operator import attrgetter
from typing import Literal

from indexer.names import is_initial, is_patronymic, is_suffix
from indexer.titles import VOCABULARY, Vocabulary
from indexer.words import Word
from search.memo import Memo

MAX_NAME = 4  #: words

WordGroup = Literal["head", "plural", "before", "link", "inside", "body", "former", "region"]
_low, _capital = attrgetter("low"), attrgetter("capital")


def is_bare(words: Sequence[Word]) -> bool:
    """Whether *words* are a surname alone, but for "Jr." and the like."""
    return sum(not is_suffix(word.printed) for word in words) == 1


def is_head(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether a title may turn on *word*."""
    return _heads(vocabulary)[word.low]


def heads_of(words: Sequence[Word], vocabulary: Vocabulary) -> list[int]:
    """Return the numbers of those of *words* that a title may turn on."""
    return list(compress(range(len(words)), map(_heads(vocabulary).__getitem__, map(_low, words))))


def in_capitals(words: Sequence[Word]) -> Iterator[int]:
    """Yield the numbers of those of *words* that begin with a capital letter."""
    return compress(range(len(words)), map(_capital, words))


@lru_cache
def matching(vocabulary: Vocabulary, group: WordGroup) -> Memo[bool]:
    """Return, by word in lower case, whether all of it matches the pattern *group* of *vocabulary*."""
    pattern: re.Pattern[str] = getattr(vocabulary, group)
    return Memo(lambda low: pattern.fullmatch(low) is not None)


def _heads(vocabulary: Vocabulary) -> Memo[bool]:
    return matching(vocabulary, "head")


def is_name_word(word: Word, vocabulary: Vocabulary) -> bool:
    """Whether *word* may be part of a person's name."""
    if not word.capital or word.low == "u.s.":
        return False
    return _in_names(vocabulary)[word.low]


@lru_cache
def _in_names(vocabulary: Vocabulary) -> Memo[bool]:
    heads = _heads(vocabulary)
    return Memo(lambda low: not vocabulary.not_name.fullmatch(low) and not heads[low])


def name_ending(words: Sequence[Word], end: int, vocabulary: Vocabulary) -> list[tuple[int, int]]:
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
