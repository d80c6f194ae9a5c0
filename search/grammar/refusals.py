"""Why a query text cannot be read: what stands where, and the way out."""

from __future__ import annotations

from typing import cast

from search.errors import QuerySyntaxError
from search.grammar.lexer import Lexeme


def missing_operand(before: Lexeme | None, lexeme: Lexeme | None) -> QuerySyntaxError:
    """Return why there is no operand after *before* and at *lexeme*; one of them is there."""
    if before and before.kind == "(" and lexeme and lexeme.kind == ")":
        at = before.span.start
        return QuerySyntaxError(
            f"nothing stands between the parentheses at position {at + 1}: leave them out", at
        )
    culprit = cast("Lexeme", lexeme if lexeme and lexeme.kind in ("OR", "AND", "NOT") else before or lexeme)
    if culprit.kind in "()":
        return unpaired(culprit)
    at, sign = culprit.span.start, culprit.text
    side = "before" if culprit is lexeme and culprit.kind != "NOT" else "after"
    return QuerySyntaxError(
        f"{sign} at position {at + 1} needs a word {side} it: add one, or put {sign} in quotes", at
    )


def unpaired(parenthesis: Lexeme) -> QuerySyntaxError:
    """Return why a parenthesis without its other half is refused."""
    at = parenthesis.span.start
    if parenthesis.kind == "(":
        return QuerySyntaxError(f"the ( at position {at + 1} is never closed: add a ), or leave it out", at)
    return QuerySyntaxError(f"the ) at position {at + 1} closes nothing: leave it out, or open it with (", at)


def empty_field(name: str, start: int, *, excluding: bool) -> QuerySyntaxError:
    """Return why the field *name* at *start* has no value; *excluding*: a minus or NOT is there instead."""
    if excluding:
        return QuerySyntaxError(
            f"{name}: at position {start + 1} is followed by an exclusion: write -{name}:word", start
        )
    return QuerySyntaxError(
        f"nothing follows {name}: at position {start + 1} - "
        f'write {name}:word or {name}:"several words", or put {name} in quotes',
        start,
    )


def figure_in_field(name: str, lexeme: Lexeme) -> QuerySyntaxError:
    """Return why a figure inside the field *name* is refused."""
    at = lexeme.span.start
    return QuerySyntaxError(
        f"the figure {lexeme.text} at position {at + 1} stands inside {name}: - "
        f"write it before or after, or in quotes",
        at,
    )


def runs_backward(printed: str, at: int) -> QuerySyntaxError:
    """Return why the range *printed* at the position *at* is refused."""
    return QuerySyntaxError(
        f"the range {printed} at position {at + 1} runs backwards: "
        "write its smaller end first, and both in full, as in 1bn..2bn",
        at,
    )
