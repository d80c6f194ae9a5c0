"""Which words of a query may have been misspelt: what is offered instead is the engine's to look up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from search.analysis import fold
from search.query import All, Any, Field, Query, Term

RARE: Final = 2  #: releases; a word that more have is taken as meant
COMMONER: Final = 20  #: how many times as many releases must have a word that is offered for one that exists
SHORT: Final = 6  #: characters; a word of fewer is a different word after two edits


def suspects(query: Query) -> Iterator[Term]:
    """Yield the words of *query* that may have been misspelt, in its order: not digits, nor what is exact."""
    match query:
        case Term(exact=False, span=span) if span and fold(query.text).isalpha():
            yield query
        case All(children=children) | Any(children=children):
            for child in children:
                yield from suspects(child)
        case Field(name="title", child=child):
            yield from suspects(child)


def farthest(word: str, known: int) -> int:
    """Return how many edits away from *word*, as folded, others are looked for; *known*: releases with it."""
    return 1 if known or len(word) < SHORT else 2
