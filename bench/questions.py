"""A question of a judged set as a reader would put it to the product."""

from __future__ import annotations

from itertools import pairwise

from search.analysis import exact_tokens, is_stop_word
from search.query import Any, Query, Term

_OPERATORS = frozenset(("AND", "OR", "NOT"))


def typed(text: str) -> str:
    """Return *text* without anything that the query language gives a meaning: its words, and inner hyphens.

    >>> typed('Who said "no" (in May): -- drop-accounts OR *cash*?')
    'Who said no in May drop-accounts or cash'
    """
    found = exact_tokens(text)
    words = [_plain(text[token.start : token.end]) for token in found]
    gaps = [" " if text[one.end : next_.start] != "-" else "-" for one, next_ in pairwise(found)]
    return "".join(word + gap for word, gap in zip(words, [*gaps, ""], strict=True)) if words else ""


def any_word(text: str) -> Query:
    """Return the tree in which any word of *text* is enough, without the limits on what is typed.

    Stop words are left out where there are others, as the query language does.
    """
    words = [text[token.start : token.end] for token in exact_tokens(text)]
    weighty = [word for word in words if not is_stop_word(word)]
    return Any(tuple(Term(word) for word in weighty or words))


def _plain(word: str) -> str:
    return word.lower() if word in _OPERATORS else word
