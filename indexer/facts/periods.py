"""When a figure holds: the words that say so, and the days they come to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from indexer.facts.calendar import UNKNOWN, Days, before, months, whole_year
from indexer.facts.periodcues import patterns_for
from indexer.facts.periodpatterns import CUES
from indexer.facts.statement import Statement
from search.model import Lang, Period, Span
from search.quantities.languages import LEXICONS
from search.quantities.months import MONTHS

_UNITS = {"лет": "year", "год": "year", "года": "year", "месяц": "month", "месяца": "month",
    "месяцев": "month",
          "дней": "day", "дня": "day", "сутки": "day", "жыл": "year", "ай": "month", "апта": "week",
          "күн": "day"}  # fmt: skip
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
    "перв": 1, "втор": 2,
          "трет": 3, "четверт": 4, "четвёрт": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4, "бірінші": 1,
          "екінші": 2,
          "үшінші": 3, "төртінші": 4, "алғашқы": 1}  # fmt: skip
# What follows these is a period of comparison, not the figure's own.
_COMPARED = re.compile(
    r"(?:\bthan(?: in| for| during)?|compared (?:with|to)(?: those in| that of| the)?|against"
    r"|the same period(?: in| of)?"
    r"|чем(?: в| за)?|по сравнению с|сравнению с аналогичным периодом) $",
    re.IGNORECASE,
)
_COMPARED_BEHIND = re.compile(
    r"\s*(?:(?:сәйкес|тиісті|осы|ұқсас) кезең|\w*мен салыстырғанда|\w*ға қарағанда)"
)
_CLAUSE = re.compile(r"[,;:()—–]")
_LOOK_BACK = 40  #: code points in which a comparison announces itself
_ADJACENT = 3  #: code points between a figure and a period that belongs to it alone


class Stated(NamedTuple):
    """A period and where it stands in the text. *lists*: its sentence introduces a list, by a colon."""

    span: Span
    period: Period
    lists: bool = False


def periods(text: str, sentence: Span, lang: Lang, anchor: date | None) -> tuple[Stated, ...]:
    """Return the periods of one *sentence* in order, resolved against *anchor*, the release's day."""
    found: list[tuple[Span, str, re.Match[str]]] = []
    for name, pattern in patterns_for(text, sentence, lang):
        matches = pattern.finditer(text, sentence.start, sentence.end)
        found += [(Span(*match.span()), name, match) for match in matches]
    if not found or CUES[lang].search(text, sentence.start, sentence.end) is None:
        return ()
    lists = text[sentence.start : sentence.end].rstrip().endswith(":")
    found.sort(key=lambda each: (each[0].start, -each[0].end))
    stated: list[Stated] = []
    for span, name, match in found:
        if stated and span.start < stated[-1].span.end:
            continue
        start, end = _days(name, match.groupdict(), anchor, lang)
        stated.append(Stated(span, Period(start, end, match[0]), lists))
    return tuple(each for each in stated if not _is_comparison(text, each.span))


def with_periods(text: str, statements: Sequence[Statement], stated: Sequence[Stated]) -> list[Statement]:
    """Return the *statements* of one sentence, each with its period; those that only tell one are marked."""
    if not stated:
        return list(statements)
    owned = {each.span for each in stated for statement in statements if _adjoins(statement, each)}
    shared = [each for each in stated if each.span not in owned] or list(stated)
    return [
        statement._replace(is_period=True)
        if any(_overlap(statement.quantity.number, each.span) for each in stated)
        else statement
        if statement.quantity.kind == "duration"
        else statement._replace(period=_nearest(text, statement, stated, shared))
        for statement in statements
    ]


def _adjoins(statement: Statement, stated: Stated) -> bool:
    return 0 <= stated.span.start - statement.quantity.span.end <= _ADJACENT


def _is_comparison(text: str, span: Span) -> bool:
    if _COMPARED.search(text[max(0, span.start - _LOOK_BACK) : span.start]):
        return True
    return _COMPARED_BEHIND.match(text, span.end, span.end + _LOOK_BACK) is not None


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _nearest(
    text: str, statement: Statement, stated: Sequence[Stated], shared: Sequence[Stated]
) -> Period | None:
    """The period right behind the figure, else in its clause, else the last before it, else the next."""
    if not stated:
        return None
    span = statement.quantity.span
    for each in stated:
        if _adjoins(statement, each):
            return each.period
    for each in shared:
        if each.span.start >= span.end and not _CLAUSE.search(text, span.end, each.span.start):
            return each.period
    earlier = [each for each in shared if each.span.end <= span.start]
    return (earlier[-1] if earlier else shared[0]).period


Groups = dict[str, str | None]


