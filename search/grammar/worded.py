"""Figures that are found by what they say, or else by the words as typed.

These are small numbers of things, which releases print in digits or in words (`3 people`, `three people`),
and all figures of running text: who pastes a headline does not mean that only a release which was read to
state its figure is to be found.
"""

from __future__ import annotations

from collections.abc import Sequence

from search.analysis import is_stop_word
from search.grammar.lexer import Lexeme
from search.query import All, Any, Quantity, Query, Term

RUNNING = 6  #: words beside the figures from which on a query is running text; few searches have five


def is_running_text(found: Sequence[Lexeme]) -> bool:
    """Return whether a query reads like a headline: many words, and no sign of the query language."""
    words = sum(each.kind == "word" and not is_stop_word(each.text) for each in found)
    return words >= RUNNING and all(each.kind in ("word", "figure", "AND") for each in found)


def either(quantity: Quantity, words: Query) -> Any:
    """Return what finds *quantity*, or else the *words* that it was typed in; each has the span of it all."""
    return Any((quantity, words), span=quantity.span)


def quantity_of(query: Query) -> Quantity | None:
    """Return the figure of what `either` made; None for another query, also for alternatives as typed."""
    if isinstance(query, Any) and query.children and query.span is not None:
        first = query.children[0]
        if isinstance(first, Quantity) and first.span == query.span:
            return first
    return None


def words_of(query: Query) -> tuple[Query, ...]:
    """Return the words of what has the shape that `either` makes; none for another query.

    They are plain words, so that they can be written side by side.
    """
    match query:
        case Any(children=(Quantity(), All(children=words))) if all(isinstance(word, Term) for word in words):
            return words
        case Any(children=(Quantity(), Term() as word)):
            return (word,)
        case _:
            return ()
