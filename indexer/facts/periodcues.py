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
from search.quantities.lookalikes import lowered
from search.quantities.months import MONTHS

Patterns = tuple[tuple[str, re.Pattern[str]], ...]

_MONTH = " ".join(sorted({name[:3] for name in MONTHS}))
_IN_MONTH = " ".join(f"{lead}_{name}" for lead in ("in", "for", "during") for name in _MONTH.split())
_IN_YEARS = " ".join(
    f"{lead}_{century}"
    for lead in ("in", "during", "for", "over", "from", "between", "throughout")
    for century in ("19", "20")
)
_UNITS = "_year -year _month -month _week -week _day -day _quarter -quarter _decade -decade"
# By what a pattern means: pieces in lower case of which every match holds one, _ for a blank. A meaning that
# is not here has its patterns tried on every sentence.
_PIECES: dict[Lang, Mapping[str, str]] = {
    "en": {
        "past": "the_past the_last the_previous the_recent the_preceding",
        "start": "start_of beginning_of",
        "since_month": " ".join(f"since_{name}" for name in _MONTH.split()),
        "since": "since_19 since_20 since_early_ since_late_ since_mid-",
        "first": "_month",
        "span": _UNITS,
        "span_of": "_period",
        "quarter": "quarter q1 q2 q3 q4",
        "half": "_half",
        "this_year": "this_year so_far",
        "last_year": "last_year past_year previous_year",
        "next_year": "next_year",
        "end_of_year": "the_end_of",
        "end_of": "the_end_of",
        "this_month": "this_month",
        "last_month": "last_month",
        "months": " ".join(f"to_{name}" for name in _MONTH.split()),
        "month": _IN_MONTH,
        "years": _IN_YEARS,
        "year": f"{_IN_YEARS} the_year_19 the_year_20",
        "today": "as_of_today as_of_now at_present to_date at_the_moment",
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


def patterns_for(text: str, sentence: Span, lang: Lang) -> Patterns:
    """Return those of the patterns, in order, that may match in the *sentence* of *text*."""
    low = lowered(text[sentence.start : sentence.end])
    if low is None:
        return PATTERNS[lang]
    near = frozenset(chain.from_iterable(map(_near(lang).__getitem__, low.split(" "))))
    return _with_pieces(lang, frozenset([piece for piece in near if piece in low]))


@cache
def _near(lang: Lang) -> Memo[tuple[str, ...]]:
    """Return, by what stands between two blanks, the pieces whose most telling word it holds."""
    rows = _pieces(lang)
    return Memo(lambda chunk: tuple(chain.from_iterable([pieces for word, pieces in rows if word in chunk])))


@cache
def _pieces(lang: Lang) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the pieces behind the most telling of their words: where that is not, they are not."""
    pieces = {piece for listed in _PIECES[lang].values() for piece in _listed(listed)}
    telling = {piece: max(piece.replace("-", " ").split(), key=_tells) for piece in pieces}
    return tuple(
        (word, tuple(one for one in pieces if telling[one] == word)) for word in sorted({*telling.values()})
    )


def _tells(word: str) -> tuple[bool, int]:
    """Sort months and years behind all other words, which many pieces share, and long words behind short."""
    return word.isdigit() or word in _MONTH.split(), len(word)


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