def _days(name: str, groups: Groups, anchor: date | None, lang: Lang) -> Days:
    said = groups.get("y")
    year = int(said) if said else None
    if year is None and groups.get("last") and anchor:
        year = anchor.year - 1
    resolve = _ABSOLUTE.get(name)
    named = year or (anchor.year if anchor else None)
    if resolve is not None and named is not None:
        return resolve(groups, named, lang)
    if anchor is None:
        return _undated(name, year)
    return _RELATIVE[name](groups, year, anchor, lang) if name in _RELATIVE else UNKNOWN


def _undated(name: str, year: int | None) -> Days:
    if year and name in ("since", "start", "since_month"):
        return date(year, 1, 1), None
    return (None, date(year, 12, 31)) if year and name == "end_of" else UNKNOWN


def _first(groups: Groups, year: int, lang: Lang) -> Days:
    count = _count(groups, lang)
    return months(year, 1, count) if count and count <= 12 else UNKNOWN


def _month(groups: Groups, year: int, lang: Lang) -> Days:  # noqa: ARG001 (one signature for all)
    month = MONTHS[(groups["m"] or "").lower()]
    return months(year, month, month)


def _months(groups: Groups, year: int, lang: Lang) -> Days:  # noqa: ARG001
    first, last = MONTHS[(groups["m"] or "").lower()], MONTHS[(groups["m2"] or "").lower()]
    return months(year, first, last) if first <= last else UNKNOWN


def _quarter(groups: Groups, year: int, lang: Lang) -> Days:  # noqa: ARG001
    which = _which(groups)
    return months(year, 3 * which - 2, 3 * which) if which in (1, 2, 3, 4) else UNKNOWN


def _half(groups: Groups, year: int, lang: Lang) -> Days:  # noqa: ARG001
    which = _which(groups)
    return months(year, 6 * which - 5, 6 * which) if which in (1, 2) else UNKNOWN


def _years(groups: Groups, year: int, lang: Lang) -> Days:  # noqa: ARG001
    last = groups["y2"]
    return date(year, 1, 1), date(int(last) if last else year, 12, 31)


_ABSOLUTE: dict[str, Callable[[Groups, int, Lang], Days]] = {
    "first": _first,
    "month": _month,
    "months": _months,
    "quarter": _quarter,
    "half": _half,
    "years": _years,
    "year": lambda _, year, __: whole_year(year),
}


def _past(groups: Groups, _: int | None, anchor: date, lang: Lang) -> Days:
    unit = (groups.get("unit") or "year").lower()
    return before(anchor, _count(groups, lang) or 1, _UNITS.get(unit, unit)), anchor


def _since_month(groups: Groups, year: int | None, anchor: date, lang: Lang) -> Days:  # noqa: ARG001
    month = MONTHS[(groups["m"] or "").lower()]
    return date(year or anchor.year - (month > anchor.month), month, 1), anchor


def _last_month(_: Groups, __: int | None, anchor: date, ___: Lang) -> Days:
    day = before(anchor.replace(day=1), 1, "month")
    return months(day.year, day.month, day.month)


_RELATIVE: dict[str, Callable[[Groups, int | None, date, Lang], Days]] = {
    "past": _past,
    "span": _past,
    "span_of": _past,
    "start": lambda _, year, anchor, __: (date(year or anchor.year, 1, 1), anchor),
    "since": lambda _, year, anchor, __: (date(year or anchor.year, 1, 1), anchor),
    "since_month": _since_month,
    "this_year": lambda _, __, anchor, ___: (date(anchor.year, 1, 1), anchor),
    "last_year": lambda _, __, anchor, ___: whole_year(anchor.year - 1),
    "next_year": lambda _, __, anchor, ___: whole_year(anchor.year + 1),
    "this_month": lambda _, __, anchor, ___: (anchor.replace(day=1), anchor),
    "last_month": _last_month,
    "end_of_year": lambda _, __, anchor, ___: (anchor, date(anchor.year, 12, 31)),
    "end_of": lambda _, year, anchor, ___: (None, date(year or anchor.year, 12, 31)),
    "today": lambda _, __, anchor, ___: (None, anchor),
    "as_of": lambda _, __, anchor, ___: (None, anchor),
}


def _which(groups: Groups) -> int:
    said = (groups.get("k") or "").lower()
    return int(said) if said.isdigit() else _ORDER.get(said, 0)


def _count(groups: Groups, lang: Lang) -> int:
    said = (groups.get("n") or "").lower()
    if said[:1].isdigit():
        return int(float(said))
    cardinals = LEXICONS[lang].cardinals
    return int(sum(cardinals.get(word, 0) for word in said.split()))
