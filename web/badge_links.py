"""Badges as the pages show them: the number stands out, and each is a link to its sentence."""

from __future__ import annotations

from dataclasses import dataclass

from search.badges import Badge, badge
from search.model import Fact, Kind, Lang
from search.unitwords import is_named


@dataclass(frozen=True, slots=True)
class BadgeLink:
    """A badge in pieces: *before*, *amount*, *after*, *equal* are its words, *concept* what they do not say.

    *family* names the colour that figures of its kind have, *lang* the language of the concept, *locale* that
    of the other words.
    """

    before: str
    amount: str
    after: str
    equal: str
    concept: str
    lang: Lang
    family: str
    url: str
    locale: Lang = "en"


def badge_link(fact: Fact, number: int, url: str = "", locale: Lang = "en") -> BadgeLink:
    """Return the badge of fact *number*; it opens the sentence on the page at *url*, or on this one."""
    told_in = spoken(fact, locale)
    shown = badge(fact, told_in)
    equal = f"({shown.equivalents})" if shown.equivalents else ""
    before, amount, after = _around(shown.text.removesuffix(equal).rstrip(), shown.value)
    return BadgeLink(
        before=before,
        amount=amount,
        after=after,
        equal=equal,
        concept=_unsaid(shown, fact.unit),
        lang=fact.lang,
        family=family(fact.kind),
        url=f"{url}#{anchor(number)}",
        locale=told_in,
    )


def spoken(fact: Fact, locale: Lang) -> Lang:
    """Return *locale*, or where it has no word for what is counted, the release's language, else English."""
    if fact.kind == "rank":
        return locale
    return next((lang for lang in (locale, fact.lang) if is_named(fact.unit, lang)), "en")


def anchor(number: int) -> str:
    """Return the id of fact *number*, its place in `Release.facts`, on the page of its release."""
    return f"fact-{number}"


def family(kind: Kind) -> str:
    """Return the name of the colour that figures of *kind* have."""
    return _FAMILIES[kind]


_FAMILIES: dict[Kind, str] = {
    "money": "money",
    "count": "count",
    "percent": "share",
    "ratio": "share",
    "rank": "share",
    "score": "share",
    "mass": "measure",
    "area": "measure",
    "volume": "measure",
    "length": "measure",
    "measure": "measure",
    "duration": "time",
}


def _around(text: str, value: str) -> tuple[str, str, str]:
    """Return *text* cut around *value* and the signs that touch it.

    >>> _around("over $6 million in cash", "6 million")
    ('over', '$6 million', 'in cash')
    """
    start = text.find(value)
    if start < 0 or not value:
        return "", text, ""
    start = text.rfind(" ", 0, start) + 1
    end = text.find(" ", start + len(value))
    end = len(text) if end < 0 else end
    return text[:start].strip(), text[start:end], text[end:].strip()


def _unsaid(shown: Badge, unit: str) -> str:
    """Return the part of the concept that the badge's words do not have; *unit* alone says nothing new.

    `drop accounts frozen` beside "more than 50,000 drop accounts" leaves `frozen`.
    """
    concept = shown.concept if shown.concept != unit else ""
    if shown.unit and concept.lower().startswith(shown.unit.lower()):
        concept = concept[len(shown.unit) :]
    return "" if concept in shown.text else concept.strip()
