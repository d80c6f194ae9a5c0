"""The switch between words with any ending and exactly these words: one query, without and with quotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from search import grammar
from search.errors import QueryTooLarge
from search.grammar import writer
from search.grammar.worded import quantity_of
from search.model import SearchRequest
from search.query import All, Any, Field, Near, Phrase, Query, Term
from web.links import Link, search_url
from web.words import text as _


def exactness(request: SearchRequest) -> Link | None:
    """Return the switch of *request*, selected when its words are exact; None without a word to switch."""
    tree = grammar.parse(request.text)
    words = tuple(_words(tree))
    if not words:
        return None
    exact = all(word.exact for word in words)
    text = _written(_switched(tree, exact=not exact))
    if text is None:
        return None
    return Link(_("Exactly these words"), search_url(replace(request, text=text, page=1)), selected=exact)


def _words(query: Query) -> Iterator[Term]:
    if quantity_of(query):
        return
    match query:
        case Term():
            yield query
        case Near(words=words, slop=0):
            yield from map(Term, words)
        case All(children=children) | Any(children=children):
            for child in children:
                yield from _words(child)
        case Field(name="title", child=child):
            yield from _words(child)
        case _:
            return


def _switched(query: Query, *, exact: bool) -> Query:
    """Return *query* with its words exact, or with any ending; what is excluded or restricted stays."""
    if quantity_of(query):
        return query
    match query:
        case Term():
            return replace(query, exact=exact)
        case Near(words=words, slop=0) if exact:
            return Phrase(words)
        case All(children=children) | Any(children=children):
            return replace(query, children=tuple(_switched(child, exact=exact) for child in children))
        case Field(name="title", child=child):
            return replace(query, child=_switched(child, exact=exact))
        case _:
            return query


def _written(query: Query) -> str | None:
    """Return *query* as text, None when no text within the limits stands for it."""
    try:
        return writer.write(query)
    except (QueryTooLarge, ValueError):
        return None
