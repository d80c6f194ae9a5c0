"""The page of results, ready to print: every text is plain or already marked, every link is made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from search.model import Hit, Release, Result, SearchRequest, Snippet
from web import links, words
from web.badge_links import BadgeLink, badge_link
from web.exactness import exactness
from web.facts_state import Asked, address
from web.histogram import Histogram, histogram
from web.links import Link, Paging, Panel
from web.markup import lit
from web.ordering import comparing, led
from web.state import Pairs, query_string, write
from web.why import Reason, reasons

NAMED = 3  #: officials of a hit that are named


@dataclass(frozen=True, slots=True)
class Source:
    """Where a release came from. *url* is None when it is not one that a browser should open."""

    label: str
    url: str | None


@dataclass(frozen=True, slots=True)
class HitView:
    """One hit. *language* is None when it is the page's own."""

    url: str
    title: Markup
    lang: str
    day: date | None
    agency: str | None
    officials: str
    place: str | None
    language: str | None
    source: Source | None
    digest: bool
    snippets: tuple[Markup, ...]
    badges: tuple[BadgeLink, ...]
    missing: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchView:
    """The whole page.

    *kept* are the parameters that a form sends along with the box, *dateless* along with two days.
    *largest* is the table of figures, largest first, where releases cannot be put in that order.
    """

    request: SearchRequest
    total: int
    relaxed: bool
    at_rest: bool
    hits: tuple[HitView, ...]
    partial: tuple[HitView, ...]
    panels: tuple[Panel, ...]
    understood: tuple[Link, ...]
    filters: tuple[Link, ...]
    days: Histogram | None
    exact: Link | None
    sorts: tuple[Link, ...]
    sizes: tuple[Link, ...]
    largest: str | None
    paging: Paging
    suggestion: Link | None
    without_filters: str | None
    kept: Pairs
    dateless: Pairs
    as_json: str
    figures: str
    files: tuple[Link, ...]


def search_view(request: SearchRequest, result: Result) -> SearchView:
    """Return what the page of *result* shows."""
    suggestion = result.suggestion
    bare = SearchRequest(request.text, sort=request.sort, size=request.size)
    filters = links.filters(request, result)
    in_table = Asked(replace(request, sort="relevance", page=1), "largest")
    return SearchView(
        request=request,
        total=result.total,
        relaxed=result.relaxed,
        at_rest=request == SearchRequest(),
        hits=tuple(hit_view(hit, request) for hit in result.hits),
        partial=tuple(hit_view(hit, request) for hit in result.partial),
        panels=links.panels(request, result),
        understood=_understood(request, result),
        filters=filters,
        days=histogram(request, result),
        exact=exactness(request),
        sorts=links.sorts(request),
        sizes=links.sizes(request, result.total),
        largest=None if comparing(request) else address(in_table),
        paging=links.paging(request, result.total),
        suggestion=_suggested(request, suggestion) if suggestion else None,
        without_filters=links.search_url(bare) if filters else None,
        kept=kept(request),
        dateless=write(replace(request, since=None, until=None, page=1)),
        as_json=f"/api/v1/search{query_string(request)}",
        figures=address(Asked(replace(request, sort="relevance", page=1))),
        files=links.files(request),
    )


def kept(request: SearchRequest) -> Pairs:
    """Return the parameters of *request* that stay when the reader types another query text."""
    return write(replace(request, text="", page=1))


def hit_view(hit: Hit, request: SearchRequest) -> HitView:
    """Return what the page shows of *hit*."""
    release = hit.release
    url = release_url(release.id, request)
    return HitView(
        url=url,
        title=lit(release.title, hit.title_highlights),
        lang=release.lang,
        day=release.dates.best,
        agency=release.agency.name if release.agency else None,
        officials=_officials(release),
        place=release.place,
        language=None if release.lang == words.interface() else words.language(release.lang),
        source=source(release),
        digest=release.digest,
        snippets=tuple(_excerpt(snippet) for snippet in hit.snippets),
        badges=tuple(
            badge_link(fact, release.facts.index(fact), url, words.interface()) for fact in led(hit, request)
        ),
        missing=words.listed([words.quoted(word) for word in hit.missing]),
        reasons=reasons(hit, request.text, url),
    )


def release_url(release_id: str, request: SearchRequest) -> str:
    """Return the address of a release's page, lit for the query of *request* and with the way back to it."""
    return f"/releases/{quote(release_id, safe='')}{query_string(request)}"


def source(release: Release) -> Source | None:
    """Return where *release* came from: a link only when it leads to the web."""
    if release.source is None:
        return None
    try:
        parts = urlsplit(release.source)
        host = parts.hostname
    except ValueError:
        return Source(release.source, None)
    if parts.scheme in {"http", "https"} and host:
        return Source(host.removeprefix("www."), release.source)
    return Source(release.source, None)


def _understood(request: SearchRequest, result: Result) -> tuple[Link, ...]:
    """Return the chips of the query, none when they would only repeat what stands in the box."""
    chips = links.understood(request, result)
    return () if len(chips) == 1 and chips[0].label == request.text.strip() else chips


def _officials(release: Release) -> str:
    """Return the first officials by name, the others by number: some releases thank a whole office."""
    names = [official.label or official.name for official in release.officials]
    others = len(names) - NAMED
    if others > 1:
        names[NAMED:] = [words.plural("%(count)d other", "%(count)d others", others) % {"count": others}]
    return words.listed(names)


def _excerpt(snippet: Snippet) -> Markup:
    opening, closing = "…\u00a0" * snippet.opens, "\u00a0…" * snippet.closes
    return Markup("").join((opening, lit(snippet.text, snippet.highlights), closing))


def _suggested(request: SearchRequest, suggestion: str) -> Link:
    return Link(suggestion, links.search_url(replace(request, text=suggestion, page=1)))
