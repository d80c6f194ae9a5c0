"""Which words of a text are worth a look: those a title may turn on, those a known name may begin with."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from indexer.authority import Authority
from indexer.known_officials import begins_a_name
from indexer.name_runs import is_head
from indexer.titles import Vocabulary
from indexer.words import Words, forms_of
from search.memo import Memo

_HEAD, _NAME = 1, 2


class Marked(NamedTuple):
    """The numbers of words, ascending: *heads* that a title may turn on, *names* that begin a known name."""

    heads: list[int]
    names: list[int]


def marked(words: Words, vocabulary: Vocabulary, authority: Authority) -> Marked:
    """Return which of *words* a title of *vocabulary*, or the name of one of *authority*, may be around."""
    marks = _marks(vocabulary, authority)
    found = [(at, mark) for at, mark in enumerate(map(marks.__getitem__, words.cut)) if mark]
    return Marked([at for at, mark in found if mark & _HEAD], [at for at, mark in found if mark & _NAME])


@lru_cache(maxsize=8)
def _marks(vocabulary: Vocabulary, authority: Authority) -> Memo[int]:
    """Return what is remembered, by word as it stands in a text: one look tells both."""

    def mark(cut: str) -> int:
        printed, low, capital = forms_of(cut)
        named = capital and begins_a_name(printed, authority)
        return _HEAD * is_head(low, vocabulary) + _NAME * named

    return Memo(mark)
