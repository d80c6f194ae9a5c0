"""What robots are told: what to leave alone, and where every release is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import quote
from xml.sax.saxutils import escape

from flask import Blueprint, Response, current_app
from werkzeug.exceptions import NotFound

from search.engine import Searcher
from web.freshness import fresh
from web.settings import Settings

ADDRESSES: Final = 50_000  #: of one map (sitemaps.org)
_TOGETHER = 1000  #: addresses sent at once

#: Releases are worth finding elsewhere; every combination of filters is not.
_RULES = (
    "User-agent: *\nAllow: /$\nAllow: /releases/\nAllow: /help\n"
    "Allow: /?hl=en$\nAllow: /?hl=ru$\nAllow: /?hl=kk$\n"
    "Disallow: /?\nDisallow: /facts\nDisallow: /api/\n"
    "Disallow: /releases.\nDisallow: /datapackage.zip\nDisallow: /feed.\nDisallow: /oembed\n"
)
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def robots(searcher: Searcher, settings: Settings) -> Blueprint:
    """Return the routes that robots ask. Without an address of its own the site has no map."""
    routes = Blueprint("robots", __name__)

    @routes.get("/robots.txt")
    def rules() -> Response:
        place = f"\nSitemap: {settings.site_url}/sitemap.xml\n" if settings.site_url else ""
        return current_app.response_class(_RULES + place, mimetype="text/plain")

    @routes.get("/sitemap.xml")
    def index() -> Response:
        site_url = _site_url(settings)

        def made() -> Response:
            maps = -(-(searcher.status().releases + 1) // ADDRESSES)
            places = "".join(
                f"<sitemap><loc>{escape(site_url)}/sitemap-{n}.xml</loc></sitemap>\n"
                for n in range(1, maps + 1)
            )
            return _xml([f'{_HEAD}<sitemapindex xmlns="{_NAMESPACE}">\n{places}</sitemapindex>\n'])

        return fresh(searcher, made, site_url)

    @routes.get("/sitemap-<int:number>.xml")
    def sitemap(number: int) -> Response:
        site_url = _site_url(settings)

        def made() -> Response:
            paths = ("/", *(f"/releases/{quote(id_, safe='')}" for id_ in sorted(searcher.hashes())))
            listed = paths[(number - 1) * ADDRESSES : number * ADDRESSES] if number else ()
            if not listed:
                raise NotFound
            return _xml(_urls(site_url, listed))

        return fresh(searcher, made, site_url)

    return routes


def _site_url(settings: Settings) -> str:
    if not settings.site_url:
        raise NotFound
    return settings.site_url


def _urls(site_url: str, listed: Sequence[str]) -> Iterator[str]:
    yield f'{_HEAD}<urlset xmlns="{_NAMESPACE}">\n'
    for start in range(0, len(listed), _TOGETHER):
        together = listed[start : start + _TOGETHER]
        yield "".join(f"<url><loc>{escape(site_url + path)}</loc></url>\n" for path in together)
    yield "</urlset>\n"


def _xml(chunks: Iterator[str] | list[str]) -> Response:
    return current_app.response_class(chunks, mimetype="application/xml")
