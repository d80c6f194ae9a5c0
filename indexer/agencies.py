"""The agency of a release: the body whose work it reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from anyascii import anyascii

from indexer.authority import AgencyEntry, Authority
from indexer.mentions import Kind, Mention, mentions
from search.analysis import exact_terms, language
from search.model import Agency, Evidence

# Points for being named, found by trying them on the sample corpus; only their order matters much.
TITLE = 8
FIRST_SENTENCE = 6
FIRST_PARAGRAPH = 4
LATER = 2
GENERIC = 1  #: for "the Agency"
MOST_LATER = 10  #: in all for mentions after the first paragraph and generic ones
PRESS_SERVICE = 4  #: more, for "the press service of ..." and for a signature
SITE = 3  #: for a source on the body's own pages
OF_PUBLISHER = 0.25  #: share that counts for a body which mostly publishes what others do
ENOUGH = 4  #: less is a body named in passing
AHEAD = 1.1  #: times the points of the next body; closer is a guess

_PRESS_BEFORE = re.compile(
    r"(?:press|media)[- ](?:service|office)(?:\s+of)?(?:\s+the)?\s*$|пресс-служб\w*\s*$", re.IGNORECASE
)
_PRESS_AFTER = re.compile(
    r"(?:['’]?s)?\s+(?:press|media)[- ](?:service|office)|\s+баспасөз қызмет", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[^\W\da-zа-я])|\n")
_GENERIC = re.compile(
    r"\bthe (agency|committee|ministry|office|chamber|court|bureau|bank)\b"
    r"|\b(агентств|комитет|министерств|прокуратур|палат|агентті|министрлі)\w*",
    re.IGNORECASE,
)
SORT = 6  #: letters by which "агентство" and "агентства" meet, and "агенттік" does not
_CLEAREST: dict[Kind, int] = {"name": 0, "unit": 1, "head": 2}
_GOVERNMENT = re.compile(r"\.(?:gov|gouv|gob|go)(?:\.([a-z]{2}))?$")
_SLUG_GAP = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """Return *name* in lower-case ASCII words joined by hyphens: the id of what has no entry.

    >>> slug("Бас прокуратура")
    'bas-prokuratura'
    """
    return _SLUG_GAP.sub("-", anyascii(name).lower()).strip("-")


def declared_agency(name: str, authority: Authority) -> Agency:
    """Return the agency that front matter calls *name*: the entry that has this name, else one of its own."""
    evidence = Evidence("front matter", name)
    entry = _by_name(authority).get(tuple(exact_terms(name)))
    return _agency(entry, evidence) if entry else Agency(slug(name), name, evidence=evidence)


@lru_cache(maxsize=8)
def _by_name(authority: Authority) -> dict[tuple[str, ...], AgencyEntry]:
    return {
        tuple(exact_terms(name)): entry
        for entry in authority.agencies
        for name in (entry.name, *entry.aliases)
    }


def find_agency(title: str, text: str, source: str | None, authority: Authority) -> Agency | None:
    """Return the body whose work *title* and *text* report, or None if none stands out.

    Bodies gain points by where and how often they are named, and by the site that the URL *source* is on.
    A publisher has to be named itself: a "President" may be anybody's.
    """
    if not authority.agencies:
        return None
    lang = language(f"{title}\n{text}")
    in_title, in_text = mentions(title, lang, authority), mentions(text, lang, authority)
    points = Counter(mention.agency.id for mention in in_title for _ in range(TITLE))
    points.update(_points_of_opening(in_text, text))
    points.update(_points_of_rest(in_text, text))
    points.update({one.id: SITE for one in authority.agencies if source and _is_on_site(source, one)})
    if not points:
        return None
    named = {mention.agency.id for mention in (*in_title, *in_text) if mention.kind != "head"}
    candidates = [one for one in authority.agencies if points[one.id] and not _is_foreign(source, one)]
    entry = _standing_out(points, [one for one in candidates if not one.publisher or one.id in named])
    return _agency(entry, _evidence(entry, in_text, title)) if entry else None


def _points_of_opening(in_text: Sequence[Mention], text: str) -> Counter[str]:
    """Return the points for the first sentence and paragraph, and for press services anywhere."""
    points: Counter[str] = Counter()
    sentence, paragraph = _ends(text)
    for mention in in_text:
        if mention.span.start < sentence:
            points[mention.agency.id] += FIRST_SENTENCE
        elif mention.span.start < paragraph:
            points[mention.agency.id] += FIRST_PARAGRAPH
        if _is_press_service(mention, text):
            points[mention.agency.id] += PRESS_SERVICE
    return points


def _points_of_rest(in_text: Sequence[Mention], text: str) -> Counter[str]:
    """Return the points for the paragraphs after the first, and for "the Agency" anywhere."""
    points: Counter[str] = Counter()
    _, paragraph = _ends(text)
    for mention in in_text:
        if mention.span.start >= paragraph:
            points[mention.agency.id] += LATER
    for agency in _meant_by_generic_words(in_text, text):
        points[agency.id] += GENERIC
    return Counter({identity: min(sum_, MOST_LATER) for identity, sum_ in points.items()})


def _ends(text: str) -> tuple[int, int]:
    """Return where the first sentence (past a dateline) and the first paragraph of *text* end."""
    dateline = re.match(r"\s*[^.\n]{3,40}\.\s", text)
    begin = dateline.end() if dateline else 0
    sentence = _SENTENCE_END.search(text, begin)
    paragraph = text.find("\n", begin)
    return (sentence.start() if sentence else len(text)), (paragraph if paragraph >= 0 else len(text))


def _is_press_service(mention: Mention, text: str) -> bool:
    before = text[max(0, mention.span.start - 40) : mention.span.start]
    return bool(_PRESS_BEFORE.search(before) or _PRESS_AFTER.match(text, mention.span.end))


def _meant_by_generic_words(in_text: Sequence[Mention], text: str) -> Iterator[AgencyEntry]:
    """Yield the body that each "the Agency" means: the last one named before it that is of that sort."""
    last: dict[str, AgencyEntry] = {}
    number = 0
    if not in_text:
        return
    for word in _GENERIC.finditer(text):
        while number < len(in_text) and in_text[number].span.start <= word.end():
            last.update(dict.fromkeys(_sorts(in_text[number].agency), in_text[number].agency))
            number += 1
        inside = number > 0 and in_text[number - 1].span.end >= word.end()
        agency = last.get((word[1] or word[2]).casefold()[:SORT])
        if agency and not inside:
            yield agency


@lru_cache(maxsize=1024)
def _sorts(agency: AgencyEntry) -> frozenset[str]:
    """Return what sorts of body *agency* is by its names: beginnings of "agency", "комитет" and the like."""
    return frozenset(word[:SORT] for name in (agency.name, *agency.aliases) for word in exact_terms(name))


def _is_on_site(source: str, entry: AgencyEntry) -> bool:
    return any(site.match(_page(source)) for site in _sites(entry))


@lru_cache(maxsize=8)
def _page(source: str) -> str:
    parts = urlsplit(source)
    return (parts.hostname or "") + parts.path + "/"


@lru_cache(maxsize=1024)
def _sites(entry: AgencyEntry) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?:[^/]+\.)?{re.escape(site.rstrip('/'))}/") for site in entry.sites)


def _is_foreign(source: str | None, entry: AgencyEntry) -> bool:
    """Whether *source* is on a site of another country's government, whose bodies may bear the same names."""
    host = _GOVERNMENT.search((urlsplit(source).hostname or "") if source else "")
    return host is not None and (host[1] or "us") != entry.country.lower()


def _standing_out(points: Mapping[str, int], candidates: Sequence[AgencyEntry]) -> AgencyEntry | None:
    """Return which of the *candidates* has the most points, if they are enough and it is ahead of all others.

    A publisher counts for little, and is no rival to the body that it reports on.
    """
    shares = {one: points[one.id] * (OF_PUBLISHER if one.publisher else 1) for one in candidates}
    ranked = sorted(shares, key=lambda one: -shares[one])
    if not ranked or shares[ranked[0]] < ENOUGH:
        return None
    best = ranked[0]
    rivals = [one for one in ranked[1:] if best.publisher or not one.publisher]
    return None if rivals and shares[best] < AHEAD * shares[rivals[0]] else best


def _evidence(entry: AgencyEntry, in_text: Sequence[Mention], title: str) -> Evidence:
    """Return the first words of the text that name the body, its name before who leads it; else the title."""
    named = [one for one in in_text if one.agency is entry]
    if not named:
        return Evidence("text", title)
    clearest = min(named, key=lambda one: _CLEAREST[one.kind])
    return Evidence("text", clearest.quote, clearest.span)


def _agency(entry: AgencyEntry, evidence: Evidence) -> Agency:
    return Agency(entry.id, entry.name, entry.aliases, evidence)
