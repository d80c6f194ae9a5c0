"""The page of one release, ready to print: its text with figures and query words lit, and its provenance."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from markupsafe import Markup

from search.badges import computed_words
from search.model import (
    Evidence,
    FacetName,
    Fact,
    Official,
    Release,
    SearchRequest,
    Span,
    StatedDate,
    StatedFact,
)
from search.rates import PLAIN, Showing, computed
from web import links, words
from web.badge_links import BadgeLink, anchor, badge_link, family
from web.citation import Citation, citation
from web.facts_view import said_by
from web.links import Link
from web.markup import Mark, lit, marked
from web.search_view import Source, source
from web.told import told
from web.words import text as _

# A blank line ends a paragraph, and so does the end of a line that ends a sentence: pages without blank
# lines put each paragraph on a line of its own. Other line ends are shown as they are.
_GAP = re.compile(r"(?<=[.!?…:;»”])[^\S\n]*\n\s*|[^\S\n]*\n\s*\n\s*")
MARKED = 200_000  #: code points of a text that are marked; the gate takes a second for as many
_EVIDENCE, _SENTENCE, _FACT, _WORD = range(4)  #: how far out each kind of mark stands


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing known of a release and the words that state it. *anchor* is where they stand in the text.

    *url* leads to all releases of which the same is known.
    """

    label: str
    value: str
    evidence: str | None = None
    anchor: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure on record. *computed* is what it comes to at the official rate, *said_by* who stated it."""

    badge: BadgeLink
    computed: str
    said_by: Link | None


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """The whole page."""

    title: Markup
    plain_title: str
    lang: str
    language: str
    agency: str | None
    day: str | None
    iso_day: str | None
    place: str | None
    paragraphs: tuple[Markup, ...]
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    doubts: tuple[str, ...]
    source: Source | None
    citation: Citation
    digest: bool
    back: str | None
    query: str
    as_json: str


def release_view(
    release: Release,
    request: SearchRequest,
    lights: tuple[Sequence[Span], Sequence[Span]],
    site_url: str | None,
    *,
    showing: Showing = PLAIN,
) -> ReleaseView:
    """Return what the page of *release* shows.

    *lights* are what the query asks for, in its title and its text: words and figures.
    """
    in_title, in_text = lights
    best = release.dates.best
    return ReleaseView(
        title=lit(release.title, in_title),
        plain_title=release.title,
        lang=release.lang,
        language=words.language(release.lang),
        agency=release.agency.name if release.agency else None,
        day=words.day(best) if best else None,
        iso_day=best.isoformat() if best else None,
        place=release.place,
        paragraphs=tuple(_paragraphs(release, in_text)),
        figures=tuple(_figure(StatedFact(release, number), showing) for number, _fact in _facts(release)),
        statements=tuple(_statements(release)),
        doubts=tuple(map(told, release.dates.doubts)),
        source=source(release),
        citation=citation(release, site_url),
        digest=release.digest,
        back=links.search_url(request) if request != SearchRequest() else None,
        query=request.text,
        as_json=f"/api/v1/releases/{quote(release.id, safe='')}",
    )


def _figure(stated: StatedFact, showing: Showing) -> Figure:
    rated = computed(stated.fact, stated.release.dates.best, showing.rates)
    return Figure(
        badge_link(stated.fact, stated.number, locale=showing.locale),
        computed_words(rated, showing.locale) if rated else "",
        said_by(stated),
    )


def _paragraphs(release: Release, in_text: Sequence[Span]) -> Iterator[Markup]:
    """Yield the paragraphs of the text, each with the marks that reach into it."""
    windows = tuple(part for window in _windows(release.text) for part in _parts(window))
    starts = [window.start for window in windows]
    inside: list[list[Mark]] = [[] for _window in windows]
    for mark in _marks(release, in_text):
        first = max(bisect_right(starts, mark.span.start) - 1, 0)
        last = bisect_right(starts, max(mark.span.end - 1, mark.span.start))
        for place in range(first, last):
            inside[place].append(mark)
    for window, marks in zip(windows, inside, strict=True):
        yield marked(release.text, marks, window)


def _windows(text: str) -> Iterator[Span]:
    start = 0
    for gap in _GAP.finditer(text):
        if text[start : gap.start()].strip():
            yield Span(start, gap.start())
        start = gap.end()
    if text[start:].strip():
        yield Span(start, len(text))


def _parts(window: Span) -> tuple[Span, ...]:
    """Return *window*, cut where the marks end: one endless paragraph must not pass the gate whole."""
    if window.start < MARKED < window.end:
        return Span(window.start, MARKED), Span(MARKED, window.end)
    return (window,)


def _facts(release: Release) -> Iterator[tuple[int, Fact]]:
    """Yield the facts that can be lit, with their places in `Release.facts`."""
    return ((number, fact) for number, fact in enumerate(release.facts) if fact.span.end <= MARKED)


def _marks(release: Release, in_text: Iterable[Span]) -> Iterator[Mark]:
    """Yield the marks of the text, all of them where it is marked at all."""
    for name, evidence in _evidence(release):
        if evidence.span is not None and evidence.span.end <= MARKED:
            yield Mark(evidence.span, "span", _EVIDENCE, style="evidence", anchor=name)
    for sentence in sorted({fact.sentence for _number, fact in _facts(release)}):
        yield Mark(Span(sentence.start, min(sentence.end, MARKED)), "span", _SENTENCE, style="sentence")
    for number, fact in _facts(release):
        style = f"fact {family(fact.kind)}"
        yield Mark(fact.span, "data", _FACT, style=style, anchor=anchor(number), value=_machine_value(fact))
    for span in in_text:
        if span.end <= MARKED:
            yield Mark(span, "mark", _WORD)


def _machine_value(fact: Fact) -> str:
    """Return the number for programs: `2400000000 KZT`, or `6..18 year` for a range."""
    ends = dict.fromkeys("" if end is None else f"{end:f}" for end in (fact.low, fact.high))
    return f"{'..'.join(ends)} {fact.unit}"


def _evidence(release: Release) -> Iterator[tuple[str, Evidence]]:
    dates = (("published", release.dates.published), ("event", release.dates.event))
    for name, stated in dates:
        if stated:
            yield f"evidence-{name}", stated.evidence
    if release.agency and release.agency.evidence:
        yield "evidence-agency", release.agency.evidence
    for number, official in enumerate(release.officials):
        if official.evidence:
            yield f"evidence-official-{number}", official.evidence


def _statements(release: Release) -> Iterator[Statement]:
    dates = (
        ("published", _("Published"), release.dates.published),
        ("event", _("Event"), release.dates.event),
        ("retrieved", _("Retrieved"), release.dates.retrieved),
    )
    for name, label, stated in dates:
        if stated:
            yield _dated(name, label, stated)
    if release.agency:
        agency = _stated(_("Agency"), release.agency.name, release.agency.evidence, "evidence-agency")
        yield replace(agency, url=_others("agency", release.agency.id))
    for number, official in enumerate(release.officials):
        name = f"evidence-official-{number}"
        named = _stated(_("Official"), _in_office(official), official.evidence, name)
        yield replace(named, url=_others("official", official.id))
    if release.place:
        yield Statement(_("Place"), release.place, url=_others("place", release.place))
    yield Statement(_("Language"), words.language(release.lang), url=_others("lang", release.lang))
    yield Statement(_("Text read"), f"SHA-256 {release.sha256}")


def _others(facet: FacetName, value: str) -> str:
    return links.search_url(SearchRequest(selected={facet: frozenset({value})}))


def _dated(name: str, label: str, stated: StatedDate) -> Statement:
    return _stated(label, words.day(stated.value), stated.evidence, f"evidence-{name}")


def _stated(label: str, value: str, evidence: Evidence | None, name: str) -> Statement:
    if evidence is None:
        return Statement(label, value)
    where = {
        "front matter": _("declared as %(quote)s"),
        "text": _("printed as %(quote)s"),
        "feed": _("given by the feed as %(quote)s"),
    }
    stated = where[evidence.kind] % {"quote": words.quoted(evidence.quote)}
    return Statement(label, value, stated, name if evidence.span else None)


def _in_office(official: Official) -> str:
    return f"{official.name}, {official.title}" if official.title else official.name
