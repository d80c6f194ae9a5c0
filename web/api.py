"""The API: the same searches and releases as the pages, as JSON, for programs of any origin."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace

from flask import Blueprint, Response, current_app, request
from werkzeug.exceptions import NotFound

from search import wire
from search.engine import Searcher
from search.rates import Rates, Showing
from web import state, words
from web.problems import Problem
from web.settings import Settings

PREFIX = "/api/"
RATES = "RATES_TAG"  #: the key of the site's configuration that holds the `rates_tag`
EDITION = "2"  #: part of every ETag; another one whenever the same release would be written differently


def api(searcher: Searcher, settings: Settings) -> Blueprint:
    """Return the routes that answer programs."""
    routes = Blueprint("api", __name__)

    @routes.get("/api/v1/search")
    def search() -> Response:
        asked, showing = state.read(request.args.items(multi=True)), _showing()
        asked = replace(asked, facets=state.counted(request.args.items(multi=True)))
        return answer(searcher, lambda: wire.search_object(asked, searcher.search(asked), showing))

    @routes.get("/api/v1/releases/<path:release_id>")
    def release(release_id: str) -> Response:
        found = searcher.get(release_id)
        if found is None:
            raise NotFound
        showing = _showing()
        return answer(searcher, lambda: wire.release_object(found, showing))

    def _showing() -> Showing:
        return Showing(words.interface(), settings.rates)

    return routes


def json_answer(value: wire.Json, status: int = 200, mimetype: str = "application/json") -> Response:
    """Return *value* as an answer."""
    return current_app.response_class(wire.encode(value), status=status, mimetype=mimetype)


def problem_answer(problem: Problem, request_id: str) -> Response:
    """Return *problem* as RFC 9457 has it."""
    value: wire.Json = {
        "type": "about:blank",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail,
        "request_id": request_id,
    }
    if problem.position is not None:
        value["position"] = problem.position + 1  # as people count, and as `detail` does
    return json_answer(value, problem.status, "application/problem+json")


def answer(searcher: Searcher, value: Callable[[], wire.Json]) -> Response:
    """Return *value*, or 304 without making it when the client has this generation's answer already."""
    return tagged(searcher, lambda: json_answer(value()))


def tagged(searcher: Searcher, content: Callable[[], Response]) -> Response:
    """Return *content* with its ETag, or 304 without making it, as `answer` does."""
    tag = _tag(searcher.status().generation)
    unchanged = request.if_none_match.contains_weak(tag)
    response = current_app.response_class(status=304) if unchanged else content()
    response.set_etag(tag, weak=True)
    return response


def _tag(generation: str) -> str:
    """Return the validator of every answer from *generation*; their addresses tell the answers apart."""
    rates = current_app.config[RATES]
    return hashlib.sha256(f"{EDITION} {rates} {generation}".encode()).hexdigest()[:20]


def rates_tag(rates: Rates) -> str:
    """Return another string for other *rates*: a site that is started with them answers otherwise."""
    return hashlib.sha256(repr(sorted(rates.by_currency.items())).encode()).hexdigest()[:8]
