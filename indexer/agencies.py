"""The agency of a release: the body whose work it reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import urlsplit

from anyascii import anyascii

from indexer.authority import AgencyEntry, Authority
from indexer.mentions import Mention, mentions
from search.analysis import exact_terms, language
from search.model import Agency, Evidence, Span

# Points for being named, found by trying them on the sample corpus; only their order matters much.
TITLE = 4.0
FIRST_SENTENCE = 3.0
FIRST_PARAGRAPH = 2.0
LATER = 1.0
MOST_LATER = 5.0  #: points in all for mentions after the first paragraph
PRESS_SERVICE = 2.0  #: more, for "the press service of ..." and for a signature
SITE = 1.5  #: for a source on the body's own pages
OF_PUBLISHER = 0.25  #: share that counts for a body which mostly publishes what others do
ENOUGH = 2.0  #: points; less is a body named in passing
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
_SLUG_GAP = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """Return *name* in lower-case ASCII words joined by hyphens: the id of what has no entry.

    >>> slug("Бас прокуратура")
    'bas-prokuratura'
    """
    return _SLUG_GAP.sub("-", anyascii(name).lower()).strip("-")


def declared_agency(name: str, authority: Authority) -> Agency:
    """Return the agency that front matter names: its entry if *name* is a known name of it, else *name* itself."""
    folded = exact_terms(name)
    for entry in authority.agencies:
        if any(exact_terms(known) == folded for known in (entry.name, *entry.aliases)):
            return _agency(entry, Evidence("front matter", name))
    return Agency(slug(name), name, evidence=Evidence("front matter", name))


def find_agency(title: str, text: str, source: str | None, authority: Authority) -> Agency | None:
    """Return the body whose work *title* and *text* report, or None if none stands out.

    Bodies gain points by where and how often they are named, and by the site that *source* is on.
    """
    lang = language(f"{title}\n{text}")
    in_text = mentions(text, lang, authority)
    points = _points(mentions(title, lang, authority), in_text, text)
    for entry in authority.agencies:
        if source and _is_on_site(source, entry):
            points[entry.id] += SITE * _share(entry)
    best = _standing_out(points)
    entry = next((one for one in authority.agencies if one.id == best), None)
    return _agency(entry, _evidence(entry, in_text, title, text, source)) if entry else None


def _points(in_title: Iterable[Mention], in_text: tuple[Mention, ...], text: str) -> defaultdict[str, float]:
    points: defaultdict[str, float] = defaultdict(float)
    later: defaultdict[str, float] = defaultdict(float)
    sentence, paragraph = _ends(text)
    for mention in in_title:
        points[mention.agency.id] += TITLE * _share(mention.agency)
    for mention in in_text:
        share = _share(mention.agency)
        if mention.span.start < sentence:
            points[mention.agency.id] += FIRST_SENTENCE * share
        elif mention.span.start < paragraph:
            points[mention.agency.id] += FIRST_PARAGRAPH * share
        else:
            later[mention.agency.id] += LATER * share
        if _is_press_service(mention, text):
            points[mention.agency.id] += PRESS_SERVICE * share
    for agency in _meant_by_generic_words(in_text, text):
        later[agency.id] += LATER / 2
    for identity, sum_ in later.items():
        points[identity] += min(sum_, MOST_LATER)
    return points


def _share(agency: AgencyEntry) -> float:
    return OF_PUBLISHER if agency.publisher else 1.0


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


def _meant_by_generic_words(in_text: tuple[Mention, ...], text: str) -> Iterable[AgencyEntry]:
    """Yield the body that each "the Agency" means: the last one named before it that is of that sort."""
    for word in _GENERIC.finditer(text):
        noun = (word[1] or word[2]).casefold()[:6]
        before = [
            one.agency
            for one in in_text
            if one.span.end <= word.start()
            and noun in " ".join((one.agency.name, *one.agency.aliases)).casefold()
        ]
        if before and not any(one.span.start <= word.end() - 1 < one.span.end for one in in_text):
            yield before[-1]


def _is_on_site(source: str, entry: AgencyEntry) -> bool:
    parts = urlsplit(source)
    page = (parts.hostname or "") + parts.path + "/"
    return any(
        re.match(rf"(?:[^/]+\.)?{re.escape(site.rstrip('/'))}/", page) is not None for site in entry.sites
    )


def _standing_out(points: dict[str, float]) -> str | None:
    ranked = sorted(points, key=lambda identity: -points[identity])
    if not ranked or points[ranked[0]] < ENOUGH:
        return None
    if len(ranked) > 1 and points[ranked[0]] < AHEAD * points[ranked[1]]:
        return None
    return ranked[0]


def _evidence(
    entry: AgencyEntry, in_text: tuple[Mention, ...], title: str, text: str, source: str | None
) -> Evidence:
    """Return the first words of *text* that name the body, else the title or the source that do."""
    order = {"name": 0, "unit": 1, "head": 2}
    named = sorted((one for one in in_text if one.agency is entry), key=lambda one: order[one.kind])
    if named:
        span = named[0].span
        return Evidence("text", text[span.start : span.end], Span(span.start, span.end))
    return Evidence("text", title or source or "")


def _agency(entry: AgencyEntry, evidence: Evidence) -> Agency:
    return Agency(entry.id, entry.name, entry.aliases, evidence)
