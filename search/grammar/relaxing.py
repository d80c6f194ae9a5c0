"""What to look for when no release has all the words."""

from __future__ import annotations

from search.grammar.worded import quantity_of, words_of
from search.query import All, Any, Fuzzy, Near, Prefix, Quantity, Query, Term


def relax(query: Query) -> Query | None:
    """Return *query* with one of its bare words enough; None when fewer than two are bare.

    Bare are words, words*, words~, compounds such as drop-accounts, and figures of one value ($608mn). All
    else was asked for on purpose and stays required: quotes, fields, dates, comparisons, exclusions,
    alternatives. Which releases have most of the
    words is the ranking's to say.
    """
    if not isinstance(query, All) and not quantity_of(query):
        return None
    children = query.children if isinstance(query, All) else (query,)
    bare = _in_order([part for child in children if _is_bare(child) for part in _apart(child)])
    if len(bare) < 2:
        return None
    required = tuple(child for child in children if not _is_bare(child))
    return All((*required, Any(bare)), span=query.span) if required else Any(bare, span=query.span)


def _in_order(parts: list[Query]) -> tuple[Query, ...]:
    """Return the words as they were typed, then the figures: words side by side rank a little higher."""
    words = [part for part in parts if not isinstance(part, Quantity)]
    words.sort(key=lambda word: word.span.start if word.span else 0)
    return (*words, *(part for part in parts if isinstance(part, Quantity)))


def _apart(query: Query) -> tuple[Query, ...]:
    """`3 people`, a figure or two words, is three chances to be found."""
    quantity = quantity_of(query)
    return (quantity, *words_of(query)) if quantity else (query,)


def _is_bare(query: Query) -> bool:
    if quantity_of(query):
        return True
    match query:
        case Term(exact=False) | Prefix() | Fuzzy() | Near(slop=0):
            return True
        case Quantity(low=low, high=high, about=False):
            return low == high
        case _:
            return False
