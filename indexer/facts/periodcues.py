"""Which of the patterns of periods a sentence may match at all: those whose cue stands in it.

A cue is what every match of a pattern holds, so that to look for it first changes nothing but the time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import chain

from indexer.facts.periodpatterns import PATTERNS
from search.memo import Memo
from search.model import Lang, Span
from search.quantities.months import MONTHS

Patterns = tuple[tuple[str, re.Pattern[str]], ...]

_MONTH = " ".join(sorted({name[:3] for name in MONTHS}))
_IN_MONTH = " ".join(f"{lead}_{name}" for lead in ("in", "for", "during") for name in _MONTH.split())
_UNITS = "_year -year _month -month _week -week _day -day _quarter -quarter _decade -decade"
# By what a pattern means: pieces in lower case of which every match holds one, _ for a blank. A meaning that
# is not here has its patterns tried on every sentence.
_PIECES: dict[Lang, Mapping[str, str]] = {
    "en": {
        "past": "past last previous recent preceding",
        "start": "start beginning",
        "since_month": "since",
        "since": "since",
        "first": "_month",
        "span": _UNITS,
        "quarter": "quarter q1 q2 q3 q4",
        "half": "_half",
        "this_year": "this_year so_far",
        "last_year": "last_year past_year previous_year",
        "next_year": "next_year",
        "end_of_year": "end_of",
        "end_of": "end_of",
        "this_month": "this_month",
        "last_month": "last_month",
        "months": " ".join(f"to_{name}" for name in _MONTH.split()),
        "month": _IN_MONTH,
        "years": "19 20",
        "year": "19 20",
        "today": "as_of present to_date moment",
        "as_of": "as_of",
        "reporting": "period near_future previously in_the_past",
        "yearly": "annually every_year per_year each_year",
    },
    "ru": {
        "past": "последн прошедш минувш истекш",
        "start": "с_начала",
        "since": "19 20",
        "since_month": _MONTH,
        "first": "месяц",
        "span": "за_ течение",
        "quarter": "квартал",
        "half": "полугоди",
        "this_year": "году",
        "last_year": "год",
        "next_year": "следующем",
        "years": "19 20",
        "year": "19 20",
        "month": _MONTH,
        "today": "сегодня момент",
        "reporting": "период",
        "yearly": "ежегодно",
        "end_of_year": "до_конца",
    },
    "kk": {
        "past": "соңғы кейінгі",
        "start": "басынан",
        "since": "жылдан",
        "first": "ай",
        "quarter": "тоқсан",
        "half": "жарты",
        "this_year": "биыл",
        "last_year": "былтыр өткен",
        "next_year": "келесі",
        "years": "жылдар",
        "year": "жыл",
        "today": "бүгін қазір",
        "reporting": "есепті",
        "yearly": "жыл",
    },
}
# What the patterns take for a letter of another alphabet or size, and lower case does not turn into it.
_LOOKALIKES = re.compile("[\u0130\u0131\u017f\u1c80-\u1c88\u212a]")


def patterns_for(text: str, sentence: Span, lang: Lang) -> Patterns:
    """Return those of the patterns, in order, that may match in the *sentence* of *text*."""
    low = text[sentence.start : sentence.end].lower()
    if not low.isascii() and _LOOKALIKES.search(text, sentence.start, sentence.end):
        return PATTERNS[lang]
    near = frozenset(chain.from_iterable(map(_near(lang).__getitem__, low.split(" "))))
    return _with_pieces(lang, frozenset([piece for piece in near if piece in low]))


@cache
def _pieces(lang: Lang) -> Mapping[str, frozenset[str]]:
    """Return the pieces by the longest of their words: where that is not, they are not."""
    pieces = {piece for listed in _PIECES[lang].values() for piece in _listed(listed)}
    longest = {piece: max(piece.split(" "), key=len) for piece in pieces}
    return {word: frozenset({one for one in pieces if longest[one] == word}) for word in longest.values()}


@cache
def _near(lang: Lang) -> Memo[tuple[str, ...]]:
    """Return, by what stands between two blanks, the pieces whose longest word it holds."""
    by_word = _pieces(lang)
    return Memo(lambda chunk: tuple(chain.from_iterable(by_word[word] for word in by_word if word in chunk)))


def _listed(pieces: str) -> list[str]:
    return [piece.replace("_", " ") for piece in pieces.split()]


@lru_cache(maxsize=4096)
def _with_pieces(lang: Lang, found: frozenset[str]) -> Patterns:
    """Return the patterns of which a piece is among those *found*, or that have none."""
    wanted = _PIECES[lang]
    return tuple(
        (name, pattern)
        for name, pattern in PATTERNS[lang]
        if name not in wanted or not found.isdisjoint(_listed(wanted[name]))
    )
