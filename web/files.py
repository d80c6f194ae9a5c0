"""The files that are asked for at the top of a site, not below /static."""

from __future__ import annotations

from flask import Blueprint, Response, send_from_directory

from web.paths import STATIC

AGE = 3600  #: seconds that another site's page may go on with the widget it has


def files() -> Blueprint:
    """Return the routes of the widget's script, the sheet and the script of its frame, and the icon."""
    routes = Blueprint("files", __name__)

    @routes.get("/widget.js")
    def widget() -> Response:
        return send_from_directory(STATIC, "widget.js", mimetype="text/javascript", max_age=AGE)

    @routes.get("/embed.css")
    def sheet_of_the_frame() -> Response:
        return send_from_directory(STATIC, "embed.css", mimetype="text/css", max_age=AGE)

    @routes.get("/embed.js")
    def height_of_the_frame() -> Response:
        return send_from_directory(STATIC, "embed.js", mimetype="text/javascript", max_age=AGE)

    @routes.get("/favicon.ico")
    def favicon() -> Response:
        return send_from_directory(STATIC, "favicon.svg", mimetype="image/svg+xml", max_age=AGE)

    return routes
