"""From a tree back to a query text."""

from __future__ import annotations

from collections.abc import Iterable

from search.analysis import exact_tokens
from search.errors import QuerySyntaxError
from search.grammar.dates import write_range
from search.grammar.parser import parse
from search.query import All, Any, DateRange, Field, Fuzzy, Near, Not, Phrase, Prefix, Query, Term


def write(query: Query) -> str:
    """Return a query text that `parse` reads as *query*.

    Raises ValueError for a tree that no text stands for (an Any without children, a word with a quote in
    it): so no word of a tree can turn into an operator. Raises QueryTooLarge beyond the limits.
    """
    text = _written(query)
    try:
        same = parse(text) == query
    except QuerySyntaxError as error:
        raise ValueError(f"no query text stands for {query!r}: {error}") from error
    if not same:
        raise ValueError(f"no query text stands for {query!r}: {text} means something else")
    return text


def joined(parts: Iterable[str]) -> str:
    """Return query texts as one that asks for all of them; figures side by side do not become one."""
    text = ""
    for part in parts:
        figures = text[-1:].isdecimal() and part[:1].isdecimal()
        text += (" AND " if figures else " " if text else "") + part
    return text


def _written(query: Query) -> str:
    match query:
        case All():
            return joined(map(_operand, query.children))
        case Any():
            return " OR ".join(map(_operand, query.children))
        case _:
            return _operand(query)


def _operand(query: Query) -> str:
    match query:
        case All() | Any():
            return _nested(query)
        case Not():
            return f"-{_atom(query.child)}"
        case Field():
            return f"{query.name}:{_atom(query.child)}"
        case DateRange():
            return _date(query)
        case _:
            return _leaf(query)


def _nested(query: All | Any) -> str:
    return f"({_written(query)})"


def _atom(query: Query) -> str:
    return f"({_written(query)})" if isinstance(query, All | Any | Not) else _operand(query)


def _leaf(query: Term | Phrase | Near | Prefix | Fuzzy) -> str:
    match query:
        case Term():
            return f'"{query.text}"' if query.exact else query.text
        case Phrase():
            return _quoted(query.words)
        case Near():
            return f"{_quoted(query.words)}~{query.slop}"
        case Prefix():
            return f"{query.text}*"
        case Fuzzy():
            return f"{query.text}~{query.distance}"


def _quoted(words: tuple[str, ...]) -> str:
    text = " ".join(words)
    as_read = tuple(text[token.start : token.end] for token in exact_tokens(text))
    return f'"{text}"' if as_read == words else f'"{" / ".join(words)}"'


def _date(query: DateRange) -> str:
    if query.since and not query.until:
        return f"since:{write_range(query.since, None, '')}"
    if query.until and not query.since:
        return f"until:{write_range(None, query.until, '')}"
    return f"date:{write_range(query.since, query.until)}"
