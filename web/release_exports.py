"""The releases of any search to take away: CSV, JSON Lines, a data package."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

from flask import Blueprint, Response, current_app, request
from werkzeug.exceptions import TooManyRequests

from search.engine import Matching, Searcher
from search.model import SearchRequest
from web import release_files, state
from web.feeds import search_title
from web.freshness import fresh
from web.links import search_url
from web.settings import Settings

AT_ONCE = 3  #: files under way in one process; the other threads are for readers

Written = Callable[[Matching, SearchRequest], Iterator[bytes]]


def release_exports(searcher: Searcher, settings: Settings) -> Blueprint:
    """Return the routes of the files."""
    routes = Blueprint("release_exports", __name__)
    slots = threading.BoundedSemaphore(AT_ONCE)

    def sent(write: Written, name: str, mimetype: str) -> Response:
        asked = state.read(request.args.items(multi=True))
        return fresh(
            searcher,
            lambda: _streamed(slots, lambda: write(searcher.matching(asked), asked), name, mimetype),
            settings.site_name,
            settings.site_url,
        )

    def package(found: Matching, asked: SearchRequest) -> Iterator[bytes]:
        search = replace(asked, page=1, size=SearchRequest().size)
        source = f"{settings.site_url}{search_url(search)}" if settings.site_url else None
        return release_files.as_package(found, search, search_title(settings.site_name, search), source)

    @routes.get("/releases.csv")
    def releases_as_csv() -> Response:
        return sent(lambda found, _asked: release_files.as_csv(found), "releases.csv", "text/csv")

    @routes.get("/releases.jsonl")
    def releases_as_json_lines() -> Response:
        return sent(
            lambda found, _asked: release_files.as_json_lines(found), "releases.jsonl", "application/x-ndjson"
        )

    @routes.get("/datapackage.zip")
    def releases_as_package() -> Response:
        return sent(package, "datapackage.zip", "application/zip")

    return routes


def _streamed(
    slots: threading.BoundedSemaphore, write: Callable[[], Iterator[bytes]], name: str, mimetype: str
) -> Response:
    """Return a file that is written while it is sent; a search that fails does so before anything is."""
    if not slots.acquire(blocking=False):
        raise TooManyRequests
    try:
        response = current_app.response_class(write(), mimetype=mimetype)
    except BaseException:
        slots.release()
        raise
    response.call_on_close(slots.release)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
