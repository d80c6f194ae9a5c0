"""What a site that shows links as cards asks (oembed.com): a release, or the frame of the search."""

from __future__ import annotations

import html
from urllib.parse import unquote, urlsplit

from flask import Blueprint, Response, request
from werkzeug import exceptions

from search import wire
from search.engine import Searcher
from search.errors import RequestInvalid
from web import state
from web.api import json_answer
from web.freshness import fresh
from web.security import FRAMED
from web.settings import Settings

WIDTH, HEIGHT = 640, 480  #: pixels of the frame of a search, at most
_PAGE = "/releases/"
_PARAMETERS = ("url", "format", "maxwidth", "maxheight")


def oembed(searcher: Searcher, settings: Settings) -> Blueprint:
    """Return the route. Without an address of its own a site cannot tell which addresses are its own."""
    routes = Blueprint("oembed", __name__)

    @routes.get("/oembed")
    def embedded() -> Response:
        given = _given()
        if given.get("format", "json") != "json":
            raise exceptions.NotImplemented
        path = _own_path(given.get("url", ""), settings)
        if path == FRAMED:
            return json_answer(_framed(given, settings))
        return fresh(searcher, lambda: json_answer(_card(searcher, path, settings)), settings.site_url)

    return routes


def _given() -> dict[str, str]:
    """Return the parameters that count. Raises RequestInvalid for one that comes twice."""
    for name in _PARAMETERS:
        if len(request.args.getlist(name)) > 1:
            raise RequestInvalid(f"{name} is given more than once: give it once")
    return {name: request.args[name] for name in _PARAMETERS if request.args.get(name)}


def _own_path(url: str, settings: Settings) -> str:
    """Return the path of *url* below this site's address. Raises NotFound for an address of another site."""
    if not settings.site_url or not url.startswith(f"{settings.site_url}/"):
        raise exceptions.NotFound
    try:
        return urlsplit(url.removeprefix(settings.site_url)).path
    except ValueError as error:
        raise exceptions.NotFound from error


def _card(searcher: Searcher, path: str, settings: Settings) -> wire.Json:
    release = searcher.get(unquote(path.removeprefix(_PAGE))) if path.startswith(_PAGE) else None
    if release is None:
        raise exceptions.NotFound
    card = _signed({"type": "link", "title": release.title}, settings)
    if release.agency and not release.digest:
        card["author_name"] = release.agency.name
    return card


def _framed(given: dict[str, str], settings: Settings) -> wire.Json:
    """Return the frame of the search box, as docs/widget.md has it; only who is named may show it."""
    if not settings.frame_ancestors:
        raise exceptions.NotFound
    width, height = (
        min(most, _pixels(name, given.get(name, str(most))))
        for name, most in (("maxwidth", WIDTH), ("maxheight", HEIGHT))
    )
    frame = (
        f'<iframe src="{html.escape(f"{settings.site_url}{FRAMED}")}" width="{width}" height="{height}"'
        ' sandbox="allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox"'
        f' title="{html.escape(settings.site_name)}"></iframe>'
    )
    sized: wire.Json = {"type": "rich", "title": settings.site_name, "html": frame}
    return _signed(sized | {"width": width, "height": height}, settings)


def _pixels(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text)):
        raise RequestInvalid(f"{name} is {state.readable(text)!r}: write a whole number of pixels")
    return int(text)


def _signed(card: wire.Json, settings: Settings) -> wire.Json:
    return {
        "version": "1.0",
        **card,
        "provider_name": settings.site_name,
        "provider_url": f"{settings.site_url}/",
    }
