"""Cuts a query text into lexemes: what stands in quotes, operators, fields, dates and words.

`RULES` are tried in order at each position where no figure begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from search.analysis import exact_tokens
from search.errors import QuerySyntaxError
from search.grammar.figures import Figure, figures
from search.model import Span

LexemeKind = Literal["(", ")", "OR", "AND", "NOT", "field", "date", "quoted", "figure", "word"]


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of the query text. *span* covers all of it, *text* is its content.

    The content of `field` is the name; of `date` the name, a colon and the value; of `quoted` what is
    between the marks. *suffix* is what follows a closing mark (`~5`). *figure* is that of `figure`.
    """

    kind: LexemeKind
    text: str
    span: Span
    suffix: str = ""
    figure: Figure | None = None


Rule = Callable[[str, int], Lexeme | None]

OPERATORS: dict[str, LexemeKind] = {
    "OR": "OR",
    "ИЛИ": "OR",
    "НЕМЕСЕ": "OR",
    "AND": "AND",
    "И": "AND",
    "ЖӘНЕ": "AND",
    "NOT": "NOT",
    "НЕ": "NOT",
}
"""In the three languages of the releases. Kazakh denies after the word, so it has no NOT: `-word`."""

# NUL and other controls, directional marks, byte order mark, lone surrogates: they never join words.
_BLANK = re.compile(r"[\x00-\x20\x7f-\xa0\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_QUOTES = ('"＂', "“”„‟", "«»")  #: whatever opens, a mark of the same kind closes: keyboards mix them up
_MARKS = "".join(_QUOTES)
_APART = r"\s\[\]{}<>=|;"  #: never part of a word
_SPACE = re.compile(rf"[{_APART}]")
_GROUPED = r"[1-9]\d{0,2}(?:[ \u2007\u2009\u202f]\d{3}){1,9}(?!\d)"  #: 50 000 is one word, as in a release
_WORD = re.compile(rf"(?:{_GROUPED}|[^{_APART}(){_MARKS}])[^{_APART}(){_MARKS}]*")
# In ASCII: without it, ı and ſ are taken for i and s, and the name that is read is none of ours.
_FIELD = re.compile(r"((?ai:title|agency|official|place|lang)):\s*")
_DATE = re.compile(rf"((?ai:date|since|until)):\s*([^\s(){_MARKS}]*)")
_SIGNS = "[<>≤≥~%$€£₸₽"  #: what a figure may begin with, and a word may not
_MINUS = re.compile(rf"(?<![^{_APART}(:])-(?=[\w({_MARKS}{re.escape(_SIGNS)}])")
_SUFFIX = re.compile(rf"~[^{_APART}(){_MARKS}]*")


def lexemes(text: str) -> Iterator[Lexeme]:
    """Yield the lexemes of *text* in order; words without a letter or digit are left out.

    Raises QuerySyntaxError for a quotation mark without a partner.
    """
    text = _BLANK.sub(" ", text)
    at = 0
    while at < len(text):
        lexeme = _figure(text, at)  # before white space: `> 1bn` and `[1 TO 2]` begin with what is none here
        if lexeme is None and _SPACE.match(text, at):
            at += 1
            continue
        lexeme = lexeme or next(found for rule in RULES if (found := rule(text, at)))
        at = lexeme.span.end
        if lexeme.kind != "word" or _has_content(lexeme.text):
            yield lexeme


def _has_content(word: str) -> bool:
    """Whether *word* has a token, or a star: a star alone is refused, never overlooked."""
    return "*" in word or bool(exact_tokens(word))


def _quoted(text: str, at: int) -> Lexeme | None:
    family = next((marks for marks in _QUOTES if text[at] in marks), None)
    if family is None:
        return None
    closing = next((i for i in range(at + 1, len(text)) if text[i] in family), None)
    if closing is None:
        raise QuerySyntaxError(
            f"the quotation mark {text[at]} at position {at + 1} has no partner: close it, or leave it out",
            at,
        )
    suffix = _SUFFIX.match(text, closing + 1)
    end = suffix.end() if suffix else closing + 1
    return Lexeme("quoted", text[at + 1 : closing], Span(at, end), text[closing + 1 : end])


def _figure(text: str, at: int) -> Lexeme | None:
    figure = figures(text).get(at)
    return Lexeme("figure", text[at : figure.span.end], figure.span, figure=figure) if figure else None


def _parenthesis(text: str, at: int) -> Lexeme | None:
    if text[at] == "(":
        return Lexeme("(", "(", Span(at, at + 1))
    return Lexeme(")", ")", Span(at, at + 1)) if text[at] == ")" else None


def _minus(text: str, at: int) -> Lexeme | None:
    excludes = _MINUS.match(text, at) and (text[at + 1] not in _SIGNS or at + 1 in figures(text))
    return Lexeme("NOT", "-", Span(at, at + 1)) if excludes else None


def _field(text: str, at: int) -> Lexeme | None:
    found = _FIELD.match(text, at)
    return Lexeme("field", found[1].lower(), Span(at, found.end())) if found else None


def _date(text: str, at: int) -> Lexeme | None:
    found = _DATE.match(text, at)
    return (
        Lexeme("date", f"{found[1].lower()}:{found[2].rstrip(',;!?')}", Span(at, found.end()))
        if found
        else None
    )


def _word(text: str, at: int) -> Lexeme:
    """Leading hyphens that exclude nothing are no part of the word, or it would exclude when moved."""
    found = _WORD.match(text, at)
    assert found is not None  # noqa: S101 - what is no word is white space, or claimed by a rule before
    word = found[0].lstrip("-")
    return Lexeme(OPERATORS.get(word, "word"), word, Span(found.end() - len(word), found.end()))


def qualifiers(lexeme: Lexeme, span: Span) -> Iterator[Lexeme]:
    """Yield the words in the *span* of the query text, which is inside a figure's *lexeme*."""
    start, text = lexeme.span.start, lexeme.text
    for found in _WORD.finditer(text, span.start - start, span.end - start):
        if exact_tokens(found[0]):
            yield Lexeme("word", found[0], Span(found.start() + start, found.end() + start))


RULES: tuple[Rule, ...] = (_quoted, _parenthesis, _minus, _date, _field, _word)
