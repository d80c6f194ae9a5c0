"""Leaves of the tree from what was typed as one word or between quotation marks."""

from __future__ import annotations

import re

from search.analysis import exact_tokens
from search.errors import QuerySyntaxError, QueryTooLarge
from search.grammar.lexer import OPERATORS, Lexeme
from search.query import MAX_DISTANCE, MAX_SLOP, MIN_PREFIX, Fuzzy, Near, Phrase, Prefix, Query, Term

_FUZZY = re.compile(r"(.*[^\W\d_].*)~([0-9]*)")  # with a letter: 850~900 is a figure, not a misspelling
_CLOSING = ".,:!?'’…"  #: punctuation that follows a word in running text


def word(lexeme: Lexeme) -> Query:
    """Return what one typed word asks for.

    A word that analysis cuts in several asks for these next to each other: drop-accounts, $608mn.
    """
    bare = lexeme.text.rstrip(_CLOSING)
    if "*" in bare:
        return _prefix(lexeme, bare)
    if fuzzy := _FUZZY.fullmatch(bare):
        return _fuzzy(lexeme, fuzzy[1], fuzzy[2] or "1")
    words = _words(lexeme.text)
    if len(words) > 1:
        return Near(words, 0, span=lexeme.span)
    # "OR," is no operator; in small letters it stays a word when it is written again
    return Term(words[0].lower() if words[0] in OPERATORS else words[0], span=lexeme.span)


def quoted(lexeme: Lexeme) -> Query:
    """Return the words between quotation marks: as they stand, or near each other with `~5`."""
    words = _words(lexeme.text)
    at = lexeme.span.start
    if not words:
        raise QuerySyntaxError(
            f"there is no word in the quotes at position {at + 1}: add one, or leave them out", at
        )
    if lexeme.suffix:
        slop = _slop(lexeme)
        return Near(words, slop, span=lexeme.span) if len(words) > 1 else Term(words[0], span=lexeme.span)
    if len(words) == 1:
        return Term(words[0], exact=True, span=lexeme.span)
    return Phrase(words, span=lexeme.span)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text[token.start : token.end] for token in exact_tokens(text))


def _slop(lexeme: Lexeme) -> int:
    number = lexeme.suffix[1:].rstrip(_CLOSING)
    if not re.fullmatch("[0-9]+", number):
        at = lexeme.span.end - len(lexeme.suffix)
        raise QuerySyntaxError(
            f"the ~ at position {at + 1} needs a number: "
            'write "drop accounts"~5 for at most 5 other words in between, or leave the ~ out',
            at,
        )
    if int(number) > MAX_SLOP:
        raise QueryTooLarge(f"~{number} is too far apart: at most {MAX_SLOP} words may stand in between")
    return int(number)


def _prefix(lexeme: Lexeme, bare: str) -> Query:
    star = bare.index("*")
    at = lexeme.span.start + star
    words = _words(bare[:star])
    if not words or star != len(bare) - 1:
        raise QuerySyntaxError(
            f"the * at position {at + 1} does not end a word: "
            "write account* for words that begin with account",
            at,
        )
    text = _only_one(words, "*", at)
    _check_length(text, "*")
    return Prefix(text, span=lexeme.span)


def _fuzzy(lexeme: Lexeme, base: str, distance: str) -> Query:
    at = lexeme.span.start + len(base)
    text = _only_one(_words(base), "~", at)
    if int(distance) > MAX_DISTANCE:
        raise QueryTooLarge(f"~{distance} allows too many changes: at most {MAX_DISTANCE} letters may differ")
    if int(distance) == 0:
        raise QuerySyntaxError(
            f"~0 at position {at + 1} allows no change: write ~1 or ~2, or leave it out", at
        )
    _check_length(text, "~")
    return Fuzzy(text, int(distance), span=lexeme.span)


def _only_one(words: tuple[str, ...], sign: str, at: int) -> str:
    if len(words) > 1:
        apart = " ".join((*words[:-1], words[-1] + sign))
        raise QuerySyntaxError(f"the {sign} at position {at + 1} works on one word only: write {apart}", at)
    return words[0]


def _check_length(text: str, sign: str) -> None:
    if sum(map(str.isalnum, text)) < MIN_PREFIX:
        raise QueryTooLarge(
            f"{text}{sign} matches too much: at least {MIN_PREFIX} letters must stand before {sign}"
        )
