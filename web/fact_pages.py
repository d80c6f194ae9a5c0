"""The table of facts: as a page, as files, and for programs."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, current_app, render_template, request

from search import wire
from search.engine import Searcher
from web import exports, facts_state
from web.api import answer
from web.facts_view import facts_view, page_of, pages
from web.page_head import facts_head
from web.settings import Settings


def fact_pages(searcher: Searcher, settings: Settings) -> Blueprint:
    """Return the routes that list facts."""
    routes = Blueprint("facts", __name__)

    @routes.get("/facts")
    def facts() -> str:
        asked = _asked()
        found = facts_state.stated(searcher, asked)
        result = searcher.search(replace(asked.request, sort="newest", page=1, size=1))
        view = facts_view(asked, found, result)
        head = facts_head(asked, settings)
        return render_template("facts.html", view=view, text=asked.request.text, kept=view.kept, head=head)

    @routes.get("/api/v1/facts")
    def facts_as_json() -> Response:
        asked = _asked()
        return answer(searcher, lambda: _facts_object(searcher, asked))

    @routes.get("/facts.csv")
    def facts_as_csv() -> Response:
        rows = facts_state.stated(searcher, _asked()).rows
        return _file(exports.as_csv(rows), "facts.csv", "text/csv")

    @routes.get("/facts.jsonl")
    def facts_as_json_lines() -> Response:
        rows = facts_state.stated(searcher, _asked()).rows
        return _file(exports.as_json_lines(rows), "facts.jsonl", "application/x-ndjson")

    return routes


def _asked() -> facts_state.Asked:
    return facts_state.read(request.args.items(multi=True))


def _facts_object(searcher: Searcher, asked: facts_state.Asked) -> wire.Json:
    facts = facts_state.stated(searcher, asked)
    return {
        "query": asked.request.text,
        "total": facts.total,
        "releases": facts.releases,
        "read": facts.read,
        "whole": facts.whole,
        "order": asked.order,
        "page": asked.request.page,
        "pages": pages(facts),
        "facts": [wire.record(row) for row in page_of(facts, asked.request.page)],
    }


def _file(content: bytes, name: str, mimetype: str) -> Response:
    response = current_app.response_class(content, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
