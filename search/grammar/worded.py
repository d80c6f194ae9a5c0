"""Small numbers of things, which releases print in digits or in words: `3 people`, `three people`.

They are found either way: by the figure, or by the words as typed.
"""

from __future__ import annotations

from search.query import All, Any, Quantity, Query, Term


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
        case _:
            return ()
