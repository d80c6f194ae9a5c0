"""The place of a release: where it is dated, as its dateline says."""

from __future__ import annotations

import re
from functools import lru_cache

from indexer.authority import NO_AUTHORITY, Authority
from search.analysis import exact_terms
from search.model import Lang

DATELINE_LINES = 12  #: non-empty lines from the top; below stand quotations and signatures
_WORD = r"[^\W\d_][\w'’.-]*"
_NAME = rf"{_WORD}(?:[ \t]{_WORD}){{0,3}}(?:,[ \t]{_WORD}(?:[ \t]{_WORD}){{0,2}})?"
_MONTHS = {
    "en": "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?",
    "ru": "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
    "kk": "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан",
}
_DAY = (
    r"(?:\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?[ \t](?:{months})\b"
    r"|(?:{months})\b\.?[ \t]\d{{1,2}}\b)"
)


@lru_cache
def _dated(lang: Lang) -> re.Pattern[str]:
    day = _DAY.format(months=_MONTHS[lang])
    return re.compile(rf"[ \t]*(?P<place>{_NAME}),[ \t]+{day}", re.IGNORECASE)


_CAPITALS = re.compile(
    r"[ \t]*(?P<place>(?!THE\b|FOR\b)[^\W\d_a-zа-я][^\W\d_a-zа-яәғқңөұүһі'’.-]+"
    r"(?:[ -][^\W\d_a-zа-я][^\W\d_a-zа-яәғқңөұүһі'’-]+){0,2})"
    r"(?:,[ \t](?P<region>[A-Z][\w.]+))?[ \t]?"
    r"(?:\.|[-–—]{1,2}|\([^)\n]{2,30}\)[ \t]?[-–—]{1,2})[ \t]+(?=[^\W_]|[\"“«])"
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

    A dateline opens a line near the top: "Astana, January 26, 2018", "АСТАНА, 14 июня", "NUR-SULTAN. ".
    """
    lines = [line for line in text.splitlines() if line.strip()][:DATELINE_LINES]
    for line in lines:
        dateline = _dated(lang).match(line) or _CAPITALS.match(line)
        if dateline:
            return declared_place(_without_shouting(dateline["place"]), authority)
    return None


def _without_shouting(place: str) -> str:
    """Return *place* with capitals at the beginning of its words only, if it was all in capitals."""
    return place.title() if place.isupper() else place


@lru_cache(maxsize=8)
def _known(authority: Authority) -> dict[tuple[str, ...], str]:
    """Return the English name of every place by its folded spellings."""
    return {
        _key(spelling): place.name
        for place in authority.places
        for spelling in (
            place.name,
            *place.spellings,
            *(one for was in place.former for one in (was.name, *was.spellings)),
        )
    }


def _key(name: str) -> tuple[str, ...]:
    return tuple(exact_terms(name))
