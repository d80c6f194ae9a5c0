"""Who put a figure on record, by the verb of saying in its sentence or the one before."""

from __future__ import annotations

import re

from search.model import Lang, Span
from search.quantities.lexicon import words

_NAME = r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w’'-]+"
_INITIAL = r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\."
_PERSON = rf"(?:(?:{_INITIAL} ?){{1,2}}{_NAME}|{_NAME}(?: {_NAME}){{0,2}})"
_SAID_EN = (
    r"(?:said|says|noted|told|reported|reports|informed|announced|stressed|emphasi[sz]ed|added|explained|stated|recalled"
    r"|disclosed|clarified|specified|warned|confirmed|pointed out|highlighted|wrote|remarked)"
)
_SAID_RU = (
    r"(?:сообщил[аио]?|заявил[аио]?|отметил[аио]?|рассказал[аио]?|доложил[аио]?|подчеркнул[аио]?|пояснил[аио]?"
    r"|напомнил[аио]?|уточнил[аио]?|добавил[аио]?|проинформировал[аио]?|информирует|сообщает|сообщают|отмечают)"
)
_SAID_KK = r"(?:хабарлады|мәлімдеді|айтты|атап өтті|баяндады|жеткізді|түсіндірді|деді|мәлім етті)"
_PATTERNS: dict[Lang, tuple[re.Pattern[str], ...]] = {
    "en": (
        re.compile(rf"(?P<who>{_PERSON})(?: (?:also|further|then))? {_SAID_EN}\b"),
        re.compile(rf"{_SAID_EN} (?:by )?(?P<who>{_PERSON})"),
        re.compile(rf"[Aa]ccording to (?P<who>{_PERSON})"),
        re.compile(rf"[Aa]s (?P<who>{_PERSON}) {_SAID_EN}"),
    ),
    "ru": (
        re.compile(rf"(?P<who>{_PERSON}),? {_SAID_RU}\b"),
        re.compile(rf"{_SAID_RU} (?:[а-яё-]+ ){{0,4}}(?P<who>{_PERSON})"),
        re.compile(rf"[Пп]о (?:словам|данным) (?:[а-яё-]+ ){{0,4}}(?P<who>{_PERSON})"),
    ),
    "kk": (
        re.compile(rf"(?P<who>{_PERSON}) {_SAID_KK}\b"),
        re.compile(rf"(?P<who>{_PERSON})(?:ның|нің|дың|дің|тың|тің) (?:айтуынша|мәліметінше|хабарлауынша)"),
    ),
}
_NOBODY = words("the it he she they this that he's his in on as также он она они это эта бұл ол олар")
_PRONOUN: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        rf"\b(?:[Hh]e|[Ss]he|the (?:Minister|Chairman|Prosecutor General)) (?:also |further )?{_SAID_EN}\b"
    ),
    "ru": re.compile(rf"\b(?:[Оо]н|[Оо]на|глава [а-яё]+) (?:также )?{_SAID_RU}\b"),
    "kk": re.compile(rf"\b[Оо]л {_SAID_KK}\b"),
}


# Every match of a pattern above holds one of these: `says` is asked before `named` and `goes_back` are.
_CUES: dict[Lang, tuple[str, ...]] = {
    "en": (
        "said", "says", "noted", "told", "reported", "reports", "informed", "announced", "stressed",
        "emphasi", "added", "explained", "stated", "recalled", "disclosed", "clarified", "specified",
        "warned", "confirmed", "pointed", "highlighted", "wrote", "remarked", "ccording to ",
    ),
    "ru": (
        "сообщ", "заявил", "отме", "рассказал", "доложил", "подчеркнул", "пояснил", "напомнил", "уточнил",
        "добавил", "информир", "словам ", "данным ",
    ),
    "kk": (
        "хабарла", "мәлім", "айт", "атап", "баяндады", "жеткізді", "түсіндірді", "деді",
    ),
}  # fmt: skip


def says(text: str, sentence: Span, lang: Lang) -> bool:
    """Return whether the *sentence* may name a speaker, or go back to one: nine in ten do not."""
    said = text[sentence.start : sentence.end]
    return any(cue in said for cue in _CUES[lang])


def named(text: str, sentence: Span, lang: Lang) -> str | None:
    """Return whom the *sentence* itself names as having said it, as printed; None when nobody is."""
    said = text[sentence.start : sentence.end]
    for pattern in _PATTERNS[lang]:
        for match in pattern.finditer(said):
            who = match["who"]
            if who.lower() not in _NOBODY and who.split()[0].lower() not in _NOBODY:
                return who
    return None


def goes_back(text: str, sentence: Span, lang: Lang) -> bool:
    """Return whether the *sentence* is said by whoever said the one before: `he said`."""
    return _PRONOUN[lang].search(text[sentence.start : sentence.end]) is not None
