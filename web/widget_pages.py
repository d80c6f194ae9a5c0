"""The pages of the widget: one that makes its markup, the frame, and the script by its version."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request
from werkzeug.exceptions import NotFound

from search.errors import RequestInvalid
from web import state, widget_options, widget_script, widget_snippets, words
from web.settings import Settings

FOREVER = 31_536_000  #: seconds; a year, the most that caches are told
EXAMPLE = "https://records.example.org"  #: stands for a site that does not know its own address


def widget_pages(settings: Settings) -> Blueprint:
    """Return the routes of `/widget`, `/embed` and each version of the script."""
    routes = Blueprint("widget_pages", __name__)

    @routes.get("/widget")
    def maker() -> str:
        options, site, spoken = _asked(), settings.site_url or EXAMPLE, words.interface()
        return render_template(
            "widget.html",
            text="",
            kept=(),
            options=options,
            choices=widget_options,
            limits=tuple((limit, limit) for limit in widget_options.LIMITS),
            script=widget_script.current(),
            element=widget_snippets.element(options, site, widget_script.current(), spoken),
            frame=widget_snippets.frame(options, site, spoken),
            listener=widget_snippets.listener(_origin(site)) if options.origin else "",
            policy=widget_snippets.policy(_origin(site)),
        )

    @routes.get("/widget-<version>.js")
    def script(version: str) -> Response:
        found = widget_script.released(f"widget-{version}.js")
        if found is None:
            raise NotFound
        answer = Response(found.content, mimetype="text/javascript")
        answer.headers["Cache-Control"] = f"public, max-age={FOREVER}, immutable"
        answer.set_etag(version)
        answer.make_conditional(request)
        return answer

    @routes.get("/embed")
    def frame() -> str:
        text = state.readable(request.args.get("q", ""))[: state.MAX_TEXT]
        return render_template("embed.html", text=text, options=widget_options.of_frame(request.args))

    return routes


def _asked() -> widget_options.WidgetOptions:
    for name in widget_options.WidgetOptions.__slots__:
        if len(request.args.getlist(name)) > 1:
            raise RequestInvalid(f"{name} is given more than once: give it once")
    return widget_options.read(request.args)


def _origin(site: str) -> str:
    """Return the origin of the address *site*, which may be below a path."""
    return "/".join(site.split("/")[:3])
