"""Answers that are not made again for a client that has them: one validator for each generation."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from flask import Response, current_app, request

from search.engine import Searcher

EDITION = "1"  #: part of every ETag here; another one whenever the same releases would be written differently


def fresh(searcher: Searcher, make: Callable[[], Response], *also: str | None) -> Response:
    """Return what *make* makes, or 304 without making it when the client has this generation's answer.

    *also* is what else the answer depends on, beside its address. Raises as `Searcher.status` does.
    """
    tag = validator(searcher.status().generation, *also)
    unchanged = request.if_none_match.contains_weak(tag)
    response = current_app.response_class(status=304) if unchanged else make()
    response.set_etag(tag, weak=True)
    return response


def validator(*parts: str | None) -> str:
    """Return the validator of an answer that depends on *parts*; addresses tell the answers apart."""
    return hashlib.sha256("\n".join((EDITION, *(part or "" for part in parts))).encode()).hexdigest()[:20]
