"""What the site answers to programs beside its API: feeds, files, and what browsers, robots and cards ask."""

from __future__ import annotations

from flask import Blueprint

from search.engine import Searcher
from web.api_guide import api_guide
from web.feed_pages import feed_pages
from web.oembed import oembed
from web.opensearch import opensearch
from web.release_exports import release_exports
from web.robots import robots
from web.settings import Settings


def machine_routes(searcher: Searcher, settings: Settings) -> tuple[Blueprint, ...]:
    """Return all of them."""
    made = (feed_pages, release_exports, opensearch, robots, oembed)
    return (*(routes(searcher, settings) for routes in made), api_guide(settings))
