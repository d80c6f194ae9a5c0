"""The feeds of any search: what is new on record, for a reader of feeds."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, current_app, request

from search import wire
from search.engine import Searcher
from search.model import SearchRequest
from web import feeds, state
from web.freshness import fresh
from web.links import search_url
from web.paths import public
from web.search_view import release_url
from web.settings import Settings


def feed_pages(searcher: Searcher, settings: Settings) -> Blueprint:
    """Return the routes of the feeds."""
    routes = Blueprint("feeds", __name__)

    @routes.get("/feed.atom")
    def feed_as_atom() -> Response:
        def made() -> Response:
            content = feeds.atom(_feed(searcher, settings, ("/feed.atom", "/feed.json")))
            return current_app.response_class(content, mimetype="application/atom+xml")

        return fresh(searcher, made, settings.site_name, settings.site_url)

    @routes.get("/feed.json")
    def feed_as_json() -> Response:
        def made() -> Response:
            content = feeds.json_feed(_feed(searcher, settings, ("/feed.json", "/feed.atom")))
            return current_app.response_class(wire.encode(content), mimetype="application/feed+json")

        return fresh(searcher, made, settings.site_name, settings.site_url)

    return routes


def feed_of(asked: SearchRequest) -> SearchRequest:
    """Return the search that the feed of *asked* follows: order and page are the feed's own."""
    return replace(asked, sort="relevance", page=1, size=SearchRequest().size)


def _feed(searcher: Searcher, settings: Settings, forms: tuple[str, str]) -> feeds.Feed:
    """Return the feed that the address asks for; *forms* are the paths of this form and of the other."""
    followed = feed_of(state.read(request.args.items(multi=True)))
    result = searcher.search(replace(followed, sort="newest", size=feeds.ENTRIES, facets=()))
    own, other = (public(settings.site_url, f"{path}{state.query_string(followed)}") for path in forms)
    plain = SearchRequest()
    return feeds.Feed(
        id=feeds.feed_id(followed),
        title=feeds.search_title(settings.site_name, followed),
        site_name=feeds.printable(settings.site_name),
        url=public(settings.site_url, search_url(followed)),
        self_url=own,
        other_url=other,
        entries=tuple(
            feeds.entry(hit, public(settings.site_url, release_url(hit.release.id, plain)))
            for hit in (() if result.relaxed else result.hits)
        ),
    )
