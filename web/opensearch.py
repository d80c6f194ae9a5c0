"""The site as a search engine of the browser: its description, and suggestions while somebody types."""

from __future__ import annotations

from xml.etree import ElementTree

from flask import Blueprint, Response, current_app, request
from werkzeug.exceptions import NotFound

from search import wire
from search.engine import Searcher
from search.errors import QueryTooLarge, RequestInvalid
from web import state, words
from web.feeds import printable, written
from web.freshness import fresh
from web.settings import Settings
from web.words import text as _

SUGGESTED = 8  #: what the list under an address bar shows

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_NAME_LIMIT = 16  #: characters of ShortName, by the specification
_AGE = 24 * 3600  #: seconds; browsers ask once


def opensearch(searcher: Searcher, settings: Settings) -> Blueprint:
    """Return the routes that a browser's search bar asks."""
    routes = Blueprint("opensearch", __name__)

    @routes.get("/opensearch.xml")
    def description() -> Response:
        if not settings.site_url:
            raise NotFound  # a browser keeps this file, so its addresses must be whole
        content = _description(settings.site_name, settings.site_url)
        response = current_app.response_class(content, mimetype="application/opensearchdescription+xml")
        response.headers["Cache-Control"] = f"max-age={_AGE}"
        return response

    @routes.get("/api/v1/suggest")
    def suggest() -> Response:
        text = _typed()

        def made() -> Response:
            found = searcher.suggest(text, SUGGESTED)
            return current_app.response_class(
                wire.encode([text, list(found)]), mimetype="application/x-suggestions+json"
            )

        return fresh(searcher, made)

    return routes


def _typed() -> str:
    """Return what was typed. Raises RequestInvalid and QueryTooLarge as `state.read` does."""
    given = request.args.getlist("q")
    if len(given) > 1:
        raise RequestInvalid(f"q is given {len(given)} times: give it once")
    text = state.readable(given[0] if given else "")
    if len(text) > state.MAX_TEXT:
        raise QueryTooLarge(f"the query has {len(text)} characters, {state.MAX_TEXT} are read: shorten it")
    return text


def _description(site_name: str, site_url: str) -> bytes:
    name = printable(site_name)
    root = ElementTree.Element("OpenSearchDescription", {"xmlns": _NAMESPACE})
    for tag, text in (
        ("ShortName", name[:_NAME_LIMIT]),
        ("LongName", name[:48]),
        ("Description", _("Press releases and the figures that they put on record")),
        ("InputEncoding", "UTF-8"),
        ("OutputEncoding", "UTF-8"),
        ("Language", words.interface()),
    ):
        ElementTree.SubElement(root, tag).text = text
    icon = {"width": "16", "height": "16", "type": "image/svg+xml"}
    ElementTree.SubElement(root, "Image", icon).text = f"{site_url}/favicon.ico"
    for type_, path in (
        ("text/html", "/?q={searchTerms}"),
        ("application/x-suggestions+json", "/api/v1/suggest?q={searchTerms}"),
        ("application/atom+xml", "/feed.atom?q={searchTerms}"),
    ):
        ElementTree.SubElement(root, "Url", {"type": type_, "template": f"{site_url}{path}"})
    ElementTree.SubElement(root, "Url", _itself(site_url))
    return written(root)


def _itself(site_url: str) -> dict[str, str]:
    return {
        "type": "application/opensearchdescription+xml",
        "rel": "self",
        "template": f"{site_url}/opensearch.xml",
    }
