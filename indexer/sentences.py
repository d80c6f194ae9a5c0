"""Where sentences begin and end, in English, Russian and Kazakh releases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from search.memo import Memo
from search.model import Lang, Span

Bounds = tuple[int, int]


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
_BEHIND_STOP = r"[" + re.escape(_QUOTES) + r"]*(?:\[\d+\])?"
_STOP = re.compile(r"[.!?…]+" + _BEHIND_STOP)
_FULL_STOP = re.compile(r"\.\.*" + _BEHIND_STOP)  #: begins with a letter, which is looked for much faster
_AFTER = re.compile(r"([^\S\n]*)([\"'«“„‘(\[]*)(?:[-–—][^\S\n]*)?")
_WORD_AT_END = re.compile(r"[^\s\"'«»“”„‘’()\[\],;:!?…/]+$")
_LEADING_WORD = re.compile(r"[^\W\d_]+")
_ENUMERATOR = re.compile(r"(?:^|[.;:!?]\s)\s*(?:\d{1,2}|[IVX]{1,4}|[^\W\d_])$")
_LOOK_BACK = 24  #: code points; longer than any abbreviation
_LONGEST_ENUMERATOR = 4  #: code points
_LINES_KEPT = 256  #: lines whose sentences are kept: passages, dates and figures of one release ask for them
_LONGEST_KEPT = 10_000  #: code points of such a line


def sentences(text: str, lang: Lang) -> tuple[Span, ...]:
    """Return the sentences of *text* in order, trimmed: what lies between them is white space.

    A line break ends a sentence, unless the next line goes on in lower case (wrapped text).
    Linear in the length of *text*.

    >>> text = "K.Kozhamzharov spoke. Over 2.4 bn was frozen."
    >>> [text[span.start : span.end] for span in sentences(text, "en")]
    ['K.Kozhamzharov spoke.', 'Over 2.4 bn was frozen.']
    """
    return tuple(Span(*bounds) for bounds in bounds_of(text, lang))


def bounds_of(text: str, lang: Lang) -> Iterator[Bounds]:
    """Yield where the sentences of *text* begin and end, as `sentences` returns them."""
    for start, end in _runs(text):
        for first, last in (_kept if end - start <= _LONGEST_KEPT else _parts)(text[start:end], lang):
            yield start + first, start + last


def _parts(run: str, lang: Lang) -> list[Bounds]:
    """Return the sentences of *run*, lines that belong together."""
    cuts = [0, *_cuts(run, lang), len(run)]
    trimmed = [_trimmed(run, start, end) for start, end in pairwise(cuts)]
    return [(start, end) for start, end in trimmed if start < end]


_kept = lru_cache(maxsize=_LINES_KEPT)(_parts)


def _trimmed(run: str, start: int, end: int) -> Bounds:
    piece = run[start:end].rstrip()
    return end - len(run[start:end].lstrip()), start + len(piece)


def _runs(text: str) -> Iterator[Bounds]:
    """Yield the lines of *text*, wrapped ones joined, as start and end."""
    start = end = -1
    first = 0
    for line in text.split("\n"):
        if line and start >= 0 and first == end + 1 and _goes_on(text[start:end][-2:], line):
            end = first + len(line)
        elif line:
            if start >= 0:
                yield start, end
            start, end = first, first + len(line)
        first += len(line) + 1
    if start >= 0:
        yield start, end


def _goes_on(tail: str, line: str) -> bool:
    return line[0].islower() and tail.rstrip()[-1:] not in {"", ".", "!", "?", "…", ":", ";"}


def _cuts(run: str, lang: Lang) -> Iterator[int]:
    other = "!" in run or "?" in run or "…" in run
    for stop in (_STOP if other else _FULL_STOP).finditer(run):
        end = stop.end()
        if end < len(run) and (_plainly_ends(run, stop, end) or _ends_sentence(run, stop, end, lang)):
            yield end


def _plainly_ends(run: str, stop: re.Match[str], end: int) -> bool:
    """Return whether *stop* stands between a small word and ` A`: most do, and need no more looking."""
    if run[end] != " " or not run[end + 1 : end + 2].isupper() or stop[0] != ".":
        return False
    word = run[max(0, end - 1 - _SHORTEST_PLAIN) : end - 1]
    return (
        len(word) == _SHORTEST_PLAIN
        and word.isalpha()
        and word.islower()
        and not word.endswith(_LONG_ENDINGS)
    )


def _ends_sentence(run: str, stop: re.Match[str], end: int, lang: Lang) -> bool:
    if run[end].islower():
        return False
    after = _AFTER.match(run, end)
    assert after is not None  # noqa: S101 - every part of the pattern is optional
    following = run[after.end() : after.end() + _LOOK_BACK].split("\n", 1)[0]
    if not following or following[0].islower():
        return False
    before = run[max(0, stop.start() - _LOOK_BACK) : stop.start()]
    if not after[1]:
        return _is_glued(before, stop[0] + after[2], following, lang)
    return stop[0][0] != "." or len(stop[0].rstrip(_QUOTES)) > 1 or _dot_ends(before, following, lang)


def _word_before(before: str) -> str:
    """Return the word that *before* ends in, or an empty string."""
    return "" if not before or before[-1].isspace() else _LAST_WORD[before.rsplit(None, 1)[-1]]


def _last_word(chunk: str) -> str:
    found = _WORD_AT_END.search(chunk)
    return found[0] if found else ""


_LAST_WORD = Memo(_last_word)


def _is_glued(before: str, stop: str, following: str, lang: Lang) -> bool:
    """Return whether a sentence begins right after *stop*: "…in the area.Another group…"."""
    word = _word_before(before)
    if len(word) < 2 or "." in word or len(stop) > 1:
        return False
    if following[0].isdigit():
        return len(word) > 3 and word.isalpha() and not _is_listed(word, _OPENING, lang)
    if not following[0].isupper() or not (word[-1].islower() or word[-1].isdigit()):
        return False
    return not _is_listed(word, _OPENING, lang) and not following[1:2].isupper()


def _dot_ends(before: str, following: str, lang: Lang) -> bool:
    """Return whether a single full stop between *before* and *following* ends a sentence."""
    word = _word_before(before)
    if not word:
        return True
    if _may_enumerate(word) and _ENUMERATOR.search(before):
        return False
    low = word.lower()
    if low in _YEAR_SIGNS:
        return before[: -len(word)].rstrip()[-1:].isdigit()
    if low == "no":
        return not following[0].isdigit()
    return _word_ends(word, following, lang)


def _may_enumerate(word: str) -> bool:
    return len(word) == 1 or (
        len(word) <= _LONGEST_ENUMERATOR and (word[-1].isdecimal() or word[-1] in "IVX")
    )


def _word_ends(word: str, following: str, lang: Lang) -> bool:
    """Return whether the full stop after *word* is more than the sign of an abbreviation."""
    if _is_listed(word, _OPENING, lang):
        return False
    if word.lower() in _NAMES or _is_initial(word):
        opener = _LEADING_WORD.match(following)
        return opener is not None and opener[0].lower() in _OPENERS
    return following[0].isupper() or not _is_listed(word, _CLOSING, lang)


def _is_listed(word: str, abbreviations: dict[Lang, frozenset[str]], lang: Lang) -> bool:
    low = word.lower()
    return any(low in abbreviations[each] for each in _LANGS[lang])


def _is_initial(word: str) -> bool:
    """Return whether *word* is an initial or several: "B", "K.M", "Ж", "Дж"."""
    return all(len(part) == 1 and part.isalpha() for part in word.split(".")) or word in {
        "Дж",
        "Ж",
        "Sh",
        "Zh",
    }
