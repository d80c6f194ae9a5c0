"""What the head of a page tells programs: its address, what a link to it shows, feeds, and linked data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlencode

from search import wire
from search.model import Release, Result, SearchRequest
from web import linked_data, words
from web.facts_state import Asked, address
from web.feed_pages import feed_of
from web.feeds import search_title
from web.links import search_url
from web.settings import Settings
from web.shortening import shortened
from web.state import query_string
from web.words import text as _

_DESCRIPTION = 200  #: characters; cards cut there


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The page in another form: a feed, or the answer for those who embed it."""

    type: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Head:
    """One page's. *canonical* is None on a site that does not know its own address."""

    title: str
    description: str
    canonical: str | None
    kind: Literal["website", "article"] = "website"
    published: str | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    linked: wire.Json | None = None


def search_head(asked: SearchRequest, result: Result, settings: Settings) -> Head:
    """Return the head of the page of *result*."""
    followed = query_string(feed_of(asked))
    title = search_title(settings.site_name, asked)
    at_rest = asked == SearchRequest()
    return Head(
        title=title,
        description=_counted(result),
        canonical=_absolute(settings, search_url(asked)),
        elsewhere=(
            Elsewhere("application/atom+xml", title, f"/feed.atom{followed}"),
            Elsewhere("application/feed+json", title, f"/feed.json{followed}"),
        ),
        linked=linked_data.linked_site(settings.site_name, settings.site_url)
        if at_rest and settings.site_url
        else None,
    )


def release_head(release: Release, settings: Settings) -> Head:
    """Return the head of the page of *release*, the same whatever search led there."""
    best = release.dates.best
    path = f"/releases/{quote(release.id, safe='')}"
    canonical = _absolute(settings, path)
    embedded = f"/oembed?{urlencode({'url': canonical})}" if canonical else None
    return Head(
        title=release.title,
        description=shortened(release.text, _DESCRIPTION),
        canonical=canonical,
        kind="article",
        published=best.isoformat() if best else None,
        elsewhere=(Elsewhere("application/json+oembed", release.title, embedded),) if embedded else (),
        linked=linked_data.linked_release(release, settings.site_url),
    )


def facts_head(asked: Asked, settings: Settings) -> Head:
    """Return the head of the table of *asked*."""
    title = _("Figures: %(search)s") % {"search": search_title(settings.site_name, asked.request)}
    description = _("Numbers that public offices put on record, each with the sentence that states it.")
    return Head(
        title=title,
        description=description,
        canonical=_absolute(settings, address(asked)),
        linked=linked_data.linked_facts(asked, title, description, settings.site_url)
        if settings.site_url
        else None,
    )


def standing_head(title: str, description: str, path: str, settings: Settings) -> Head:
    """Return the head of the page at *path*, which searches nothing."""
    return Head(title, description, _absolute(settings, path))


def _absolute(settings: Settings, path: str) -> str | None:
    return f"{settings.site_url}{path}" if settings.site_url else None


def _counted(result: Result) -> str:
    total = 0 if result.relaxed else result.total
    counted = words.plural("%(counted)s release", "%(counted)s releases", total)
    return _("%(releases)s on record, searchable word by word and figure by figure.") % {
        "releases": counted % {"counted": words.count(total)}
    }
