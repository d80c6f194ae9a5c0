"""The place of a release: where it is dated, as its dateline says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from indexer.authority import NO_AUTHORITY, Authority, PlaceEntry
from search.analysis import exact_terms
from search.model import Lang

DATELINE_LINES = 12  #: non-empty lines from the top; below stand quotations and signatures
_WORD = r"[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІ][\w'’.-]*"
_NAME = rf"{_WORD}(?:[ \t]{_WORD}){{0,3}}(?:,[ \t]{_WORD}(?:[ \t]{_WORD}){{0,2}})?"
_CAPITALS = r"[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІ][A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІ'’.]+"
_MONTHS = {
    "en": "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?",
    "ru": "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
    "kk": "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан",
}
_DAY = (
    r"(?i:\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?[ \t](?:{months})\b"
    r"|(?:{months})\b\.?[ \t]\d{{1,2}}\b)"
)
_END = r"(?P<end>(?:,?[ \t]\d{4})?(?:[ \t]?(?:г|ж|жыл)\b\.?)?[ \t]*(?:[.–—(]|-[ \t]))?"
_IN_CAPITALS = re.compile(
    rf"[ \t]*(?P<place>{_CAPITALS}(?:[ -]{_CAPITALS}){{0,2}})(?:,[ \t][A-Z][\w.]+)?[ \t]?"
    r"(?P<end>\.|(?P<dash>[-–—]{1,2}|\([^)\n]{2,30}\)[ \t]?[-–—]{1,2}))[ \t]+(?=[^\W_]|[\"“«])"
)
_NO_PLACE = re.compile(
    r"(?:in|on|at|by|since|from|the|for|в|на|с|по|до)\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|понедельник|вторник|сред[ау]|четверг|пятниц|суббот|воскресень|\w+сенбі|жұма",
    re.IGNORECASE,
)


@lru_cache
def _dated(lang: Lang) -> re.Pattern[str]:
    day = _DAY.format(months=_MONTHS[lang])
    return re.compile(rf"[ \t]*(?P<place>{_NAME}),[ \t]+{day}{_END}")


@lru_cache
def _dated_before(lang: Lang) -> re.Pattern[str]:
    """Return the pattern of a dateline with the day first: "2025 жылғы 26 маусым, Астана"."""
    day = _DAY.format(months=_MONTHS[lang])
    return re.compile(
        rf"[ \t]*(?:\d{{4}}[ \t]жыл\w*[ \t])?{day}(?:,?[ \t]\d{{4}})?(?:[ \t]?(?:г|года|ж|жыл\w*)\b\.?)?"
        rf"(?:,|[ \t][-–—])[ \t]+(?:(?:г|қ)\.[ \t]?)?(?P<place>{_NAME})[ \t]*(?:$|[.–—(]|-[ \t])"
    )


def declared_place(name: str, authority: Authority = NO_AUTHORITY) -> str:
    """Return the facet value for the place that front matter or a dateline calls *name*.

    The spellings of a known place meet in its English name, and so do its former names. Of "Uralsk, West
    Kazakhstan Region" a known town is enough; an unknown place stands as given, its region translated.
    """
    parts = [part.strip() for part in name.split(",")]
    known = _known(authority)
    values = [known.get(_key(part), part) for part in parts if part]
    if values and _key(parts[0]) in known:
        return values[0]
    return ", ".join(values)


def find_place(text: str, lang: Lang, authority: Authority = NO_AUTHORITY) -> str | None:
    """Return the facet value for the place in the dateline of *text*, which is in *lang*; None without one.

    A dateline opens a line near the top: "Astana, January 26, 2018", "АСТАНА, 14 июня", "NUR-SULTAN. ",
    "26 June 2025, Astana".
    """
    lines = [line for line in text.splitlines() if line.strip()][:DATELINE_LINES]
    places = (_place(line, lang, authority) for line in lines)
    return next((place for place in places if place), None)


def _place(line: str, lang: Lang, authority: Authority) -> str | None:
    """Return the place in the dateline that opens *line*, if one does.

    What is not a known place has to look more like one: a mark after the day, a dash after capitals.
    Behind a day only a known place is one.
    """
    behind = _dated_before(lang).match(line)
    if behind is not None and _is_known(behind["place"], authority):
        return declared_place(behind["place"], authority)
    dated, in_capitals = _dated(lang).match(line), _IN_CAPITALS.match(line)
    dateline = dated or in_capitals
    if dateline is None or _NO_PLACE.match(dateline["place"]):
        return None
    marked = dated["end"] if dated else dateline["dash"]
    if not marked and not _is_known(dateline["place"], authority):
        return None
    return declared_place(_without_shouting(dateline["place"]), authority)


def _is_known(place: str, authority: Authority) -> bool:
    return _key(place.partition(",")[0]) in _known(authority)


def _without_shouting(place: str) -> str:
    """Return *place* with capitals at the beginning of its words only, if it was all in capitals."""
    return place.title() if place.isupper() else place


def aliases_of(value: str, authority: Authority = NO_AUTHORITY) -> tuple[str, ...]:
    """Return the other names, present and former, of the place that has the facet value *value*."""
    return _aliases(authority).get(value, ())


@lru_cache(maxsize=8)
def _aliases(authority: Authority) -> dict[str, tuple[str, ...]]:
    return {place.name: tuple(_spellings(place))[1:] for place in authority.places}


@lru_cache(maxsize=8)
def _known(authority: Authority) -> dict[tuple[str, ...], str]:
    """Return the English name of every place by its folded spellings."""
    return {_key(spelling): place.name for place in authority.places for spelling in _spellings(place)}


def _spellings(place: PlaceEntry) -> Iterator[str]:
    """Yield every name of *place*, its present English one first."""
    yield from (place.name, *place.spellings)
    for was in place.former:
        yield from (was.name, *was.spellings)


def _key(name: str) -> tuple[str, ...]:
    return tuple(exact_terms(name))
