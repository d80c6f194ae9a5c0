"""The description of the API, for programs and, made from the same, for people."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from search import wire
from web import openapi
from web.api import json_answer
from web.freshness import validator
from web.openapi_schemas import schemas
from web.page_head import standing_head
from web.paths import at
from web.settings import Settings
from web.words import text as _


def api_guide(settings: Settings) -> Blueprint:
    """Return the routes; neither asks the index anything."""
    routes = Blueprint("api_guide", __name__)

    @routes.get("/openapi.json")
    def description() -> Response:
        value = openapi.document(settings.site_name, settings.site_url or at("") or "/")
        response = json_answer(value)
        response.set_etag(validator(wire.encode(value).decode()), weak=True)
        response.make_conditional(request)
        return response

    @routes.get("/help/api")
    def guide() -> str:
        about = _("JSON, feeds and files of any search.")
        head = standing_head(_("For programs"), about, "/help/api", settings)
        parts = {"operations": openapi.OPERATIONS, "schemas": schemas()}
        return render_template("api.html", **parts, head=head, text="", kept=())

    return routes
