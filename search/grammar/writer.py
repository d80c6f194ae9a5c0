"""From a tree back to a query text."""

from __future__ import annotations

from collections.abc import Iterable

from search.analysis import exact_tokens
from search.errors import QuerySyntaxError
from search.grammar.amounts import bracketed, stated
from search.grammar.dates import write_range
from search.grammar.parser import parse
from search.grammar.worded import words_of
from search.query import All, Any, DateRange, Field, Fuzzy, Near, Not, Phrase, Prefix, Quantity, Query, Term


def write(query: Query) -> str:
    """Return a query text that `parse` reads as *query*.

    Raises ValueError for a tree that no text stands for (an Any without children, a word with a quote in
    it): so no word of a tree can turn into an operator. Raises QueryTooLarge beyond the limits.
    """
    text = _written(query)
    if reads(text, query):
        return text
    text = _written(query, apart=True)
    if reads(text, query):
        return text
    raise ValueError(f"no query text stands for {query!r}: {text} means something else")


def reads(text: str, query: Query) -> bool:
    """Return whether `parse` reads *text* as *query*."""
    try:
        return parse(text) == query
    except QuerySyntaxError:
        return False


def joined(parts: Iterable[str]) -> str:
    """Return query texts as one that asks for all of them; numbers side by side do not become one."""
    text = ""
    for part in parts:
        numbers = text[-1:].isdecimal() and part[:1].isdecimal()
        text += (" AND " if numbers else " " if text else "") + part
    return text


def _written(query: Query, *, apart: bool = False) -> str:
    """With *apart*, nothing can become part of a figure beside it, and figures are in brackets."""
    match query:
        case All():
            parts = [_operand(child, apart=apart) for child in query.children]
            return " AND ".join(parts) if apart else joined(parts)
        case Any():
            return " OR ".join(_operand(child, apart=apart) for child in query.children)
        case _:
            return _operand(query, apart=apart)


def _operand(query: Query, *, apart: bool) -> str:
    match query:
        case All() | Any():
            return _group(query, apart=apart)
        case Not():
            return f"-{_atom(query.child, apart=apart)}"
        case Field():
            return f"{query.name}:{_atom(query.child, apart=apart)}"
        case DateRange():
            return _date(query)
        case Quantity():
            return bracketed(query) if apart else _quantity(query)
        case _:
            return _leaf(query)


def _group(query: All | Any, *, apart: bool) -> str:
    typed = "" if apart else _side_by_side(words_of(query))
    return typed if typed and reads(typed, query) else f"({_written(query, apart=apart)})"


def _side_by_side(words: tuple[Query, ...]) -> str:
    return " ".join(word.text for word in words if isinstance(word, Term))


def _atom(query: Query, *, apart: bool) -> str:
    grouped = isinstance(query, All | Any | Not)
    return f"({_written(query, apart=apart)})" if grouped else _operand(query, apart=apart)


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


def _quantity(query: Quantity) -> str:
    words = stated(query)
    return words if reads(words, query) else bracketed(query)


def _date(query: DateRange) -> str:
    if query.since and not query.until:
        return f"since:{write_range(query.since, None, '')}"
    if query.until and not query.since:
        return f"until:{write_range(None, query.until, '')}"
    return f"date:{write_range(query.since, query.until)}"
