"""What watches over a site asks: does the process live, and can it answer."""

from __future__ import annotations

from flask import Blueprint, Response

from search.engine import Searcher
from search.errors import SearchError
from web.api import json_answer
from web.problems import search_problem


def health(searcher: Searcher) -> Blueprint:
    """Return the routes that answer a monitor."""
    routes = Blueprint("health", __name__)

    @routes.get("/healthz")
    def healthz() -> Response:
        return json_answer({"status": "ok"})

    @routes.get("/readyz")
    def readyz() -> Response:
        try:
            status = searcher.status()
        except SearchError as error:
            return json_answer({"status": "unavailable", "reason": search_problem(error).detail}, 503)
        answer: dict[str, object] = {
            "status": "ready",
            "generation": status.generation,
            "releases": status.releases,
            "newest": status.newest.isoformat() if status.newest else None,
        }
        if status.built:
            answer["built"] = status.built.isoformat(timespec="seconds")
        if status.passed_over:
            answer["passed_over"] = status.passed_over
        if status.nodes:
            answer["nodes"] = {node.host: node.answers for node in status.nodes}
        return json_answer(answer)

    return routes
