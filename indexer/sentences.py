"""Where sentences begin and end, in English, Russian and Kazakh releases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.model import Lang, Span


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Followed by the name or number they belong to, so never the last word of a sentence.
_OPENING: dict[Lang, frozenset[str]] = {
    "en": _words("""
        mr mrs ms messrs dr prof gen col lt sgt maj capt cpt cmdr gov sen rep hon rev st mt nos art sec
        vs v e.g i.e cf approx incl excl fig vol pp ed tel"""),
    "ru": _words("""
        им ул пр-т просп пер пл мкр мкрн д кв оф стр ст п пп ч гл гор пос с гр гр-н гр-ка тов акад проф ген
        полк подп м-р т т.е т.к т.н т.о см напр вкл тел зам нач рис табл ред о"""),
    "kk": _words("қ көш а.қ м.а ө б т.а т.с"),
}
# May be the last word: then a capital letter follows.
_CLOSING: dict[Lang, frozenset[str]] = {
    "en": _words("""
        etc al a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec mln bln trln thsd hrs min sq ft
        mon tue wed thu fri sat sun est"""),
    "ru": _words("""
        гг в вв млн млрд трлн тыс руб коп тг тенг долл евро обл р-н р-на окр др т.д т.п пр чел экз ед шт
        га кв.м мин сек час янв февр фев апр авг сент сен окт нояб ноя дек н.э"""),
    "kk": _words("жж т.б т.с.с мың теңге ауд"),
}
# May be the last word, but capitals follow within a sentence too: only such a word opens the next one.
_NAMES = _words("u.s u.k u.n u.a.e d.c e.u inc ltd co corp llc jr sr ph.d")
_OPENERS = _words("""
    the this that these those in on at as by for from with after before during according it its he she they
    we his her their our a an all also however moreover meanwhile since when while if to of there both each
    в во на по с со к о об при для за от до из он она они оно это этот эта эти его её ее их также кроме
    однако так как если после всего было были был бұл ол олар осы сонымен бұдан""")
_YEAR_SIGNS = _words("г ж")  # a year after a number, a town ("г. Алматы") or an initial otherwise
_LANGS: dict[Lang, tuple[Lang, ...]] = {"en": ("en",), "ru": ("en", "ru"), "kk": ("en", "ru", "kk")}
_SHORTEST_PLAIN = 5  #: letters at the end of a word that is hardly an abbreviation
_LONG_ENDINGS = tuple(
    word[-_SHORTEST_PLAIN:] for listed in _OPENING.values() for word in listed if len(word) >= _SHORTEST_PLAIN
)

_QUOTES = "\"'»”’)]}"
_STOP = re.compile(r"[.!?…]+[" + re.escape(_QUOTES) + r"]*(?:\[\d+\])?")
_AFTER = re.compile(r"([^\S\n]*)([\"'«“„‘(\[]*)(?:[-–—][^\S\n]*)?")
_WORD_BEFORE = re.compile(r"[^\s\"'«»“”„‘’()\[\],;:!?…/]+$")
_LEADING_WORD = re.compile(r"[^\W\d_]+")
_LINE = re.compile(r"[^\n]+")
_ENUMERATOR = re.compile(r"(?:^|[.;:!?]\s)\s*(?:\d{1,2}|[IVX]{1,4}|[^\W\d_])$")
_LOOK_BACK = 24  #: code points; longer than any abbreviation


def sentences(text: str, lang: Lang) -> tuple[Span, ...]:
    """Return the sentences of *text* in order, trimmed: what lies between them is white space.

    A line break ends a sentence, unless the next line goes on in lower case (wrapped text).
    Linear in the length of *text*.

    >>> text = "K.Kozhamzharov spoke. Over 2.4 bn was frozen."
    >>> [text[span.start : span.end] for span in sentences(text, "en")]
    ['K.Kozhamzharov spoke.', 'Over 2.4 bn was frozen.']
    """
    found: list[Span] = []
    for start, end in _runs(text):
        begin = start
        for cut in _cuts(text, start, end, lang):
            found.append(_trimmed(text, begin, cut))
            begin = cut
        found.append(_trimmed(text, begin, end))
    return tuple(span for span in found if span.start < span.end)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    blank = len(piece) - len(piece.lstrip())
    return Span(start + blank, max(start + blank, start + len(piece.rstrip())))


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines of *text*, wrapped ones joined, as start and end."""
    start = end = -1
    for line in _LINE.finditer(text):
        if start >= 0 and line.start() == end + 1 and _goes_on(text[start:end][-2:], line[0]):
            end = line.end()
            continue
        if start >= 0:
            yield start, end
        start, end = line.span()
    if start >= 0:
        yield start, end


