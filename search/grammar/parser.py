"""From lexemes to the tree.

sequence    = alternative { [AND] alternative }
alternative = operand { OR operand }
operand     = [NOT] ( word | "quoted" | figure | date | field value | "(" sequence ")" )
value       = word | "quoted" | "(" sequence without fields, figures and dates ")"
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from search.analysis import is_stop_word
from search.errors import QuerySyntaxError, QueryTooLarge
from search.grammar.dates import read_range
from search.grammar.figures import Figure
from search.grammar.lexer import Lexeme, LexemeKind, lexemes, qualifiers
from search.grammar.refusals import empty_field, figure_in_field, missing_operand, runs_backward, unpaired
from search.grammar.worded import either, is_running_text, words_of
from search.grammar.words import quoted, word
from search.model import Span
from search.query import (
    MAX_CODE_POINTS,
    MAX_DEPTH,
    MAX_LEAVES,
    All,
    Any,
    DateRange,
    Field,
    FieldName,
    Not,
    Query,
    Term,
)

_LANGUAGES = ("en", "ru", "kk")


def parse(text: str) -> Query:
    """Return the tree of a query *text*; empty text asks for every release.

    Stop words beside other words are left out. Every node has the span that it was read from.
    Raises QuerySyntaxError with the position, or QueryTooLarge with the limit, and the way out in words.
    """
    if len(text) > MAX_CODE_POINTS:
        raise QueryTooLarge(
            f"the query has {len(text)} characters and the limit is {MAX_CODE_POINTS}: leave some words out"
        )
    found = tuple(lexemes(text))
    if not found:
        return _nothing(text)
    query = _Parser(found).whole()
    leaves = sum(1 for _ in _leaves(query))
    if leaves > MAX_LEAVES:
        raise QueryTooLarge(
            f"the query has {leaves} parts and the limit is {MAX_LEAVES}: leave some words out"
        )
    return query


def _nothing(text: str) -> Query:
    visible = (at for at, char in enumerate(text) if unicodedata.category(char)[0] not in "CZ")
    start = next(visible, None)
    if start is None:
        return All(span=Span(0, len(text)))
    raise QuerySyntaxError(f"there is no word at position {start + 1}: type letters or digits", start)


def _leaves(query: Query) -> Iterator[Query]:
    if words := words_of(query):
        yield from words
    elif isinstance(query, All | Any):
        for child in query.children:
            yield from _leaves(child)
    elif isinstance(query, Field | Not):
        yield from _leaves(query.child)
    else:
        yield query


class _Parser:
    """Reads one query, left to right."""

    def __init__(self, found: tuple[Lexeme, ...]) -> None:
        self._found = found
        self._at = 0
        self._depth = 0
        self._field: str | None = None  # the field that is being read: fields do not nest
        self._is_running_text = is_running_text(found)

    def whole(self) -> Query:
        query = self._sequence(None)
        rest = self._next()
        if rest is not None:
            at = rest.span.start
            raise QuerySyntaxError(
                f"the ) at position {at + 1} closes nothing: leave it out, or open it with (", at
            )
        return query

    def _next(self, *kinds: LexemeKind) -> Lexeme | None:
        """Return the next lexeme without taking it; with *kinds*, only one of these."""
        if self._at == len(self._found):
            return None
        lexeme = self._found[self._at]
        return lexeme if not kinds or lexeme.kind in kinds else None

    def _take(self, *kinds: LexemeKind) -> Lexeme | None:
        lexeme = self._next(*kinds)
        self._at += lexeme is not None
        return lexeme

    def _sequence(self, opening: Lexeme | None) -> Query:
        parts = [self._alternative(opening)]
        while self._next() and not self._next(")"):
            joint = self._take("AND")
            parts.append(self._alternative(joint))
        return _all(parts)

    def _alternative(self, before: Lexeme | None) -> Query:
        parts = [self._operand(before)]
        while joint := self._take("OR"):
            parts.append(self._operand(joint))
        return _any(parts)

    def _operand(self, before: Lexeme | None) -> Query:
        negation = self._take("NOT")
        if negation is None:
            return self._atom(before)
        child = self._atom(negation)
        span = Span(negation.span.start, _end(child))
        return replace(child.child, span=span) if isinstance(child, Not) else Not(child, span=span)

    def _atom(self, before: Lexeme | None) -> Query:
        lexeme = self._take()
        match lexeme:
            case Lexeme(kind="word"):
                return word(lexeme)
            case Lexeme(kind="quoted"):
                return quoted(lexeme)
            case Lexeme(kind="("):
                return self._group(lexeme)
            case Lexeme(kind="field" | "date"):
                return self._restriction(lexeme)
            case Lexeme(kind="figure", figure=Figure() as figure):
                return self._stated(lexeme, figure)
            case _:
                raise missing_operand(before, lexeme)

    def _group(self, opening: Lexeme) -> Query:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise QueryTooLarge(
                f"parentheses stand more than {MAX_DEPTH} deep, which is the limit: use fewer"
            )
        query = self._sequence(opening)
        closing = self._take(")")
        if closing is None:
            raise unpaired(opening)
        self._depth -= 1
        return replace(query, span=Span(opening.span.start, closing.span.end))

    def _restriction(self, lexeme: Lexeme) -> Query:
        name = lexeme.text.partition(":")[0]
        if self._field:
            raise QuerySyntaxError(
                f"{name}: at position {lexeme.span.start + 1} stands inside {self._field}: - "
                f"write them one after the other, as in {self._field}:word {name}:word",
                lexeme.span.start,
            )
        return _date(lexeme) if lexeme.kind == "date" else self._in_field(lexeme)

    def _stated(self, lexeme: Lexeme, figure: Figure) -> Query:
        """Return the quantity, with the words between its number and its noun."""
        if figure.backward:
            raise runs_backward(lexeme.text, lexeme.span.start)
        if self._field and not figure.in_words:
            raise figure_in_field(self._field, lexeme)
        number = figure.span if figure.in_words else figure.number if self._is_running_text else None
        if number and self._is_only_words(figure):
            return _only_words(tuple(_words(lexeme, number)), figure)
        between = tuple(_words(lexeme, figure.qualifiers)) if figure.qualifiers else ()
        stated = _either(lexeme, figure, number) if number else figure.quantity
        return replace(_all([stated, *between]), span=figure.span) if between else stated

    def _is_only_words(self, figure: Figure) -> bool:
        """Small numbers of things, in a field; these and numbers without a unit, in running text."""
        if figure.in_words:
            return self._field is not None or self._is_running_text
        return self._is_running_text and figure.quantity.unit is None

    def _in_field(self, lexeme: Lexeme) -> Query:
        name, start = cast("FieldName", lexeme.text), lexeme.span.start
        if not self._next("word", "quoted", "("):
            raise empty_field(name, start, excluding=self._next("NOT") is not None)
        if name == "lang":
            return self._lang(start)
        self._field = name
        child = self._atom(lexeme)
        self._field = None
        return Field(name, child, span=Span(start, _end(child)))

    def _lang(self, start: int) -> Query:
        lexeme = self._take()
        value = lexeme.text.casefold() if lexeme and lexeme.kind == "word" else ""
        if lexeme is None or value not in _LANGUAGES:
            raise QuerySyntaxError(
                f"lang: at position {start + 1} takes one of en, ru and kk: "
                "write lang:en, or lang:ru OR lang:kk",
                start,
            )
        return Field("lang", Term(value, span=lexeme.span), span=Span(start, lexeme.span.end))


def _either(lexeme: Lexeme, figure: Figure, number: Span) -> Query:
    """Return *figure* or the words of its *number*; only one of them when these are no plain words."""
    between = figure.qualifiers or Span(number.end, number.end)
    before, behind = Span(number.start, between.start), Span(between.end, number.end)
    words = (*_words(lexeme, before), *_words(lexeme, behind))
    are_plain = bool(words) and all(isinstance(each, Term) for each in words)
    if not figure.in_words:
        return either(figure.quantity, _only_words(words, figure)) if are_plain else figure.quantity
    typed = _only_words(words, figure)
    return either(figure.quantity, typed) if are_plain and isinstance(typed, All) else typed


def _only_words(words: tuple[Query, ...], figure: Figure) -> Query:
    return replace(_all(list(words)), span=figure.span)


def _date(lexeme: Lexeme) -> Query:
    name, _, value = lexeme.text.partition(":")
    start = lexeme.span.start
    if not value:
        raise QuerySyntaxError(
            f"nothing follows {name}: at position {start + 1} - write {name}:2025-06", start
        )
    try:
        since, until = read_range(name, value)
    except ValueError as error:
        raise QuerySyntaxError(f"{name}: at position {start + 1}: {error}", start) from error
    return DateRange(since, until, span=lexeme.span)


def _words(lexeme: Lexeme, span: Span) -> Iterator[Query]:
    return map(word, qualifiers(lexeme, span))


def _end(query: Query) -> int:
    """Return where *query* ends; the parser gives every node a span."""
    return cast("Span", query.span).end


def _all(parts: list[Query]) -> Query:
    flat = tuple(leaf for part in parts for leaf in (part.children if isinstance(part, All) else (part,)))
    weighty = tuple(part for part in flat if not _is_stop_word(part))
    if any(not isinstance(part, Not) for part in weighty):
        flat = weighty
    return flat[0] if len(flat) == 1 else All(flat, span=_span(flat))


def _any(parts: list[Query]) -> Query:
    flat = tuple(leaf for part in parts for leaf in (part.children if isinstance(part, Any) else (part,)))
    return flat[0] if len(flat) == 1 else Any(flat, span=_span(flat))


def _span(parts: tuple[Query, ...]) -> Span:
    return Span(cast("Span", parts[0].span).start, _end(parts[-1]))


def _is_stop_word(part: Query) -> bool:
    """Capitals are an abbreviation: IT and WHO are not the words it and who."""
    return (
        isinstance(part, Term)
        and not part.exact
        and is_stop_word(part.text)
        and not (len(part.text) > 1 and part.text.isupper())
    )
