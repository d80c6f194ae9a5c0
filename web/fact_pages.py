"""The table of facts: as a page, as files, and for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from flask import Blueprint, Response, current_app, render_template, request

from search import wire
from search.engine import Searcher
from search.model import Facts, StatedFact
from search.rates import Showing
from web import exports, facts_state, words
from web.api import answer, tagged
from web.facts_view import facts_view, page_of, pages
from web.page_head import facts_head
from web.settings import Settings

Writer = Callable[[Iterable[StatedFact], Showing], bytes]


def fact_pages(searcher: Searcher, settings: Settings) -> Blueprint:
    """Return the routes that list facts."""
    routes = Blueprint("facts", __name__)

    @routes.get("/facts")
    def facts() -> str:
        asked = _asked()
        found = facts_state.stated(searcher, asked)
        result = searcher.search(replace(asked.request, sort="newest", page=1, size=1))
        view = facts_view(asked, found, result, _showing())
        head = facts_head(asked, settings)
        return render_template("facts.html", view=view, text=asked.request.text, kept=view.kept, head=head)

    @routes.get("/api/v1/facts")
    def facts_as_json() -> Response:
        asked = _asked()
        return answer(searcher, lambda: _facts_object(facts_state.stated(searcher, asked), asked, _showing()))

    @routes.get("/facts.csv")
    def facts_as_csv() -> Response:
        return _file("facts.csv", "text/csv", exports.as_csv)

    @routes.get("/facts.jsonl")
    def facts_as_json_lines() -> Response:
        return _file("facts.jsonl", "application/x-ndjson", exports.as_json_lines)

    def _showing() -> Showing:
        return Showing(words.interface(), settings.rates)

    def _file(name: str, mimetype: str, write: Writer) -> Response:
        asked = _asked()

        def content() -> Response:
            rows = facts_state.stated(searcher, asked).rows
            return current_app.response_class(write(rows, _showing()), mimetype=mimetype)

        response = tagged(searcher, content)
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    return routes


def _asked() -> facts_state.Asked:
    return facts_state.read(request.args.items(multi=True))


def _facts_object(facts: Facts, asked: facts_state.Asked, showing: Showing) -> wire.Json:
    return {
        "query": asked.request.text,
        "total": facts.total,
        "releases": facts.releases,
        "read": facts.read,
        "whole": facts.whole,
        "order": asked.order,
        "ordered_among": "all" if facts.whole else _listed_of(asked),
        "page": asked.request.page,
        "pages": pages(facts),
        "facts": [wire.record(row, showing) for row in page_of(facts, asked.request.page)],
    }


def _listed_of(asked: facts_state.Asked) -> str:
    """An order by amount is one of the newest releases only, when not all of them are looked into."""
    return "oldest" if asked.order == "oldest" else "newest"