def _goes_on(tail: str, line: str) -> bool:
    return line[0].islower() and tail.rstrip()[-1:] not in {"", ".", "!", "?", "…", ":", ";"}


def _cuts(text: str, start: int, end: int, lang: Lang) -> Iterator[int]:
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and (_plainly_ends(text, stop) or _ends_sentence(text, stop, start, lang)):
            yield stop.end()


def _plainly_ends(text: str, stop: re.Match[str]) -> bool:
    """Return whether *stop* stands between a small word and ` A`: most do, and need no more looking."""
    end, word = stop.end(), text[max(0, stop.start() - _SHORTEST_PLAIN) : stop.start()]
    return (
        stop[0] == "."
        and len(word) == _SHORTEST_PLAIN
        and word.isalpha()
        and word.islower()
        and text[end] == " "
        and text[end + 1 : end + 2].isupper()
        and not word.endswith(_LONG_ENDINGS)
    )


def _ends_sentence(text: str, stop: re.Match[str], start: int, lang: Lang) -> bool:
    after = _AFTER.match(text, stop.end())
    assert after is not None  # noqa: S101 - every part of the pattern is optional
    following = text[after.end() : after.end() + _LOOK_BACK].split("\n", 1)[0]
    if not following or following[0].islower():
        return False
    before = text[max(start, stop.start() - _LOOK_BACK) : stop.start()]
    if not after[1]:
        return _is_glued(before, stop[0] + after[2], following, lang)
    return stop[0][0] != "." or len(stop[0].rstrip(_QUOTES)) > 1 or _dot_ends(before, following, lang)


def _is_glued(before: str, stop: str, following: str, lang: Lang) -> bool:
    """Return whether a sentence begins right after *stop*: "…in the area.Another group…"."""
    found = _WORD_BEFORE.search(before)
    if found is None or len(found[0]) < 2 or "." in found[0] or len(stop) > 1:
        return False
    word = found[0]
    if following[0].isdigit():
        return len(word) > 3 and word.isalpha() and not _is_listed(word, _OPENING, lang)
    if not following[0].isupper() or not (word[-1].islower() or word[-1].isdigit()):
        return False
    return not _is_listed(word, _OPENING, lang) and not following[1:2].isupper()


def _dot_ends(before: str, following: str, lang: Lang) -> bool:
    """Return whether a single full stop between *before* and *following* ends a sentence."""
    found = _WORD_BEFORE.search(before)
    if found is None:
        return True
    if _ENUMERATOR.search(before):
        return False
    word = found[0].lower()
    if word in _YEAR_SIGNS:
        return before[: found.start()].rstrip()[-1:].isdigit()
    if word == "no":
        return not following[0].isdigit()
    return _word_ends(found[0], following, lang)


def _word_ends(word: str, following: str, lang: Lang) -> bool:
    """Return whether the full stop after *word* is more than the sign of an abbreviation."""
    if _is_listed(word, _OPENING, lang):
        return False
    if word.lower() in _NAMES or _is_initial(word):
        opener = _LEADING_WORD.match(following)
        return opener is not None and opener[0].lower() in _OPENERS
    return following[0].isupper() or not _is_listed(word, _CLOSING, lang)


def _is_listed(word: str, abbreviations: dict[Lang, frozenset[str]], lang: Lang) -> bool:
    return any(word.lower() in abbreviations[each] for each in _LANGS[lang])


def _is_initial(word: str) -> bool:
    """Return whether *word* is an initial or several: "B", "K.M", "Ж", "Дж"."""
    return all(len(part) == 1 and part.isalpha() for part in word.split(".")) or word in {
        "Дж",
        "Ж",
        "Sh",
        "Zh",
    }
